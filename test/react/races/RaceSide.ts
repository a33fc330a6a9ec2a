/** One client and its server; everything on the wire between them waits until fast-check's scheduler lets it through. */
import type { LinkFact, LinkSession, RequestOutcome } from '../../../src/core/ports.js'
import { defaultTimings } from '../../../src/core/timings.js'
import { workbinsTopic } from '../../../src/protocol/messages.js'
import type { SubscriptionOperation } from '../../../src/protocol/operations.js'
import { targetKey, type WorkbinTarget } from '../../../src/protocol/target.js'
import { systemClock } from '../../../src/transport/systemClock.js'
import { HostileServer, type ServerPush } from '../../core/hostileServer.js'
import { billing, createFullClient, loneDesktop, night, risk } from '../../core/openClient.js'
import { RaceLedger } from './RaceLedger.js'
import { heartbeat, networkDelay, settled, stepMs } from './raceWire.js'
import { messageOf, noAnswer, refusalOf, sentNow, unknown } from './raceWire.js'
import type { Queued, Sent, Session } from './raceWire.js'
import type { RaceServer, SideOptions } from './RaceServer.js'
import { watchClient, type WatchedClient } from './watchClient.js'

/** Two groups of one workbin, and another workbin. */
const raceTargets: readonly WorkbinTarget[] = [billing, risk, night]

/** One desktop's client, with the server and the wire that it has. */
export class RaceSide implements RaceServer {
  readonly targets = raceTargets
  readonly watched: WatchedClient
  readonly #server: HostileServer
  readonly #options: SideOptions
  readonly #owners = new Map<number, number>()
  readonly #ledger: RaceLedger
  #status = 'idle'
  #sent: Sent[] = []
  #queue: Queued[] = []
  #lost: number[] = []
  #session: Session | null = null
  #hasSession = false
  #isReplyDue = false
  #refusal: 'retry' | 'fatal' | null = null

  constructor(options: SideOptions) {
    this.#options = options
    this.#ledger = new RaceLedger(options.blame)
    this.#server = new HostileServer(raceTargets.length, options.nature)
    const client = createFullClient({
      clock: { ...systemClock, random: options.random },
      timings: defaultTimings,
      ...loneDesktop,
      link: { open: (report) => this.#open(report) },
      requests: { operate: (...request) => this.#operate(...request) },
      signals: { isOffline: () => false, listen: () => () => {} },
    })
    this.watched = watchClient(client, options.blame)
    client.connection.subscribe(() => this.#noteClosed())
  }

  ownerOf(reference: number | null): number | undefined {
    return this.#owners.get(reference ?? 0)
  }

  isLie(target: number): boolean {
    const held = this.#server.held[target]
    if (held === undefined || held.isSubscribed) return false
    const isTold = this.#queue.some(({ ending }) => ending === held.ending)
    const isForgotten = this.#session !== null && !this.#hasSession
    return !isTold && !isForgotten && !this.#lost.includes(held.ending)
  }

  isHeld(target: number): boolean {
    return this.#server.held[target]?.isSubscribed === true
  }

  isOrphan(target: number): boolean {
    return this.#server.held[target]?.isOurs === true && !this.#ledger.isGivenUp(target)
  }

  endFromElsewhere(target: number): void {
    this.#ledger.excuse(target)
    this.#push(this.#server.executeForeign(target, 'Unsubscribe').pushes)
  }

  loseReply(isHeld: boolean): void {
    const session = this.#session
    if (session === null || !this.#hasSession) return
    this.#lost.push(...this.#dropQueue())
    this.#options.gate('loss', () => {
      this.#lost = []
      this.#disturb(session, isHeld)
    })
  }

  expire(keepsSubscriptions: boolean): void {
    const session = this.#session
    if (session === null || !this.#hasSession) return
    this.#hasSession = false
    this.#dropQueue()
    if (!keepsSubscriptions) this.#server.forgetAll()
    this.#options.gate('402', () => {
      if (!session.isClosed) session.report({ type: 'ended', end: { type: 'forgotten' } })
    })
  }

  loseRequest(pick: number): void {
    const open = this.#sent.filter(({ isSettled }) => !isSettled)
    const request = open[pick % Math.max(1, open.length)]
    if (request === undefined) return
    request.isExecuted = true
    this.#options.gate('no answer', () => this.#answer(request, unknown))
  }

  refuse(as: 'retry' | 'fatal' | null): void {
    this.#refusal = as
  }

  tick(): void {
    const now = systemClock.now()
    for (const request of this.#sent) {
      const isOverdue = !request.isSettled && now - request.sentAt >= 10_000
      if (isOverdue && request.abandonedAt === null) {
        request.abandonedAt = now
        this.#answer(request, unknown)
      }
      const { abandonedAt } = request
      const isLast = abandonedAt !== null && now + stepMs - abandonedAt > settled
      if (isLast) this.#execute(request)
    }
    for (const push of this.#queue) {
      // The machine may act on it before the next tick.
      const isLate = now + stepMs - push.at >= 10_000
      if (isLate && !push.isLate) this.#ledger.excuse(push.target)
      push.isLate = isLate
    }
    this.#tickPoll(now)
  }

  #tickPoll(now: number): void {
    const session = this.#session
    if (session === null || !session.isPolling || !this.#hasSession) return
    if (now - session.sentAt >= heartbeat + networkDelay) this.#disturb(session, false)
    else if (now - session.sentAt >= heartbeat) this.#planReply()
  }

  /**
   * Closing sends no Unsubscribe where there is no link to send it on, or where a suspended place has
   * outlasted its provider and still observes.
   */
  #noteClosed(): void {
    const { status } = this.watched.client.connection.getState()
    const wasUsable = this.#status === 'connected'
    this.#status = status
    if (status !== 'closed') return
    // The registry forgets with the link what is still on its way; until it does not, nothing is.
    for (const request of this.#sent) this.#execute(request)
    for (const [index, target] of raceTargets.entries()) {
      if (!wasUsable || this.watched.isObserved(target)) this.#ledger.giveUp(index)
    }
  }

  #open(report: (fact: LinkFact) => void): LinkSession {
    const session: Session = { report, isClosed: false, isPolling: false, sentAt: 0 }
    this.#session = session
    this.#options.gate('handshake', () => this.#shake(session))
    return {
      poll: () => this.#poll(session),
      check: () => this.#planReply(),
      joinChannels: () => {},
      leaveChannel: () => {},
      leave: () => {},
      close: () => this.#close(session),
    }
  }

