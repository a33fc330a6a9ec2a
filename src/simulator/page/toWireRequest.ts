/** Reads the arguments of a `fetch` call. */
import type { WireRequest } from '../wire.js'

/** A request of a page, with what only its own browser needs to know. */
export interface PageRequest {
  readonly wire: WireRequest
  /** The absolute address. */
  readonly url: URL
  readonly credentials: RequestCredentials
  readonly redirect: RequestRedirect
}

/**
 * Reads `fetch(input, init)`. No `Request` is constructed: in jsdom its own AbortSignal does not fit
 * Node's `Request`.
 *
 * @param cookie - the browser's cookies for the address
 */
export async function toWireRequest(
  input: RequestInfo | URL,
  init: RequestInit = {},
  cookie: string,
): Promise<PageRequest> {
  const given = typeof input === 'object' && 'headers' in input ? input : undefined
  const url = new URL(addressOf(input), globalThis.location?.href ?? 'http://localhost')
  const credentials = init.credentials ?? given?.credentials ?? 'same-origin'
  const headers = new Headers(init.headers ?? given?.headers)
  if (cookie !== '' && credentials !== 'omit') headers.set('cookie', cookie)
  const body = init.body ?? undefined
  return {
    wire: {
      method: (init.method ?? given?.method ?? 'GET').toUpperCase(),
      url: url.pathname + url.search,
      headers: Object.fromEntries(headers),
      body: body === undefined ? ((await given?.clone().text()) ?? '') : await readBody(body),
      signal: init.signal ?? given?.signal,
    },
    url,
    credentials,
    redirect: init.redirect ?? given?.redirect ?? 'follow',
  }
}

function addressOf(input: RequestInfo | URL): string {
  if (typeof input === 'string') return input
  return 'href' in input ? input.href : input.url
}

async function readBody(body: BodyInit): Promise<string> {
  // A string needs no stream, and streams do not run under every kind of fake timers.
  return typeof body === 'string' ? body : new Response(body).text()
}
