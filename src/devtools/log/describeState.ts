/** Says in one line what link and subscriptions are, for the log. */
import { getBadgeModel } from '../../components/badge/getBadgeModel.js'
import { getConnectionModel } from '../../components/badge/getConnectionModel.js'
import type { StatusTone } from '../../components/badge/StatusLook.js'
import type { ConnectionState } from '../../core/connectionState.js'
import type { WorkbinError } from '../../core/errors.js'
import type { SubscriptionState } from '../../core/subscriptionState.js'

interface Line {
  readonly text: string
  readonly tone: StatusTone
  readonly note: string
}

/** Only what is news: a link that goes on trying is one line for each attempt. */
export function describeLink(connection: ConnectionState): Line {
  const { attempt, degraded, error, isOffline, service, session, status } = connection
  const facts = [
    status,
    session === 0 ? '' : `session ${session}`,
    service === 'unknown' ? '' : `service ${service}`,
    degraded ?? '',
    isOffline ? 'offline' : '',
    codeOf(error),
  ]
  // A log has no grace: what is lost is lost.
  const { tone } = getConnectionModel(connection, { now: Infinity })
  return { tone, text: join(facts), note: attempt === 0 ? '' : `attempt ${attempt}` }
}

/** The status with its modifier. */
export function describeSubscription(state: SubscriptionState): Line {
  const { error, since, status } = state
  const facts = [status, modifierOf(state), state.isLive ? '' : codeOf(error)]
  // Past the moments in which a badge still waits with its word.
  const { tone } = getBadgeModel(state, { now: since + settled })
  return { tone, text: join(facts), note: '' }
}

/** When a badge has said the word of a status (ms), and is not stale yet. */
export const settled = 3_000

function modifierOf(state: SubscriptionState): string {
  switch (state.status) {
    case 'waiting':
      return state.reason
    case 'subscribing':
      return `for the ${state.phase === 'request' ? 'answer' : 'confirmation'}`
    case 'recovering':
      return state.cause
    case 'failed':
      return state.kind === 'unavailable' ? state.kind : ''
    case 'idle':
    case 'subscribed':
    case 'unconfirmed':
    case 'unsubscribing':
    case 'unsubscribed':
      return ''
    default:
      return state satisfies never
  }
}

function codeOf(error: WorkbinError | null): string {
  if (error === null) return ''
  const { code, httpStatus } = error
  return httpStatus === undefined ? code : `${code} (${httpStatus})`
}

function join(facts: readonly string[]): string {
  return facts.filter((fact) => fact !== '').join(' · ')
}
