/** The CSRF header pair: taken from answers, given to requests, kept nowhere else. */
import { atMost } from '../core/atMost.js'
import type { Clock } from '../core/clock.js'

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

/** A header and its value, as GWS wants them on every POST. */
export interface CsrfHeader {
  readonly name: string
  readonly token: string
}

/** A host that keeps the CSRF pair itself, because other code of its own needs it, too. */
export interface CsrfSource {
  /** The pair that is valid now; null where there is none. Called for each request. */
  get(): CsrfHeader | null
  /** GWS has refused the pair: gets another one. Called once for all requests that wait for it. */
  renew(): Promise<void>
}

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
  /** Where a host keeps the pair: gets another one; null where a `GET /me` brings it. */
  renew: (() => Promise<void>) | null
}

/**
 * Makes an empty pair. Page CSRFProtection: any GET answers `X-CSRF-HEADER` (the *name* of the
 * header to send, so it is dynamic) and `X-CSRF-TOKEN` (its value); needed on PUT, POST, DELETE;
 * the token lives as long as the HTTP session.
 */
export function createCsrfPair(): CsrfPair {
  let pair: CsrfHeader | null = null
  let agent = 0
  return {
    renew: null,
    get agent() {
      return agent
    },
    get isKnown() {
      return pair !== null
    },
    capture(headers) {
      const name = headers.get('X-CSRF-HEADER')
      const token = headers.get('X-CSRF-TOKEN')
      if (name !== null && token !== null && isSane(name, token)) pair = { name, token }
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

/** A pair that the host keeps. What it throws fails the request, and nothing else. */
export function keptByHost(source: CsrfSource, clock: Clock, timeout: number): CsrfPair {
  const renew = (): Promise<void> => {
    const renewed = Promise.resolve()
      .then(() => source.renew())
      .catch(() => {})
    // A host that never answers has not renewed it.
    return atMost(renewed, timeout, clock)
  }
  let isRefused = false
  let renewing: Promise<void> | null = null
  return {
    agent: 0,
    get isKnown() {
      return !isRefused
    },
    capture() {},
    apply(headers) {
      const pair = source.get()
      if (pair !== null && isSane(pair.name, pair.token)) headers.set(pair.name, pair.token)
    },
    forget() {
      isRefused = true
    },
    forgetAgent() {},
    renew() {
      renewing ??= renew().finally(() => {
        isRefused = false
        renewing = null
      })
      return renewing
    },
  }
}

function isSane(name: string, token: string): boolean {
  const isOurs = /^[A-Za-z0-9-]{1,64}$/.test(name) && !reserved.has(name.toLowerCase())
  return isOurs && /^[\x21-\x7e]{1,1024}$/.test(token)
}
