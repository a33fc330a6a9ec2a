'use client'
/** Adds interactions to a workbin, and knows which are under way. */
import { useMemo } from 'react'
import type { BulkOutcome, ItemOutcome } from '../core/itemOutcome.js'
import type { AddOptions, BulkOptions } from '../core/itemVerbs.js'
import type { ItemName } from '../protocol/operations.js'
import type { WorkbinOwner } from '../protocol/target.js'
import { useItemVerb } from './useItemVerb.js'
import type { MovingOptions } from './useMoving.js'

/** What holds for every add of the hook, where the add itself says nothing else. */
export type AddToWorkbinOptions = MovingOptions & Omit<AddOptions, 'signal'>

/** The adds to one workbin. The functions are stable. */
export interface WorkbinAdd {
  /** Puts one in. Resolves always; unmounting does not cancel it. */
  readonly add: (item: ItemName, options?: AddOptions) => Promise<ItemOutcome>
  /** Puts many in, at most four requests at a time. */
  readonly addAll: (
    items: readonly ItemName[],
    options?: BulkOptions<AddOptions>,
  ) => Promise<BulkOutcome>
  /** The ids of this workbin's items that anybody here is pulling or adding now. */
  readonly pending: ReadonlySet<string>
  /** What came last of this hook's adds to this workbin. */
  readonly last: ItemOutcome | null
}

/**
 * Adds interactions to a workbin: "park", "give to the group". Done is what a message on the link
 * has proved; `unconfirmed` may have arrived, or not: the list tells.
 *
 * @param id - workbin id; null disables: an add fails with `invalid-target`
 * @param owner - `{ agentGroup }`, `{ placeGroup }`, `{ user }` or `'me'`; null disables
 *
 * @example
 * ```tsx
 * const { add, pending } = useAddToWorkbin(id, { agentGroup: 'Billing-Tier2' })
 * const park = () => void add({ id: email.id, medium: 'email' })
 * return <button disabled={pending.has(email.id)} onClick={park}>Park</button>
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useAddToWorkbin(
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
  options: AddToWorkbinOptions = {},
): WorkbinAdd {
  const { last, many, one, pending } = useItemVerb('add', id, owner, options)
  return useMemo(() => ({ add: one, addAll: many, last, pending }), [one, many, last, pending])
}
