/** What a host decides about its client. */
import type { Clock } from '../../core/clock.js'
import type { Timings } from '../../core/timings.js'
import type { HeaderSource, ResponseClassifier } from '../createHttp.js'
import type { WorkbinQueryClient } from '../createListCache.js'
import type { CsrfSource } from '../csrfPair.js'

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
