/** Finds the targets an event is for. Unlike an answer, it has no reference that is ours. */
import type { StatedOwner } from '../protocol/messages.js'
import type { WorkbinTarget } from '../protocol/target.js'
import { isAlike, isOf } from './route.js'

/** The targets, and whether it is certain that the event is theirs. */
export interface Addressees {
  readonly targets: readonly WorkbinTarget[]
  readonly isCertain: boolean
}

/**
 * The addressees of an event among the targets of its workbin id.
 *
 * 1. An owner that is stated decides alone. Where nobody observes that one, one that is spelled
 *    otherwise may be meant; a user may be the signed-in agent, whose id we need not know.
 * 2. Without one it is the agent's own, if nothing else is observed; else any of them may be meant.
 */
export function addressees(
  owner: StatedOwner | null,
  targets: readonly WorkbinTarget[],
): Addressees {
  const [only, ...others] = targets
  if (owner === null) return { targets, isCertain: only?.owner === 'me' && others.length === 0 }
  const own = targets.filter((target) => isOf(target, owner))
  if (own.length > 0) return { targets: own, isCertain: true }
  const mayBe = (target: WorkbinTarget): boolean =>
    isAlike(target, owner) || (owner.user !== undefined && target.owner === 'me')
  return { targets: targets.filter(mayBe), isCertain: false }
}
