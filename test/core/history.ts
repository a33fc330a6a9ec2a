/** Random histories of a hostile world: which there are, how one is played, and what must hold in it and after it. */
import * as fc from 'fast-check'
import { findFault, findUnhealed } from './findFault.js'
import type { ServerNature } from './hostileServer.js'
import { HostileWorld } from './hostileWorld.js'

/** What may happen besides time passing and things arriving. Each history allows some of these. */
const faults = [
  'drop',
  'duplicate',
  'holdUp',
  'busy',
  'reject',
  'refuse',
  'silent',
  'loseSession',
  'loseServer',
  'foreignSubscribe',
  'foreignUnsubscribe',
  'restart',
  'leave',
  'pause',
  'jump',
  'unreadable',
  'stale',
  'dropSilently',
  'signOut',
  'lookAway',
  'away',
  'share',
] as const
type Fault = (typeof faults)[number]

/** One step: what, and of what is there which. */
export interface Step {
  readonly action:
    | Fault
    | 'deliver'
    | 'observe'
    | 'wait'
    | 'retry'
    | 'kick'
    | 'look'
    | 'change'
    | 'mutate'
    | 'signIn'
  readonly pick: number
}

/** One history. */
export interface History {
  readonly owners: readonly string[]
  readonly nature: ServerNature
  readonly allowed: readonly Fault[]
  readonly looks: boolean
  readonly steps: readonly Step[]
  readonly seed: number
}

const nature = {
  refusesActive: fc.boolean(),
  refusesInactive: fc.boolean(),
  withoutReferences: fc.constantFrom(false, false, false, true),
  withoutOwners: fc.constantFrom('none' as const, 'none', 'Unsubscribed', 'all'),
  confirmsLate: fc.constantFrom(false, false, false, false, false, true),
}

const step: fc.Arbitrary<Step> = fc.record({
  action: fc.oneof(
    {
      arbitrary: fc.constantFrom(
        'deliver' as const,
        'deliver',
        'observe',
        'wait',
        'wait',
        'change',
      ),
      weight: 2,
    },
    {
      arbitrary: fc.constantFrom(...faults, 'retry' as const, 'kick', 'look', 'mutate', 'signIn'),
      weight: 3,
    },
  ),
  pick: fc.nat(11),
})

/** All histories of servers whose pushes overtake the answers that caused them, or do not. */
export function historiesOf(pushesFirst: boolean): fc.Arbitrary<History> {
  return fc
    .record({
      owners: fc.constantFrom(['Billing'], ['Billing', 'Risk']),
      nature: fc.record({ ...nature, pushesFirst: fc.constant(pushesFirst) }),
      allowed: fc.subarray([...faults]),
      looks: fc.constantFrom(true, true, false),
      steps: fc.array(step, { maxLength: 70, size: 'max' }),
      seed: fc.nat(),
    })
    .filter(canBeToldApart)
}

/**
 * Whether what is pushed can be told apart at all. Without references, or where numbers begin again,
 * an old push that comes late or twice is no different from a new one; without owners it may even be
 * another target's. The last case is told apart in the tests, on its own.
 */
function canBeToldApart({ allowed, nature: given, owners }: History): boolean {
  const isLate = given.confirmsLate || allowed.includes('holdUp')
  const isConfusing = isLate || allowed.includes('duplicate')
  const isRepeating = allowed.includes('restart') || given.withoutReferences
  const isAnonymous = given.withoutOwners !== 'none' && owners.length > 1
  if (isRepeating && (isConfusing || isAnonymous)) return false
  // Its refusals answer requests that were given up, so none of them resets anything: a known limit.
  if (given.confirmsLate && given.refusesActive) return false
  return !(isAnonymous && given.pushesFirst && given.refusesActive)
}

const waits = [1, 40, 200, 500, 1_000, 2_500, 5_000, 8_000, 10_000, 12_000, 30_000, 60_000]
const ids = ['a', 'b', 'c', 'd']

