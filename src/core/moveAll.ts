/** Pulls or adds many: a few requests at a time, all proofs at once. */
import type { ItemName, MoveKind } from '../protocol/operations.js'
import type { BulkOutcome, BulkProgress, ItemOutcome, ItemStatus } from './itemOutcome.js'
import { notify } from './notify.js'

/** How many requests are out at once. */
const lanes = 4

/**
 * Starts each when its turn comes, in order.
 *
 * @param start - `onAnswered`: the next one may be sent, although this one is not proved yet
 */
export async function moveAll(
  kind: MoveKind,
  items: readonly ItemName[],
  start: (item: ItemName, onAnswered: () => void) => Promise<ItemOutcome>,
  onProgress?: (progress: BulkProgress) => void,
): Promise<BulkOutcome> {
  const counts: Record<ItemStatus, number> = {
    done: 0,
    refused: 0,
    unconfirmed: 0,
    failed: 0,
    vetoed: 0,
    cancelled: 0,
  }
  // Untyped code may pass anything; what names no item fails as one.
  const all: readonly ItemName[] = [items].flat()
  const outcomes: Promise<ItemOutcome>[] = []
  const queue = all.entries()
  let settled = 0

  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) {
      await new Promise<void>((resolve) => {
        outcomes[index] = start(item, resolve).then((outcome) => {
          counts[outcome.status] += 1
          settled += 1
          const progress = { outcome, settled, total: all.length }
          notify([() => onProgress?.(progress)])
          resolve()
          return outcome
        })
      })
    }
  }

  await Promise.all(Array.from({ length: lanes }, lane))
  return { kind, outcomes: await Promise.all(outcomes), counts }
}
