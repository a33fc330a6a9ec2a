/** Makes a client as lean as a badge needs it, and wires the core to CometD, fetch and the browser. */
import { createClient } from '../../core/createClient.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { defaultTimings, type Timings } from '../../core/timings.js'
import { createBrowserLocks } from '../browserLocks.js'
import { browserSignals } from '../browserSignals.js'
import { createCometdLink } from '../createCometdLink.js'
import { createHttp, type HttpOptions } from '../createHttp.js'
import { createLimit } from '../createLimit.js'
import { createRequests } from '../createRequests.js'
import { createCsrfPair, type CsrfPair } from '../csrfPair.js'
import { forgetQueries } from '../forgetQueries.js'
import { parseUrl } from '../parseUrl.js'
import { systemClock } from '../systemClock.js'
import { withMutationCache } from '../withMutationCache.js'
import type { Wire } from './Wire.js'
import type { WorkbinClientOptions } from './WorkbinClientOptions.js'

/**
 * How many requests are out at once, over all targets. A browser has six connections to a server
 * over HTTP/1.1, and the poll needs one.
 */
const mostAtOnce = 4

/** How long an answer may take beyond the time it is held (ms). 10 s, as CometD has it. */
const networkDelay = 10_000

/** What a host decides, put in the words of the transport. */
export interface LeanClientOptions extends Omit<
  WorkbinClientOptions,
  'classifyResponse' | 'csrf' | 'timings'
> {
  /** Where the CSRF pair is kept; without one it is read off answers. */
  readonly csrf?: CsrfPair | undefined
  /** Whether a session begins with a look at the agent where the CSRF pair is not known. Default true. */
  readonly isLooking?: boolean | undefined
  readonly timings?: Timings | undefined
  /** What the host says that an answer means. Never throws. */
  readonly rule?: HttpOptions['rule']
}

/**
 * Makes it, of options that are what their types say. Inert until held.
 *
 * @throws WorkbinError `invalid-url`, `insecure-url`
 */
export function createLeanClient(options: LeanClientOptions): LeanClient {
  const { clock = systemClock, csrf = createCsrfPair(), fetch, headers, queryClient } = options
  const { isLooking = true, rule, timings = defaultTimings } = options
  const allowInsecure = options.allowInsecure ?? false
  const baseUrl = parseUrl(options.url, allowInsecure)
  const notificationsUrl = parseUrl(
    options.notificationsUrl ?? `${baseUrl}/notifications`,
    allowInsecure,
  )
  const http = createHttp({ clock, csrf, fetch, headers, rule })
  const limit = createLimit(mostAtOnce)
  const requests = createRequests({
    clock,
    baseUrl,
    http,
    csrf,
    isLooking,
    timeout: timings.request,
    limit,
  })
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
  const cached = withMutationCache(requests, queryClient)
  const { post } = requests
  const { forget: forgetToken } = csrf
  const wire: Wire = { baseUrl, forgetToken, http, limit, post, queryClient, run: cached.run }
  return createClient({
    clock,
    timings,
    link,
    wire,
    queryClient,
    ready: options.ready ?? true,
    requests: cached,
    locks: createBrowserLocks(),
    signals: browserSignals,
    server: baseUrl,
    agentId: options.agentId ?? 'me',
    unsubscribe: options.unsubscribe ?? 'auto',
    onAuthRequired: options.onAuthRequired,
    forgetAgent(key) {
      requests.forgetAgent()
      cached.forgetAgent()
      forgetQueries(queryClient.getQueryCache(), key)
    },
  })
}
