/** The HTTP half of a request: what its answer, its failure or its silence adds to the facts of a target. */
import { retryDelay, serviceDelay } from './backoff.js'
import type { Clock } from './clock.js'
import { answersRequest, settle, unsubscribed } from './confirmation.js'
import { WorkbinError } from './errors.js'
import { backOff, withZombie } from './giveUp.js'
import type { RequestOutcome } from './ports.js'
import type { PendingRequest, TargetState } from './targetState.js'
import type { Timings } from './timings.js'

/** The outcome of request `id`; that of an older one changes nothing. */
export function answered(
  target: TargetState,
  id: number,
  outcome: RequestOutcome,
  { clock, timings }: { readonly clock: Clock; readonly timings: Pick<Timings, 'confirm'> },
): TargetState {
  const { request } = target
  if (request === null || request.id !== id || request.isAnswered) return target
  switch (outcome.type) {
    case 'accepted':
      return accepted(target, request, outcome.reference, clock, timings.confirm)
    case 'signed-out':
      // The link ends with it; the next login asks again.
      return { ...target, request: null }
    case 'fatal':
      return failed(target, request, outcome.error, clock)
    case 'retry':
      return target.oddities + 1 >= (outcome.mostTries ?? Number.POSITIVE_INFINITY)
        ? failed(target, request, outcome.error, clock)
        : later(target, outcome, clock)
    case 'left':
      return unsubscribed(target, clock)
    default:
      return outcome satisfies never
  }
}

/** Race 1, second half: the push may have been faster than the answer that says it is ours. */
function accepted(
  target: TargetState,
  request: PendingRequest,
  reference: number | null,
  clock: Clock,
  confirmMs: number,
): TargetState {
  const confirmBy = clock.now() + confirmMs
  const known = { ...request, isAnswered: true, reference, confirmBy, early: [] }
  const push =
    request.early.find(
      (early) => early.referenceId === reference && answersRequest(early, known),
    ) ?? request.early.find((early) => answersRequest(early, known))
  // The server may give a number again; it is settled no longer then.
  const retired = target.retired.filter((settled) => settled.reference !== reference)
  const waiting = { ...target, request: known, retired }
  return push === undefined ? waiting : settle(waiting, known, push, clock)
}

/** What cannot be ended is taken for ended; what cannot be had is not asked for again. */
function failed(
  target: TargetState,
  { operation }: PendingRequest,
  error: WorkbinError,
  clock: Clock,
): TargetState {
  if (operation === 'Unsubscribe') return unsubscribed(target, clock)
  return { ...target, request: null, confirmed: null, error, isFailed: true }
}

function later(
  target: TargetState,
  outcome: Extract<RequestOutcome, { readonly type: 'retry' }>,
  clock: Clock,
): TargetState {
  const delay = outcome.error.code === 'service-unavailable' ? serviceDelay : retryDelay
  const wait = Math.max(outcome.retryAfter ?? 0, delay(target.attempt, clock.random()))
  const zombies = outcome.executed === 'unknown' ? withZombie(target, clock) : target.zombies
  const isOrdered = wait === outcome.retryAfter
  const oddities = outcome.mostTries === undefined ? 0 : target.oddities + 1
  return { ...backOff({ ...target, zombies }, outcome.error, wait, clock), isOrdered, oddities }
}

/** Accepted, and not confirmed in time. The exact confirmation of a Subscribe still counts later. */
export function overdue(target: TargetState, request: PendingRequest, clock: Clock): TargetState {
  const wait = retryDelay(target.attempt, clock.random())
  const over = backOff(target, new WorkbinError('not-confirmed'), wait, clock)
  if (request.operation === 'Unsubscribe') return { ...over, needsReset: false }
  const { isTainted, session, gap, reference } = request
  const late = reference === null || isTainted ? target.late : { session, gap, reference }
  return { ...over, isOverdue: true, late }
}
