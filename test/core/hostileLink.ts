/** A port of the link before a hostile server and network: sessions as `ports.ts` asks for them, in virtual time. */
import type { Clock } from '../../src/core/clock.js'
import { WorkbinError } from '../../src/core/errors.js'
import type { LinkEnd, LinkFact, LinkPort, LinkSession } from '../../src/core/ports.js'

/** What is wrong for the moment. */
export interface LinkFaults {
  /** Requests fail at once, or are never answered. */
  network: 'up' | 'cut' | 'blackhole'
  /** The server answers 503. */
  isDown: boolean
  /** How long it then asks to be left alone (ms). */
  retryAfter: number
  isSignedOut: boolean
  isRefusing: boolean
  /** Sessions are forgotten as soon as they are there. */
  forgetsAtOnce: boolean
}

/** No fault at all. */
export const healthy: LinkFaults = {
  network: 'up',
  isDown: false,
  retryAfter: 0,
  isSignedOut: false,
  isRefusing: false,
  forgetsAtOnce: false,
}

const heartbeat = 15_000
const networkDelay = 10_000
const latency = 20

/** A request that is out. */
interface Flight {
  readonly session: Session
  readonly fail: () => void
  /** Its answer, or the failure that is on its way. */
  cancelEnd: () => void
  cancelDeadline: () => void
}

/** Opens sessions, and knows which of them is alive. */
export class HostileLink implements LinkPort {
  readonly faults: LinkFaults = { ...healthy }
  readonly clock: Clock
  /** The session that the server knows, or 0. */
  alive = 0
  /** The session whose join the server has answered. */
  joined = 0
  /** Until when the server has asked to be left alone. */
  quietUntil = 0
  /** It was asked before. */
  isHurried = false
  /** When each request went out. */
  readonly sent: number[] = []
  readonly #flights = new Set<Flight>()
  #sessions = 0
  #open: Session | null = null

  constructor(clock: Clock) {
    this.clock = clock
  }

  /** The session that is open, or 0. */
  get opened(): number {
    return this.#open?.number ?? 0
  }

  /** A poll is out: a push can be lost with its answer. */
  get isPolling(): boolean {
    return this.#open?.isPolling === true
  }

  /** Something of the open session is out, or planned. */
  get isBusy(): boolean {
    return this.#open?.isBusy === true
  }

  open(report: (fact: LinkFact) => void): LinkSession {
    this.#sessions += 1
    const session = new Session(this, this.#sessions, report, () => {
      if (this.#open === session) this.#open = null
      for (const flight of this.#flights) if (flight.session === session) this.drop(flight)
    })
    this.#open = session
    session.start()
    return session
  }

  /** The network gets better or worse; what is out fails with it, at once or in its own time. */
  setNetwork(network: LinkFaults['network']): void {
    this.faults.network = network
    if (network === 'cut') this.dropReplies()
    // In a black hole only the deadlines are left.
    if (network === 'blackhole') for (const flight of this.#flights) flight.cancelEnd()
  }

  /** The answers to all that is out are lost, with what they bring. */
  dropReplies(): void {
    for (const flight of this.#flights) this.#plan(flight, latency, flight.fail)
  }

  /** The page slept: the answer of a poll that was sent at `sentAt` is delivered only now. */
  slip(sentAt: number): void {
    this.#open?.slip(sentAt)
  }

  /** The server forgets the session. */
  forget(): void {
    this.alive = 0
  }

  /** Sends a request; it is answered after a while, or fails. */
  send(
    session: Session,
    hold: number,
    limit: number,
    answer: () => void,
    fail: () => void,
  ): Flight {
    const { clock, faults } = this
    this.sent.push(clock.now())
    if (clock.now() < this.quietUntil) this.isHurried = true
    const flight: Flight = { session, fail, cancelEnd: () => {}, cancelDeadline: () => {} }
    this.#flights.add(flight)
    flight.cancelDeadline = clock.schedule(() => this.#end(flight, fail), limit)
    if (faults.network === 'cut') this.#plan(flight, latency, fail)
    if (faults.network === 'up') this.#plan(flight, 2 * latency + hold, answer)
    return flight
  }

  /** Nobody waits for it any more. */
  drop(flight: Flight): void {
    this.#flights.delete(flight)
    flight.cancelEnd()
    flight.cancelDeadline()
  }

  #plan(flight: Flight, ms: number, then: () => void): void {
    flight.cancelEnd()
    flight.cancelEnd = this.clock.schedule(() => this.#end(flight, then), ms)
  }

  #end(flight: Flight, then: () => void): void {
    this.drop(flight)
    then()
  }
}

const unreachable = new WorkbinError('link-unreachable')

/** One session, as `CometdSession` reports it. */
class Session implements LinkSession {
  readonly number: number
  readonly #link: HostileLink
  readonly #report: (fact: LinkFact) => void
  readonly #onOver: () => void
  #isOver = false
  #poll: Flight | null = null
  #held: (() => void) | null = null
  #others = 0
  #isUrgent = true
  #cancelProbe: () => void = () => {}

  constructor(
    link: HostileLink,
    number: number,
    report: (fact: LinkFact) => void,
    onOver: () => void,
  ) {
    this.#link = link
    this.number = number
    this.#report = report
    this.#onOver = onOver
  }

  get isPolling(): boolean {
    return this.#poll !== null
  }

  get isBusy(): boolean {
    return this.#poll !== null || this.#others > 0
  }

  start(): void {
    this.#ask(0, () => this.#onHandshake())
  }

  /** Whatever follows a failure or an interruption is answered at once: CometD asks for it. */
  poll(): void {
    const run = this.#held
    this.#held = null
    this.#isUrgent = true
    if (run !== null) return run()
    if (this.#poll === null) return
    this.#link.drop(this.#poll)
    this.#sendPoll()
  }

  joinChannels(): void {}

  leaveChannel(): void {}

  check(): void {
    const { clock } = this.#link
    let isAnswered = false
    this.#cancelProbe()
    this.#cancelProbe = clock.schedule(() => {
      if (!isAnswered) this.#tell({ type: 'suspected' })
    }, 2_500)
    const onAnswer = (): void => {
      isAnswered = true
      if (this.#isForgotten()) this.#end({ type: 'forgotten' })
    }
    this.#link.send(this, 0, networkDelay, onAnswer, () => {})
  }

  leave(): void {}

  slip(sentAt: number): void {
    this.#tell({ type: 'polled', sentAt })
  }

  close(): void {
    this.#isOver = true
    this.#cancelProbe()
    this.#onOver()
  }

  #tell(fact: LinkFact): void {
    if (!this.#isOver) this.#report(fact)
  }

  #end(end: LinkEnd): void {
    // A server that forgets or refuses us is there: what it ordered before is void.
    if (end.type !== 'unreachable') this.#link.quietUntil = 0
    if (end.type === 'unreachable') this.#beQuiet(end.retryAfter ?? 0)
    this.#tell({ type: 'ended', end })
    this.close()
  }

  #isForgotten(): boolean {
    return this.#link.alive !== this.number
  }

  /** A request whose failure ends the session: handshake and join. */
  #ask(hold: number, onAnswer: () => void): void {
    this.#others += 1
    const over = (then: () => void) => (): void => {
      this.#others -= 1
      then()
    }
    const onFail = (): void => this.#end({ type: 'unreachable', error: unreachable })
    this.#link.send(this, hold, networkDelay, over(onAnswer), over(onFail))
  }

