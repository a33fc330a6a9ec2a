/** All that is known of one target: who wants it, what was asked, what was confirmed. Facts, no phases. */
import type { StateResource } from '../protocol/messages.js'
import type { SubscriptionOperation } from '../protocol/operations.js'
import type { Moment } from './clock.js'
import type { WorkbinError } from './errors.js'
import type { LinkView } from './linkView.js'

/** A confirmation or refusal, as far as it matters to one target. */
export interface Push {
  readonly stateResource: StateResource
  readonly referenceId: number | null
  /** It does not name the target as we do: for a request it counts only with its exact reference. */
  readonly isLoose?: boolean
}

/** The one request of this target that is out. */
export interface PendingRequest {
  readonly id: number
  readonly operation: SubscriptionOperation
  readonly session: number
  /** Monotonic. */
  readonly sentAt: number
  /** The gap in which it was sent: its confirmation proves nothing for a later one. */
  readonly gap: number
  readonly isAnswered: boolean
  readonly reference: number | null
  /** Monotonic: when it counts as not confirmed. Set with the answer. */
  readonly confirmBy: number
  /** Pushes that came before the HTTP answer that tells our reference. */
  readonly early: readonly Push[]
  /** A foreign Unsubscribed arrived meanwhile: which came first at the server is unknown. */
  readonly isTainted: boolean
}

/** What the server confirmed. */
export interface Confirmation {
  readonly session: number
  readonly gap: number
  readonly reference: number | null
}

/** Everything known of one target. */
export interface TargetState {
  readonly observers: number
  readonly autoObservers: number
  readonly isAsked: boolean
  readonly isPaused: boolean
  /** Monotonic: until when it is kept without being wanted; null once that is over. */
  readonly holdUntil: number | null
  readonly link: LinkView
  readonly request: PendingRequest | null
  readonly requests: number
  /** Requests given up before their answer: the server may still execute them until then. */
  readonly zombies: readonly { readonly operation: SubscriptionOperation; readonly until: number }[]
  readonly confirmed: Confirmation | null
  /** The server may hold a subscription of ours. */
  readonly mayBeHeld: boolean
  readonly backoff: Moment | null
  /** The server ordered `backoff`: signals do not shorten it. */
  readonly isOrdered: boolean
  /** Monotonic: when a signal was last heeded. */
  readonly kickedAt: number
  /** Failed tries since the last confirmation. */
  readonly attempt: number
  readonly refusals: number
  /** Answers in a row that are not documented. */
  readonly oddities: number
  /** A server that refuses a Subscribe which is active already is brought round by an Unsubscribe. */
  readonly needsReset: boolean
  readonly unsubscribeAttempts: number
  readonly error: WorkbinError | null
  /** `error` is final on this session: nothing is tried until `retry`, a new session, a new wish. */
  readonly isFailed: boolean
  readonly isOverdue: boolean
  readonly endedByServer: boolean
  /** How often that happened in a row, and when last (monotonic). */
  readonly endings: number
  readonly endedAt: number
  /** Whose subscription has ended is not known yet: nothing is claimed, nothing asked, until it is. */
  readonly isDoubted: boolean
  /** The last Subscribe that was not confirmed in time: its exact confirmation still counts. */
  readonly late: Confirmation | null
  /** References that are settled: repetitions of their pushes say nothing new. */
  readonly retired: readonly {
    readonly operation: SubscriptionOperation
    readonly reference: number
  }[]
  /** It was live while continuously wanted. */
  readonly wasLive: boolean
  /** When it was last known to be live (epoch ms). */
  readonly lastLiveAt: number | null
}

/** A target nobody has asked for. */
export function initialTarget(link: LinkView): TargetState {
  return {
    observers: 0,
    autoObservers: 0,
    isAsked: false,
    isPaused: false,
    holdUntil: null,
    link,
    request: null,
    requests: 0,
    zombies: [],
    confirmed: null,
    mayBeHeld: false,
    backoff: null,
    isOrdered: false,
    kickedAt: Number.NEGATIVE_INFINITY,
    attempt: 0,
    refusals: 0,
    oddities: 0,
    needsReset: false,
    unsubscribeAttempts: 0,
    error: null,
    isFailed: false,
    isOverdue: false,
    endedByServer: false,
    endings: 0,
    endedAt: Number.NEGATIVE_INFINITY,
    isDoubted: false,
    late: null,
    retired: [],
    wasLive: false,
    lastLiveAt: null,
  }
}

/** Somebody wants it, and nobody has paused it. */
export function isWanted(target: TargetState): boolean {
  return !target.isPaused && (target.autoObservers > 0 || target.isAsked)
}

/** Confirmed on this session, in this gap, by a link that is proved: the only thing called live. */
export function isLive(target: TargetState): boolean {
  const { confirmed, isDoubted, link } = target
  return (
    confirmed !== null &&
    !isDoubted &&
    link.isLive &&
    confirmed.session === link.session &&
    confirmed.gap === link.gap
  )
}

/** Nobody wants it, and it is kept for a while in case somebody comes back. */
export function isLingering(target: TargetState): boolean {
  return !isWanted(target) && !target.isPaused && target.mayBeHeld && target.holdUntil !== null
}

/** The monotonic time at which `due` has something to do; Infinity for never. */
export function nextDeadline(target: TargetState): number {
  const { backoff, holdUntil, request, zombies } = target
  return Math.min(
    request?.isAnswered === true ? request.confirmBy : Number.POSITIVE_INFINITY,
    backoff?.at ?? Number.POSITIVE_INFINITY,
    holdUntil ?? Number.POSITIVE_INFINITY,
    ...zombies.map((zombie) => zombie.until),
  )
}

/** The same facts without waits, counts and failures: whatever is due may be tried now. */
export function forgiven(target: TargetState): TargetState {
  return {
    ...target,
    backoff: null,
    isOrdered: false,
    attempt: 0,
    refusals: 0,
    oddities: 0,
    unsubscribeAttempts: 0,
    error: null,
    isFailed: false,
    isOverdue: false,
  }
}
