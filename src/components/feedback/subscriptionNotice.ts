/** What one subscription gives to say, where it is not live and a person should know. */
import type { WorkbinError } from '../../core/errors.js'
import type {
  RecoveringCause,
  RecoveringSubscription,
  SubscriptionState,
  WaitingReason,
} from '../../core/subscriptionState.js'
import { formatMoment } from '../words/formatMoment.js'
import { blocked, serviceDown, signedOut } from './connectionNotice.js'
import { explain } from './explain.js'
import {
  from,
  nothing,
  write,
  type NoticeContext,
  type NoticeDraft,
  type TimedNotice,
} from './NoticeModel.js'

/** What passes by itself in a moment is not said; what has an end is not taken back while it is tried again. */
export function subscriptionNotice(
  subscription: SubscriptionState,
  context: NoticeContext,
): TimedNotice {
  switch (subscription.status) {
    case 'idle':
    case 'subscribed':
    case 'unsubscribing':
    case 'unsubscribed':
      return nothing
    case 'waiting':
      return obstacle(subscription.reason, subscription, context) ?? nothing
    case 'recovering':
      return (
        obstacle(subscription.cause, subscription, context) ?? recovering(subscription, context)
      )
    case 'unconfirmed': {
      const { error, retryAt } = subscription
      return write({ ...unconfirmed, error, retryAt }, context)
    }
    case 'subscribing':
      // The next try of what has failed: its notice stays until there is news.
      return subscription.error === null
        ? nothing
        : write(failed(subscription.error, null), context)
    case 'failed': {
      const { error, kind, retryAt } = subscription
      return write(kind === 'unavailable' ? unavailable(error) : failed(error, retryAt), context)
    }
    default:
      return subscription satisfies never
  }
}

/** What stands in the way, if it is more than a link on its way. */
function obstacle(
  reason: WaitingReason | RecoveringCause,
  { since, error }: SubscriptionState,
  context: NoticeContext,
): TimedNotice | null {
  const lost = since + context.timings.lost
  switch (reason) {
    case 'signed-out':
      return write(signedOut, context)
    case 'blocked':
      return write(blocked(error), context)
    case 'service':
      return from(lost, context, () => write(serviceDown, context))
    case 'not-ready':
      return from(lost, context, () => write(notReady, context))
    case 'link':
    case 'session':
    case 'gap':
    case 'ended-by-server':
      return null
    default:
      return reason satisfies never
  }
}

function recovering(
  { cause, since, lastLiveAt, retryAt, error }: RecoveringSubscription,
  context: NoticeContext,
): TimedNotice {
  const { now, place, say, timings } = context
  if (cause === 'ended-by-server') {
    return from(since + timings.grace, context, () => write({ ...ended, retryAt, error }, context))
  }
  const asOf = { written: say.listAsOf(formatMoment(lastLiveAt, now, place)) }
  const action = cause === 'link' ? 'reconnect' : 'retry'
  return from(since + timings.stale, context, () =>
    write(
      { ...stale, text: [asOf, 'Live updates are being brought back.'], retryAt, action, error },
      context,
    ),
  )
}

const notReady: NoticeDraft = {
  reason: 'not-ready',
  look: ['neutral', 'waiting'],
  title: 'Waiting for your agent session',
  text: ['Live updates begin when it has started.'],
}

const ended: NoticeDraft = {
  reason: 'ended-by-server',
  look: ['warning', 'attention'],
  title: 'Live updates ended by the server',
  text: ['Live updates are being brought back.'],
  action: 'retry',
}

const stale: NoticeDraft = {
  reason: 'stale',
  look: ['warning', 'clock'],
  title: 'This list may be out of date',
}

const unconfirmed: NoticeDraft = {
  reason: 'unconfirmed',
  look: ['warning', 'attention'],
  title: 'No confirmation yet',
  text: ['The server accepted the request, and has not confirmed it.'],
  action: 'retry',
}

function failed(error: WorkbinError, retryAt: number | null): NoticeDraft {
  return {
    reason: 'failed',
    look: ['danger', 'failed'],
    title: 'Live updates failed',
    text: explain(error),
    retryAt,
    action: 'retry',
    error,
  }
}

function unavailable(error: WorkbinError): NoticeDraft {
  return {
    reason: 'unavailable',
    look: ['neutral', 'unavailable'],
    title: 'Live updates not available',
    text: explain(error),
    action: 'refetch',
    error,
  }
}
