/** Reads one Bayeux reply without trust: every message is copied field by field, and only what CometD can bear is let through. */
import { parseJson } from '../protocol/envelope.js'
import { own, ownString } from '../protocol/own.js'

/** A Bayeux message as the CometD client takes it. */
export type BayeuxMessage = Readonly<Record<string, unknown>>

/** What the reading depends on. */
export interface ReplyContext {
  /** Id of the `/meta/connect` that is answered, where one is. */
  readonly connectId: string | undefined
  /** Longest poll in ms: the client's own expiry follows the advice, so the advice follows this. */
  readonly heartbeat: number
}

/**
 * The messages of a reply; undefined where it is no list of messages.
 *
 * Each rule cures one reply that stops cometd 9 for good while it says `connected`: a message
 * without a sane channel before the connect reply, an unknown `advice.reconnect`, a
 * `/meta/connect` id that is a number or missing, a handshake that succeeds and advises another.
 * Fresh objects of known fields leave no way to a prototype.
 */
export function readReply(text: string, context: ReplyContext): BayeuxMessage[] | undefined {
  const parsed = parseJson(text)
  if (!Array.isArray(parsed)) return undefined
  const messages: readonly unknown[] = parsed
  return messages.flatMap<BayeuxMessage>((message) => readMessage(message, context) ?? [])
}

function readMessage(message: unknown, context: ReplyContext): BayeuxMessage | undefined {
  const channel = ownString(message, 'channel')
  if (channel === undefined || !channel.startsWith('/') || channel.length > 512) return undefined
  if (channel.startsWith('/meta/')) return readMeta(message, channel, context)
  const data = own(message, 'data')
  return data === undefined ? undefined : { channel, data }
}

function readMeta(message: unknown, channel: string, context: ReplyContext): BayeuxMessage {
  return {
    ...pickStrings(message, ['clientId', 'error', 'version', 'subscription']),
    channel,
    id: readId(message, channel, context),
    successful: own(message, 'successful') === true,
    supportedConnectionTypes: own(message, 'supportedConnectionTypes'),
    advice: readAdvice(own(message, 'advice'), channel, context),
    ext: readAck(own(message, 'ext')),
  }
}

function pickStrings(message: unknown, names: readonly string[]): BayeuxMessage {
  const fields = names.map((name) => [name, ownString(message, name)] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

function readId(message: unknown, channel: string, context: ReplyContext): string | undefined {
  const id = own(message, 'id')
  if (typeof id === 'string' || typeof id === 'number') return String(id)
  return channel === '/meta/connect' ? context.connectId : undefined
}

function readAdvice(
  advice: unknown,
  channel: string,
  { heartbeat }: ReplyContext,
): BayeuxMessage | undefined {
  if (typeof advice !== 'object' || advice === null) return undefined
  const reconnect = own(advice, 'reconnect')
  const isKnown = reconnect === 'retry' || reconnect === 'none' || reconnect === 'handshake'
  const isAbsurd = reconnect === 'handshake' && channel === '/meta/handshake'
  return {
    ...(isKnown && !isAbsurd ? { reconnect } : {}),
    // While no poll is out nothing proves the link.
    interval: clamp(own(advice, 'interval'), 10_000, 0),
    timeout: clamp(own(advice, 'timeout'), heartbeat, heartbeat),
    'multiple-clients': own(advice, 'multiple-clients') === true,
  }
}

function clamp(value: unknown, most: number, fallback: number): number {
  const isSane = typeof value === 'number' && value >= 0
  return isSane ? Math.min(value, most) : fallback
}

/** The acknowledge extension's field, in its old and its new form; nothing else of `ext` is used. */
function readAck(ext: unknown): BayeuxMessage | undefined {
  const ack = own(ext, 'ack')
  if (typeof ack === 'number' || typeof ack === 'boolean') return { ack }
  const enabled = own(ack, 'enabled')
  if (typeof enabled !== 'boolean') return undefined
  const batch = own(ack, 'batch')
  return { ack: typeof batch === 'number' ? { enabled, batch } : { enabled } }
}

/** The same messages, the next poll not before `ms`, whatever the server advises. */
export function space(messages: readonly BayeuxMessage[], ms: number): readonly BayeuxMessage[] {
  return messages.map((message) => {
    const { advice, channel } = message
    if (channel !== '/meta/connect') return message
    const interval = Math.max(ms, clamp(own(advice, 'interval'), 10_000, 0))
    const given = typeof advice === 'object' ? advice : null
    return { ...message, advice: { ...given, interval } }
  })
}
