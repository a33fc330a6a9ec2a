/** Our requests to the Workbins API: sent once, their CSRF pair renewed once where needed, their answers classified. */
import { WorkbinError } from '../core/errors.js'
import type { LinkEnd, RequestOutcome, RequestPort } from '../core/ports.js'
import { readPartialStatus, readReference, type Envelope } from '../protocol/envelope.js'
import { operationBody } from '../protocol/operations.js'
import { targetPath } from '../protocol/target.js'
import type { Http } from './createHttp.js'
import type { CsrfPair } from './csrfPair.js'
import { createLimit } from './createLimit.js'
import { judge, type HttpAnswer } from './httpAnswer.js'

/** The requests, and what the link needs of them. */
export interface Requests extends RequestPort {
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
  readonly baseUrl: string
  readonly http: Http
  readonly csrf: CsrfPair
  /** Whether a session begins with a look at the agent where the CSRF pair is not known. */
  readonly isLooking: boolean
  /** Deadline of a request in ms. */
  readonly timeout: number
}

/** How many operations are out at once, over all targets. */
const mostAtOnce = 4

/** Makes the requests. */
export function createRequests(options: RequestsOptions): Requests {
  const { baseUrl, csrf, http, isLooking, timeout } = options
  const limit = createLimit(mostAtOnce)
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

  /** Once more with a new token, where the token was what GWS did not like. */
  const withToken = async (post: () => Promise<HttpAnswer>): Promise<HttpAnswer> => {
    const answer = await post()
    if (judge(answer).type !== 'token') return answer
    csrf.forget()
    const me = await renewToken()
    return me !== null && judge(me).type === 'signed-out' ? me : post()
  }

  return {
    async prepare() {
      return !isLooking || csrf.isKnown ? null : readMe(await renewToken())
    },
    async verify() {
      return readMe(await lookAtMe())
    },
    async operate(operation, target, signal) {
      const url = baseUrl + targetPath(target)
      const body = operationBody(operation)
      // The deadline of a request starts when its turn comes, not while it waits for it.
      const answer = await limit(() =>
        withToken(() => http({ method: 'POST', url, body, timeout, signal })),
      )
      const outcome = classify(answer, target.id)
      // The next session begins with a look at the agent.
      if (outcome.type === 'signed-out') csrf.forget()
      return outcome
    },
    forgetAgent() {
      csrf.forgetAgent()
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
      const error = new WorkbinError('link-unreachable', { detail: statusDetail(status) })
      return { type: 'unreachable', error, retryAfter }
    }
    default:
      return verdict satisfies never
  }
}

function signedOut(): RequestOutcome {
  return { type: 'signed-out', error: new WorkbinError('not-signed-in') }
}

/** What the answer of a Subscribe or Unsubscribe on one workbin means. */
export function classify(answer: HttpAnswer, workbinId: string): RequestOutcome {
  const verdict = judge(answer)
  switch (verdict.type) {
    case 'signed-out':
      return signedOut()
    case 'token':
      return later(isAboutToken(answer) ? 'csrf-rejected' : 'malformed-answer', answer, 'no')
    case 'later':
      return notNow(answer)
    case 'no':
      return refusal(verdict.envelope?.statusCode, answer)
    case 'ok':
      if (verdict.envelope !== undefined) {
        return classifyEnvelope(verdict.envelope, answer, workbinId)
      }
      // Nothing but success was said; which request it was, the confirmation has to tell.
      return answer.ruling === 'ok' || answer.text.trim() === ''
        ? { type: 'accepted', reference: null }
        : later('malformed-answer', answer, 'unknown')
    default:
      return verdict satisfies never
  }
}

function classifyEnvelope(
  envelope: Envelope,
  answer: HttpAnswer,
  workbinId: string,
): RequestOutcome {
  const { statusCode } = envelope
  const status = statusCode === 7 ? readPartialStatus(envelope, workbinId) : statusCode
  if (status !== 0 && answer.ruling !== 'ok') return refusal(status, answer)
  return { type: 'accepted', reference: readReference(envelope, workbinId) }
}

/** A 403 that is no envelope and does not speak of CSRF is a gateway's. */
function isAboutToken({ text }: HttpAnswer): boolean {
  return /csrf/i.test(text)
}

function notNow(answer: HttpAnswer): RequestOutcome {
  const { status } = answer
  if (status === 0) return later('request-failed', answer, 'unknown')
  const isBehind = status === 502 || status === 504 || status < 300
  return later('service-unavailable', answer, isBehind ? 'unknown' : 'no')
}

function later(
  code: 'csrf-rejected' | 'malformed-answer' | 'request-failed' | 'service-unavailable',
  { retryAfter, status }: HttpAnswer,
  executed: 'no' | 'unknown',
): RequestOutcome {
  const error = new WorkbinError(code, { detail: statusDetail(status), httpStatus: status })
  return { type: 'retry', error, executed, retryAfter }
}

/** A GWS `statusCode` that is no success, or an HTTP refusal without one. */
function refusal(statusCode: number | undefined, answer: HttpAnswer): RequestOutcome {
  const httpStatus = answer.status
  const detail = statusCode === undefined ? statusDetail(httpStatus) : `statusCode ${statusCode}`
  const details = { detail, httpStatus, statusCode }
  if (answer.ruling === 'fatal') {
    return { type: 'fatal', error: new WorkbinError('request-rejected', details) }
  }
  if (statusCode === 20) return signedOut()
  if (statusCode === 3 || statusCode === 5 || (statusCode === undefined && httpStatus === 403)) {
    return { type: 'fatal', error: new WorkbinError('forbidden', details) }
  }
  if (statusCode === 6 || httpStatus === 404) {
    return { type: 'fatal', error: new WorkbinError('not-found', details) }
  }
  const isPassing = statusCode !== undefined && passing.has(statusCode)
  if (!isPassing) return { type: 'fatal', error: new WorkbinError('request-rejected', details) }
  const error = new WorkbinError('service-unavailable', details)
  return { type: 'retry', error, executed: 'no', retryAfter: answer.retryAfter }
}

/** Codes that tell of a state which passes: not valid now, internal error, processing, in use. */
const passing: ReadonlySet<number> = new Set([2, 4, 9, 19])

function statusDetail(status: number): string {
  return status === 0 ? 'no answer' : `HTTP ${status}`
}
