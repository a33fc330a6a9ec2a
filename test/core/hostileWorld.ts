/** One desktop's targets, a hostile server, and a network between them in which everything waits until it is let through. */
import { Correlation } from '../../src/core/Correlation.js'
import { WorkbinError } from '../../src/core/errors.js'
import type { LinkView } from '../../src/core/linkView.js'
import type { RequestOutcome } from '../../src/core/ports.js'
import { showTarget } from '../../src/core/showTarget.js'
import { stepTarget, type TargetEvent } from '../../src/core/subscription.js'
import {
  initialTarget,
  isWanted,
  nextDeadline,
  type TargetState,
} from '../../src/core/targetState.js'
import type { SubscriptionOperation } from '../../src/protocol/operations.js'
import type { WorkbinTarget } from '../../src/protocol/target.js'
import { liveView } from './driveTarget.js'
import { HostileServer, type ServerNature, type ServerPush } from './hostileServer.js'

/** Something on its way. It arrives at `due` by itself, unless it is let through, held up or dropped before. */
export type Item = { due: number } & (
  | {
      readonly kind: 'request'
      readonly target: number
      readonly id: number
      readonly operation: SubscriptionOperation
      /** It arrives until then, or never. */
      latest: number
    }
  | {
      readonly kind: 'answer'
      readonly target: number
      readonly id: number
      readonly outcome: RequestOutcome
    }
  | { readonly kind: 'push'; readonly push: ServerPush; readonly isCopy: boolean }
  /** The link notices that a push is missing, or that the server behind GWS was away: ending 'any'. */
  | { readonly kind: 'loss'; readonly ending: number | 'any' | null }
  | { readonly kind: 'proof' | 'sessionLost' | 'sessionUp' }
)

/** One target, and what the desktop did about it. */
interface Desk {
  readonly target: WorkbinTarget
  state: TargetState
  tell(event: TargetEvent): void
  /** It stopped trying to end what the server may hold: after two tries, or refused for good. */
  hasGivenUp: boolean
  sent: number
}

const noAnswer = new WorkbinError('request-failed')
/** What was given up is executed within this time, or never (ms): the machine waits for 10 s. */
const settled = 9_900

/** The world. Time stands still between calls. */
export class HostileWorld {
  readonly desks: readonly Desk[]
  readonly server: HostileServer
  items: Item[] = []
  #now = 1_000_000
  #seed: number
  #view: LinkView = liveView
  readonly #correlation = new Correlation(() => this.desks)
  #sessions = 1
  /** The server has a session for us: pushes go out. */
  #hasSession = true

