/** What the link looks like from outside: the seven words a desktop can show, with what belongs to each moment. */
import type { WorkbinError } from './errors.js'

/**
 * - `idle` nobody has asked for the link
 * - `connecting` on the way for the first time
 * - `connected` joined, and proved by an answer of the server
 * - `reconnecting` was connected; may have lost messages since
 * - `signed-out` GWS no longer knows the agent; resumes after a new login
 * - `blocked` GWS refused, or forgot three sessions running; only `reconnect()`, a new login or a configuration change helps
 * - `closed` every holder has released it
 */
export type ConnectionStatus =
  | 'idle'
  | 'connecting'
  | 'connected'
  | 'reconnecting'
  | 'signed-out'
  | 'blocked'
  | 'closed'

/** State of the Interaction Server behind GWS, as its own notifications tell it. */
export type ServiceState = 'up' | 'down' | 'unknown'

/** One moment of the link. Immutable; replaced when something changes. */
export interface ConnectionState {
  /** The word for it. */
  readonly status: ConnectionStatus
  /** When this status began (epoch ms). */
  readonly since: number
  /** Number of the push session: grows by one with every clientId; 0 before the first. */
  readonly session: number
  /** Attempts since the link was last connected. */
  readonly attempt: number
  /** When the next attempt starts (epoch ms), or null while one is running or none is planned. */
  readonly retryAt: number | null
  /** `multiple-clients`: another tab holds the long poll, so messages may be late by seconds. */
  readonly degraded: 'multiple-clients' | null
  /** Whether the Interaction Server behind GWS is up. */
  readonly service: ServiceState
  /** The browser says it has no network. A hint for words, never used as proof. */
  readonly isOffline: boolean
  /** What went wrong last, or null while connected. */
  readonly error: WorkbinError | null
}

/** What is shown before anybody holds the link, and on a server. */
export const idleConnection: ConnectionState = {
  status: 'idle',
  since: 0,
  session: 0,
  attempt: 0,
  retryAt: null,
  degraded: null,
  service: 'unknown',
  isOffline: false,
  error: null,
}
