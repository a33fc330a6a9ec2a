/**
 * The oracle: every moment at which a badge said Live, laid beside what was true at the server.
 *
 * A Live is false where
 * - no `Subscribed` for its target was ever delivered on the push session that is up (*unproved*);
 * - the server does not have the subscription, or no longer has a push session of this page to tell
 *   it on, and has said so, or has had heartbeat + network delay to be found out (*untrue*);
 * - nothing of the link was answered for longer than heartbeat + network delay (*stale*).
 *
 * What a frozen page says nobody sees: it counts until it sleeps, and again once it has woken.
 */
import type { SimulatorTarget } from 'gws-workbins/simulator'
import type { DeskFact } from './recordDesk.js'
import type { StampedEntry } from './stampLog.js'

/** What is compared. */
export interface Evidence {
  readonly facts: readonly DeskFact[]
  readonly log: readonly StampedEntry[]
  /** What the numbers of badges' targets mean. */
  readonly targets: readonly SimulatorTarget[]
  /** The push sessions of this page. */
  readonly sessions: ReadonlySet<string>
  /** In ms, as the client was given it. */
  readonly heartbeat: number
  /** The moment at which the evidence ends (epoch ms). */
  readonly until: number
}

/** A Live that was none. */
export interface FalseLive {
  readonly badge: string
  readonly why: 'unproved' | 'untrue' | 'stale'
  readonly from: number
  readonly to: number
}

/** How long an answer may take beyond the time it is held: the client's own. */
const networkDelay = 10_000

/** From a reply leaving the server to a badge in the page, on a machine that is busy (ms). */
const tolerance = 1_000

interface Period {
  readonly from: number
  readonly to: number
}
interface LivePeriod extends Period {
  readonly badge: string
  readonly target: number
}

/** Every false Live in the evidence. */
export function findFalseLive(evidence: Evidence): readonly FalseLive[] {
  const { targets } = evidence
  const known = { ...evidence, ...ownTraffic(evidence) }
  return livePeriods(evidence).flatMap((live) => {
    const target = targets[live.target]
    const found: readonly Finding[] =
      target === undefined
        ? [{ why: 'unproved', from: live.from, to: live.to }]
        : [...unproved(known, live, target), ...untrue(known, live, target), ...stale(known, live)]
    return found.map(({ why, from, to }) => ({ badge: live.badge, why, from, to }))
  })
}

/** When each badge said Live, without the time in which nobody could see the page. */
export function livePeriods({ facts, until }: Pick<Evidence, 'facts' | 'until'>): LivePeriod[] {
  const open = new Map<string, LivePeriod>()
  const periods: LivePeriod[] = []
  let seenFrom = Number.NEGATIVE_INFINITY
  const end = (badge: string, to: number): void => {
    const live = open.get(badge)
    open.delete(badge)
    if (live !== undefined && live.from < to) periods.push({ ...live, to })
  }
  const endAll = (to: number): void => {
    for (const badge of [...open.keys()]) end(badge, to)
  }
  for (const fact of facts) {
    const { at } = fact
    if (fact.kind === 'badge') {
      const { badge, target } = fact
      const isLive = target !== null && (fact.status === 'subscribed' || fact.word === 'Live')
      if (isLive && open.get(badge)?.target === target) continue
      end(badge, at)
      if (isLive) open.set(badge, { badge, target, from: Math.max(at, seenFrom), to: until })
    } else if (fact.kind === 'page') {
      if (/^(start|freeze|pagehide)/.test(fact.event)) endAll(at)
      if (fact.sleptAt === undefined) continue
      endAll(fact.sleptAt)
      // It has woken: what it showed is taken back before it is seen, or in the time of one reply.
      seenFrom = at + tolerance
    }
  }
  endAll(until)
  return periods
}

type Finding = Period & { readonly why: FalseLive['why'] }

/** The evidence with this page's own share of the log, looked up once. */
type Known = Evidence & ReturnType<typeof ownTraffic>

function unproved(known: Known, live: LivePeriod, target: SimulatorTarget): Finding[] {
  const session = known.log.findLast(
    (entry) =>
      entry.kind === 'session' &&
      entry.open &&
      entry.at <= live.from &&
      known.sessions.has(entry.session),
  )
  const isProved = known.messages.some(
    ({ message, at }) =>
      session !== undefined &&
      at >= session.at &&
      at <= live.from &&
      isAbout(message, target) &&
      read(message, 'data', 'stateResource') === 'Subscribed',
  )
  return isProved ? [] : [{ why: 'unproved', from: live.from, to: live.to }]
}

function untrue(known: Known, live: LivePeriod, target: SimulatorTarget): Finding[] {
  const told = tellings(known, target)
  return untruePeriods(known, target).flatMap(({ from, to }) => {
    const first = told.find((at) => at >= from && at < to) ?? Number.POSITIVE_INFINITY
    const found = from + known.heartbeat + networkDelay
    const deadline = Math.min(found + tolerance, heardBy(known, first))
    return overlap(live, { from: deadline, to }).map((period) => ({ why: 'untrue', ...period }))
  })
}