  #close(session: Session): void {
    session.isClosed = true
    if (this.#session !== session) return
    this.#session = null
    this.#hasSession = false
    this.#queue = []
    this.#lost = []
  }

  #shake(session: Session): void {
    if (session.isClosed) return
    this.#hasSession = true
    this.#lost = []
    for (const target of raceTargets.keys()) this.#ledger.excuse(target)
    session.report({ type: 'handshaken' })
    this.#options.gate('join', () => {
      if (!session.isClosed) session.report({ type: 'joined' })
    })
    this.#poll(session)
    this.#planReply()
  }

  #poll(session: Session): void {
    if (session.isClosed || !this.#hasSession) return
    session.isPolling = true
    session.sentAt = systemClock.now()
    this.#planReply()
  }

  /** Nothing of it arrives; says which endings were in it. */
  #dropQueue(): readonly number[] {
    const dropped = this.#queue.splice(0)
    for (const { target } of dropped) this.#ledger.excuse(target)
    return dropped.flatMap(({ ending }) => ending ?? [])
  }

  #disturb(session: Session, pollHeld: boolean): void {
    if (session.isClosed) return
    for (const target of raceTargets.keys()) this.#ledger.excuse(target)
    if (pollHeld) session.isPolling = false
    session.report({ type: 'disturbed', error: noAnswer, pollHeld })
  }

  /** One reply brings everything that waits, and proves the link; one is on its way at a time. */
  #planReply(): void {
    if (this.#isReplyDue) return
    this.#isReplyDue = true
    this.#options.gate('reply', () => {
      this.#isReplyDue = false
      const session = this.#session
      if (session === null || !session.isPolling || !this.#hasSession) return
      const pushes = this.#queue.splice(0)
      this.#options.reply(() => {
        for (const push of pushes) this.#deliver(session, push)
        session.report({ type: 'polled', sentAt: session.sentAt })
      })
      session.sentAt = systemClock.now()
    })
  }

  #deliver({ report }: Session, { referenceId, stateResource, target }: ServerPush): void {
    const data = messageOf(raceTargets[target] ?? billing, stateResource, this.#toWire(referenceId))
    report({ type: 'message', channel: workbinsTopic, data })
  }

  #toWire(reference: number | null): number {
    return this.#options.base + (reference ?? 0)
  }

  #operate(
    operation: SubscriptionOperation,
    of: WorkbinTarget,
    signal: AbortSignal,
  ): Promise<RequestOutcome> {
    const target = raceTargets.findIndex((known) => targetKey(known) === targetKey(of))
    this.#ledger.send(target, operation, this.#sent)
    return new Promise((resolve) => {
      const request = sentNow(target, operation, resolve)
      this.#sent.push(request)
      signal.addEventListener('abort', () => {
        request.abandonedAt ??= systemClock.now()
        this.#answer(request, unknown)
      })
      this.#options.gate(`${operation} ${target}`, () => this.#execute(request))
    })
  }

  #execute(request: Sent): void {
    if (request.isExecuted) return
    request.isExecuted = true
    const { operation, target } = request
    if (this.#refusal !== null) return this.#reject(request, this.#refusal)
    if (operation === 'Subscribe' && this.#status !== 'closed') this.#ledger.begin(target)
    const { pushes, reference } = this.#server.execute(target, operation)
    if (operation === 'Subscribe') this.#owners.set(this.#toWire(reference), target)
    this.#push(pushes)
    const outcome = { type: 'accepted', reference: this.#toWire(reference) } as const
    this.#options.gate('answer', () => this.#answer(request, outcome))
  }

  #reject(request: Sent, type: 'retry' | 'fatal'): void {
    this.#refusal = null
    if (type === 'fatal' && request.operation === 'Unsubscribe') this.#ledger.giveUp(request.target)
    this.#options.gate('refusal', () => this.#answer(request, refusalOf(type)))
  }

  #answer(request: Sent, outcome: RequestOutcome): void {
    if (request.isSettled) return
    request.isSettled = true
    if (outcome.type !== 'accepted') this.#ledger.excuse(request.target)
    request.resolve(outcome)
    this.#sent = this.#sent.filter((other) => !(other.isExecuted && other.isSettled))
  }

  #push(pushes: readonly ServerPush[]): void {
    for (const { stateResource, target } of pushes) {
      if (stateResource === 'RequestFailed' || !this.#hasSession) this.#ledger.excuse(target)
    }
    if (!this.#hasSession) return
    const at = systemClock.now()
    this.#queue.push(...pushes.map((push) => ({ ...push, at, isLate: false })))
    this.#planReply()
  }
}
