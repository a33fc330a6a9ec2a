/** Says of one list what is, why, what happens next by itself, and what a person can do: for developers, in English. Pure. */
import type { ConnectionState, ConnectionStatus } from './connectionState.js'
import type { WorkbinError } from './errors.js'
import { evidenceOf } from './explainEvidence.js'
import { fromError } from './findings.js'
import type {
  FailedSubscription,
  RecoveringCause,
  SubscribedSubscription,
  SubscriptionState,
  UnconfirmedSubscription,
  WaitingReason,
} from './subscriptionState.js'
import type { WorkbinContents } from './workbinContents.js'

/** One list explained. Free of names and case data; times in sentences are those of this machine's clock. */
export interface Explanation {
  /** What is, in one sentence. */
  readonly what: string
  /** What led to it: the cause, what the server or a gateway has said. */
  readonly why: string
  /** What happens by itself, and within which bounds. */
  readonly next: string
  /** What a person can do. */
  readonly remedy: string
  /** The facts this rests on, one each, such as `link: reconnecting, attempt 3`. */
  readonly evidence: readonly string[]
}

/** What {@link explain} may be told beside the subscription. */
export interface ExplainContext {
  /** `client.connection.getState()`, or what `useCometdConnection` returned. */
  readonly connection?: ConnectionState | undefined
  /** What `useWorkbinContents` returned, where the list is used. */
  readonly contents?: WorkbinContents | undefined
}

type Account = Omit<Explanation, 'evidence'>
type Reasons = Omit<Account, 'what'>

/**
 * Explains a subscription: for logs, support and developer tools. Asks nothing of the server;
 * `client.diagnose()` does.
 *
 * @param subscription - what `useWorkbinSubscription` or `client.subscription` has
 * @param context - link and list, for a fuller account
 * @example
 * ```ts
 * const { what, why, next, remedy } = explain(subscription, { connection: client.connection.getState() })
 * console.info([what, why, next, remedy].join('\n'))
 * ```
 */
export function explain(
  subscription: SubscriptionState,
  context: ExplainContext = {},
): Explanation {
  const evidence = evidenceOf(subscription, context)
  return { ...accountOf(subscription, context), evidence }
}

function accountOf(subscription: SubscriptionState, context: ExplainContext): Account {
  const { error } = subscription
  switch (subscription.status) {
    case 'idle':
      return {
        what: 'Nobody wants this list, so nothing is asked of the server.',
        why: 'No component that subscribes by itself is mounted, and `subscribe()` was not called.',
        next: 'Nothing, until somebody wants it.',
        remedy: 'Mount a badge or a hook for it, or call `subscribe()`.',
      }
    case 'waiting': {
      const what = 'This list is wanted, and cannot be asked for yet.'
      return { what, ...withError(reasonsFor(subscription.reason, context), error) }
    }
    case 'subscribing':
      return { ...phases[subscription.phase], ...(error && { why: whyOf(error) }) }
    case 'subscribed':
      return live(subscription, context.contents)
    case 'recovering': {
      const { cause, isOffline, lastLiveAt, retryAt } = subscription
      const what = `This list was live until ${timeOf(lastLiveAt)}, and is not known to be the server’s now.`
      const reasons = withError(reasonsFor(cause, context), error)
      const offline = isOffline ? ' The browser says that it has no network.' : ''
      const next = retryAt === null ? reasons.next : nextTry(retryAt)
      return { what, ...reasons, why: reasons.why + offline, next }
    }
    case 'unconfirmed':
      return unconfirmed(subscription)
    case 'unsubscribing':
      return {
        what: 'This list is being paused.',
        why: '`unsubscribe()` was called; the Unsubscribe is under way.',
        next: 'It is paused with the answer; one that fails is sent a few times more.',
        remedy: 'None is needed; `subscribe()` takes it back.',
      }
    case 'unsubscribed':
      return {
        what: 'This list is paused: it does not change, whatever happens at the server.',
        why: '`unsubscribe()` was called, which counts for all who observe it.',
        next: 'The pause ends with `subscribe()`, or once the last observer has gone.',
        remedy: 'Call `subscribe()` to have it live again.',
      }
    case 'failed':
      return failed(subscription)
    default:
      return subscription satisfies never
  }
}

