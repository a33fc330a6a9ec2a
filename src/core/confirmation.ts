/** The pushed half of a request: what a confirmation, a refusal, or somebody else's doing adds to the facts of a target. */
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
    return confirm({ ...target, retired: retire(target, late.reference) }, late)
  }
  if (request !== null && !request.isAnswered) return stash(target, request, push)
  const isSettled = push.referenceId !== null && target.retired.includes(push.referenceId)
  if (isSettled) return target
  if (request !== null && answersRequest(push, request)) return settle(target, request, push, clock)
  return foreign(target, push, clock)
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
  const early = [...request.early, push].slice(-maxEarly)
  const isForeign = request.operation === 'Subscribe' && push.stateResource === 'Unsubscribed'
  const isTainted = request.isTainted || isForeign
  return { ...target, request: { ...request, early, isTainted } }
}

/** Whether a push answers a request whose HTTP answer is there: by reference, where both have one. */
export function answersRequest(push: Push, request: PendingRequest): boolean {
  const isOfKind =
    push.stateResource === 'RequestFailed' ||
    (push.stateResource === 'Subscribed') === (request.operation === 'Subscribe')
  const isOfReference =
    push.referenceId === null ||
    request.reference === null ||
    push.referenceId === request.reference
  return isOfKind && isOfReference
}

/** The push that answers our request. */
export function settle(
  target: TargetState,
  request: PendingRequest,
  push: Push,
  clock: Clock,
): TargetState {
  const over = { ...target, retired: retire(target, request.reference) }
  const isUnsubscribe = request.operation === 'Unsubscribe'
  if (push.stateResource === 'RequestFailed') {
    return isUnsubscribe ? refusedUnsubscribe(over, clock) : refusedSubscribe(over, clock)
  }
  if (isUnsubscribe) return target.needsReset ? reset(over, clock) : released(over)
  const { session, gap, reference } = request
  if (!request.isTainted) return confirm({ ...over, request: null }, { session, gap, reference })
  // Race 2: another tab's Unsubscribe crossed our Subscribe, and nothing tells which came last.
  return { ...over, request: null, backoff: momentIn(clock, 500) }
}

function retire(target: TargetState, reference: number | null): readonly number[] {
  return reference === null ? target.retired : [...target.retired, reference].slice(-maxRetired)
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

/** Nothing of ours is left at the server. */
export function released(target: TargetState): TargetState {
  return {
    ...forgiven(target),
    request: null,
    confirmed: null,
    mayBeHeld: false,
    needsReset: false,
  }
}

/** After two refusals the reset's Subscribe follows at once; later ones keep the distance. */
function reset(target: TargetState, clock: Clock): TargetState {
  const { refusals } = target
  const wait = refusals > 2 ? momentIn(clock, refusalDelay(refusals, clock.random())) : null
  return { ...target, request: null, confirmed: null, needsReset: false, backoff: wait }
}

/** A server may refuse a Subscribe because one is active already: every second refusal resets it. */
function refusedSubscribe(target: TargetState, clock: Clock): TargetState {
  const refusals = target.refusals + 1
  const error = new WorkbinError('subscription-refused')
  const failed = backOff(target, error, refusalDelay(refusals, clock.random()), clock)
  return { ...failed, refusals, needsReset: refusals % 2 === 0 }
}

/** Interaction Server refuses to end what is not there: most likely nothing is left to end. */
function refusedUnsubscribe(target: TargetState, clock: Clock): TargetState {
  const error = new WorkbinError('subscription-refused')
  const wait = target.needsReset ? refusalDelay(target.refusals, clock.random()) : 1_000
  return { ...backOff(target, error, wait, clock), needsReset: false }
}

/** Another tab's success is no proof for us; its Unsubscribe, or the server's, ends ours too. */
function foreign(target: TargetState, push: Push, clock: Clock): TargetState {
  if (push.stateResource !== 'Unsubscribed') return target
  const unsure = { ...target, late: null }
  if (target.request?.operation === 'Subscribe') {
    return { ...unsure, request: { ...target.request, isTainted: true } }
  }
  if (target.confirmed === null) return unsure
  return {
    ...unsure,
    confirmed: null,
    mayBeHeld: target.request !== null,
    endedByServer: true,
    error: new WorkbinError('ended-by-server'),
    backoff: momentIn(clock, 500),
  }
}
