/** All that is known of the push link, and the two questions asked of it most. */
import type { Moment } from './clock.js'
import type { ServiceState } from './connectionState.js'
import type { WorkbinError } from './errors.js'

/** Where the link is; the table is at the head of `link.ts`. */
export type LinkPhase =
  | 'off'
  | 'starting'
  | 'joining'
  | 'live'
  | 'suspect'
  | 'waiting'
  | 'auth'
  | 'blocked'
  | 'closed'

/** Everything known of the link. */
export interface LinkState {
  readonly phase: LinkPhase
  /** Counts sessions; the number of the newest one. */
  readonly session: number
  readonly gap: number
  readonly joined: boolean
  readonly proved: boolean
  /** When the link last proved itself (epoch ms). */
  readonly provedAt: number | null
  /** Monotonic: a poll sent earlier proves nothing. */
  readonly suspectedAt: number
  /** Monotonic: when the try that is under way began: a session, or a poll that is to prove it. */
  readonly triedAt: number
  /** Monotonic: when `live` began. */
  readonly liveAt: number
  readonly hasBeenLive: boolean
  readonly attempt: number
  readonly retry: Moment | null
  /** Whether `retry` was ordered (breaker, Retry-After): signals do not shorten it. */
  readonly ordered: boolean
  /** Monotonic: when a signal last started a try. */
  readonly kickedAt: number
  /** Whether the server has held a poll on this session: it keeps what it promises. */
  readonly held: boolean
  /** Monotonic times at which sessions were forgotten before they held a poll. */
  readonly forgotten: readonly number[]
  readonly trips: number
  /** Grows with every login: an older refusal says nothing about a newer one. */
  readonly login: number
  /** The agent was lost, and is not back yet. */
  readonly signedOut: boolean
  /** How often the agent was lost again within a minute, and when last (monotonic). */
  readonly losses: number
  readonly lostAt: number
  readonly crowded: boolean
  readonly service: ServiceState
  readonly isReady: boolean
  readonly error: WorkbinError | null
  readonly opening: number
  readonly polling: number
  readonly checking: number
}

/** The link before anybody holds it. */
export function initialLink(isReady: boolean): LinkState {
  return {
    phase: 'off',
    session: 0,
    gap: 0,
    joined: false,
    proved: false,
    provedAt: null,
    suspectedAt: Number.NEGATIVE_INFINITY,
    triedAt: Number.NEGATIVE_INFINITY,
    liveAt: 0,
    hasBeenLive: false,
    attempt: 0,
    retry: null,
    ordered: false,
    kickedAt: Number.NEGATIVE_INFINITY,
    held: false,
    forgotten: [],
    trips: 0,
    login: 0,
    signedOut: false,
    losses: 0,
    lostAt: Number.NEGATIVE_INFINITY,
    crowded: false,
    service: 'unknown',
    isReady,
    error: null,
    opening: 0,
    polling: 0,
    checking: 0,
  }
}

/** Whether a session is there, if only in part. */
export function hasSession(link: LinkState): boolean {
  return link.phase === 'joining' || link.phase === 'live' || link.phase === 'suspect'
}

/** Whether the port has to have a session open. */
export function isOpen(link: LinkState): boolean {
  return link.phase === 'starting' || hasSession(link)
}
