/** Makes the `Response` a page gets. */
import type { WireResponse } from '../wire.js'

/** Statuses that may have no body (Fetch standard). */
const bodiless = [204, 205, 304]

/**
 * A `Response` of a wire response, with the address it came from.
 *
 * @param redirected - whether a redirect led there
 */
export function toResponse(response: WireResponse, url: URL, redirected: boolean): Response {
  const { status, headers, body, cutAt } = response
  const content = cutAt === undefined ? body : breakOff(body.slice(0, cutAt))
  const made = new Response(bodiless.includes(status) ? null : content, { status, headers })
  return withFields(made, { url: url.href, redirected })
}

/** What `redirect: 'manual'` shows of a redirect: nothing but that there was one. */
export function toOpaqueRedirect(url: URL): Response {
  const fields = { url: url.href, status: 0, ok: false, type: 'opaqueredirect' }
  return withFields(new Response(null), fields)
}

/** A constructed Response has none of the fields that only the network sets. */
function withFields(response: Response, fields: Readonly<Record<string, unknown>>): Response {
  for (const [name, value] of Object.entries(fields))
    Object.defineProperty(response, name, { value })
  return response
}

/** A body that fails once its first part has been read. */
function breakOff(part: string): ReadableStream<Uint8Array> {
  let sent = false
  return new ReadableStream({
    pull: (controller) => {
      if (sent) controller.error(new TypeError('network error'))
      else controller.enqueue(new TextEncoder().encode(part))
      sent = true
    },
  })
}
