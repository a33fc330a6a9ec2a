/** The CSRF header pair: taken from answers, given to requests, kept nowhere else. */

/** Headers the server must never choose for us. */
const reserved = new Set([
  'authorization',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'origin',
  'proxy-authorization',
  'referer',
])

/** One client's CSRF pair. */
export interface CsrfPair {
  readonly isKnown: boolean
  /** Grows with each agent: an answer to the former one brings no pair for the next. */
  readonly agent: number
  /** Reads the pair out of an answer's headers, where it is there and sane. */
  capture(headers: Headers): void
  /** Adds it to a request's headers. */
  apply(headers: Headers): void
  forget(): void
  forgetAgent(): void
}

/**
 * Makes an empty pair. Page CSRFProtection: any GET answers `X-CSRF-HEADER` (the *name* of the
 * header to send, so it is dynamic) and `X-CSRF-TOKEN` (its value); needed on PUT, POST, DELETE;
 * the token lives as long as the HTTP session.
 */
export function createCsrfPair(): CsrfPair {
  let pair: { readonly name: string; readonly token: string } | null = null
  let agent = 0
  return {
    get agent() {
      return agent
    },
    get isKnown() {
      return pair !== null
    },
    capture(headers) {
      const name = headers.get('X-CSRF-HEADER')
      const token = headers.get('X-CSRF-TOKEN')
      if (name === null || token === null) return
      const isSane = /^[A-Za-z0-9-]{1,64}$/.test(name) && !reserved.has(name.toLowerCase())
      if (isSane && /^[\x21-\x7e]{1,1024}$/.test(token)) pair = { name, token }
    },
    apply(headers) {
      if (pair !== null) headers.set(pair.name, pair.token)
    },
    forget() {
      pair = null
    },
    forgetAgent() {
      pair = null
      agent += 1
    },
  }
}
