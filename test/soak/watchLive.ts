/** The oracle of a soak: what is shown as Live against what the server has, and how long the two may differ. */
import { targetKey } from '../../src/protocol/target.js'
import { isObject } from '../../src/simulator/shape.js'
import type { LogEntry, SimulatorLog, SimulatorTarget } from 'gws-workbins/simulator'
import { type SoakTarget, soakTargets } from './soakTargets.js'

/** A time in which Live was shown and the server had no such subscription, or had not confirmed it. */
export interface UntrueLive {
  readonly target: string
  /** Nothing had confirmed it on this push session. */
  readonly isUnproved: boolean
  /** When the server lost it; ms of the given clock. */
  readonly lostAt: number
  /** For how long it was shown all the same (ms). */
  readonly lasted: number
  /** How long after the loss had been told (ms); null where nothing had told it. */
  readonly afterTold: number | null
  /** Why the server had lost it. */
  readonly cause: string
}

/**
 * The longest that a loss may go unnoticed while nothing tells it (ms): a server that was seen to
 * hold polls as it likes is given 30 s and the network delay (DECISIONS). Every other one is
 * doubted after heartbeat and network delay, 25 s, and the interval that the server orders between
 * two polls.
 */
const longestPatience = 40_000

/** Whether it was a lie, and not only news that had not come yet. */
export function isFalse({ afterTold, isUnproved, lasted }: UntrueLive): boolean {
  return isUnproved || lasted > longestPatience || (afterTold ?? 0) > 0
}

/** Watches until stopped. */
export interface LiveWatch {
  /** Says what is shown of a target now. */
  show(target: SoakTarget, isLive: boolean): void
  /** Every time of untrue Live that is over. */
  readonly untrue: readonly UntrueLive[]
  /** Ends the watch; what is untrue now counts as over. */
  stop(): void
}

interface Watched {
  readonly key: string
  readonly inWorld: SimulatorTarget
  isLive: boolean
  isHeld: boolean
  isConfirmed: boolean
  lostAt: number
  toldAt: number | null
  cause: string
  /** Reference of the Unsubscribed that tells of the loss. */
  notice: unknown
}

/**
 * Follows the simulator's log. A loss counts as told once a whole reply with news of it has left for
 * the client: the Unsubscribed, the service that went down, or 402 for the poll. One client at a
 * time is followed: a session that opens voids what was confirmed.
 *
 * @param now - the clock of the times in {@link UntrueLive}
 */
export function watchLive(log: SimulatorLog, now: () => number): LiveWatch {
  const untrue: UntrueLive[] = []
  const watched = new Map(soakTargets.map((each) => [each, watch(each)] as const))
  const all = [...watched.values()]
  const torn = new Set<number>()
  let lost: Watched | undefined

  const note = (each: Watched, isUnproved: boolean): void => {
    const time = now()
    const { key: target, lostAt, toldAt, cause } = each
    const afterTold = toldAt === null ? null : time - toldAt
    const lasted = isUnproved ? 0 : time - lostAt
    untrue.push({ target, isUnproved, lostAt, lasted, afterTold, cause })
  }
  const set = (each: Watched, change: Partial<Watched>): void => {
    const wasUntrue = each.isLive && !each.isHeld
    Object.assign(each, change)
    if (wasUntrue && (!each.isLive || each.isHeld)) note(each, false)
  }
  const tell = (each: Watched): void => {
    if (!each.isHeld) each.toldAt ??= now()
  }

  const onTruth = (entry: Extract<LogEntry, { readonly kind: 'subscription' }>): void => {
    const each = all.find(({ inWorld }) => isSameTarget(inWorld, entry.target))
    if (each === undefined) return
    if (entry.subscribed) return set(each, { isHeld: true, toldAt: null, notice: null })
    lost = entry.cause === 'foreign' ? each : undefined
    set(each, { isHeld: false, lostAt: now(), toldAt: null, cause: entry.cause, notice: null })
  }
  const onDelivered = (message: unknown): void => {
    if (!isObject(message)) return
    const { channel, data, error } = message
    if (channel === '/meta/connect' && String(error).startsWith('402')) all.forEach(tell)
    if (!isObject(data)) return
    const { messageType, referenceId, stateResource } = data
    if (stateResource === 'Subscribed')
      for (const each of all) if (isAbout(data, each.inWorld)) each.isConfirmed = true
    if (stateResource === 'Unsubscribed')
      all.filter(({ notice }) => notice !== null && notice === referenceId).forEach(tell)
    const isService = messageType === 'ServiceStateChangeMessage'
    if (isService && JSON.stringify(data).includes('"Inactive"'))
      all.filter(({ cause }) => cause === 'service').forEach(tell)
  }
  const stop = log.subscribe((entry) => {
    if (entry.kind === 'subscription') onTruth(entry)
    else if (entry.kind === 'session' && entry.open)
      for (const each of all) each.isConfirmed = false
    else if (entry.kind === 'push') {
      if (lost !== undefined && isObject(entry.data)) lost.notice = entry.data['referenceId']
      lost = undefined
    } else if (entry.kind === 'rule' && entry.effect === 'cut') torn.add(entry.exchange)
    else if (entry.kind === 'response') torn.delete(entry.exchange)
    else if (entry.kind === 'bayeux' && entry.direction === 'out' && !torn.has(entry.exchange))
      onDelivered(entry.message)
  })

  return {
    untrue,
    show(target, isLive) {
      const each = watched.get(target)
      if (each === undefined) return
      if (isLive && !each.isLive && !each.isConfirmed) note(each, true)
      set(each, { isLive })
    },
    stop() {
      stop()
      for (const each of all) set(each, { isLive: false })
    },
  }
}

function watch({ target, inWorld }: SoakTarget): Watched {
  return {
    key: targetKey(target),
    inWorld,
    isLive: false,
    isHeld: false,
    isConfirmed: false,
    lostAt: 0,
    toldAt: null,
    cause: '',
    notice: null,
  }
}

/** Whether a message is about a target, as far as it says. */
function isAbout(data: Readonly<Record<string, unknown>>, target: SimulatorTarget): boolean {
  return Object.entries(target).every(
    ([field, value]) => data[field] === undefined || data[field] === value,
  )
}

function isSameTarget(one: SimulatorTarget, other: SimulatorTarget): boolean {
  const { id, agentGroup, placeGroup } = one
  return id === other.id && agentGroup === other.agentGroup && placeGroup === other.placeGroup
}
