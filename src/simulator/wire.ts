/** One HTTP exchange as data: what both faces, the page's `fetch` and Node's server, turn their own kind into. */

/** A request as it arrives at the server. */
export interface WireRequest {
  /** In capitals. */
  readonly method: string
  /** Path and query, for example `/api/v2/me?subresources=*`. */
  readonly url: string
  /** By lower-case name. */
  readonly headers: Readonly<Record<string, string>>
  /** The whole body as text; empty where there is none. */
  readonly body: string
  /** Aborted when the client goes away; ends a held poll. */
  readonly signal?: AbortSignal | undefined
}

/** A response as it leaves the server. */
export interface WireResponse {
  readonly status: number
  /** By lower-case name; cookies stand apart. */
  readonly headers: Readonly<Record<string, string>>
  /** The values of `Set-Cookie`, kept apart because a constructed `Response` loses them. */
  readonly cookies: readonly string[]
  readonly body: string
  /** The connection breaks after this many characters of the body. */
  readonly cutAt?: number | undefined
}

/** A response, or `'cut'`: the connection broke before a single byte of one. */
export type WireAnswer = WireResponse | 'cut'

/**
 * A response without cookies.
 *
 * @param type - the content type
 */
export function textResponse(status: number, type: string, body: string): WireResponse {
  return { status, headers: { 'content-type': type }, cookies: [], body }
}

/** A JSON response, with the content type that GWS sends. */
export function jsonResponse(status: number, body: unknown): WireResponse {
  return textResponse(status, 'application/json;charset=UTF-8', JSON.stringify(body))
}
