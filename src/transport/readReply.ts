/** Reads one Bayeux reply without trust: every message is copied field by field, and only what CometD can bear is let through. */
import { parseJson } from '../protocol/envelope.js'
import { own, ownString } from '../protocol/own.js'

/** A Bayeux message as the CometD client takes it. */
export type BayeuxMessage = Readonly<Record<string, unknown>>

/** What the reading depends on. */
export interface ReplyContext {
  /** The messages that are answered. */
  readonly sent: readonly BayeuxMessage[]
  /** Longest poll in ms: the client's own expiry follows the advice, so the advice follows this. */
  readonly heartbeat: number
}

/**
 * The messages of a reply; undefined where it is no list of messages, or leaves one of ours without
 * an answer: that one would never come, and CometD would wait for it for ever.
 *
 * Each rule cures one reply that stops cometd 9 for good while it says `connected`: a message
 * without a sane channel before the connect reply, an unknown `advice.reconnect`, a
 * `/meta/connect` id that is a number or missing, a handshake that succeeds and advises another,
 * an answer to what nobody asked. Fresh objects of known fields leave no way to a prototype.
 */
export function readReply(text: string, context: ReplyContext): BayeuxMessage[] | undefined {
  const parsed = parseJson(text)
  if (!Array.isArray(parsed)) return undefined
  const messages: readonly unknown[] = parsed
  const open = new Set(context.sent)
  const known = messages.flatMap<BayeuxMessage>(
    (message) => readMessage(message, open, context.heartbeat) ?? [],
  )
  return open.size === 0 ? known : undefined
}

function readMessage(
  message: unknown,
  open: Set<BayeuxMessage>,
  heartbeat: number,
): BayeuxMessage | undefined {
  const channel = ownString(message, 'channel')
  if (channel === undefined || !channel.startsWith('/') || channel.length > 512) return undefined
  if (channel.startsWith('/meta/')) return readMeta(message, channel, open, heartbeat)
  const data = own(message, 'data')
  return data === undefined ? undefined : { channel, data }
}

function readMeta(
  message: unknown,
  channel: string,
  open: Set<BayeuxMessage>,
  heartbeat: number,
): BayeuxMessage | undefined {
  const isSuccess = own(message, 'successful')
  const sent = [...open].find((each) => isAnswer(message, channel, each))
  // Without a plain yes or no it answers nothing: a broken reply must not pass for a refusal.
  if (typeof isSuccess !== 'boolean' || sent === undefined) return undefined
  open.delete(sent)
  const advice = readAdvice(own(message, 'advice'), channel, heartbeat)
  return {
    ...pickStrings(message, ['clientId', 'error', 'version', 'subscription']),
    channel,
    id: sent['id'],
    // Told not to come back, CometD would leave without a word, whatever else is said.
    successful: isSuccess && advice?.['reconnect'] !== 'none',
    supportedConnectionTypes: readTypes(own(message, 'supportedConnectionTypes')),
    advice,
    ext: readAck(own(message, 'ext'), channel),
  }
}

/** By id, where there is one, and by the topic that is joined, where it is said. */
function isAnswer(message: unknown, channel: string, sent: BayeuxMessage): boolean {
  const id = own(message, 'id')
  const isNamed = typeof id === 'string' || typeof id === 'number'
  const topic = ownString(message, 'subscription') ?? sent['subscription']
  return (
    sent['channel'] === channel &&
    sent['subscription'] === topic &&
    (!isNamed || sent['id'] === String(id))
  )
}

/** Only a list without our way of transport refuses it. */
function readTypes(types: unknown): readonly unknown[] {
  return Array.isArray(types) ? types : ['long-polling']
}

function pickStrings(message: unknown, names: readonly string[]): BayeuxMessage {
  const fields = names.map((name) => [name, ownString(message, name)] as const)
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

/** Only handshakes and polls steer the session. */
function readAdvice(
  advice: unknown,
  channel: string,
  heartbeat: number,
): BayeuxMessage | undefined {
  const isSteering = channel === '/meta/handshake' || channel === '/meta/connect'
  if (!isSteering || typeof advice !== 'object' || advice === null) return undefined
  const reconnect = own(advice, 'reconnect')
  const isKnown = reconnect === 'retry' || reconnect === 'none' || reconnect === 'handshake'
  const isAbsurd = reconnect === 'handshake' && channel === '/meta/handshake'
  // While no poll is out nothing proves the link: a pause shortens the poll after it.
  const interval = clamp(own(advice, 'interval'), Math.min(10_000, heartbeat), 0)
  return {
    ...(isKnown && !isAbsurd ? { reconnect } : {}),
    interval,
    // What is waited for is what we ask for, whatever the server's own wish is.
    timeout: heartbeat - interval,
    'multiple-clients': own(advice, 'multiple-clients') === true,
  }
}

function clamp(value: unknown, most: number, fallback: number): number {
  const isSane = typeof value === 'number' && value >= 0
  return isSane ? Math.min(value, most) : fallback
}

/**
 * The acknowledge extension's field, in its old and its new form; nothing else of `ext` is used.
 * Acknowledged is whatever the handshake says: a server that waits for it would repeat every
 * message for ever, and others do not look.
 */
function readAck(ext: unknown, channel: string): BayeuxMessage | undefined {
  const ack = own(ext, 'ack')
  if (channel !== '/meta/handshake') return typeof ack === 'number' ? { ack } : undefined
  const batch = own(ack, 'batch')
  return { ack: typeof batch === 'number' ? { enabled: true, batch } : true }
}

/** The same messages, the next poll not before `ms`, whatever the server advises. */
export function space(
  messages: readonly BayeuxMessage[],
  ms: number,
  heartbeat: number,
): readonly BayeuxMessage[] {
  return messages.map((message) => {
    const { advice, channel } = message
    if (channel !== '/meta/connect') return message
    const interval = Math.max(ms, clamp(own(advice, 'interval'), 10_000, 0))
    const given = typeof advice === 'object' ? advice : null
    return {
      ...message,
      advice: { ...given, interval, timeout: Math.max(0, heartbeat - interval) },
    }
  })
}
