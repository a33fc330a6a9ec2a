/** Reads the Bayeux messages of a request or a reply, well-formed or not. */
import { parseJson } from '../../protocol/envelope.js'
import { isObject } from '../shape.js'

/** The messages of a body; a lone message counts as a list of one; undefined where the body is no JSON. */
export function parseMessages(body: string): readonly unknown[] | undefined {
  const value = parseJson(body)
  if (value === undefined) return undefined
  const messages: readonly unknown[] = Array.isArray(value) ? value : [value]
  return messages
}

/** A field of a message; undefined where the message is no object. */
export function messageField(message: unknown, field: string): unknown {
  return isObject(message) ? message[field] : undefined
}

/** The channels of the messages, as far as they have one. */
export function channelsOf(messages: readonly unknown[]): readonly string[] {
  return messages
    .map((message) => messageField(message, 'channel'))
    .filter((channel) => typeof channel === 'string')
}

/** True for a poll: one `/meta/connect` that does not ask for an answer at once, as a session's first one does. */
export function isHeldPoll(messages: readonly unknown[]): boolean {
  const [message] = messages
  const advice = messageField(message, 'advice')
  return (
    messages.length === 1 &&
    messageField(message, 'channel') === '/meta/connect' &&
    messageField(advice, 'timeout') !== 0
  )
}

/** Whether a subscription to `pattern` (a channel, or one ending in `/*` or `/**`) takes in `channel`. */
export function matchesChannel(pattern: string, channel: string): boolean {
  if (pattern.endsWith('/**')) return channel.startsWith(pattern.slice(0, -2))
  if (!pattern.endsWith('/*')) return pattern === channel
  const parent = pattern.slice(0, -1)
  return channel.startsWith(parent) && !channel.slice(parent.length).includes('/')
}
