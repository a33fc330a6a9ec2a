/** One push session over CometD: handshake, channels, the polls; told as facts, with every retry left to the core. */
import { AckExtension, type Message } from 'cometd'
import { WorkbinError } from '../core/errors.js'
import type { LinkEnd, LinkFact, LinkSession } from '../core/ports.js'
import { own } from '../protocol/own.js'
import { servicesTopic } from '../protocol/services.js'
import { sendFarewell } from './sendFarewell.js'
import type { ServerManners } from './ServerManners.js'
import { SessionChannels } from './SessionChannels.js'
import {
  failedAnswer,
  SessionCometd,
  type FailurePlan,
  type SessionCometdOptions,
} from './SessionCometd.js'
import { isForgotten, unreachable, whyEnded, whyNotJoined } from './sessionEnd.js'

/** How long the answer of a check may take (ms): a loss is to be told within 5 s of `online`. */
const checkDelay = 2_500

/** How long servers hold polls by default (ms). */
const longestHold = 30_000

/** What a session needs. */
export interface SessionOptions extends Omit<SessionCometdOptions, 'onFailure'> {
  /** The agent or the CSRF pair was refused: the next session begins with a look at both. */
  forgetToken(): void
  /** Whether GWS knows the agent, where polls alone do not tell. */
  verify(): Promise<LinkEnd | null>
  report(fact: LinkFact): void
  /** What is known of the server, over all its sessions. */
  readonly manners: ServerManners
}

/** Starts on construction. Facts come until `close`, or until one of them is `ended`. */
export class CometdSession implements LinkSession {
  readonly #options: SessionOptions
  readonly #cometd: SessionCometd
  readonly #channels: SessionChannels
  #isOver = false
  #isHandshaken = false
  /** A poll was ended by us, to be followed by another at once. */
  #isReplacing = false
  /** The next poll is to be answered at once. */
  #isUrgent = false
  /** Monotonic: when the newest poll was sent. */
  #sentAt = 0
  /** The same on the wall clock, which goes on while the machine sleeps. */
  #sentAtWall = 0
  /** The pause before the next poll (ms) that the server asked for last; CometD keeps to it. */
  #interval = 0
  #heldPoll: (() => void) | null = null
  #cancelWatchdog: () => void = () => {}
  #cancelProbe: () => void = () => {}
  #probes = 0
  /** Messages came since the newest poll was sent: it may have been answered because of them. */
  #hasNews = false
  /** Polls that failed in a row without an answer. */
  #unanswered = 0
  #isProbeAnswered = false
  /** Number of the newest probe that was answered, over all polls. */
  #answeredProbe = 0
  #cancelCheck: () => void = () => {}

