/** Makes a client for a GWS: checks what the host wants, and wires the core to CometD, fetch and the browser. */
import type { WorkbinClient } from '../core/client.js'
import type { Clock } from '../core/clock.js'
import { createClient } from '../core/createClient.js'
import { WorkbinError } from '../core/errors.js'
import { defaultTimings, type Timings } from '../core/timings.js'
import { createBrowserLocks } from './browserLocks.js'
import { browserSignals } from './browserSignals.js'
import { createCometdLink } from './createCometdLink.js'
import { createLimit } from './createLimit.js'
import { createListCache, type WorkbinQueryClient } from './createListCache.js'
import { createLists } from './createLists.js'
import { createHttp, type HeaderSource, type ResponseClassifier } from './createHttp.js'
import { createReader } from './createReader.js'
import { forgetQueries } from './forgetQueries.js'
import { refreshQueries } from './refreshQueries.js'
import { createRequests } from './createRequests.js'
import { createCsrfPair, keptByHost, type CsrfPair, type CsrfSource } from './csrfPair.js'
import { parseUrl } from './parseUrl.js'
import { systemClock } from './systemClock.js'
import { withMutationCache } from './withMutationCache.js'

/** What a host decides about its client. */
export interface WorkbinClientOptions {
  /** Base of the Web Services API: absolute, such as `https://gws.example.com/api/v2`, or root-relative. */
  readonly url: string
  /** The host's QueryClient: every request runs in its caches. */
  readonly queryClient: WorkbinQueryClient
  /** Address of the Bayeux server. Default `url` + `/notifications`, where GWS has it. */
  readonly notificationsUrl?: string | undefined
  /** Whether `/handshake`, `/connect` … are appended to it. Default true, as in every known GWS client. */
  readonly appendMessageType?: boolean | undefined
  /** Used for REST and for the link instead of the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch | undefined
  /** Headers of the host's own; a function is awaited before each request, so a token may be renewed. */
  readonly headers?: HeaderSource | (() => HeaderSource | Promise<HeaderSource>) | undefined
  /**
   * Default `auto`: the CSRF pair is read off answers, after a `GET /me`. `off` saves that request.
   * A source is for hosts that keep the pair themselves.
   */
  readonly csrf?: 'auto' | 'off' | CsrfSource | undefined
  /**
   * The host's own word about an answer of GWS, or of a gateway before it, that would be judged
   * wrongly: a login page that is JSON, a 403 that passes. Undefined leaves it to this library.
   */
  readonly classifyResponse?: ResponseClassifier | undefined
  /** Called once per login that is lost. Resolve when the agent is signed in again: everything resumes. */
  readonly onAuthRequired?: (() => Promise<void>) | undefined
  /**
   * Whether the agent's multimedia session has started: gates workbin requests, not the link.
   * Default true. A function is called when the link starts; `setReady` tells of later changes.
   */
  readonly ready?: boolean | (() => Promise<void>) | undefined
  /**
   * GWS id of the signed-in agent, where it is known; `reset` tells of another one. Default `'me'`.
   * Tabs of one agent that agree in it do not end each other's subscriptions.
   */
  readonly agentId?: string | undefined
  /**
   * `never` sends no Unsubscribe: for desktops where other code, or Genesys' own desktop, shares the
   * agent's subscriptions. A pause is local then. Default `auto`: after the linger, unless another
   * tab still needs the subscription (Web Locks; not asked on plain http).
   */
  readonly unsubscribe?: 'auto' | 'never' | undefined
  /** Durations that differ from the defaults (ms). */
  readonly timings?: Partial<Timings> | undefined
  /** Time and chance, for tests. Default: the machine's. */
  readonly clock?: Clock | undefined
  /** Allows plain http beyond this machine. Default false: cookies would be readable on the way. */
  readonly allowInsecure?: boolean | undefined
}

/**
 * How many requests are out at once, over all targets. A browser has six connections to a server
 * over HTTP/1.1, and the poll needs one.
 */
const mostAtOnce = 4

/** How long an answer may take beyond the time it is held (ms). 10 s, as CometD has it. */
const networkDelay = 10_000

/**
 * Makes a client. It is inert until held, so it may be made at import time and on a server.
 *
 * @example
 * ```ts
 * import { QueryClient } from '@tanstack/query-core'
 * import { createWorkbinClient } from 'gws-workbins/core'
 *
 * const client = createWorkbinClient({ url: '/api/v2', queryClient: new QueryClient() })
 * const disconnect = client.connect()
 * const subscription = client.subscription({ id, owner: { agentGroup: 'Billing-Tier2' } })
 * subscription.subscribe(() => console.log(subscription.getState().status))
 * ```
 * @throws WorkbinError `invalid-url`, `insecure-url`, `no-query-client`, `invalid-option`
 */
