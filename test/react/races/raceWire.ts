/** What is on the wire of a race, and for how long. */
import { WorkbinError } from '../../../src/core/errors.js'
import type { LinkFact, RequestOutcome } from '../../../src/core/ports.js'
import type { SubscriptionOperation } from '../../../src/protocol/operations.js'
import { systemClock } from '../../../src/transport/systemClock.js'
import type { WorkbinTarget } from '../../../src/protocol/target.js'
import type { ServerPush } from '../../core/hostileServer.js'
import type { Accounted } from './RaceLedger.js'

/** A request that was sent. */
export interface Sent extends Accounted {
  readonly sentAt: number
  readonly resolve: (outcome: RequestOutcome) => void
  isExecuted: boolean
  isSettled: boolean
  /** Nobody waits for its answer since then, and it may still be executed for a while. */
  abandonedAt: number | null
}

/** A request that leaves now. */
export function sentNow(
  target: number,
  operation: SubscriptionOperation,
  resolve: (outcome: RequestOutcome) => void,
): Sent {
  const sentAt = systemClock.now()
  const isOver = { isExecuted: false, isSettled: false, abandonedAt: null }
  return { target, operation, resolve, sentAt, ...isOver }
}

/** A push session, as the server has it. */
export interface Session {
  readonly report: (fact: LinkFact) => void
  isClosed: boolean
  isPolling: boolean
  sentAt: number
}

/** A push that was not delivered yet. */
export interface Queued extends ServerPush {
  readonly at: number
  isLate: boolean
}

/** What a request comes to that nobody answers. */
export const noAnswer = new WorkbinError('request-failed')
/** The same, for whoever waits for it. */
export const unknown = { type: 'retry', error: noAnswer, executed: 'unknown' } as const
/** What was given up is executed within this time, or never (ms): the machine waits for 10 s. */
export const settled = 9_900
/** How long a poll is held, and how much later it is lost (ms). */
export const heartbeat = 15_000
export const networkDelay = 10_000
/** Time goes in steps of this (ms). */
export const stepMs = 500

/** A refusal that passes, or one for good. */
export function refusalOf(type: 'retry' | 'fatal'): RequestOutcome {
  return type === 'retry'
    ? { type, error: new WorkbinError('service-unavailable'), executed: 'no' }
    : { type, error: new WorkbinError('not-found') }
}

/** A push as GWS words it. */
export function messageOf(
  { id, owner }: WorkbinTarget,
  stateResource: string,
  referenceId: number,
): Readonly<Record<string, unknown>> {
  const messageType = 'WorkbinSubscriptionStateChangeMessage'
  return { messageType, id, stateResource, referenceId, ...(owner === 'me' ? {} : owner) }
}
