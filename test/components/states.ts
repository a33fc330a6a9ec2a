/** One subscription and one link per thing an agent can be told, for tests of models and badges. */
import {
  WorkbinError,
  type ConnectionState,
  type FailedSubscription,
  type RecoveringSubscription,
  type SubscribedSubscription,
  type SubscribingSubscription,
  type SubscriptionState,
  type UnconfirmedSubscription,
  type WaitingSubscription,
} from 'gws-workbins'

/** 10:42:00 where the test runs: every status here began at this moment. */
export const start: number = new Date(2026, 10, 22, 10, 42).getTime()

const base = { since: start, lastLiveAt: null, isLive: false, error: null } as const

export const idle: SubscriptionState = { ...base, status: 'idle' }
export const waiting: WaitingSubscription = { ...base, status: 'waiting', reason: 'link' }
export const subscribing: SubscribingSubscription = {
  ...base,
  status: 'subscribing',
  phase: 'confirmation',
}
export const subscribed: SubscribedSubscription = {
  ...base,
  status: 'subscribed',
  isLive: true,
  lastLiveAt: start,
  referenceId: 74,
  session: 1,
}
export const recovering: RecoveringSubscription = {
  ...base,
  status: 'recovering',
  cause: 'link',
  lastLiveAt: start,
  retryAt: null,
  isOffline: false,
}
export const unconfirmed: UnconfirmedSubscription = {
  ...base,
  status: 'unconfirmed',
  error: new WorkbinError('not-confirmed'),
  retryAt: null,
}
export const unsubscribing: SubscriptionState = { ...base, status: 'unsubscribing' }
export const unsubscribed: SubscriptionState = { ...base, status: 'unsubscribed' }
export const failed: FailedSubscription = {
  ...base,
  status: 'failed',
  kind: 'failed',
  error: new WorkbinError('subscription-refused'),
  retryAt: null,
}

/** Every status, with every modifier that has a look of its own. */
export const subscriptions: readonly SubscriptionState[] = [
  idle,
  ...(['link', 'not-ready', 'signed-out', 'blocked', 'service'] as const).map(
    (reason) => ({ ...waiting, reason }) satisfies SubscriptionState,
  ),
  subscribing,
  { ...subscribing, phase: 'request' },
  subscribed,
  ...(
    [
      'link',
      'session',
      'gap',
      'service',
      'ended-by-server',
      'signed-out',
      'blocked',
      'not-ready',
    ] as const
  ).flatMap((cause): SubscriptionState[] => [
    { ...recovering, cause },
    { ...recovering, cause, isOffline: true },
  ]),
  unconfirmed,
  { ...unconfirmed, lastLiveAt: start },
  unsubscribing,
  { ...unsubscribing, lastLiveAt: start },
  unsubscribed,
  { ...unsubscribed, lastLiveAt: start },
  failed,
  { ...failed, lastLiveAt: start },
  { ...failed, kind: 'unavailable' },
]

/** The link, connected and well. */
export const connected: ConnectionState = {
  status: 'connected',
  since: start,
  session: 1,
  attempt: 0,
  retryAt: null,
  degraded: null,
  service: 'up',
  isOffline: false,
  error: null,
}
