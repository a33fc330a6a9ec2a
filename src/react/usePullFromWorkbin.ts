'use client'
/** Pulls interactions out of a workbin, and knows which are under way. */
import { useMemo } from 'react'
import type { BulkOutcome, ItemOutcome } from '../core/itemOutcome.js'
import type { BulkOptions, PullOptions } from '../core/itemVerbs.js'
import type { ItemName } from '../protocol/operations.js'
import type { WorkbinOwner } from '../protocol/target.js'
import { useItemVerb } from './useItemVerb.js'
import type { MovingOptions } from './useMoving.js'

/** What holds for every pull of the hook, where the pull itself says nothing else. */
export type PullFromWorkbinOptions = MovingOptions & Omit<PullOptions, 'signal'>

/** The pulls of one workbin. The functions are stable. */
export interface WorkbinPull {
  /** Takes one into the agent's hands. Resolves always; unmounting does not cancel it. */
  readonly pull: (item: ItemName, options?: PullOptions) => Promise<ItemOutcome>
  /** Takes many, at most four requests at a time. */
  readonly pullAll: (
    items: readonly ItemName[],
    options?: BulkOptions<PullOptions>,
  ) => Promise<BulkOutcome>
  /** The ids of this workbin's items that anybody here is pulling or adding now. */
  readonly pending: ReadonlySet<string>
  /** What came last of this hook's pulls from this workbin. */
  readonly last: ItemOutcome | null
}

/**
 * Pulls interactions out of a workbin: "take". An item is the agent's only with the outcome `done`,
 * which a message on the link has proved; `refused` (`already-taken`) says that somebody else was
 * faster. A second click on what is under way is the same pull.
 *
 * @param id - workbin id; null disables: a pull fails with `invalid-target`
 * @param owner - `{ agentGroup }`, `{ placeGroup }`, `{ user }` or `'me'`; null disables
 *
 * @example
 * ```tsx
 * function Take({ item, id }: { item: WorkbinItem; id: string }) {
 *   const { pull, pending, last } = usePullFromWorkbin(id, { agentGroup: 'Billing-Tier2' })
 *   return (
 *     <>
 *       <button disabled={pending.has(item.id)} onClick={() => void pull(item)}>Take</button>
 *       {last?.error?.code === 'already-taken' && 'Somebody else has it.'}
 *     </>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function usePullFromWorkbin(
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
  options: PullFromWorkbinOptions = {},
): WorkbinPull {
  const { last, many, one, pending } = useItemVerb('pull', id, owner, options)
  return useMemo(() => ({ pull: one, pullAll: many, last, pending }), [one, many, last, pending])
}
