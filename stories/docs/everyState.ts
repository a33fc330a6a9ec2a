/** Every status of a subscription, with everything that can modify it. */
import {
  WorkbinError,
  type RecoveringCause,
  type SubscriptionState,
  type WaitingReason,
} from 'gws-workbins'
import { aMinuteAgo, now } from '../moment.js'

/** One row of the table. */
export interface NamedState {
  readonly modifier: string
  readonly subscription: SubscriptionState
}

/** The compiler says when one is missing. */
const reasons = {
  link: 'no link yet',
  'not-ready': 'no agent session',
  'signed-out': 'signed out',
  blocked: 'link refused',
  service: 'server down',
} as const satisfies Record<WaitingReason, string>

const causes = {
  link: 'link lost',
  session: 'session lost',
  gap: 'a message may be missing',
  service: 'server down',
  'ended-by-server': 'ended by server',
  'signed-out': 'signed out',
  blocked: 'link refused',
  'not-ready': 'no agent session',
} as const satisfies Record<RecoveringCause, string>

const never = { since: aMinuteAgo, lastLiveAt: null, isLive: false, error: null } as const
const once = { ...never, lastLiveAt: aMinuteAgo } as const

const recovering = (cause: RecoveringCause, age: number, isOffline = false): SubscriptionState => ({
  ...once,
  status: 'recovering',
  since: now - age,
  cause,
  retryAt: null,
  isOffline,
})

const keysOf = <Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] =>
  Object.keys(record) as Key[]

/** In the order of a subscription's life. */
export const everyState: readonly NamedState[] = [
  { modifier: '', subscription: { ...never, status: 'idle' } },
  ...keysOf(reasons).map((reason) => ({
    modifier: reasons[reason],
    subscription: { ...never, status: 'waiting', reason } satisfies SubscriptionState,
  })),
  {
    modifier: 'for less than 300 ms',
    subscription: { ...never, status: 'subscribing', phase: 'request', since: now - 100 },
  },
  {
    modifier: 'for less than 300 ms, after a failure',
    subscription: {
      ...never,
      status: 'subscribing',
      phase: 'request',
      since: now - 100,
      error: new WorkbinError('request-failed'),
    },
  },
  { modifier: 'longer', subscription: { ...never, status: 'subscribing', phase: 'confirmation' } },
  {
    modifier: '',
    subscription: {
      ...never,
      status: 'subscribed',
      isLive: true,
      lastLiveAt: now,
      referenceId: 74,
      session: 1,
    },
  },
  { modifier: 'for less than 2.5 s', subscription: recovering('link', 1_000) },
  ...keysOf(causes).map((cause) => ({
    modifier: causes[cause],
    subscription: recovering(cause, 10_000),
  })),
  { modifier: 'for longer than 30 s', subscription: recovering('link', 60_000) },
  { modifier: 'no network', subscription: recovering('link', 10_000, true) },
  {
    modifier: 'not confirmed in 10 s',
    subscription: {
      ...never,
      status: 'unconfirmed',
      error: new WorkbinError('not-confirmed'),
      retryAt: null,
    },
  },
  { modifier: 'on request', subscription: { ...once, status: 'unsubscribing' } },
  { modifier: 'on request', subscription: { ...once, status: 'unsubscribed' } },
  {
    modifier: 'can pass',
    subscription: {
      ...never,
      status: 'failed',
      kind: 'failed',
      error: new WorkbinError('subscription-refused'),
      retryAt: null,
    },
  },
  {
    modifier: 'needs somebody else',
    subscription: {
      ...never,
      status: 'failed',
      kind: 'unavailable',
      error: new WorkbinError('forbidden'),
      retryAt: null,
    },
  },
]
