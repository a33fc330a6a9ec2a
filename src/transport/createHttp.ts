/** One HTTP exchange with GWS: credentials, headers, CSRF pair, deadline, size; never an exception. */
import type { Clock } from '../core/clock.js'
import type { CsrfPair } from './csrfPair.js'
import {
  parseRetryAfter,
  type HttpAnswer,
  type ResponseClass,
  type ResponseInfo,
} from './httpAnswer.js'

/** What to send. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly body?: string | undefined
  /** Deadline in ms. */
  readonly timeout: number
  readonly signal?: AbortSignal | undefined
  /** Outlives the page; for the farewell of a session. */
  readonly keepalive?: boolean | undefined
  /** The longest answer that is read, in characters. Default {@link usualLength}. */
  readonly maxLength?: number | undefined
}

/** Sends a request; resolves always. */
export type Http = (request: HttpRequest) => Promise<HttpAnswer>

/** Own headers of the host, asked for before each request. */
export type HeaderSource = Readonly<Record<string, string>>

/** What the exchange needs. */
export interface HttpOptions {
  readonly clock: Clock
  readonly csrf: CsrfPair
  readonly fetch: typeof globalThis.fetch | undefined
  readonly headers: HeaderSource | (() => HeaderSource | Promise<HeaderSource>) | undefined
  /** What the host says that an answer means. Never throws. */
  readonly rule?:
    | ((request: HttpRequest, answer: HttpAnswer) => ResponseClass | undefined)
    | undefined
}

/** Says what an answer means; undefined leaves it to this library. */
export type ResponseClassifier = (info: ResponseInfo) => ResponseClass | undefined

/** A larger answer is not read to its end: it would stall the page, and counts as lost. */
const usualLength = 2_000_000

/** No answer, for whatever reason. */
export const noAnswer: HttpAnswer = {
  status: 0,
  text: '',
  isRedirected: false,
  isTooLarge: false,
  retryAfter: undefined,
  ruling: undefined,
}

/** Makes the one function through which every byte to GWS goes. */
export function createHttp({ clock, csrf, fetch, headers, rule }: HttpOptions): Http {
  const prepareHeaders = async (method: string): Promise<Headers> => {
    const ours = new Headers()
    if (method === 'POST') {
      ours.set('Content-Type', 'application/json; charset=UTF-8')
      // At once: while the host is asked, the pair may be forgotten with its agent.
      csrf.apply(ours)
    }
    const prepared = new Headers(typeof headers === 'function' ? await headers() : headers)
    for (const [name, value] of ours) prepared.set(name, value)
    return prepared
  }

  const exchange = async (request: HttpRequest, signal: AbortSignal): Promise<HttpAnswer> => {
    const { body, keepalive = false, maxLength = usualLength, method, url } = request
    const send = fetch ?? globalThis.fetch
    const { agent } = csrf
    const prepared = await prepareHeaders(method)
    // A `fetch` of the host need not look.
    signal.throwIfAborted()
    const response = await send(url, {
      method,
      headers: prepared,
      ...(body === undefined ? {} : { body }),
      signal,
      keepalive,
      credentials: 'include',
      cache: 'no-store',
      // A redirect leads to a login page, and must not be followed with our headers.
      redirect: 'manual',
      referrerPolicy: 'no-referrer',
    })
    if (agent === csrf.agent) csrf.capture(response.headers)
    const answer = await readAnswer(response, clock, maxLength)
    return { ...answer, ruling: rule?.(request, answer) }
  }

  return async (request) => {
    const abort = new AbortController()
    const given = request.signal
    if (given?.aborted === true) return noAnswer
    // Raced, because a host's own `fetch` may not listen to the signal.
    return new Promise((resolve) => {
      const giveUp = (): void => {
        resolve(noAnswer)
        abort.abort()
      }
      const cancel = clock.schedule(giveUp, request.timeout)
      given?.addEventListener('abort', giveUp, { once: true })
      void exchange(request, abort.signal)
        .then(resolve, () => resolve(noAnswer))
        .finally(() => {
          cancel()
          given?.removeEventListener('abort', giveUp)
        })
    })
  }
}

async function readAnswer(
  response: Response,
  clock: Clock,
  maxLength: number,
): Promise<HttpAnswer> {
  const { status, type } = response
  const isRedirected = type === 'opaqueredirect' || (status >= 300 && status < 400)
  if (isRedirected) return { ...noAnswer, status: status === 0 ? 302 : status, isRedirected }
  const retryAfter = parseRetryAfter(response.headers.get('Retry-After'), clock.wall())
  const text = await readText(response, maxLength)
  if (text.length > maxLength) return { ...noAnswer, isTooLarge: true }
  return { ...noAnswer, status, text, retryAfter }
}

/** The body as far as it is read. The `fetch` of a host may answer without a stream. */
async function readText(response: Response, maxLength: number): Promise<string> {
  const { body } = response
  if (typeof body?.getReader !== 'function') return response.text()
  const reader = body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  for (let isDone = false; !isDone && text.length <= maxLength;) {
    const { done, value } = await reader.read()
    text += decoder.decode(value, { stream: !done })
    isDone = done
  }
  if (text.length > maxLength) void reader.cancel().catch(() => {})
  return text
}