  constructor(owners: readonly string[], nature: ServerNature, seed: number) {
    this.server = new HostileServer(owners.length, nature)
    this.#seed = seed
    this.desks = owners.map((agentGroup, index) => ({
      target: { id: 'wb', owner: { agentGroup } },
      state: initialTarget(this.#view),
      tell: (event) => this.tell(index, event),
      hasGivenUp: false,
      sent: 0,
    }))
  }

  get now(): number {
    return this.#now
  }

  /** What the desktop does. */
  tell(target: number, event: TargetEvent): void {
    const desk = this.desks[target]
    if (desk === undefined) throw new Error('no such target')
    const before = desk.state
    desk.state = stepTarget(before, event, { clock: this.#clock(), timings: { confirm: 10_000 } })
    if (desk.state === before) return
    const { mayBeHeld, request, unsubscribeAttempts } = desk.state
    const isRefused = event.type === 'answered' && event.outcome.type === 'fatal'
    if (before.mayBeHeld && !mayBeHeld && (isRefused || unsubscribeAttempts >= 2)) {
      desk.hasGivenUp = true
    }
    if (request?.id !== before.request?.id) this.#follow(target, desk, before)
    this.#correlation.decide()
  }

  /** Another desktop of the agent. */
  foreign(target: number, operation: SubscriptionOperation): void {
    this.#push(this.server.executeForeign(target, operation).pushes)
  }

  /** Lets the item through now. */
  deliver(item: Item): void {
    this.#remove(item)
    switch (item.kind) {
      case 'request':
        return this.#execute(item)
      case 'answer':
        return this.tell(item.target, { type: 'answered', id: item.id, outcome: item.outcome })
      case 'push':
        return this.#arrive(item.push)
      case 'loss':
        return this.#suspect()
      case 'proof':
        return this.#changeLink({ isLive: this.#view.session !== 0, obstacle: null })
      case 'sessionLost':
        return this.#loseLink()
      case 'sessionUp':
        return this.#raiseLink()
      default:
        return item satisfies never
    }
  }

  /** The network loses it. A lost push is noticed later; a lost request or answer at once or nearly. */
  drop(item: Item): void {
    if (item.kind === 'push') {
      this.#remove(item)
      const ending = item.isCopy ? null : item.push.ending
      this.#send({ kind: 'loss', ending, due: this.#now + 5_000 })
    }
    if (item.kind !== 'request' && item.kind !== 'answer') return
    const { id, target } = item
    const outcome = { type: 'retry', error: noAnswer, executed: 'unknown' } as const
    this.#forget(target, id)
    this.#remove(item)
    this.#send({ kind: 'answer', target, id, outcome, due: this.#now + 20 })
  }

  /** A push arrives twice. */
  duplicate(item: Item): void {
    if (item.kind === 'push') this.#send({ ...item, isCopy: true, due: this.#now + 3_000 })
  }

  /** A push takes 12 s, a request or an answer almost the 10 s that it has. */
  holdUp(item: Item): void {
    if (item.kind === 'push') item.due = Math.max(item.due, this.#now + 12_000)
    else if (item.kind === 'request') item.due = Math.min(item.latest, this.#now + 9_000)
  }

  /** The server answers "not now", and does nothing; or "never". */
  reject(item: Item, type: 'retry' | 'fatal'): void {
    if (item.kind !== 'request') return
    const { id, target } = item
    const code = type === 'retry' ? 'service-unavailable' : 'request-rejected'
    const error = new WorkbinError(code)
    const outcome: RequestOutcome =
      type === 'retry' ? { type, error, executed: 'no' } : { type, error }
    this.#forget(target, id)
    this.#remove(item)
    this.#send({ kind: 'answer', target, id, outcome, due: this.#now + 20 })
  }

  /** The server forgets our push session, with its subscriptions or without. */
  loseSession(keepsSubscriptions: boolean): void {
    if (!this.#hasSession) return
    this.#hasSession = false
    this.items = this.items.filter(({ kind }) => kind !== 'push')
    this.#send({ kind: 'sessionLost', due: this.#now + 2_000 })
    if (!keepsSubscriptions) this.server.forgetAll()
  }

  /** The server behind GWS restarts: its numbers begin again. The services topic tells it, as a gap. */
  restart(keepsSubscriptions: boolean): void {
    this.server.restartReferences()
    if (!keepsSubscriptions) this.server.forgetAll()
    this.#send({ kind: 'loss', ending: 'any', due: this.#now + 1_000 })
  }

  /** Time passes; what falls due on the way happens, in order. */
  advance(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const item = this.items.reduce<Item | undefined>(
        (first, next) => (first === undefined || next.due < first.due ? next : first),
        undefined,
      )
      const deadlines = this.desks.map(({ state }) => nextDeadline(state))
      const at = Math.min(item?.due ?? Number.POSITIVE_INFINITY, ...deadlines)
      if (at > until) break
      this.#now = Math.max(this.#now, at)
      const ripe = deadlines.findIndex((deadline) => deadline <= this.#now)
      if (item !== undefined && item.due <= this.#now) this.deliver(item)
      else this.#fallDue(ripe)
    }
    this.#now = until
  }

  /** What is wrong now, in words; undefined where all promises hold. */
  findFault(): string | undefined {
    for (const [index, { state, target }] of this.desks.entries()) {
      const held = this.server.held[index]
      const isShownLive = showTarget(state, this.#now).isLive
      const name = JSON.stringify(target.owner)
      if (isShownLive && held?.isSubscribed === false && !this.#isNoticeOut(held.ending)) {
        return `${name} is shown as live, and ended with nothing left to tell it`
      }
      const kinds = new Set(
        this.items.flatMap((item) =>
          item.kind === 'request' && item.target === index ? [item.operation] : [],
        ),
      )
      if (kinds.size > 1) return `${name} has a Subscribe and an Unsubscribe on the way`
      const { request, retired, zombies } = state
      if ((request?.early.length ?? 0) > 8 || retired.length > 32 || zombies.length > 4) {
        return `${name} remembers without bounds`
      }
    }
    return undefined
  }

  /** What has not come right, long after everything did. */
  findUnhealed(): string | undefined {
    for (const [index, { hasGivenUp, state, target }] of this.desks.entries()) {
      const name = JSON.stringify(target.owner)
      const held = this.server.held[index]
      const { status } = showTarget(state, this.#now)
      if (isWanted(state) && status !== 'subscribed') return `${name} is wanted, and ${status}`
      if (isWanted(state) && held?.isSubscribed === false) return `${name} is wanted, and ended`
      const isOrphan = !isWanted(state) && held?.isOurs === true && !hasGivenUp
      if (isOrphan) return `${name} is not wanted, and still subscribed`
    }
    return undefined
  }

  #clock(): { now(): number; wall(): number; random(): number; schedule(): never } {
    return {
      now: () => this.#now,
      wall: () => this.#now,
      random: () => {
        this.#seed = (Math.imul(this.#seed, 1_103_515_245) + 12_345) >>> 0
        return this.#seed / 2 ** 32
      },
      schedule: () => {
        throw new Error('the machine plans nothing itself')
      },
    }
  }

  /** Its request is another one, or gone. */
  #follow(target: number, desk: Desk, before: TargetState): void {
    const { request } = desk.state
    if (before.request !== null) this.#abort(target, before.request.id)
    if (request === null) return
    desk.sent += 1
    const { id, operation } = request
    if (operation === 'Subscribe') desk.hasGivenUp = false
    const latest = this.#now + 10_000 + settled
    this.#send({ kind: 'request', target, id, operation, latest, due: this.#now + 50 })
    const outcome = { type: 'retry', error: noAnswer, executed: 'unknown' } as const
    this.#send({ kind: 'answer', target, id, outcome, due: this.#now + 10_000 })
  }

  #fallDue(target: number): void {
    this.tell(target, { type: 'due' })
    const desk = this.desks[target]
    if (desk !== undefined && nextDeadline(desk.state) <= this.#now) {
      throw new Error('what was due is due again')
    }
  }

  #send(item: Item): void {
    this.items.push(item)
  }

  #remove(item: Item): void {
    this.items = this.items.filter((other) => other !== item)
  }

  /** Nobody waits for the answer of request `id` any more. */
  #forget(target: number, id: number): void {
    this.items = this.items.filter(
      (item) => item.kind !== 'answer' || item.target !== target || item.id !== id,
    )
  }

  #abort(target: number, id: number): void {
    this.#forget(target, id)
    for (const item of this.items) {
      if (item.kind !== 'request' || item.target !== target || item.id !== id) continue
      item.latest = Math.min(item.latest, this.#now + settled)
      item.due = Math.min(item.due, item.latest)
    }
  }

  #execute({ id, operation, target }: Extract<Item, { kind: 'request' }>): void {
    const { pushes, reference } = this.server.execute(target, operation)
    this.#push(pushes)
    if (this.desks[target]?.state.request?.id !== id) return
    this.#forget(target, id)
    const outcome = { type: 'accepted', reference } as const
    this.#send({ kind: 'answer', target, id, outcome, due: this.#now + 50 })
  }

  #push(pushes: readonly ServerPush[]): void {
    if (!this.#hasSession) return
    const due = this.#now + (this.server.nature.pushesFirst ? 30 : 60)
    for (const push of pushes) this.#send({ kind: 'push', push, isCopy: false, due })
  }

  #arrive({ referenceId, stateResource, statesOwner, target }: ServerPush): void {
    const owner = this.desks[target]?.target.owner ?? 'me'
    const message = {
      messageType: 'WorkbinSubscriptionStateChangeMessage' as const,
      id: 'wb',
      stateResource,
      referenceId,
      owner: statesOwner && owner !== 'me' ? owner : null,
    }
    this.#correlation.deliver(message)
  }

  #changeLink(change: Partial<LinkView>): void {
    this.#view = { ...this.#view, ...change }
    for (const index of this.desks.keys()) {
      this.tell(index, { type: 'linkChanged', link: this.#view })
    }
  }

  #suspect(): void {
    if (this.#view.session === 0) return
    this.#changeLink({ gap: this.#view.gap + 1, isLive: false, obstacle: 'link' })
    this.#send({ kind: 'proof', due: this.#now + 300 })
  }

  #loseLink(): void {
    this.#changeLink({ session: 0, isLive: false, obstacle: 'link' })
    this.items = this.items.filter(({ kind }) => kind !== 'loss' && kind !== 'proof')
    this.#send({ kind: 'sessionUp', due: this.#now + 500 })
  }

  #raiseLink(): void {
    this.#hasSession = true
    const session = (this.#sessions += 1)
    this.#changeLink({ session, gap: this.#view.gap + 1 })
    this.#changeLink({ isLive: true, obstacle: null })
  }

  /** The end with this number has still to be told, by its push, by noticing its loss, or by the session's end. */
  #isNoticeOut(ending: number): boolean {
    return this.items.some(
      (item) =>
        (item.kind === 'push' && !item.isCopy && item.push.ending === ending) ||
        (item.kind === 'loss' && (item.ending === ending || item.ending === 'any')) ||
        item.kind === 'sessionLost',
    )
  }
}
