/** Finds the targets a subscription message is for: by reference first, by owner second, and never by requiring either. */
import type { StatedOwner, WorkbinSubscriptionStateChangeMessage } from '../protocol/messages.js'
import { ownerPart, type WorkbinTarget } from '../protocol/target.js'
import { isOfKind } from './confirmation.js'
import type { PendingRequest, Push, TargetState } from './targetState.js'

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
 *    target waits. An `Unsubscribed` reaches those that wait for one ({@link isUndecided}), else
 *    all: better to ask again once too often than to show as live what has ended.
 */
export function route<Entry extends Addressee>(
  message: WorkbinSubscriptionStateChangeMessage,
  entries: readonly Entry[],
): readonly Entry[] {
  const { owner, referenceId, stateResource } = message
  if (owner !== null) return ofOwner(message, owner, entries)
  const known = entries.filter((entry) => hasReference(entry.state, message))
  if (known.length > 0) return known
  if (isUndecided(message, entries)) return entries.filter(({ state }) => isUnsubscribing(state))
  if (stateResource === 'Unsubscribed') return entries
  const waiting = entries.filter((entry) => isWaiting(entry.state, referenceId))
  return waiting.length === 1 || referenceId !== null ? waiting : []
}

/**
 * Whether only a later answer tells whose message it is. Two place groups of one workbin are live,
 * one is paused, and its Unsubscribed, which names no group, overtakes the answer with its
 * reference: the other one's subscription has not ended, or so it is hoped until then.
 */
export function isUndecided(
  message: WorkbinSubscriptionStateChangeMessage,
  entries: readonly Addressee[],
): boolean {
  const { owner, referenceId, stateResource } = message
  if (owner !== null || referenceId === null || stateResource !== 'Unsubscribed') return false
  const isKnown = entries.some(({ state }) => hasReference(state, message))
  return !isKnown && entries.some(({ state }) => isUnsubscribing(state))
}

function isUnsubscribing({ request }: TargetState): boolean {
  return request?.operation === 'Unsubscribe' && !request.isAnswered
}

/** A message about the signed-in agent's own copy may state the agent's id, which we need not know. */
function ofOwner<Entry extends Addressee>(
  message: WorkbinSubscriptionStateChangeMessage,
  owner: StatedOwner,
  entries: readonly Entry[],
): readonly Entry[] {
  const own = entries.filter((entry) => isOf(entry.target, owner))
  if (own.length > 0 || owner.user === undefined) return own
  return entries.filter(
    ({ state, target }) => target.owner === 'me' && hasReference(state, message),
  )
}

/** Whether that owner is the target's. */
export function isOf(target: WorkbinTarget, owner: StatedOwner): boolean {
  const [kind, name] = ownerPart(owner)
  const [ourKind, ourName] = ownerPart(target.owner)
  return kind === ourKind && name === ourName
}

/** Whether that owner may be the target's: no page says whether case and spaces count. */
export function isAlike(target: WorkbinTarget, owner: StatedOwner): boolean {
  const [kind, name] = ownerPart(owner)
  const [ourKind, ourName] = ownerPart(target.owner)
  return kind === ourKind && plain(name) === plain(ourName)
}

function plain(name: string): string {
  return name.replace(/\s+/g, '').toLowerCase()
}

/** Numbers are given again: an Unsubscribed with the number of a Subscribe is another's. */
function hasReference({ late, request, retired }: TargetState, push: Push): boolean {
  const isNamed = ({ operation, reference }: Reference): boolean =>
    reference !== null && reference === push.referenceId && isOfKind(push, operation)
  return (
    (request !== null && isNamed(request)) ||
    (late !== null && isNamed({ operation: 'Subscribe', reference: late.reference })) ||
    retired.some(isNamed)
  )
}

type Reference = Pick<PendingRequest, 'operation' | 'reference'>

/** With a reference only those can be meant whose own is not known yet; they keep it until it is. */
function isWaiting({ request }: TargetState, reference: number | null): boolean {
  return request !== null && (reference === null || request.reference === null)
}
