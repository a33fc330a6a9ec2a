/** The pushed half of a request: what a confirmation, a refusal, or somebody else's doing adds to the facts of a target. */
import type { SubscriptionOperation } from '../protocol/operations.js'
import { refusalDelay } from './backoff.js'
import { momentIn, type Clock } from './clock.js'
import { WorkbinError } from './errors.js'
import { backOff } from './giveUp.js'
import {
  forgiven,
  type Confirmation,
  type PendingRequest,
  type Push,
  type TargetState,
} from './targetState.js'

const maxEarly = 8
const maxRetired = 32

/** A push for this target: ours, late, repeated, or foreign. */
export function pushed(target: TargetState, push: Push, clock: Clock): TargetState {
  const { late, request } = target
  if (late !== null && isLateConfirmation(late, push, target)) {
    return confirm(retire(target, 'Subscribe', late.reference), late)
  }
  if (request !== null && !request.isAnswered) return stash(target, request, push)
  if (isSettled(target, push)) return target
  if (request !== null && answersRequest(push, request)) return settle(target, request, push, clock)
  return foreign(target, push, clock)
}

/** A repetition of what is settled. Numbers are given again: an Unsubscribed is none of a Subscribe. */
function isSettled({ retired }: TargetState, push: Push): boolean {
  return retired.some(
    ({ operation, reference }) => reference === push.referenceId && isOfKind(push, operation),
  )
}

/** The exact reference, on the same session; an Unsubscribe sent or seen since has cleared `late`. */
function isLateConfirmation(late: Confirmation, push: Push, target: TargetState): boolean {
  return (
    push.stateResource === 'Subscribed' &&
    push.referenceId === late.reference &&
    late.session === target.link.session
  )
}

/**
 * Race 1: the confirmation overtakes the HTTP answer that carries its reference.
 * 1. We POST Subscribe. 2. GWS asks the Interaction Server and pushes `Subscribed`, reference 74.
 * 3. The held poll returns first. 4. Only then the answer says that 74 is ours.
 * Seen four times in one live capture. So it is kept until the answer tells.
 */
function stash(target: TargetState, request: PendingRequest, push: Push): TargetState {
  const stashed = { ...request, early: [...request.early, push].slice(-maxEarly) }
  return isOfKind(push, request.operation)
    ? { ...target, request: stashed }
    : ended({ ...target, request: stashed }, push)
}

/** Whether a push answers a request whose HTTP answer is there: by reference, where both have one. */
export function answersRequest(push: Push, request: PendingRequest): boolean {
  const isOpen = push.referenceId === null || request.reference === null
  const isOfReference = push.referenceId === request.reference || (isOpen && push.isLoose !== true)
  return isOfReference && isOfKind(push, request.operation)
}

/** `RequestFailed` does not say what has failed. */
export function isOfKind({ stateResource }: Push, operation: SubscriptionOperation): boolean {
  if (stateResource === 'RequestFailed') return true
  return (stateResource === 'Subscribed') === (operation === 'Subscribe')
}

/** The push that answers our request. */
export function settle(
  target: TargetState,
  request: PendingRequest,
  push: Push,
  clock: Clock,
): TargetState {
  const over = retire(target, request.operation, request.reference)
  const isUnsubscribe = request.operation === 'Unsubscribe'
  if (push.stateResource === 'RequestFailed') {
    return isUnsubscribe ? refusedUnsubscribe(over, clock) : refusedSubscribe(over, clock)
  }
  if (isUnsubscribe) return unsubscribed(over, clock)
  const { session, gap, reference } = request
  if (!request.isTainted) return confirm({ ...over, request: null }, { session, gap, reference })
  // Race 2: another tab's Unsubscribe crossed our Subscribe, and nothing tells which came last.
  return spaced({ ...over, request: null }, clock)
}

function retire(
  target: TargetState,
  operation: SubscriptionOperation,
  reference: number | null,
): TargetState {
  if (reference === null) return target
  return { ...target, retired: [...target.retired, { operation, reference }].slice(-maxRetired) }
}

function confirm(target: TargetState, confirmed: Confirmation): TargetState {
  return {
    ...forgiven(target),
    confirmed,
    mayBeHeld: true,
    needsReset: false,
    endedByServer: false,
    late: null,
  }
}

/**
 * Nothing of ours is left at the server. After a reset the Subscribe follows at once; from the
 * second reset on it keeps the distance of the refusals.
 */
export function unsubscribed(target: TargetState, clock: Clock): TargetState {
  const { needsReset, refusals } = target
  const over = {
    ...target,
    request: null,
    confirmed: null,
    mayBeHeld: false,
    needsReset: false,
    unsubscribeAttempts: 0,
  }
  if (!needsReset) return forgiven(over)
  const wait = refusals > 2 ? momentIn(clock, refusalDelay(refusals, clock.random())) : null
  return { ...over, backoff: wait }
}

/** A server may refuse a Subscribe because one is active already: every second refusal resets it. */
function refusedSubscribe(target: TargetState, clock: Clock): TargetState {
  const refusals = target.refusals + 1
  const error = new WorkbinError('subscription-refused')
  const failed = backOff(target, error, refusalDelay(refusals, clock.random()), clock)
  return { ...failed, refusals, isOverdue: false, needsReset: refusals % 2 === 0 }
}

/** Interaction Server refuses to end what is not there: most likely nothing is left to end. */
function refusedUnsubscribe(target: TargetState, clock: Clock): TargetState {
  const error = new WorkbinError('subscription-refused')
  const wait = target.needsReset ? refusalDelay(target.refusals, clock.random()) : 1_000
  return { ...backOff(target, error, wait, clock), needsReset: false }
}

/** Another desktop's success is no proof for us; its Unsubscribe, or the server's, ends ours too. */
function foreign(target: TargetState, push: Push, clock: Clock): TargetState {
  if (push.stateResource !== 'Unsubscribed') return target
  const over = ended(target, push)
  if (target.request !== null || target.confirmed === null) return over
  return spaced(over, clock)
}

/** What others end is asked for again soon, and ever more slowly where they end it again. */
function spaced(target: TargetState, clock: Clock): TargetState {
  const endedAt = clock.now()
  const endings = endedAt - target.endedAt < 60_000 ? target.endings + 1 : 0
  const wait = endings === 0 ? 500 : refusalDelay(endings, clock.random())
  return { ...target, endings, endedAt, backoff: momentIn(clock, wait) }
}

/**
 * An Unsubscribed that is not ours ends what was confirmed, and what could still be confirmed late.
 * Whether it came before or after a Subscribe that is out, nothing tells: that one proves nothing.
 * What the server may hold stays open, for pushes come in no order.
 */
function ended(target: TargetState, push: Push): TargetState {
  if (push.stateResource !== 'Unsubscribed') return target
  const { confirmed, request } = target
  const isTainted = request?.operation === 'Subscribe'
  return {
    ...target,
    request: isTainted ? { ...request, isTainted } : request,
    confirmed: null,
    late: null,
    endedByServer: target.endedByServer || confirmed !== null,
    error: confirmed === null ? target.error : new WorkbinError('ended-by-server'),
  }
}
