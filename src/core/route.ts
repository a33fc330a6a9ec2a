/** Finds the targets a subscription message is for: by reference first, by owner second, and never by requiring either. */
import type { StatedOwner, WorkbinSubscriptionStateChangeMessage } from '../protocol/messages.js'
import { ownerPart, type WorkbinOwner, type WorkbinTarget } from '../protocol/target.js'
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
 * 1. An owner that is stated decides alone, if it is that of a target; the agent's own id is 'me'.
 * 2. Without one (personal workbins; the documented place-group Unsubscribed), the target whose
 *    request has that reference.
 * 3. Without either, a confirmation could be for any of them: it reaches one only if a single
 *    target waits, or the own one, of which alone that is documented. An `Unsubscribed` reaches
 *    those that wait for one ({@link isUndecided}), else all: better to ask again once too often
 *    than to show as live what has ended.
 * 4. Where id or owner are spelled otherwise only the exact reference counts, once it is known; and
 *    an `Unsubscribed`, for the same reason.
 */
export function route<Entry extends Addressee>(
  message: WorkbinSubscriptionStateChangeMessage,
  entries: readonly Entry[],
  agentId = 'me',
): readonly Entry[] {
  const named = entries.filter(({ target }) => isNamed(target, message, agentId))
  if (named.length === 0) return entries.filter((entry) => mayBeFor(entry, message))
  return message.owner === null ? unowned(message, named) : named
}

/** Whether a message names the target, as far as it names any. */
export function isNamed(
  target: WorkbinTarget,
  { id, owner }: WorkbinSubscriptionStateChangeMessage,
  agentId: string,
): boolean {
  if (id !== target.id) return false
  return (
    owner === null || isOf(target, owner.user === agentId && target.owner === 'me' ? 'me' : owner)
  )
}

function unowned<Entry extends Addressee>(
  message: WorkbinSubscriptionStateChangeMessage,
  entries: readonly Entry[],
): readonly Entry[] {
  const { referenceId, stateResource } = message
  const known = entries.filter((entry) => hasReference(entry.state, message))
  if (known.length > 0) return known
  if (isUndecided(message, entries)) return entries.filter(({ state }) => isUnsubscribing(state))
  if (stateResource === 'Unsubscribed') return entries
  const waiting = entries.filter((entry) => isWaiting(entry.state, message))
  if (waiting.length === 1 || referenceId !== null) return waiting
  return stateResource === 'Subscribed' ? waiting.filter(({ target }) => target.owner === 'me') : []
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

/** A message that does not name the target, and is for it all the same. */
function mayBeFor(
  { state, target }: Addressee,
  message: WorkbinSubscriptionStateChangeMessage,
): boolean {
  const { owner, referenceId, stateResource } = message
  // A user may be the signed-in agent, whose id we need not know.
  const isUser = owner?.user !== undefined && target.owner === 'me'
  const isLike = owner === null || isAlike(target, owner)
  if (isLike && stateResource === 'Unsubscribed') return true
  const isAwaited = referenceId !== null && state.request?.isAnswered === false
  return (isLike || isUser) && (isAwaited || hasReference(state, message))
}

/** Whether that owner is the target's. */
export function isOf(target: WorkbinTarget, owner: WorkbinOwner): boolean {
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
  const isKnown = ({ operation, reference }: Reference): boolean =>
    reference !== null && reference === push.referenceId && isOfKind(push, operation)
  return (
    (request !== null && isKnown(request)) ||
    (late !== null && isKnown({ operation: 'Subscribe', reference: late.reference })) ||
    retired.some(isKnown)
  )
}

type Reference = Pick<PendingRequest, 'operation' | 'reference'>

/** With a reference only those can be meant whose own is not known yet; they keep it until it is. */
function isWaiting({ request }: TargetState, push: Push): boolean {
  if (request === null) return false
  return push.referenceId === null ? isOfKind(push, request.operation) : request.reference === null
}
