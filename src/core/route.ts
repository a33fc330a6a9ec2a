/** Finds the targets a subscription message is for: by reference first, by owner second, and never by requiring either. */
import type { StatedOwner, WorkbinSubscriptionStateChangeMessage } from '../protocol/messages.js'
import { ownerPart, type WorkbinTarget } from '../protocol/target.js'
import type { TargetState } from './targetState.js'

/** A target as far as routing looks at it. */
export interface Addressee {
  readonly target: WorkbinTarget
  readonly state: TargetState
}

/**
 * The addressees of a message among the targets of its workbin id.
 *
 * 1. An owner that is stated decides alone.
 * 2. Without one (personal workbins; the documented place-group Unsubscribed), the target whose
 *    request has that reference.
 * 3. Without either, a confirmation could be for any of them: it reaches one only if a single
 *    target waits. An `Unsubscribed` reaches all: better to ask again once too often than to show
 *    as live what has ended.
 */
export function route<Entry extends Addressee>(
  message: WorkbinSubscriptionStateChangeMessage,
  entries: readonly Entry[],
): readonly Entry[] {
  const { owner, referenceId, stateResource } = message
  if (owner !== null) return entries.filter((entry) => isOf(entry.target, owner))
  const known = entries.filter((entry) => hasReference(entry.state, referenceId))
  if (known.length > 0) return known
  if (stateResource === 'Unsubscribed') return entries
  const waiting = entries.filter((entry) => isWaiting(entry.state, referenceId))
  return waiting.length === 1 || referenceId !== null ? waiting : []
}

function isOf(target: WorkbinTarget, owner: StatedOwner): boolean {
  const [kind, name] = ownerPart(owner)
  const [ourKind, ourName] = ownerPart(target.owner)
  return kind === ourKind && name === ourName
}

function hasReference({ late, request }: TargetState, reference: number | null): boolean {
  if (reference === null) return false
  return request?.reference === reference || late?.reference === reference
}

/** With a reference only those can be meant whose own is not known yet; they keep it until it is. */
function isWaiting({ request }: TargetState, reference: number | null): boolean {
  return request !== null && (reference === null || request.reference === null)
}