  constructor(options: SessionOptions) {
    this.#options = options
    this.#cometd = new SessionCometd({
      ...options,
      onFailure: (message, plan, carryOn) => this.#onFailure(message, plan, carryOn),
    })
    this.#channels = new SessionChannels(this.#cometd, {
      onJoined: (reply) => this.#onJoined(reply),
      report: (fact) => this.#report(fact),
    })
    this.#cometd.registerExtension('ack', new AckExtension())
    this.#cometd.registerExtension('heartbeat', { outgoing: (message) => this.#onSend(message) })
    this.#cometd.addListener('/meta/handshake', (reply) => this.#onHandshake(reply))
    this.#cometd.addListener('/meta/connect', (reply) => this.#onPolled(reply))
    this.#cometd.addListener('/meta/subscribe', (reply) => this.#onProbed(reply))
    this.#cometd.addTransportListener('timeout', (messages) => this.#onOverdue(messages))
    this.#watch(2 * options.networkDelay)
    this.#cometd.handshake()
  }

  poll(): void {
    const run = this.#heldPoll
    this.#heldPoll = null
    if (run !== null) return run()
    this.#isReplacing = this.#cometd.abortPoll()
    this.#isUrgent = !this.#isReplacing
  }

  check(): void {
    this.#probe()
    const probe = this.#probes
    this.#cancelCheck()
    this.#cancelCheck = this.#options.clock.schedule(() => {
      if (this.#answeredProbe < probe) this.#report({ type: 'suspected' })
    }, checkDelay)
  }

  joinChannels(channels: readonly string[]): void {
    this.#channels.join(channels)
  }

  leaveChannel(channel: string): void {
    this.#channels.leave(channel)
  }

  leave(): void {
    sendFarewell(this.#cometd.getClientId(), this.#options)
  }

  close(): void {
    this.#isOver = true
    this.#cancelTimers()
    if (this.#cometd.isDisconnected()) return
    if (this.#isHandshaken) this.#cometd.disconnect()
    else this.#disconnectOnceHandshaken()
  }

  /** A session that is only about to be could not be ended, and would be left behind at the server. */
  #disconnectOnceHandshaken(): void {
    this.#cometd.addListener('/meta/handshake', () => {
      // Not inside the listener: CometD would disconnect without the clientId.
      this.#cometd.setTimeout(() => this.#cometd.disconnect(), 0)
    })
  }

  #report(fact: LinkFact): void {
    if (fact.type === 'message') this.#hasNews = true
    if (!this.#isOver) this.#options.report(fact)
  }

  #end(end: LinkEnd): void {
    this.#report({ type: 'ended', end })
    this.#isOver = true
    this.#cancelTimers()
  }

  #cancelTimers(): void {
    this.#cancelWatchdog()
    this.#cancelProbe()
    this.#cancelCheck()
  }

  /** Some replies leave CometD waiting for nothing; whatever is to come must come by then. */
  #watch(ms: number): void {
    this.#cancelWatchdog()
    this.#cancelWatchdog = this.#options.clock.schedule(() => {
      const error = new WorkbinError('link-unreachable', { detail: 'stalled' })
      this.#end({ type: 'unreachable', error })
    }, ms + 5_000)
  }

  #onHandshake(reply: Message): void {
    if (reply.successful !== true || this.#isOver) return
    this.#isHandshaken = true
    this.#report({ type: 'handshaken' })
    // Before the first poll.
    this.#channels.begin()
  }

  #onJoined(reply: Message): void {
    if (reply.successful === true) this.#report({ type: 'joined' })
    else this.#end(whyNotJoined(reply))
  }

  /** How long the server is asked to hold the next poll (ms): with the pause before it, a heartbeat. */
  get #hold(): number {
    return Math.max(0, this.#options.heartbeat - this.#interval)
  }

  #onSend(message: Message): Message {
    if (message.channel !== '/meta/connect') return message
    const { clock, networkDelay } = this.#options
    const held = this.#hold
    this.#sentAt = clock.now()
    this.#sentAtWall = clock.wall()
    this.#isProbeAnswered = false
    this.#hasNews = false
    this.#watch(held + networkDelay)
    this.#cancelProbe = clock.schedule(() => this.#probe(), held + networkDelay / 2)
    const timeout = this.#isUrgent ? 0 : held
    this.#isUrgent = false
    // The first poll asks for an answer at once; the others for one in time to prove the link.
    return { ...message, advice: message.advice ?? { timeout } }
  }

  /**
   * A server that does not heed the heartbeat holds polls longer than we wait for them. Before such
   * a poll is given up, another request of the session asks whether the server is there.
   */
  #probe(): void {
    this.#isProbeAnswered = false
    this.#probes += 1
    const id = `probe-${this.#probes}`
    this.#cometd.send({ channel: '/meta/subscribe', subscription: servicesTopic, id })
  }

  /** Any answer shows that the server is there, a refusal too; only one that has forgotten us is over. */
  #onProbed(reply: Message): void {
    if (reply.id !== `probe-${this.#probes}` || own(reply, 'failure') !== undefined) return
    if (isForgotten(reply)) this.#end({ type: 'forgotten' })
    else {
      this.#isProbeAnswered = true
      this.#answeredProbe = this.#probes
    }
  }

  /**
   * How much longer a request may take (ms). A server that answers and has not answered the poll
   * holds it for longer than it was asked to: that costs Live once, and is known from then on. A poll
   * that is longer out than even that server holds it is lost, whatever else is answered.
   */
  #onOverdue(messages: readonly Message[]): number {
    const isPoll = messages.some(({ channel }) => channel === '/meta/connect')
    if (!isPoll || !this.#isProbeAnswered) return 0
    const { clock, manners, networkDelay } = this.#options
    if (manners.ignoresHeartbeat === 'refuted') return 0
    if (manners.ignoresHeartbeat === 'unknown') {
      manners.ignoresHeartbeat = 'suspected'
      return 0
    }
    const isLost = clock.now() - this.#sentAt > longestHold + networkDelay
    if (isLost && manners.ignoresHeartbeat === 'suspected') manners.ignoresHeartbeat = 'refuted'
    if (isLost) return 0
    this.#watch(networkDelay)
    this.#probe()
    return networkDelay
  }

  #onPolled(reply: Message): void {
    this.#cancelProbe()
    if (reply.successful !== true || this.#isOver) return
    this.#unanswered = 0
    this.#interval = reply.advice?.interval ?? this.#interval
    this.#watch(this.#interval)
    this.#reportCrowd(reply)
    this.#learnManners()
    this.#report(
      this.#hasSlept() ? { type: 'suspected' } : { type: 'polled', sentAt: this.#sentAt },
    )
  }

  /** A poll that ends with the heartbeat, and with nothing else, was held for as long as it was asked to. */
  #learnManners(): void {
    const { clock, manners, networkDelay } = this.#options
    const late = clock.now() - this.#sentAt - this.#hold
    if (late >= networkDelay / 2) manners.ignoresHeartbeat = 'proved'
    else if (!this.#hasNews && late >= 0) manners.ignoresHeartbeat = 'unknown'
  }

  /** Replies that bring messages lack the advice; only a poll that was held shows that we are alone. */
  #reportCrowd(reply: Message): void {
    const crowded = reply.advice?.['multiple-clients'] === true
    const wasHeld = this.#options.clock.now() - this.#sentAt > 1_000
    if (crowded || wasHeld) this.#report({ type: 'crowded', crowded })
  }

  /** The wall clock went further than ours: the machine slept, and the reply is of before. */
  #hasSlept(): boolean {
    const { clock } = this.#options
    return clock.wall() - this.#sentAtWall - (clock.now() - this.#sentAt) > 15_000
  }

  /** A gateway whose refusal of a poll the browser may not read looks like no network at all. */
  async #verify(): Promise<void> {
    const end = await this.#options.verify()
    if (end?.type === 'signed-out') this.#end(end)
  }

  #onFailure(message: Message, plan: FailurePlan, carryOn: (plan: FailurePlan) => void): void {
    const end = this.#isOver ? null : whyEnded(message, plan.action, this.#options.forgetToken)
    if (this.#isOver || end !== null) {
      // First, so that nobody says farewell to a session that is gone.
      carryOn({ action: 'none' })
      if (end !== null) this.#end(end)
      return
    }
    const pollNow = (): void => carryOn({ ...plan, action: 'retry', delay: 0 })
    if (this.#isReplacing) {
      this.#isReplacing = false
      pollNow()
      return
    }
    this.#heldPoll = pollNow
    this.#cancelTimers()
    const answer = failedAnswer(message)
    const retryAfter = answer?.retryAfter
    this.#unanswered = (answer?.status ?? 0) === 0 ? this.#unanswered + 1 : 0
    if (this.#unanswered > 0 && this.#unanswered % 3 === 0) void this.#verify()
    this.#report({ type: 'disturbed', error: unreachable(message), pollHeld: true, retryAfter })
  }
}
