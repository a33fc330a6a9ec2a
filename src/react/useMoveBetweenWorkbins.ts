'use client'
/** Moves interactions from one workbin to another. */
import { useMemo } from 'react'
import type { MoveOutcome } from '../core/itemOutcome.js'
import type { MoveOptions } from '../core/itemVerbs.js'
import type { ItemName } from '../protocol/operations.js'
import type { WorkbinTarget } from '../protocol/target.js'
import { useMoving, type MovingOptions } from './useMoving.js'
import { useNewest } from './useNewest.js'

/** What holds for every move of the hook, where the move itself says nothing else. */
export type MoveBetweenWorkbinsOptions = MovingOptions & Omit<MoveOptions, 'signal'>

/** The moves from one workbin to another. The function is stable. */
export interface WorkbinMove {
  /** Pulls it out of the one and adds it to the other. Resolves always; unmounting does not cancel it. */
  readonly move: (item: ItemName, options?: MoveOptions) => Promise<MoveOutcome>
  /** The ids of the first workbin's items that anybody here is pulling or adding now. */
  readonly pending: ReadonlySet<string>
  /** What came last of this hook's moves out of the first workbin. */
  readonly last: MoveOutcome | null
}

/**
 * Moves interactions from one workbin to another: a pull that is proved, then an add. Where the add
 * fails the outcome is `stranded`: the interaction is in the agent's hands, and `putBack()` adds it
 * to the workbin that it came from.
 *
 * @param from - `{ id, owner }`; null disables: a move fails with `invalid-target`
 * @param to - `{ id, owner }`; null disables
 *
 * @example
 * ```tsx
 * const { move } = useMoveBetweenWorkbins({ id, owner: { agentGroup: 'Billing' } }, { id, owner: 'me' })
 * const outcome = await move(item)
 * if (outcome.status === 'stranded') await outcome.putBack()
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useMoveBetweenWorkbins(
  from: WorkbinTarget | null | undefined,
  to: WorkbinTarget | null | undefined,
  options: MoveBetweenWorkbinsOptions = {},
): WorkbinMove {
  const moving = useMoving<MoveOutcome>(from?.id, from?.owner, options)
  const newest = useNewest({ ...moving, to, options })
  const { last, pending } = moving
  const move = useMemo<WorkbinMove['move']>(
    () => async (item, own) => {
      const { client, options: common, target, tell, to: goal } = newest.current
      // Whatever it is, it is parsed by the client, and refused where it is none.
      const outcome = await client.move(item, target, goal as WorkbinTarget, { ...common, ...own })
      tell(outcome)
      return outcome
    },
    [newest],
  )
  return useMemo(() => ({ move, last, pending }), [move, last, pending])
}
