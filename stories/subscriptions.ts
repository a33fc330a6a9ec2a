/** Every thing a badge can say, as a subscription at the moment of the stories. */
import { WorkbinError, type RecoveringSubscription, type SubscriptionState } from 'gws-workbins'
import { aMinuteAgo, now } from './moment.js'

/** One subscription, with the reason why an agent sees it so. */
export interface Example {
  readonly subscription: SubscriptionState
  readonly when: string
}

const never = { since: aMinuteAgo, lastLiveAt: null, isLive: false, error: null } as const
const once = { ...never, lastLiveAt: aMinuteAgo } as const

const recovering = (
  age: number,
  cause: RecoveringSubscription['cause'] = 'link',
  isOffline = false,
): SubscriptionState => ({
  ...once,
  status: 'recovering',
  since: now - age,
  cause,
  retryAt: null,
  isOffline,
})

/** By what the badge says. */
export const examples = {
  notSubscribed: {
    subscription: { ...never, status: 'idle' },
    when: 'Nobody asked for it.',
  },
  waitingForConnection: {
    subscription: { ...never, status: 'waiting', reason: 'link' },
    when: 'Wanted; the push link is not up yet.',
  },
  waitingForAgentSession: {
    subscription: { ...never, status: 'waiting', reason: 'not-ready' },
    when: 'Wanted; the agent’s multimedia session has not started.',
  },
  signedOut: {
    subscription: { ...never, status: 'waiting', reason: 'signed-out' },
    when: 'Wanted; GWS does not know the agent.',
  },
  blocked: {
    subscription: { ...never, status: 'waiting', reason: 'blocked' },
    when: 'Wanted; the link has been refused.',
  },
  serverUnavailable: {
    subscription: { ...never, status: 'waiting', reason: 'service' },
    when: 'Wanted; the server behind GWS is down.',
  },
  subscribing: {
    subscription: { ...never, status: 'subscribing', phase: 'confirmation' },
    when: 'Asked for, not confirmed yet. Shown after 300 ms.',
  },
  live: {
    subscription: {
      ...never,
      status: 'subscribed',
      isLive: true,
      lastLiveAt: now,
      referenceId: 74,
      session: 1,
    },
    when: 'Confirmed on this push session, and the link has proved itself since.',
  },
  checking: {
    subscription: recovering(1_000),
    when: 'Was live; for the first 2.5 s nothing is claimed.',
  },
  reconnecting: {
    subscription: recovering(10_000),
    when: 'Was live; link or session is being brought back.',
  },
  stale: {
    subscription: recovering(60_000),
    when: 'Not live for 30 s: contents may be out of date.',
  },
  offline: {
    subscription: recovering(10_000, 'link', true),
    when: 'The browser has no network.',
  },
  endedByServer: {
    subscription: recovering(10_000, 'ended-by-server'),
    when: 'Unsubscribed by somebody else; it is subscribed again.',
  },
  noConfirmation: {
    subscription: {
      ...never,
      status: 'unconfirmed',
      error: new WorkbinError('not-confirmed'),
      retryAt: null,
    },
    when: 'Accepted, and not confirmed in 10 s. A late confirmation counts.',
  },
  stopping: {
    subscription: { ...once, status: 'unsubscribing', since: now },
    when: 'Being paused on request.',
  },
  paused: {
    subscription: { ...once, status: 'unsubscribed' },
    when: 'Paused on request.',
  },
  failed: {
    subscription: {
      ...never,
      status: 'failed',
      kind: 'failed',
      error: new WorkbinError('subscription-refused'),
      retryAt: null,
    },
    when: 'Refused.',
  },
  notAvailable: {
    subscription: {
      ...never,
      status: 'failed',
      kind: 'unavailable',
      error: new WorkbinError('forbidden'),
      retryAt: null,
    },
    when: 'Not for this agent or server: permission, feature, version.',
  },
} as const satisfies Readonly<Record<string, Example>>