/** One step of a history. */
export function take(world: HostileWorld, { action, pick }: Step): void {
  const item = world.items[pick % Math.max(1, world.items.length)]
  const target = pick % world.desks.length
  const desk = world.desks[target]
  const id = ids[pick % ids.length] ?? 'a'
  const { faults: ofServer } = world.server
  switch (action) {
    case 'deliver':
      if (item !== undefined && ['request', 'push', 'event', 'get', 'list'].includes(item.kind)) {
        // What is to say that nothing came says so in its own time.
        const isDeadline = item.kind === 'list' && item.outcome.type === 'retry'
        return isDeadline ? world.advance(20) : world.deliver(item)
      }
      return world.advance(20)
    case 'wait':
      return world.advance(waits[pick] ?? 0)
    case 'jump':
      return world.advance(pick < 6 ? 300_000 : 900_000)
    case 'observe':
      return world.tell(target, { type: 'observed', auto: pick < 9 })
    case 'leave':
      if (desk === undefined || desk.state.observers === 0) return undefined
      return world.tell(target, {
        type: 'unobserved',
        auto: desk.state.autoObservers > 0,
        lingerMs: [0, 5_000, 30_000][pick % 3] ?? 0,
      })
    case 'pause':
      if (desk === undefined || desk.state.observers === 0) return undefined
      return world.tell(target, {
        type: desk.state.isPaused ? 'subscribeAsked' : 'unsubscribeAsked',
      })
    case 'kick':
      return world.tell(target, { type: pick < 6 ? 'kicked' : 'seen' })
    case 'retry':
      world.tellContents(target, { type: 'retryAsked' })
      return world.tell(target, { type: 'retryAsked' })
    case 'look':
      return world.tellContents(target, { type: 'observed' })
    case 'lookAway':
      if (desk === undefined || desk.contents.observers === 0) return undefined
      return world.tellContents(target, { type: 'unobserved' })
    case 'change':
      return world.change(target, id, true)
    case 'unreadable':
      return world.change(target, id, false)
    case 'mutate':
      world.change(target, id, true)
      return world.tellContents(target, { type: 'mutated' })
    case 'stale':
      return world.items.forEach((other) => world.age(other))
    case 'away':
      return world.setAway(!ofServer.isAway)
    case 'dropSilently':
      return world.dropSilently(target)
    case 'signOut':
      return world.signOut(pick % 2 === 0)
    case 'signIn':
      return world.signIn()
    case 'drop':
      return item === undefined ? undefined : world.drop(item)
    case 'duplicate':
      return item === undefined ? undefined : world.duplicate(item)
    case 'holdUp':
      return item === undefined ? undefined : world.holdUp(item)
    case 'busy':
    case 'reject':
      if (item === undefined) return undefined
      return world.reject(item, action === 'busy' ? 'retry' : 'fatal')
    case 'refuse':
      ofServer.isRefusing = !ofServer.isRefusing
      return undefined
    case 'share':
      world.isShared = !world.isShared
      return undefined
    case 'silent':
      ofServer.isSilent = !ofServer.isSilent
      return undefined
    case 'loseSession':
    case 'loseServer':
      return world.loseSession(action === 'loseSession')
    case 'foreignSubscribe':
      return world.foreign(target, 'Subscribe')
    case 'foreignUnsubscribe':
      return world.foreign(target, 'Unsubscribe')
    case 'restart':
      return world.restart(pick % 2 === 0)
    default:
      return action satisfies never
  }
}

/** The world of a history before its first step. */
export function begin({ looks, nature: ofServer, owners, seed }: History): HostileWorld {
  const world = new HostileWorld(owners, ofServer, seed)
  world.tell(0, { type: 'observed', auto: true })
  if (looks) world.tellContents(0, { type: 'observed' })
  return world
}

/** Plays a history, then lets everything be well. Throws with what went wrong. */
export function play(history: History): void {
  const { allowed, nature: ofServer, steps } = history
  const world = begin(history)
  for (const next of steps) {
    const isFault = faults.some((fault) => fault === next.action)
    if (isFault && !allowed.some((fault) => fault === next.action)) continue
    take(world, next)
    refuse(findFault(world))
  }
  // A server that refused everything for long, and refuses what is active by nature, takes four tries of 36 s.
  const ms = ofServer.refusesActive ? 180_000 : 120_000
  heal(world, ms)
  resync(world, ms)
  refuse(findFault(world))
  refuse(findUnhealed(world))
  rest(world)
}

/** The faults stop, what is on its way arrives; what failed for good is tried once more, as a person would. */
function heal(world: HostileWorld, ms: number): void {
  world.signIn()
  world.setAway(false)
  world.isShared = false
  Object.assign(world.server.faults, { isRefusing: false, isSilent: false })
  world.advance(15_000)
  for (const [index, { contents, state }] of world.desks.entries()) {
    if (state.isFailed) world.tell(index, { type: 'retryAsked' })
    if (contents.isFailed) world.tellContents(index, { type: 'retryAsked' })
  }
  world.advance(ms)
}

/** Something went wrong that nobody was told. */
function isBlind({ desks, server }: HostileWorld, target: number): boolean {
  return desks[target]?.blindSince !== null || server.held[target]?.isLost === true
}

/**
 * Only the next resync shows it, if by then the list is another one. The lists of the others stand
 * still: an event without owner would have this one read, and what is then found explained.
 */
function resync(world: HostileWorld, ms: number): void {
  const blind = [...world.desks.keys()].filter((target) => isBlind(world, target))
  // What a resync has just shown is put right within half a minute.
  if (blind.length === 0) return world.advance(30_000)
  for (const target of blind) {
    if (world.server.held[target]?.isLost === true) world.change(target, 'new', true)
  }
  world.advance(720_000 + 30_000)
  world.advance(ms)
}

/** I5: once all is well nothing is asked for an hour, but for a resync every 8 to 12 min of a live list. */
function rest(world: HostileWorld): void {
  const before = world.desks.map(({ gets, sent }) => ({ gets, sent }))
  world.advance(3_600_000)
  for (const [index, { contents, gets, sent }] of world.desks.entries()) {
    const most = contents.observers > 0 && contents.isSubscribed ? 8 : 0
    const was = before[index]
    if (was?.sent !== sent) throw new Error('I5: asks although all is well')
    if (gets - was.gets > most) throw new Error('I5: lists although all is well')
  }
}

function refuse(fault: string | undefined): void {
  if (fault !== undefined) throw new Error(fault)
}

/** How many histories each of the two files plays. */
export const runs = Math.ceil(Number(process.env['MODEL_RUNS'] ?? 160_000) / 2)

/** The same histories in every run of `npm test`; others with MODEL_SEED. */
export const modelSeed = Number(process.env['MODEL_SEED'] ?? 20_261_122)
