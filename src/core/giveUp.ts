/** Ends a request without success: when its turn comes again, and how long the server may still execute it. */
import { momentIn, type Clock } from './clock.js'
import type { WorkbinError } from './errors.js'
import type { TargetState } from './targetState.js'

/** How long a request that was given up may still be executed by the server (ms). */
const zombieMs = 10_000

/** The request is over without success; its turn comes again after `wait` ms. */
export function backOff(
  target: TargetState,
  error: WorkbinError,
  wait: number,
  clock: Clock,
): TargetState {
  const isUnsubscribe = target.request?.operation === 'Unsubscribe'
  return {
    ...target,
    request: null,
    error,
    attempt: target.attempt + 1,
    unsubscribeAttempts: target.unsubscribeAttempts + (isUnsubscribe ? 1 : 0),
    backoff: momentIn(clock, wait),
    isOrdered: false,
  }
}

/** The zombies, with the request that is given up before its answer. */
export function withZombie(target: TargetState, clock: Clock): TargetState['zombies'] {
  const { request, zombies } = target
  if (request === null || request.isAnswered) return zombies
  return [...zombies, { operation: request.operation, until: clock.now() + zombieMs }]
}