const phases: Readonly<Record<'request' | 'confirmation', Account>> = {
  request: {
    what: 'The Subscribe was sent, or waits for its turn; its HTTP answer is outstanding.',
    why: 'Four requests are out at once at most; an answer takes as long as the server does.',
    next: 'Without an answer in `timings.request` (10 s) it is sent again.',
    remedy: 'None is needed yet.',
  },
  confirmation: {
    what: 'GWS has accepted the Subscribe; the message that confirms it is outstanding.',
    why: 'HTTP success alone proves nothing: the confirmation comes over the push link.',
    next: 'Without it in `timings.confirm` (10 s) it counts as not confirmed, and is asked for again.',
    remedy: 'None is needed yet.',
  },
}

const toReconnect = 'Correct what was refused, then call `reconnect()` or `authRenewed()`.'

/** Why a list cannot be live, whether or not it has been. */
const reasons: Readonly<Record<WaitingReason | RecoveringCause, Reasons>> = {
  link: {
    why: 'The push link is not up, or has not proved itself since a message may have been lost.',
    next: 'The link is tried again by itself, 30 s apart at most; the list follows at once.',
    remedy: 'Check network, proxy and CORS if it lasts.',
  },
  session: {
    why: 'The server holds subscriptions for one push session, and this is another one.',
    next: 'It is subscribed again on this session at once.',
    remedy: 'If sessions are lost often, check cookies and the stickiness of the load balancer.',
  },
  gap: {
    why: 'A message may have been lost, so what is shown may lack something.',
    next: 'It is asserted again at once, and the list is read once it is live.',
    remedy: 'None is needed; if it comes often, look at the proxies on the way.',
  },
  service: {
    why: 'The Interaction Server behind GWS is down, by its own notification.',
    next: 'Its return is noticed when it is told, and looked for every minute at least.',
    remedy: 'Tell whoever runs it if this lasts.',
  },
  'ended-by-server': {
    why: 'The server has ended the subscription, and nobody here had asked for that.',
    next: 'It is subscribed again after a wait that grows to 30 s at most.',
    remedy: 'Look for another desktop or tab of this agent that unsubscribes.',
  },
  'signed-out': {
    why: 'GWS does not know the agent any more: the login has ended.',
    next: 'Nothing, until the agent is signed in again; then everything resumes.',
    remedy: 'Sign in, then resolve `onAuthRequired` or call `authRenewed()`.',
  },
  blocked: {
    why: 'GWS has refused the link, or has forgotten three sessions running.',
    next: 'Nothing by itself: asking again would not help.',
    remedy: toReconnect,
  },
  'not-ready': {
    why: 'By the host’s word the agent’s multimedia session has not started.',
    next: 'It is subscribed as soon as the host says that the session has started.',
    remedy: 'Call `setReady(true)` once it has, or let `ready` resolve.',
  },
}

/** Where the link is what is waited for, the link's own state knows more. */
function reasonsFor(
  reason: WaitingReason | RecoveringCause,
  { connection }: ExplainContext,
): Reasons {
  if (connection === undefined) return reasons[reason]
  const { error, isOffline, retryAt, status } = connection
  const isOfLink = reason === 'link' || reason === 'blocked' || reason === 'signed-out'
  const base = reason === 'link' ? { ...reasons.link, ...links[status] } : reasons[reason]
  const known = isOfLink ? withError(base, error) : base
  const offline = reason === 'link' && isOffline ? ' The browser says that it has no network.' : ''
  const isPlanned = reason === 'link' && retryAt !== null
  return { ...known, why: known.why + offline, ...(isPlanned && { next: nextTry(retryAt) }) }
}

