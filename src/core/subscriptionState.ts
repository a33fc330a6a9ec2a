/** What one workbin's subscription looks like from outside: a union by `status`, each with what belongs to it. */
import type { WorkbinError } from './errors.js'

/** What every status has. */
export interface SubscriptionBase {
  /** When this status began (epoch ms). */
  readonly since: number
  /** When the list was last known to be live (epoch ms), or null: "how old is what I see". */
  readonly lastLiveAt: number | null
  /** True only for `subscribed`: confirmed on this session, no gap open, the link proved. */
  readonly isLive: boolean
  /** What went wrong last, or null. Not an error of the link: that is in the connection's state. */
  readonly error: WorkbinError | null
}

/** Nobody asked for it. */
export interface IdleSubscription extends SubscriptionBase {
  readonly status: 'idle'
  readonly isLive: false
}

/** Why a wanted subscription cannot be asked for yet. `not-ready`: the agent's multimedia session has not started. */
export type WaitingReason = 'link' | 'not-ready' | 'signed-out' | 'blocked' | 'service'

/** Wanted, and cannot be asked for yet. */
export interface WaitingSubscription extends SubscriptionBase {
  readonly status: 'waiting'
  readonly isLive: false
  /** What is waited for. */
  readonly reason: WaitingReason
}

/** Asked for. HTTP success alone proves nothing: `phase` says which half is outstanding. */
export interface SubscribingSubscription extends SubscriptionBase {
  readonly status: 'subscribing'
  readonly isLive: false
  /** `request`: the HTTP answer is outstanding; `confirmation`: the pushed message is. */
  readonly phase: 'request' | 'confirmation'
}

/** Live: the server confirmed it on this session, and the link has proved itself since. */
export interface SubscribedSubscription extends SubscriptionBase {
  readonly status: 'subscribed'
  readonly isLive: true
  /** `referenceId` of the confirmed request; null where the server sent none. */
  readonly referenceId: number | null
  /** Number of the push session that holds it. */
  readonly session: number
}

/** Why a list that was live is not live now. */
export type RecoveringCause =
  | 'link'
  | 'session'
  | 'gap'
  | 'service'
  | 'ended-by-server'
  | 'signed-out'
  | 'blocked'
  | 'not-ready'

/** Was live while continuously wanted, and is being brought back. `since` is when Live was withdrawn. */
export interface RecoveringSubscription extends SubscriptionBase {
  readonly status: 'recovering'
  readonly isLive: false
  /** What ended Live, or keeps it from coming back. */
  readonly cause: RecoveringCause
  /** When the list was last known to be live (epoch ms). */
  readonly lastLiveAt: number
  /** When the next attempt starts (epoch ms), or null. */
  readonly retryAt: number | null
  /** The browser says it has no network: words say "Offline since" then. */
  readonly isOffline: boolean
}

/** Accepted, and not confirmed in time. Still tried; a late confirmation counts. */
export interface UnconfirmedSubscription extends SubscriptionBase {
  readonly status: 'unconfirmed'
  readonly isLive: false
  /** Code `not-confirmed`, or what the latest try met. */
  readonly error: WorkbinError
  /** When the next try starts (epoch ms), or null while one is running. */
  readonly retryAt: number | null
}

/** Pausing on request: the Unsubscribe is under way. */
export interface UnsubscribingSubscription extends SubscriptionBase {
  readonly status: 'unsubscribing'
  readonly isLive: false
}

/** Paused on request. */
export interface UnsubscribedSubscription extends SubscriptionBase {
  readonly status: 'unsubscribed'
  readonly isLive: false
}

/** Refused. With `retryAt` it is tried again by itself; without, only `retry()` or a new session helps. */
export interface FailedSubscription extends SubscriptionBase {
  readonly status: 'failed'
  readonly isLive: false
  /** `unavailable`: not for this agent or server (permission, feature, version): shown as neutral. */
  readonly kind: 'failed' | 'unavailable'
  /** Why, and what to do. */
  readonly error: WorkbinError
  /** When the next try starts (epoch ms), or null where none does by itself. */
  readonly retryAt: number | null
}

/** One moment of one subscription. Immutable; replaced when something changes. */
export type SubscriptionState =
  | IdleSubscription
  | WaitingSubscription
  | SubscribingSubscription
  | SubscribedSubscription
  | RecoveringSubscription
  | UnconfirmedSubscription
  | UnsubscribingSubscription
  | UnsubscribedSubscription
  | FailedSubscription

/** The word of a {@link SubscriptionState}. */
export type SubscriptionStatus = SubscriptionState['status']

/** What is shown where there is no target, and on a server. */
export const idleSubscription: IdleSubscription = {
  status: 'idle',
  since: 0,
  lastLiveAt: null,
  isLive: false,
  error: null,
}
