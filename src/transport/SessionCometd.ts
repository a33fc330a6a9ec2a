/** The CometD client as we need it: our clock, no word to any console, our hand on every retry, our HTTP under it. */
import { CometD, type Message } from 'cometd'
import type { Clock } from '../core/clock.js'
import { own } from '../protocol/own.js'
import type { Http } from './createHttp.js'
import type { HttpAnswer } from './httpAnswer.js'
import { readReply, space, type BayeuxMessage } from './readReply.js'

/** What CometD would do about a failure, and what it does when `action` is changed. */
export interface FailurePlan {
  readonly action: 'retry' | 'handshake' | 'none'
  readonly delay?: number
}

/** Called instead of CometD's own retries; `carryOn` goes on with a plan. */
export type FailureHandler = (
  message: Message,
  plan: FailurePlan,
  carryOn: (plan: FailurePlan) => void,
) => void

/** What a session's client needs. */
export interface SessionCometdOptions {
  readonly clock: Clock
  readonly http: Http
  readonly url: string
  readonly appendMessageType: boolean
  /** How long the server is asked to hold a poll (ms). */
  readonly heartbeat: number
  /** How long an answer may take beyond what it is held (ms). */
  readonly networkDelay: number
  readonly onFailure: FailureHandler
}

/** A poll that brought messages costs one, an empty one five; one comes back every `tokenMs`. */
const mostTokens = 25
const tokenMs = 200

/** The longest that any server is known to hold a poll (ms). */
const maxHold = 120_000

/** One call of the long-polling transport, as CometD makes it. */
interface Packet {
  readonly url: string
  readonly body: string
  onSuccess(messages: readonly unknown[]): void
  onError(reason: string): void
}

/** What stands in the place of an XMLHttpRequest. */
class Exchange {
  answer: HttpAnswer | null = null
  readonly #abort = new AbortController()

  get status(): number {
    return this.answer?.status ?? 0
  }

  get signal(): AbortSignal {
    return this.#abort.signal
  }

  abort(): void {
    this.#abort.abort()
  }
}

/**
 * One push session's client, configured once and thrown away with its session.
 *
 * The public methods that CometD documents for overriding are missing from its declarations:
 * `onTransportFailure` and the log methods (which print message payloads at every level).
 */
export class SessionCometd extends CometD {
  /** Public and documented in the client, missing from its declarations. */
  declare send: (message: Readonly<Record<string, string>>) => void
  declare addTransportListener: (
    event: 'timeout',
    extend: (messages: readonly Message[]) => number,
  ) => void
  readonly #options: SessionCometdOptions
  #poll: Exchange | null = null
  /** Polls that may be sent without a pause: something on the way may not hold them. */
  #tokens = mostTokens
  #polledAt = 0
  #isSpaced = false

  constructor(options: SessionCometdOptions) {
    super()
    this.#options = options
    const { appendMessageType, heartbeat, networkDelay, url } = options
    // Long polling alone: GWS speaks no WebSocket, and JSONP would put headers' secrets into URLs.
    this.unregisterTransport('websocket')
    this.unregisterTransport('callback-polling')
    const transport = this.findTransport('long-polling')
    if (transport !== null) this.#takeOver(transport)
    this.configure({
      url,
      appendMessageTypeToURL: appendMessageType,
      maxNetworkDelay: networkDelay,
      advice: { timeout: heartbeat, interval: 0, reconnect: 'retry' },
      // Its blob worker is blocked silently by a strict CSP, and then no timer ever fires.
      useWorkerScheduler: false,
    })
  }

  /** Ends the poll that is under way, so that the failure handler decides about the next. */
  abortPoll(): boolean {
    this.#poll?.abort()
    return this.#poll !== null
  }

  /** Replaces the three calls in which CometD's transport touches the world. */
  #takeOver(transport: object): void {
    Object.assign(transport, {
      // CometD gives a cross-origin transport up after a single network error.
      accept: () => true,
      xhrSend: (packet: Packet) => this.#exchange(packet),
      abortXHR: (exchange: Exchange | undefined) => {
        exchange?.abort()
        return exchange !== undefined
      },
    })
  }

  #exchange(packet: Packet): Exchange {
    const { heartbeat, http, networkDelay } = this.#options
    const exchange = new Exchange()
    const sent = readSent(packet.body)
    const isPoll = sent.some(({ channel }) => channel === '/meta/connect')
    if (isPoll) this.#poll = exchange
    const { signal } = exchange
    // CometD keeps the time and may extend it; this only ends what it has forgotten.
    const timeout = maxHold + heartbeat + networkDelay
    void http({ method: 'POST', url: packet.url, body: packet.body, timeout, signal }).then(
      (answer) => {
        exchange.answer = answer
        if (this.#poll === exchange) this.#poll = null
        const context = { sent, heartbeat }
        const messages = isReply(answer) ? readReply(answer.text, context) : undefined
        if (messages === undefined || signal.aborted) packet.onError('')
        else packet.onSuccess(isPoll ? this.#pace(messages) : messages)
      },
    )
    return exchange
  }

  /** Polls that are answered at once, again and again, must not become a storm. */
  #pace(messages: readonly BayeuxMessage[]): readonly BayeuxMessage[] {
    const now = this.#options.clock.now()
    const regained = (now - this.#polledAt) / tokenMs
    const cost = messages.length > 1 ? 1 : 5
    this.#tokens = Math.min(mostTokens, this.#tokens + regained) - cost
    this.#polledAt = now
    // CometD keeps a pause until it is told otherwise.
    const wasSpaced = this.#isSpaced
    this.#isSpaced = this.#tokens < 0
    if (!wasSpaced && !this.#isSpaced) return messages
    return space(messages, Math.max(0, -this.#tokens * tokenMs), this.#options.heartbeat)
  }

  override setTimeout(callback: () => void, delay: number): () => void {
    return this.#options.clock.schedule(callback, delay)
  }

  override clearTimeout(cancel: (() => void) | null | undefined): void {
    cancel?.()
  }

  onTransportFailure(
    message: Message,
    plan: FailurePlan,
    carryOn: (this: SessionCometd, plan: FailurePlan) => void,
  ): void {
    this.#options.onFailure(message, plan, (next) => carryOn.call(this, next))
  }

  _warn(): void {}
  _info(): void {}
  _debug(): void {}
}

function isReply({ ruling, status }: HttpAnswer): boolean {
  return ruling === undefined ? status === 200 : ruling === 'ok'
}

/** The messages of a request, out of our own JSON. */
function readSent(body: string): readonly BayeuxMessage[] {
  // CometD sends nothing but lists of objects.
  return JSON.parse(body) as readonly BayeuxMessage[]
}

/** The HTTP answer behind a failed message; null where the request never got one. */
export function failedAnswer(message: Message): HttpAnswer | null {
  const exchange = own(own(message, 'failure'), 'transport')
  return exchange instanceof Exchange ? exchange.answer : null
}