/** A page that asks on has heard what came before; however busy the machine is. */
function heardBy({ asked }: Known, told: number): number {
  const next = asked.find((at) => at > told) ?? told
  return Math.max(told + tolerance, next)
}

function stale({ answers, heartbeat }: Known, live: LivePeriod): Finding[] {
  const proofs = answers.filter(({ status }) => status === 200).map(({ at }) => at)
  const last = proofs.findLast((at) => at <= live.from) ?? live.from
  const during = proofs.filter((at) => at > live.from && at < live.to)
  return [last, ...during].flatMap((proof, index) => {
    const deadline = proof + heartbeat + networkDelay + tolerance
    const silence = { from: deadline, to: during[index] ?? live.to }
    return overlap(live, silence).map((period) => ({ why: 'stale', ...period }))
  })
}

/** When the server did not have the subscription, or had no session of this page to tell it on. */
function untruePeriods({ log, sessions, until }: Evidence, target: SimulatorTarget): Period[] {
  const periods: Period[] = []
  const open = new Set<string>()
  let isSubscribed = false
  let since: number | null = Number.NEGATIVE_INFINITY
  for (const entry of log) {
    if (entry.kind === 'subscription' && isSame(entry.target, target)) {
      isSubscribed = entry.subscribed
    } else if (entry.kind === 'session' && sessions.has(entry.session)) {
      if (entry.open) open.add(entry.session)
      else open.delete(entry.session)
    }
    const isTrue = isSubscribed && open.size > 0
    if (isTrue && since !== null) periods.push({ from: since, to: entry.at })
    if (isTrue) since = null
    else since ??= entry.at
  }
  return since === null ? periods : [...periods, { from: since, to: until }]
}

/** When the server told this page that a subscription, or everything, is over. */
function tellings({ messages, answers }: Known, target: SimulatorTarget): number[] {
  const ends = messages.filter(({ message }) => {
    const isEnd = read(message, 'data', 'stateResource') === 'Unsubscribed'
    const isRefusal =
      read(message, 'successful') === false && read(message, 'channel') !== '/meta/handshake'
    return (isEnd && isAbout(message, target)) || isRefusal || saysDown(message)
  })
  const failures = answers.filter(({ status }) => status !== 200)
  return [...ends, ...failures].map(({ at }) => at).toSorted((one, other) => one - other)
}

function saysDown(message: unknown): boolean {
  const services = read(message, 'data', 'services')
  return (
    Array.isArray(services) &&
    services.some(
      (service) =>
        read(service, 'type') === 'MultiMediaState' && read(service, 'state') === 'Inactive',
    )
  )
}

/** This page's Bayeux exchanges: when they began, what they brought, and how they ended. */
function ownTraffic({ log, sessions }: Evidence) {
  const exchanges = exchangesOf(log, sessions)
  return {
    asked: log.flatMap((entry) =>
      entry.kind === 'request' && exchanges.has(entry.exchange) ? [entry.at] : [],
    ),
    messages: log.flatMap((entry) =>
      entry.kind === 'bayeux' && entry.direction === 'out' && exchanges.has(entry.exchange)
        ? [entry]
        : [],
    ),
    answers: log.flatMap((entry) =>
      entry.kind === 'response' && exchanges.has(entry.exchange) ? [entry] : [],
    ),
  }
}

/** The exchanges whose requests named a session of this page. */
function exchangesOf(log: readonly StampedEntry[], sessions: ReadonlySet<string>): Set<number> {
  return new Set(
    log.flatMap((entry) =>
      entry.kind === 'bayeux' &&
      entry.direction === 'in' &&
      sessions.has(String(read(entry.message, 'clientId')))
        ? [entry.exchange]
        : [],
    ),
  )
}

/** Whether a message is about a target, as far as it says. */
function isAbout(message: unknown, { id, agentGroup, placeGroup }: SimulatorTarget): boolean {
  const names = { id, agentGroup, placeGroup }
  return Object.entries(names).every(([field, name]) => {
    const stated = read(message, 'data', field)
    return stated === undefined || stated === name
  })
}

function isSame(one: SimulatorTarget, other: SimulatorTarget): boolean {
  return (['id', 'agentGroup', 'placeGroup', 'userId'] as const).every(
    (field) => one[field] === other[field],
  )
}

function overlap(one: Period, other: Period): Period[] {
  const from = Math.max(one.from, other.from)
  const to = Math.min(one.to, other.to)
  return from < to ? [{ from, to }] : []
}

function read(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (at, field) => (typeof at === 'object' && at !== null ? Reflect.get(at, field) : undefined),
    value,
  )
}
