/** Lays a merge patch over a JSON body: over its object, or over the messages of a Bayeux reply. */
import { parseJson } from '../protocol/envelope.js'
import { messageField } from './bayeux/messages.js'
import { mergePatch } from './mergePatch.js'

/**
 * The patched body; a body that is no JSON stays as it is.
 *
 * @param channel - with one, only messages of that channel are patched
 */
export function patchBody(body: string, patch: unknown, channel: string | undefined): string {
  const value = parseJson(body)
  if (value === undefined) return body
  if (!Array.isArray(value)) return JSON.stringify(mergePatch(value, patch))
  const messages: readonly unknown[] = value
  const concerns = (message: unknown): boolean =>
    channel === undefined || messageField(message, 'channel') === channel
  return JSON.stringify(
    messages.map((message) => (concerns(message) ? mergePatch(message, patch) : message)),
  )
}
