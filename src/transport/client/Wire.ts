/** What the transport keeps of a client, for the parts that are added later. */
import type { Engine } from '../../core/createEngine.js'
import type { MovePort } from '../../core/ports.js'
import type { Http } from '../createHttp.js'
import type { WorkbinQueryClient } from '../createListCache.js'
import type { Limit } from '../createLimit.js'
import type { Requests } from '../createRequests.js'

/** One client's way to its server and to the host's caches. */
export interface Wire extends Pick<Requests, 'post'>, Pick<MovePort, 'run'> {
  readonly baseUrl: string
  readonly http: Http
  /** Shared by all parts: a browser has few connections to one server. */
  readonly limit: Limit
  readonly queryClient: WorkbinQueryClient
  /** GWS does not know the agent: the next session begins with a look at him. */
  forgetToken(): void
}

/** The wire of an engine. */
export function wireOf({ ports }: Engine): Wire {
  // Every engine on a page is made by `createLeanClient`.
  return ports.wire as Wire
}