  /** What the server says instead of an answer; null: it answers. */
  #refusal(): LinkEnd | null {
    const { isDown, isRefusing, isSignedOut, retryAfter } = this.#link.faults
    if (isDown) return { type: 'unreachable', error: unreachable, retryAfter }
    if (isSignedOut) return { type: 'signed-out', error: new WorkbinError('not-signed-in') }
    return isRefusing ? { type: 'refused', error: new WorkbinError('link-refused') } : null
  }

  #beQuiet(ms: number): void {
    const { clock } = this.#link
    this.#link.quietUntil = Math.max(this.#link.quietUntil, clock.now() + ms)
  }

  #onHandshake(): void {
    const refusal = this.#refusal()
    if (refusal !== null) return this.#end(refusal)
    this.#link.alive = this.#link.faults.forgetsAtOnce ? 0 : this.number
    this.#tell({ type: 'handshaken' })
    // Every second server joins later than it answers the first poll.
    this.#ask(this.number % 2 === 0 ? 1_500 : 0, () => {
      if (this.#isForgotten()) this.#end({ type: 'forgotten' })
      else {
        this.#link.joined = this.number
        this.#tell({ type: 'joined' })
      }
    })
    if (!this.#isOver) this.#sendPoll()
  }

  #sendPoll(): void {
    const { clock } = this.#link
    const sentAt = clock.now()
    const hold = this.#isUrgent ? 0 : heartbeat
    this.#isUrgent = false
    this.#poll = this.#link.send(
      this,
      hold,
      heartbeat + networkDelay,
      () => this.#onPolled(sentAt),
      () => this.#onPollFailed(0),
    )
  }

  #onPolled(sentAt: number): void {
    this.#poll = null
    if (this.#link.faults.isDown) return this.#onPollFailed(this.#link.faults.retryAfter)
    if (this.#link.faults.isSignedOut) {
      return this.#end({ type: 'signed-out', error: new WorkbinError('not-signed-in') })
    }
    if (this.#isForgotten()) return this.#end({ type: 'forgotten' })
    this.#tell({ type: 'polled', sentAt })
    if (!this.#isOver && this.#poll === null) this.#sendPoll()
  }

  #onPollFailed(retryAfter: number): void {
    this.#poll = null
    this.#beQuiet(retryAfter)
    this.#held = (): void => this.#sendPoll()
    this.#tell({ type: 'disturbed', error: unreachable, pollHeld: true, retryAfter })
  }
}
