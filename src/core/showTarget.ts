/** Folds all that is known of a target into the one status that is shown: first match wins. */
import type { WorkbinError } from './errors.js'
import { isSame } from './isSame.js'
import type { RecoveringCause, SubscriptionState, WaitingReason } from './subscriptionState.js'
import { isLive, isWanted, type TargetState } from './targetState.js'

/** Everything of a {@link SubscriptionState} but when it began. */
type Shown<State = SubscriptionState> = State extends unknown ? Omit<State, 'since'> : never

/** The status of a target now; the previous one is kept, object and all, where nothing changed. */
export function showTarget(
  target: TargetState,
  wall: number,
  previous?: SubscriptionState,
): SubscriptionState {
  const shown = fold(target)
  const since = previous?.status === shown.status ? previous.since : wall
  const next: SubscriptionState = { ...shown, since }
  return previous !== undefined && isSame(next, previous) ? previous : next
}

function fold(target: TargetState): Shown {
  if (!isWanted(target)) return unwanted(target)
  const { backoff, lastLiveAt, link } = target
  const always = { isLive: false, error: target.error, lastLiveAt } as const
  const retryAt = backoff?.wall ?? null
  if (target.isFailed && target.error !== null) {
    return { ...always, status: 'failed', kind: kindOf(target.error), error: target.error, retryAt }
  }
  const reason = waitingReason(target)
  if (reason !== null && !target.wasLive) return { ...always, status: 'waiting', reason }
  if (isLive(target)) return subscribed(target)
  if (target.wasLive && lastLiveAt !== null) {
    const { isOffline } = link
    const cause = causeOf(target)
    return { ...always, status: 'recovering', cause, lastLiveAt, retryAt, isOffline }
  }
  if (!link.isLive) return { ...always, status: 'waiting', reason: 'link' }
  if (target.isOverdue && target.error !== null) {
    return { ...always, status: 'unconfirmed', error: target.error, retryAt }
  }
  if (retryAt !== null && target.error !== null) {
    return { ...always, status: 'failed', kind: 'failed', error: target.error, retryAt }
  }
  const { request } = target
  const isAccepted = request?.operation === 'Subscribe' && request.isAnswered
  const phase = isAccepted ? 'confirmation' : 'request'
  return { ...always, status: 'subscribing', phase }
}

function unwanted(target: TargetState): Shown {
  const always = { isLive: false, error: null, lastLiveAt: target.lastLiveAt } as const
  if (!target.isPaused) return { ...always, status: 'idle' }
  const isStopping = target.mayBeHeld && target.link.isLive
  return { ...always, status: isStopping ? 'unsubscribing' : 'unsubscribed' }
}

function subscribed(target: TargetState): Shown {
  return {
    status: 'subscribed',
    isLive: true,
    error: null,
    lastLiveAt: target.lastLiveAt,
    referenceId: target.confirmed?.reference ?? null,
    session: target.link.session,
  }
}

/** What keeps us from asking, other than a link that is on its way. */
function waitingReason({ link }: TargetState): WaitingReason | null {
  if (link.obstacle !== null && link.obstacle !== 'link') return link.obstacle
  return link.service === 'down' ? 'service' : null
}

function causeOf(target: TargetState): RecoveringCause {
  const { confirmed, link } = target
  const reason = waitingReason(target)
  if (reason !== null) return reason
  if (target.endedByServer) return 'ended-by-server'
  if (link.session !== 0 && confirmed !== null && confirmed.session !== link.session) {
    return 'session'
  }
  return link.isLive ? 'gap' : 'link'
}

/** Permission, feature and version are no failure of today: shown as neutral. */
function kindOf(error: WorkbinError): 'failed' | 'unavailable' {
  return error.code === 'forbidden' ? 'unavailable' : 'failed'
}
