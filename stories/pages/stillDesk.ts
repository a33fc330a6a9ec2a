/** The desk at one moment that never changes, without a server: what the still pages show. */
import {
  WorkbinError,
  type CometdConnection,
  type RecoveringSubscription,
  type SubscriptionState,
  type WorkbinContents,
  type WorkbinItem,
  type WorkbinSubscription,
} from 'gws-workbins'
import { escalations, toWorkbinItem } from './deskItems.js'
import { deskCounts, deskWorkbins } from './deskWorld.js'

/** Where the page is looked at; told to the components, so that no toolbar moves the still desk's clock. */
export const stillZone: string = new Intl.DateTimeFormat().resolvedOptions().timeZone

/** 10:42:36 there. */
export const stillNow: number = new Date(2026, 10, 22, 10, 42, 36).getTime()

/** Eight seconds later, with the link lost. */
export const degradedNow: number = stillNow + 8_000

/** Stops the clock of the page: a `beforeEach`. Timers go on. */
export function stopClockAt(now: number): () => void {
  const { now: running } = Date
  Date.now = () => now
  return () => {
    Date.now = running
  }
}

/** When the link was lost: long enough ago to be said, too short for all to be stale. */
const lostAt = degradedNow - 24_000

const nothing = () => {}
const verbs = { subscribe: nothing, unsubscribe: nothing, retry: nothing }
const anHourAgo = stillNow - 3_600_000
const never = { since: anHourAgo, lastLiveAt: null, isLive: false, error: null } as const

const live: SubscriptionState = {
  ...never,
  status: 'subscribed',
  isLive: true,
  lastLiveAt: stillNow,
  referenceId: 74,
  session: 1,
}
const lost: RecoveringSubscription = {
  ...never,
  status: 'recovering',
  since: lostAt,
  lastLiveAt: lostAt,
  cause: 'link',
  retryAt: null,
  isOffline: false,
}
const subscribing: SubscriptionState = {
  ...never,
  status: 'subscribing',
  phase: 'confirmation',
  since: stillNow - 1_000,
}
const refused: SubscriptionState = {
  ...never,
  status: 'failed',
  kind: 'failed',
  error: new WorkbinError('subscription-refused'),
  retryAt: null,
}
const paused: SubscriptionState = { ...never, status: 'unsubscribed', lastLiveAt: anHourAgo }

/** What is not like the others. */
const exceptions = new Map<string, readonly [live: SubscriptionState, degraded: SubscriptionState]>(
  [
    ['Chargebacks', [subscribing, lost]],
    ['VIP correspondence', [refused, refused]],
    ['Night counter', [paused, paused]],
  ],
)

/** The subscription of each workbin of the desk, in their order. */
export function stillSubscriptions(isDegraded: boolean): readonly WorkbinSubscription[] {
  return deskWorkbins.map(({ name }) => {
    const [ofLive, ofDegraded] = exceptions.get(name) ?? [live, lost]
    return { ...(isDegraded ? ofDegraded : ofLive), ...verbs }
  })
}

/** How many lie in each; null while that is not known. */
export function stillCounts(isDegraded: boolean): readonly (number | null)[] {
  return deskWorkbins.map(({ name }, index) => {
    if (name === 'VIP correspondence' || (name === 'Chargebacks' && !isDegraded)) return null
    return deskCounts[index] ?? null
  })
}

/** The push link. */
export function stillConnection(isDegraded: boolean): CometdConnection {
  return {
    status: isDegraded ? 'reconnecting' : 'connected',
    since: isDegraded ? lostAt : anHourAgo,
    session: 1,
    attempt: isDegraded ? 3 : 0,
    retryAt: isDegraded ? degradedNow + 4_000 : null,
    degraded: null,
    service: 'up',
    isOffline: false,
    error: null,
    reconnect: nothing,
  }
}

/** Somebody has taken it a moment ago. */
const gone = '@harbour_cafe'

/** The list of Billing escalations, without what was taken. */
export function stillItems(): readonly WorkbinItem[] {
  const shown = escalations.filter(({ from }) => from !== gone)
  return shown.map((item) => toWorkbinItem(item, stillNow))
}

/** What was taken; its row is still there. */
export function goneItem(): WorkbinItem | undefined {
  const item = escalations.find(({ from }) => from === gone)
  return item && toWorkbinItem(item, stillNow)
}

/** The same as a list of the library. */
export function stillContents(isDegraded: boolean): WorkbinContents {
  const items = stillItems()
  // The last proof is older than the loss that it tells of.
  const asOf = isDegraded ? lostAt - 10_000 : stillNow
  const base = { items, asOf, isFetching: false, isTruncated: false } as const
  return isDegraded
    ? { ...base, status: 'outdated', isCurrent: false, error: null, retryAt: null }
    : { ...base, status: 'current', isCurrent: true, error: null, retryAt: null }
}
