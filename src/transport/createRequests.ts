/** Our requests to the Workbins API: sent once, their CSRF pair renewed once where needed, their answers classified. */
import { WorkbinError } from '../core/errors.js'
import type { Clock } from '../core/clock.js'
import type { LinkEnd, RequestPort } from '../core/ports.js'
import { operationBody } from '../protocol/operations.js'
import type { Http } from './createHttp.js'
import { createTokenRetry } from './createTokenRetry.js'
import type { CsrfPair } from './csrfPair.js'
import { statusDetail } from './classify.js'
import type { Limit } from './createLimit.js'
import { gatherRequests } from './gatherRequests.js'
import { judge, type HttpAnswer } from './httpAnswer.js'

/** The requests, and what the link needs of them. */
export interface Requests extends RequestPort {
  /**
   * POSTs at once, and once more with a new token where the token was what GWS did not like.
   *
   * @param mayRepeat - whether nothing was carried out for sure. Default: it would do no harm
   */
  post(
    path: () => string,
    body: string,
    signal: AbortSignal,
    mayRepeat?: (answer: HttpAnswer) => boolean,
  ): Promise<HttpAnswer>
  /**
   * Makes sure that GWS knows the agent and that the CSRF pair is known: `GET /me`, one at a time,
   * unless the pair is there. Null where a handshake may follow.
   */
  prepare(): Promise<LinkEnd | null>
  /** Whether GWS knows the agent: null where it does, or where that cannot be told. */
  verify(): Promise<LinkEnd | null>
  /** Another agent: what is known of the former one does not count. */
  forgetAgent(): void
}

/** What the requests need. */
export interface RequestsOptions {
  readonly clock: Clock
  readonly baseUrl: string
  readonly http: Http
  readonly csrf: CsrfPair
  /** Whether a session begins with a look at the agent where the CSRF pair is not known. */
  readonly isLooking: boolean
  /** Deadline of a request in ms. */
  readonly timeout: number
  /** Bounds what is out at once, over all targets. */
  readonly limit: Limit
}

/** Makes the requests. */
export function createRequests(options: RequestsOptions): Requests {
  const { baseUrl, clock, csrf, http, isLooking, limit, timeout } = options
  let looking: Promise<HttpAnswer> | null = null

  /** One `GET /me` for all who ask while it is out. */
  const lookAtMe = (): Promise<HttpAnswer> => {
    if (looking !== null) return looking
    const look = http({ method: 'GET', url: `${baseUrl}/me`, timeout }).finally(() => {
      if (looking === look) looking = null
    })
    looking = look
    return look
  }

  /** Another pair, by the host or by a look at the agent; null where nothing is known of the agent. */
  const renewToken = async (): Promise<HttpAnswer | null> => {
    if (csrf.renew === null) return lookAtMe()
    await csrf.renew()
    return null
  }

  const tokens = createTokenRetry({ clock, csrf, renew: renewToken })
  const post: Requests['post'] = (path, body, signal, mayRepeat) =>
    tokens.send(
      () => http({ method: 'POST', url: baseUrl + path(), body, timeout, signal }),
      mayRepeat,
    )

  const gathered = gatherRequests({
    clock,
    // The deadline of a request starts when its turn comes, not while it waits for it.
    post: (operation, path, signal) => limit(() => post(path, operationBody(operation), signal)),
  })

  return {
    post,
    async prepare() {
      return !isLooking || csrf.isKnown ? null : readMe(await renewToken())
    },
    async verify() {
      return readMe(await lookAtMe())
    },
    async operate(...request) {
      const outcome = await gathered.operate(...request)
      // The next session begins with a look at the agent.
      if (outcome.type === 'signed-out') csrf.forget()
      return outcome
    },
    forgetAgent() {
      csrf.forgetAgent()
      tokens.forgetAgent()
      looking = null
    },
  }
}

function readMe(answer: HttpAnswer | null): LinkEnd | null {
  if (answer === null) return null
  const verdict = judge(answer)
  switch (verdict.type) {
    case 'ok':
    // Some gateways keep /me from browsers; the handshake will tell what else is wrong.
    case 'no':
    case 'token':
      if (answer.ruling !== 'fatal') return null
      return { type: 'refused', error: new WorkbinError('link-refused', { detail: 'by the host' }) }
    case 'signed-out':
      return { type: 'signed-out', error: new WorkbinError('not-signed-in') }
    case 'later': {
      const { retryAfter, status } = answer
      const details = { detail: statusDetail(status), httpStatus: status }
      const error = new WorkbinError('link-unreachable', details)
      return { type: 'unreachable', error, retryAfter }
    }
    default:
      return verdict satisfies never
  }
}
