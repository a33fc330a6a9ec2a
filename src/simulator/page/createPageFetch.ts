/** One browser in the page: a `fetch` with its own cookie jar, answered by a simulator. */
import { onAbort } from '../createTimers.js'
import type { WireAnswer, WireRequest } from '../wire.js'
import { createCookieJar } from './createCookieJar.js'
import type { PageRequest } from './toWireRequest.js'
import { toWireRequest } from './toWireRequest.js'
import { toOpaqueRedirect, toResponse } from './toResponse.js'

/** As many as browsers follow (Fetch standard). */
const mostRedirects = 20

/**
 * Makes a `fetch` that behaves as a browser's: it keeps cookies, follows redirects, rejects with
 * `TypeError('Failed to fetch')` when the connection is cut, and with the signal's reason when it
 * is aborted.
 *
 * @param cookies - what the browser has from elsewhere, as values of `Set-Cookie`
 */
export function createPageFetch(
  handle: (request: WireRequest) => Promise<WireAnswer>,
  cookies: readonly string[] = [],
): typeof globalThis.fetch {
  const jar = createCookieJar()
  jar.store(cookies)

  const exchange = async (request: PageRequest, redirects: number): Promise<Response> => {
    request.wire.signal?.throwIfAborted()
    const answer = await unlessAborted(handle(request.wire), request.wire.signal)
    if (answer === 'cut') throw new TypeError('Failed to fetch')
    if (request.credentials !== 'omit') jar.store(answer.cookies)
    const { location } = answer.headers
    if (location === undefined || answer.status < 300 || answer.status > 399)
      return toResponse(answer, request.url, redirects > 0)
    if (request.redirect === 'manual') return toOpaqueRedirect(request.url)
    if (request.redirect === 'error' || redirects === mostRedirects)
      throw new TypeError('Failed to fetch')
    return exchange(await toNext(request, location, jar.header()), redirects + 1)
  }

  return async (input, init) => {
    const request = await toWireRequest(input, init, jar.header())
    return exchange(request, 0)
  }
}

/** After 302 a browser asks with GET, whatever it asked with before. */
async function toNext(
  request: PageRequest,
  location: string,
  cookie: string,
): Promise<PageRequest> {
  const { credentials, redirect, wire } = request
  const init = { credentials, redirect, ...(wire.signal ? { signal: wire.signal } : {}) }
  return toWireRequest(new URL(location, request.url), init, cookie)
}

function unlessAborted<Value>(
  promise: Promise<Value>,
  signal: AbortSignal | undefined,
): Promise<Value> {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const forget = onAbort(signal, () => reject(signal.reason))
    void promise.then(resolve, reject).finally(forget)
  })
}