export function createWorkbinClient(options: WorkbinClientOptions): WorkbinClient {
  checkOptions(options)
  const { clock = systemClock, csrf: csrfMode = 'auto', fetch, headers, ready = true } = options
  const allowInsecure = options.allowInsecure ?? false
  const baseUrl = parseUrl(options.url, allowInsecure)
  const notificationsUrl = parseUrl(
    options.notificationsUrl ?? `${baseUrl}/notifications`,
    allowInsecure,
  )
  const timings = { ...defaultTimings, ...definedOf(options.timings ?? {}) }
  const csrf = csrfOf(csrfMode, clock, timings)
  const http = createHttp({ clock, csrf, fetch, headers, classify: options.classifyResponse })
  const limit = createLimit(mostAtOnce)
  const requests = createRequests({
    clock,
    baseUrl,
    http,
    csrf,
    isLooking: csrfMode !== 'off',
    timeout: timings.request,
    limit,
  })
  const read = createReader({ baseUrl, http, limit, timeout: timings.contents })
  const link = createCometdLink({
    clock,
    http,
    networkDelay,
    url: notificationsUrl,
    appendMessageType: options.appendMessageType ?? true,
    heartbeat: timings.heartbeat,
    prepare: requests.prepare,
    verify: requests.verify,
    forgetToken: csrf.forget,
  })
  const cached = withMutationCache(requests, options.queryClient)
  return createClient({
    clock,
    timings,
    link,
    ready,
    requests: cached,
    lists: createLists(read),
    cache: createListCache(options.queryClient, clock),
    read: (path, signal) => read({ path, signal }),
    queryClient: options.queryClient,
    moves: { move: requests.move, run: cached.run },
    locks: createBrowserLocks(),
    signals: browserSignals,
    server: baseUrl,
    agentId: options.agentId ?? 'me',
    unsubscribe: options.unsubscribe ?? 'auto',
    onAuthRequired: options.onAuthRequired,
    forgetAgent(key) {
      requests.forgetAgent()
      cached.forgetAgent()
      forgetQueries(options.queryClient.getQueryCache(), key)
    },
    refresh: (key, isNewLogin) => refreshQueries(options.queryClient, key, isNewLogin),
  })
}

function csrfOf(mode: 'auto' | 'off' | CsrfSource, clock: Clock, { request }: Timings): CsrfPair {
  return typeof mode === 'object' ? keptByHost(mode, clock, request) : createCsrfPair()
}

function definedOf(timings: Partial<Timings>): Partial<Timings> {
  return Object.fromEntries(Object.entries(timings).filter(([, ms]) => ms !== undefined))
}

/** Untyped code passes anything; what would only fail later, and far away, is refused here. */
function checkOptions(options: WorkbinClientOptions): void {
  if (typeof options !== 'object') throw new WorkbinError('invalid-option', { detail: 'options' })
  const { queryClient } = options
  const { getMutationCache, getQueryCache, invalidateQueries } = queryClient ?? {}
  const used = [getMutationCache, getQueryCache, invalidateQueries]
  if (!used.every((method) => typeof method === 'function')) {
    throw new WorkbinError('no-query-client')
  }
  check(options, 'appendMessageType', isOneOf('boolean'))
  check(options, 'fetch', isOneOf('function'))
  check(options, 'headers', isOneOf('object', 'function'))
  check(options, 'csrf', isCsrf)
  check(options, 'classifyResponse', isOneOf('function'))
  check(options, 'onAuthRequired', isOneOf('function'))
  check(options, 'ready', isOneOf('boolean', 'function'))
  check(options, 'agentId', (value) => typeof value === 'string' && value !== '')
  check(options, 'unsubscribe', (value) => value === 'auto' || value === 'never')
  check(options, 'timings', isOneOf('object'))
  check(options, 'clock', isOneOf('object'))
  check(options, 'allowInsecure', isOneOf('boolean'))
  // Polls of less would be a storm, of more no proof that comes in time.
  const { heartbeat = 1_000 } = options.timings ?? {}
  if (heartbeat < 1_000 || heartbeat > 60_000) {
    throw new WorkbinError('invalid-option', { detail: 'timings.heartbeat: 1000 to 60000 ms' })
  }
  for (const [name, ms] of Object.entries(options.timings ?? {})) {
    const isSane = ms === undefined || (typeof ms === 'number' && ms >= 0)
    if (!isSane) throw new WorkbinError('invalid-option', { detail: `timings.${name}` })
  }
}

function isCsrf(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return value === 'auto' || value === 'off'
  return ['get', 'renew'].every((name) => typeof Reflect.get(value, name) === 'function')
}

function isOneOf(...types: readonly string[]): (value: unknown) => boolean {
  return (value) => value !== null && types.includes(typeof value)
}

function check(
  options: WorkbinClientOptions,
  name: keyof WorkbinClientOptions,
  isSane: (value: unknown) => boolean,
): void {
  const value: unknown = options[name]
  if (value !== undefined && !isSane(value)) {
    throw new WorkbinError('invalid-option', { detail: name })
  }
}
