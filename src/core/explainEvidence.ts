/** The facts an explanation rests on, one line each: words of this library, numbers and times (UTC), never a name. */
import type { ConnectionState } from './connectionState.js'
import type { WorkbinError } from './errors.js'
import type { SubscriptionState } from './subscriptionState.js'
import type { WorkbinContents } from './workbinContents.js'

/** The lines: subscription, link, contents; only what is there. */
export function evidenceOf(
  subscription: SubscriptionState,
  {
    connection,
    contents,
  }: {
    readonly connection?: ConnectionState | undefined
    readonly contents?: WorkbinContents | undefined
  },
): readonly string[] {
  const { error, lastLiveAt, since, status } = subscription
  return [
    line('subscription', [status, modifierOf(subscription), ...sinceOf(since)]),
    lastLiveAt === null ? '' : line('last live', [at(lastLiveAt)]),
    'retryAt' in subscription ? retryOf('subscription', subscription.retryAt) : '',
    errorOf('subscription', error),
    ...(connection === undefined ? [] : ofLink(connection)),
    ...(contents === undefined ? [] : ofContents(contents)),
  ].filter((text) => text !== '')
}

function modifierOf(subscription: SubscriptionState): string {
  switch (subscription.status) {
    case 'waiting':
      return `reason ${subscription.reason}`
    case 'subscribing':
      return `phase ${subscription.phase}`
    case 'subscribed': {
      const { referenceId, session } = subscription
      return `${referenceId === null ? 'no reference' : `reference ${referenceId}`}, session ${session}`
    }
    case 'recovering':
      return `cause ${subscription.cause}`
    case 'failed':
      return `kind ${subscription.kind}`
    case 'idle':
    case 'unconfirmed':
    case 'unsubscribing':
    case 'unsubscribed':
      return ''
    default:
      return subscription satisfies never
  }
}

function ofLink(connection: ConnectionState): string[] {
  const { attempt, degraded, error, isOffline, retryAt, service, session, since, status } =
    connection
  return [
    line('link', [
      status,
      session === 0 ? 'no session' : `session ${session}`,
      attempt === 0 ? '' : `attempt ${attempt}`,
      `service ${service}`,
      degraded ?? '',
      isOffline ? 'offline' : '',
      ...sinceOf(since),
    ]),
    retryOf('link', retryAt),
    errorOf('link', error),
  ]
}

function ofContents({
  asOf,
  error,
  isFetching,
  items,
  retryAt,
  status,
}: WorkbinContents): string[] {
  return [
    line('contents', [
      status,
      items === null ? 'no list' : `${items.length} items`,
      asOf === null ? '' : `as of ${at(asOf)}`,
      isFetching ? 'a GET is out' : '',
    ]),
    retryOf('contents', retryAt),
    errorOf('contents', error),
  ]
}

function retryOf(what: string, retryAt: number | null): string {
  return retryAt === null ? '' : line(`${what} is tried again`, [at(retryAt)])
}

function errorOf(what: string, error: WorkbinError | null): string {
  if (error === null) return ''
  const { code, httpStatus, statusCode } = error
  return line(`${what} error`, [
    code,
    httpStatus === undefined ? '' : `HTTP ${httpStatus}`,
    statusCode === undefined ? '' : `statusCode ${statusCode}`,
  ])
}

function sinceOf(since: number): string[] {
  return since === 0 ? [] : [`since ${at(since)}`]
}

function line(name: string, facts: readonly string[]): string {
  return `${name}: ${facts.filter((fact) => fact !== '').join(', ')}`
}

/** A cache that was restored may hold a number that is no time: `toISOString` would throw. */
function at(ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString()
}
