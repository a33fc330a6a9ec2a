/** What an HTTP exchange with GWS came to, and what that says about the agent and the server. */
import { parseEnvelope, type Envelope } from '../protocol/envelope.js'

/** One answer, read to its end; `status` 0 where there was none. */
export interface HttpAnswer {
  readonly status: number
  readonly text: string
  /** It led to another address, or would have. */
  readonly isRedirected: boolean
  /** It was too large to be read: it would be so again. */
  readonly isTooLarge: boolean
  /** `Retry-After` in ms, bounded to 5 min. */
  readonly retryAfter: number | undefined
  /** What the host says that it means; undefined where the answer speaks for itself. */
  readonly ruling: ResponseClass | undefined
}

/**
 * What an answer may mean: `ok` carried out · `retry` not now · `auth` the agent is not signed in ·
 * `fatal` refused, and not to be tried again.
 */
export type ResponseClass = 'ok' | 'retry' | 'auth' | 'fatal'

/** An answer as `classifyResponse` sees it. Untrusted, as it came. */
export interface ResponseInfo {
  readonly method: 'GET' | 'POST'
  /** What was asked: a request of the API, or of the push link below `notificationsUrl`. */
  readonly url: string
  /** HTTP status. */
  readonly status: number
  /** It led to another address, and was not followed; `text` is empty then. */
  readonly isRedirected: boolean
  readonly text: string
}

/**
 * - `ok` the body is for the caller to read
 * - `signed-out` GWS does not know the agent: 401, `statusCode` 20, a login page, a redirect to one
 * - `token` 403 without an envelope: the CSRF token, or the HTTP session with it, is not valid
 * - `later` no answer, or one that only says "not now"
 * - `no` a refusal of this very request
 */
export type Verdict =
  | { readonly type: 'ok'; readonly envelope: Envelope | undefined }
  | { readonly type: 'signed-out' | 'token' | 'later' }
  | { readonly type: 'no'; readonly envelope: Envelope | undefined }

/** Judges an answer. The host comes first, then the body, then the status: error answers of GWS are envelopes too. */
export function judge(answer: HttpAnswer): Verdict {
  const { ruling, status, text } = answer
  if (ruling !== undefined) return obey(ruling, text)
  if (status === 0) return { type: 'later' }
  const envelope = parseEnvelope(text)
  const isSuccess = status >= 200 && status < 300
  const isLoginPage = isSuccess && isHtml(text)
  const isUnknownAgent = status === 401 || envelope?.statusCode === 20
  if (answer.isRedirected || isLoginPage || isUnknownAgent) return { type: 'signed-out' }
  if (isSuccess) return { type: 'ok', envelope }
  if (status === 403 && envelope === undefined) return { type: 'token' }
  const isBusy = status === 408 || status === 425 || status === 429 || status >= 500
  return isBusy && !isRefusal(envelope) ? { type: 'later' } : { type: 'no', envelope }
}

function obey(ruling: ResponseClass, text: string): Verdict {
  switch (ruling) {
    case 'ok':
      return { type: 'ok', envelope: parseEnvelope(text) }
    case 'retry':
      return { type: 'later' }
    case 'auth':
      return { type: 'signed-out' }
    case 'fatal':
      return { type: 'no', envelope: parseEnvelope(text) }
    default:
      return ruling satisfies never
  }
}

/** 500 carries envelopes too; those that say what is wrong with the request will not change. */
function isRefusal(envelope: Envelope | undefined): boolean {
  const fatal = new Set([1, 3, 5, 6, 10])
  return envelope !== undefined && fatal.has(envelope.statusCode)
}

/** GWS answers JSON only; a page means that somebody else answered: the login of a gateway. */
export function isHtml(text: string): boolean {
  return /^\s*</.test(text.slice(0, 512))
}

/** `Retry-After` (seconds or a date) in ms, at most 5 min; undefined where it makes no sense. */
export function parseRetryAfter(value: string | null, wall: number): number | undefined {
  if (value === null) return undefined
  const trimmed = value.trim()
  const ms = /^\d{1,9}$/.test(trimmed) ? Number(trimmed) * 1_000 : Date.parse(trimmed) - wall
  return Number.isFinite(ms) && ms >= 0 ? Math.min(ms, 300_000) : undefined
}