/** What the status of the link adds where it is the link that is waited for. */
const links: Readonly<Record<ConnectionStatus, Partial<Reasons>>> = {
  idle: {
    why: 'Nobody holds the push link.',
    next: 'Nothing, until somebody holds it.',
    remedy: 'Mount `<CometdProvider>`, or call `connect()`.',
  },
  connecting: { why: 'The push link is on its way for the first time.' },
  connected: {
    why: 'The push link has just come up.',
    next: 'It is asked for at once.',
    remedy: 'None is needed yet.',
  },
  reconnecting: { why: 'The push link was lost, and is being brought back.' },
  'signed-out': reasons['signed-out'],
  blocked: reasons.blocked,
  closed: {
    why: 'Everybody has released the push link.',
    next: 'Nothing, until somebody holds it again.',
    remedy: 'Mount `<CometdProvider>`, or call `connect()`.',
  },
}

function live(
  { referenceId }: SubscribedSubscription,
  contents: WorkbinContents | undefined,
): Account {
  const request = referenceId === null ? 'the Subscribe' : `request ${referenceId}`
  const account = {
    what: 'This list is live.',
    why: `The server has confirmed ${request} on this push session, and the link has proved itself since.`,
    next: 'The link proves itself with every poll; a proof that is late withdraws Live.',
    remedy: 'None is needed.',
  }
  if (contents === undefined || contents.isCurrent) return account
  const { error, isFetching, retryAt } = contents
  const tried = isFetching ? 'A GET is out.' : 'It is verified by a GET as soon as one may go out.'
  return {
    what: `${account.what} What is in it is not verified yet.`,
    why: error === null ? 'It is read once the subscription is live.' : whyOf(error),
    next:
      contents.status === 'failed'
        ? 'Nothing on this session: the server has refused the list.'
        : retryAt === null
          ? tried
          : nextTry(retryAt),
    remedy: error?.remedy ?? 'None is needed yet.',
  }
}

function unconfirmed({ error, retryAt }: UnconfirmedSubscription): Account {
  const late = ' A confirmation that is late counts.'
  return {
    what: 'GWS has accepted the Subscribe, and has not confirmed it in time: it is not called live.',
    why: whyOf(error),
    next: (retryAt === null ? 'Another try is running.' : nextTry(retryAt)) + late,
    remedy: 'If it lasts, look whether messages come on /v2/me/workbins at all.',
  }
}

function failed({ error, kind, retryAt }: FailedSubscription): Account {
  const what =
    kind === 'unavailable'
      ? 'This list is not for this agent, or not for this server.'
      : retryAt === null
        ? 'The subscription has failed for good on this session.'
        : 'The subscription has failed for now.'
  const end = 'Nothing on this session: a new one, a new observer or `retry()` begins anew.'
  return {
    what,
    why: whyOf(error),
    next: retryAt === null ? end : nextTry(retryAt),
    remedy: error.remedy,
  }
}

function withError(known: Reasons, error: WorkbinError | null): Reasons {
  return error === null ? known : { ...known, why: `${known.why} ${whyOf(error)}` }
}

function whyOf(error: WorkbinError): string {
  const { message } = fromError(error, 'error')
  const hint = hintOf(error.httpStatus)
  return hint === '' ? message : `${message} ${hint}`
}

/** Who may have spoken. */
function hintOf(httpStatus = 0): string {
  switch (httpStatus) {
    case 401:
    case 403:
      return 'It was refused by status: the login, a right or the CSRF token.'
    case 429:
      return 'By its status the server, or a gateway, limits how often it is asked.'
    case 502:
    case 504:
      return 'That status is a gateway’s: it did not get through to GWS.'
    case 503:
      return 'By its status GWS, or a gateway before it, is not available.'
    default:
      return ''
  }
}

/** The bounds are those of the waits in `backoff.ts`. */
function nextTry(at: number): string {
  return `The next try is at ${timeOf(at)}; waits stay below 36 s, a minute while the server is down, five where it orders that or forgets each session.`
}

function timeOf(at: number): string {
  return new Date(at).toTimeString().slice(0, 8)
}
