/** GWS's own envelopes around REST answers, as status and JSON. */

/** A REST answer before it is written down. */
export interface RestAnswer {
  readonly status: number
  readonly body: Readonly<Record<string, unknown>>
}

/** Success: HTTP 200 with statusCode 0. */
export function succeed(fields: Readonly<Record<string, unknown>> = {}): RestAnswer {
  return { status: 200, body: { statusCode: 0, ...fields } }
}

/**
 * Failure. No page maps status codes to HTTP; 403 for 20, 500 for 4 and 503 without an
 * Interaction Server have been captured, the others follow their meaning.
 */
export function fail(status: number, statusCode: number, statusMessage: string): RestAnswer {
  return { status, body: { statusCode, statusMessage } }
}

/** 404 with statusCode 6. */
export function notFound(what: string): RestAnswer {
  return fail(404, 6, `${what} not found`)
}

/** 400 with statusCode 10. */
export function invalid(why: string): RestAnswer {
  return fail(400, 10, why)
}

/** 503 with statusCode 4: the message of a captured failure to start the multimedia channel. */
export function interactionServerLost(): RestAnswer {
  return fail(503, 4, 'Interaction server connection is not opened')
}
