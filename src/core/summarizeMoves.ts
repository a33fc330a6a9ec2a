/** Many pulls or adds in one line of words. */
import type { BulkOutcome, ItemStatus } from './itemOutcome.js'

/** A word for each status, after its number. */
export type MoveWords = Readonly<Record<ItemStatus, string>>

const pulled: MoveWords = {
  done: 'taken',
  refused: 'already gone',
  failed: 'failed',
  unconfirmed: 'not confirmed',
  cancelled: 'cancelled',
  vetoed: 'held back',
}

const added: MoveWords = { ...pulled, done: 'added', refused: 'refused' }

const order = ['done', 'refused', 'failed', 'unconfirmed', 'cancelled', 'vetoed'] as const

/**
 * Says what became of many: "17 taken, 3 already gone, 2 failed". What did not happen is left out.
 *
 * @param words - other words, for another language
 *
 * @example
 * ```ts
 * announce(summarizeMoves(await client.pullAll(target, items)))
 * ```
 */
export function summarizeMoves(
  { counts, kind }: Pick<BulkOutcome, 'counts' | 'kind'>,
  words: Partial<MoveWords> = {},
): string {
  const all = { ...(kind === 'pull' ? pulled : added), ...words }
  const said = order.filter((status) => counts[status] > 0)
  return (said.length > 0 ? said : (['done'] as const))
    .map((status) => `${counts[status]} ${all[status]}`)
    .join(', ')
}
