/** One desktop's targets and lists, a hostile server, and a network between them in which everything waits until it is let through. */
import { stepContents, type ContentsEvent } from '../../src/core/contents.js'
import {
  contentsDeadline,
  initialContents,
  type ContentsState,
} from '../../src/core/contentsState.js'
import { Correlation } from '../../src/core/Correlation.js'
import { WorkbinError } from '../../src/core/errors.js'
import type { LinkView } from '../../src/core/linkView.js'
import type { ListOutcome } from '../../src/core/listAnswer.js'
import type { RequestOutcome } from '../../src/core/ports.js'
import { stepTarget, type TargetEvent } from '../../src/core/subscription.js'
import {
  initialTarget,
  isLive,
  isWanted,
  nextDeadline,
  type TargetState,
} from '../../src/core/targetState.js'
import { defaultTimings } from '../../src/core/timings.js'
import type { SubscriptionOperation } from '../../src/protocol/operations.js'
import type { WorkbinTarget } from '../../src/protocol/target.js'
import { liveView } from './driveTarget.js'
import {
  HostileServer,
  type ServerChange,
  type ServerNature,
  type ServerPush,
} from './hostileServer.js'

/** An item of a list; its id is all there is to it. */
export interface Listed {
  readonly id: string
}

/** Something on its way. It arrives at `due` by itself, unless it is let through, held up or dropped before. */
export type Item = { due: number } & (
  | {
      readonly kind: 'request'
      readonly target: number
      readonly id: number
      readonly operation: SubscriptionOperation
      /** It arrives until then, or never. */
      latest: number
      /** Nobody waits for it any more. */
      isAborted: boolean
    }
  | {
      readonly kind: 'answer'
      readonly target: number
      readonly id: number
      readonly outcome: RequestOutcome
    }
  | { readonly kind: 'get'; readonly target: number; readonly id: number; isStale: boolean }
  | {
      readonly kind: 'list'
      readonly target: number
      readonly id: number
      readonly outcome: ListOutcome<Listed>
      /** In which order the server read it; null for what is no list, or an old one. */
      readonly readAt: number | null
    }
  | { readonly kind: 'push'; readonly push: ServerPush; readonly isCopy: boolean }
  | {
      readonly kind: 'event'
      readonly target: number
      readonly change: ServerChange
      readonly isCopy: boolean
    }
  /** The link notices that a push is missing, or that the server behind GWS was away: ending 'any'. */
  | { readonly kind: 'loss'; readonly ending: number | 'any' | null }
  | { readonly kind: 'service'; readonly service: 'up' | 'down' }
  | { readonly kind: 'proof' | 'sessionLost' | 'sessionUp' | 'signedOut' }
)
type Kind<Name extends Item['kind']> = Extract<Item, { readonly kind: Name }>

/** One target, and what the desktop did about it. */
export interface Desk {
  readonly target: WorkbinTarget
  state: TargetState
  contents: ContentsState<Listed>
  tell(event: TargetEvent): void
  /** It stopped trying to end what the server may hold: after two tries, or refused for good. */
  hasGivenUp: boolean
  /** Since which change or reading the list may lack what nobody told; null: it does not. */
  blindSince: number | null
  sent: number
  gets: number
}

const noAnswer = new WorkbinError('request-failed')
const noAgent = new WorkbinError('not-signed-in')
/** What was given up is executed within this time, or never (ms): the machine waits for 10 s. */
const settled = 9_900
const failed = { type: 'retry', error: noAnswer, executed: 'unknown' } as const

/** What is out of a target's GET. */
function isListOf(target: number): (item: Item) => boolean {
  return (item) => (item.kind === 'get' || item.kind === 'list') && item.target === target
}

/** The world. Time stands still between calls. */
export class HostileWorld {
  readonly desks: readonly Desk[]
  readonly server: HostileServer
  readonly items: Item[] = []
  #now = 1_000_000
  #seed: number
  #view: LinkView = liveView
  readonly #correlation = new Correlation(() => this.desks)
  #sessions = 1
  #login = 0
  #counted = 0
  /** The login under which each request and GET went out. */
  readonly #logins = new Map<string, number>()
  /** The server has a session for us: pushes go out. */
  #hasSession = true
  readonly #clock = {
    now: (): number => this.#now,
    wall: (): number => this.#now,
    random: (): number => {
      this.#seed = (Math.imul(this.#seed, 1_103_515_245) + 12_345) >>> 0
      return this.#seed / 2 ** 32
    },
    schedule: (): never => {
      throw new Error('the machine plans nothing itself')
    },
  }
  readonly #targetContext = { clock: this.#clock, timings: { confirm: 10_000 } }
  readonly #contentsContext = { clock: this.#clock, timings: defaultTimings }

  constructor(owners: readonly string[], nature: ServerNature, seed: number) {
    this.server = new HostileServer(owners.length, nature)
    this.#seed = seed
    this.desks = owners.map((agentGroup, index) => ({
      target: { id: 'wb', owner: { agentGroup } },
      state: initialTarget(this.#view),
      contents: initialContents<Listed>(this.#view),
      tell: (event) => this.tell(index, event),
      hasGivenUp: false,
      blindSince: null,
      sent: 0,
      gets: 0,
    }))
  }

  /** Another tab needs everything, so nothing is ours to end. */
  isShared = false

  get now(): number {
    return this.#now
  }

  get view(): LinkView {
    return this.#view
  }

  /** What the desktop does with a subscription. */
  tell(target: number, event: TargetEvent): void {
    const desk = this.#deskOf(target)
    const before = desk.state
    desk.state = stepTarget(before, event, this.#targetContext)
    if (desk.state === before) return
    const { mayBeHeld, request, unsubscribeAttempts } = desk.state
    const isLet = event.type === 'answered' && ['fatal', 'left'].includes(event.outcome.type)
    if (before.mayBeHeld && !mayBeHeld && (isLet || unsubscribeAttempts >= 2)) {
      desk.hasGivenUp = true
    }
    if (request?.id !== before.request?.id) this.#follow(target, desk, before)
    this.#correlation.decide()
    const { state } = desk
    const news = { isWanted: isWanted(state), isLive: isLive(state) }
    this.tellContents(target, { type: 'targetChanged', ...news })
  }

  /** What the desktop does with a list. */
  tellContents(target: number, event: ContentsEvent<Listed>): void {
    const desk = this.#deskOf(target)
    const before = desk.contents
    desk.contents = stepContents(before, event, this.#contentsContext)
    const { drifts, fetch } = desk.contents
    if (fetch?.id !== before.fetch?.id) this.#followList(target, desk, before)
    if (drifts !== before.drifts) this.tell(target, { type: 'drifted' })
  }

  /** Another desktop of the agent. */
  foreign(target: number, operation: SubscriptionOperation): void {
    this.#push(this.server.executeForeign(target, operation).pushes)
  }

  /** An item comes, or goes; whoever is subscribed is told, readably or not. */
  change(target: number, id: string, isReadable: boolean): void {
    const change = this.server.change(target, id)
    const { isLost, isSubscribed } = this.#heldOf(target)
    if (isLost) this.#deskOf(target).blindSince = this.#count()
    if (!isSubscribed || !this.#hasSession) return
    const due = this.#now + 40
    this.#send({ kind: 'event', target, change: isReadable ? change : null, isCopy: false, due })
  }

  /** Lets the item through now. */
  deliver(item: Item): void {
    this.#remove(item)
    switch (item.kind) {
      case 'request':
        return this.#execute(item)
      case 'answer':
        return this.#answer(item)
      case 'get':
        return this.#read(item)
      case 'list':
        return this.#list(item)
      case 'push':
        return this.#arrive(item.push)
      case 'event':
        return this.#happen(item)
      case 'loss':
        return this.#suspect()
      case 'proof':
        return this.#changeLink({ isLive: this.#view.session !== 0, obstacle: null })
      case 'service':
        return this.#changeLink({ service: item.service, gap: this.#view.gap + 1 })
      case 'sessionLost':
        return this.#loseLink('link')
      case 'sessionUp':
        return this.#raiseLink()
      case 'signedOut':
        return this.#loseLink('signed-out')
      default:
        return item satisfies never
    }
  }

  /** The network loses it. A lost push is noticed later; a lost request or answer at once or nearly. */
  drop(item: Item): void {
    if (item.kind === 'push' || item.kind === 'event') {
      this.#remove(item)
      const ending = item.kind === 'event' || item.isCopy ? null : item.push.ending
      this.#send({ kind: 'loss', ending, due: this.#now + 5_000 })
    }
    if (item.kind === 'request' || item.kind === 'answer') this.#fail(item, failed)
    if (item.kind === 'get' || item.kind === 'list') this.#failList(item, failed)
  }

  /** A push arrives twice. */
  duplicate(item: Item): void {
    const due = this.#now + 3_000
    if (item.kind === 'push' || item.kind === 'event') this.#send({ ...item, isCopy: true, due })
  }

  /** A push takes 12 s, a request or an answer almost the time that it has. */
  holdUp(item: Item): void {
    if (item.kind === 'push' || item.kind === 'event' || item.kind === 'list') {
      item.due = Math.max(item.due, this.#now + 12_000)
    } else if (item.kind === 'request') item.due = Math.min(item.latest, this.#now + 9_000)
    else if (item.kind === 'get') item.due = this.#now + 9_000
  }

  /** The server answers "not now", and does nothing; or "never". */
  reject(item: Item, type: 'retry' | 'fatal'): void {
    const error = new WorkbinError(type === 'retry' ? 'service-unavailable' : 'request-rejected')
    const outcome: RequestOutcome =
      type === 'retry' ? { type, error, executed: 'no' } : { type, error }
    if (item.kind === 'request') this.#fail(item, outcome)
    else if (item.kind === 'get') this.#failList(item, outcome)
  }

  /** A cache at the server gives the list as it was before the newest change. */
  age(item: Item): void {
    if (item.kind === 'get') item.isStale = true
  }

  /** The server forgets our push session, with its subscriptions or without. */
  loseSession(keepsSubscriptions: boolean): void {
    if (!this.#hasSession) return
    this.#endSession(keepsSubscriptions)
    this.#send({ kind: 'sessionLost', due: this.#now + 2_000 })
  }

  /** The agent's login ends: the next poll finds out, or a request that is there first. */
  signOut(keepsSubscriptions: boolean): void {
    if (this.server.faults.isSignedOut) return
    this.server.faults.isSignedOut = true
    this.#endSession(keepsSubscriptions)
    this.#forgetLink()
    this.#send({ kind: 'signedOut', due: this.#now + 2_000 })
  }

  /** The agent is back, and the host says so. */
  signIn(): void {
    if (!this.server.faults.isSignedOut) return
    this.server.faults.isSignedOut = false
    this.#login += 1
    this.#loseLink('signed-out')
    this.#send({ kind: 'sessionUp', due: this.#now + 500 })
  }

  /** The server behind GWS restarts: its numbers begin again. The services topic tells it, as a gap. */
  restart(keepsSubscriptions: boolean): void {
    this.server.restartReferences()
    if (!keepsSubscriptions) this.server.forgetAll()
    this.#send({ kind: 'loss', ending: 'any', due: this.#now + 1_000 })
  }

  /** The store behind GWS goes away, or comes back; the services topic tells it, as a gap. */
  setAway(isAway: boolean): void {
    const { faults } = this.server
    if (faults.isAway === isAway || !this.#hasSession) return
    faults.isAway = isAway
    this.#send({ kind: 'service', service: isAway ? 'down' : 'up', due: this.#now + 100 })
  }

  /** The server drops a subscription, and tells nobody. */
  dropSilently(target: number): void {
    this.server.lose(target)
  }

  /** Time passes; what falls due on the way happens, in order. */
  advance(ms: number): void {
    const until = this.#now + ms
    for (;;) {
      const item = this.#first()
      const [ripe, deadline] = this.#deadline()
      const at = Math.min(item?.due ?? Number.POSITIVE_INFINITY, deadline)
      if (at > until) break
      this.#now = Math.max(this.#now, at)
      if (item !== undefined && item.due <= this.#now) this.deliver(item)
      else this.#fallDue(ripe)
    }
    this.#now = until
  }

  /** Orders what happens to lists, also within one ms. */
  #count(): number {
    return (this.#counted += 1)
  }

  #first(): Item | undefined {
    let first: Item | undefined
    for (const item of this.items) {
      if (first === undefined || item.due < first.due) first = item
    }
    return first
  }

  #deadline(): readonly [target: number, at: number] {
    let target = 0
    let first = Number.POSITIVE_INFINITY
    for (const [index, { contents, state }] of this.desks.entries()) {
      const at = Math.min(nextDeadline(state), contentsDeadline(contents))
      if (at < first) [target, first] = [index, at]
    }
    return [target, first]
  }

  #deskOf(target: number): Desk {
    const desk = this.desks[target]
    if (desk === undefined) throw new Error('no such target')
    return desk
  }

  #heldOf(target: number): HostileServer['held'][number] {
    const held = this.server.held[target]
    if (held === undefined) throw new Error('no such target')
    return held
  }

  /** Its request is another one, or gone. */
  #follow(target: number, desk: Desk, before: TargetState): void {
    const { request } = desk.state
    if (before.request !== null) this.#abort(target, before.request.id)
    if (request === null) return
    const { id, operation } = request
    if (operation === 'Unsubscribe' && this.isShared) {
      const outcome = { type: 'left' } as const
      this.#send({ kind: 'answer', target, id, outcome, due: this.#now + 20 })
      return
    }
    desk.sent += 1
    if (operation === 'Subscribe') desk.hasGivenUp = false
    this.#logins.set(`request ${target} ${id}`, this.#login)
    const latest = this.#now + 10_000 + settled
    const due = this.#now + 50
    this.#send({ kind: 'request', target, id, operation, latest, isAborted: false, due })
    this.#send({ kind: 'answer', target, id, outcome: failed, due: this.#now + 10_000 })
  }

  /** Its GET is another one, or gone. */
  #followList(target: number, desk: Desk, before: ContentsState<Listed>): void {
    const { fetch } = desk.contents
    if (before.fetch !== null && fetch !== null && this.items.some(isListOf(target))) {
      throw new Error('I2: has two GETs out')
    }
    if (before.fetch !== null) this.#forgetList(target)
    if (fetch === null) return
    desk.gets += 1
    const { id } = fetch
    this.#logins.set(`get ${target} ${id}`, this.#login)
    this.#send({ kind: 'get', target, id, isStale: false, due: this.#now + 50 })
    const due = this.#now + 15_000
    this.#send({ kind: 'list', target, id, outcome: failed, readAt: null, due })
  }

  #fallDue(target: number): void {
    const desk = this.#deskOf(target)
    this.tell(target, { type: 'due' })
    this.tellContents(target, { type: 'due' })
    const at = Math.min(nextDeadline(desk.state), contentsDeadline(desk.contents))
    if (at <= this.#now) throw new Error('what was due is due again')
  }

  #send(item: Item): void {
    this.items.push(item)
  }

  #remove(item: Item): void {
    const index = this.items.indexOf(item)
    if (index >= 0) this.items.splice(index, 1)
  }

  #removeAll(isGone: (item: Item) => boolean): void {
    for (let index = this.items.length - 1; index >= 0; index -= 1) {
      const item = this.items[index]
      if (item !== undefined && isGone(item)) this.items.splice(index, 1)
    }
  }

  /** Nobody waits for the answer of request `id` any more. */
  #forget(target: number, id: number): void {
    this.#removeAll((item) => item.kind === 'answer' && item.target === target && item.id === id)
  }

  #forgetList(target: number): void {
    this.#removeAll(isListOf(target))
  }

  #abort(target: number, id: number): void {
    this.#forget(target, id)
    for (const item of this.items) {
      if (item.kind !== 'request' || item.target !== target || item.id !== id) continue
      item.isAborted = true
      item.latest = Math.min(item.latest, this.#now + settled)
      item.due = Math.min(item.due, item.latest)
    }
  }

  #fail(item: Kind<'request'> | Kind<'answer'>, outcome: RequestOutcome): void {
    const { id, target } = item
    this.#forget(target, id)
    this.#remove(item)
    this.#send({ kind: 'answer', target, id, outcome, due: this.#now + 20 })
  }

  #failList(item: Kind<'get'> | Kind<'list'>, outcome: ListOutcome<Listed>): void {
    const { id, target } = item
    this.#forgetList(target)
    this.#send({ kind: 'list', target, id, outcome, readAt: null, due: this.#now + 20 })
  }

  #execute(item: Kind<'request'>): void {
    const { id, operation, target } = item
    const isAwaited = this.#deskOf(target).state.request?.id === id
    if (this.server.faults.isSignedOut) {
      if (isAwaited) this.#fail(item, { type: 'signed-out', error: noAgent })
      return
    }
    const { pushes, reference } = this.server.execute(target, operation)
    this.#push(pushes)
    if (!isAwaited) return
    this.#forget(target, id)
    const outcome = { type: 'accepted', reference } as const
    this.#send({ kind: 'answer', target, id, outcome, due: this.#now + 50 })
  }

  #read(item: Kind<'get'>): void {
    const { id, isStale, target } = item
    if (this.server.faults.isSignedOut) {
      return this.#failList(item, { type: 'signed-out', error: noAgent })
    }
    const { earlier, items: now } = this.#heldOf(target)
    const items = this.server.faults.isAway ? [] : now
    this.#forgetList(target)
    const listed = (isStale ? earlier : items).map((name) => ({ id: name }))
    const outcome = { type: 'listed', items: listed } as const
    const readAt = isStale || this.server.faults.isAway ? null : this.#count()
    this.#send({ kind: 'list', target, id, outcome, readAt, due: this.#now + 50 })
    this.#send({ kind: 'list', target, id, outcome: failed, readAt: null, due: this.#now + 14_900 })
  }

  /** As `createClient` does: a refusal of an older login is a failure, a newer one the link hears of first. */
  #answer({ id, outcome, target }: Kind<'answer'>): void {
    const isRefusal = outcome.type === 'signed-out'
    const isOld = this.#logins.get(`request ${target} ${id}`) !== this.#login
    if (isRefusal && !isOld) this.#loseLink('signed-out')
    const told = isRefusal && isOld ? ({ ...failed, executed: 'no' } as const) : outcome
    this.tell(target, { type: 'answered', id, outcome: told })
  }

  #list({ id, outcome, readAt, target }: Kind<'list'>): void {
    this.#forgetList(target)
    const isOld = this.#logins.get(`get ${target} ${id}`) !== this.#login
    if (outcome.type === 'signed-out' && !isOld) this.#loseLink('signed-out')
    const desk = this.#deskOf(target)
    if (outcome.type === 'listed' && desk.contents.fetch?.id === id) {
      if (readAt === null)
        desk.blindSince = this.#isHinted(target) ? desk.blindSince : this.#count()
      else if (desk.blindSince !== null && readAt > desk.blindSince) desk.blindSince = null
    }
    const before = desk.contents.items
    this.tellContents(target, { type: 'fetched', id, outcome })
    if (outcome.type !== 'listed' || outcome.items.length > 0) return
    if (this.#view.service === 'down' && desk.contents.items !== before) {
      throw new Error('I3: a list was emptied while the service is down')
    }
  }

  /** An old list lacks what an event told before it was asked for: that is to be noticed. */
  #isHinted(target: number): boolean {
    const { fetch, hints } = this.#deskOf(target).contents
    const { items, newest } = this.#heldOf(target)
    if (this.server.faults.isAway || newest === null) return false
    return hints.some(({ after, contradictedAt, id, item }) => {
      const isTrue = (item !== null) === items.includes(id)
      return id === newest && isTrue && contradictedAt === null && after < (fetch?.id ?? 0)
    })
  }

  #push(pushes: readonly ServerPush[]): void {
    if (!this.#hasSession) return
    const { confirmsLate, pushesFirst } = this.server.nature
    const due = this.#now + (confirmsLate ? 12_000 : pushesFirst ? 30 : 60)
    for (const push of pushes) this.#send({ kind: 'push', push, isCopy: false, due })
  }

  #arrive({ referenceId, stateResource, statesOwner, target }: ServerPush): void {
    const { owner } = this.#deskOf(target).target
    const message = {
      messageType: 'WorkbinSubscriptionStateChangeMessage' as const,
      id: 'wb',
      stateResource,
      referenceId,
      owner: statesOwner && owner !== 'me' ? owner : null,
    }
    this.#correlation.deliver(message)
  }

  /** An event without owner may be any target's; one that says nothing leaves its target in doubt. */
  #happen({ change, target }: Kind<'event'>): void {
    if (this.server.nature.withoutOwners === 'all') {
      for (const index of this.desks.keys()) this.tellContents(index, { type: 'doubted' })
      return
    }
    if (change === null) return this.tellContents(target, { type: 'doubted' })
    const { id, isThere } = change
    const told = isThere
      ? ({ type: 'put', item: { id } } as const)
      : { type: 'removed' as const, id }
    this.tellContents(target, { type: 'changed', changes: [told] })
  }

  #changeLink(change: Partial<LinkView>): void {
    this.#view = { ...this.#view, ...change }
    const link = this.#view
    for (const index of this.desks.keys()) {
      this.tellContents(index, { type: 'linkChanged', link })
      this.tell(index, { type: 'linkChanged', link })
    }
  }

  #suspect(): void {
    if (this.#view.session === 0) return
    this.#changeLink({ gap: this.#view.gap + 1, isLive: false, obstacle: 'link' })
    this.#send({ kind: 'proof', due: this.#now + 300 })
  }

  #endSession(keepsSubscriptions: boolean): void {
    this.#hasSession = false
    this.server.faults.isAway = false
    this.#removeAll(({ kind }) => kind === 'push' || kind === 'event' || kind === 'service')
    if (!keepsSubscriptions) this.server.forgetAll()
  }

  #forgetLink(): void {
    this.#removeAll(({ kind }) => {
      const isNews = kind === 'sessionLost' || kind === 'sessionUp' || kind === 'signedOut'
      return isNews || kind === 'loss' || kind === 'proof' || kind === 'service'
    })
  }

  #loseLink(obstacle: 'link' | 'signed-out'): void {
    this.#forgetLink()
    this.#endSession(true)
    this.#changeLink({ session: 0, isLive: false, obstacle })
    if (obstacle === 'link') this.#send({ kind: 'sessionUp', due: this.#now + 500 })
  }

  #raiseLink(): void {
    this.#hasSession = true
    const session = (this.#sessions += 1)
    this.#changeLink({ session, gap: this.#view.gap + 1, service: 'unknown' })
    this.#changeLink({ isLive: true, obstacle: null })
  }
}
