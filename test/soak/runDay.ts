/** Runs a desktop through hours of virtual time and seeded faults, and measures whether it told the truth and came back. */
import { createSimulator, type Simulator } from 'gws-workbins/simulator'
import { createRandom } from '../../src/simulator/rules/createRandom.js'
import { createVirtualTime, type VirtualTime } from './createVirtualTime.js'
import { drawOutage, drawRound } from './drawRound.js'
import { measureHeap } from './measureHeap.js'
import { moveItems } from './moveItems.js'
import { openSoakDesk, type SoakDesk } from './openSoakDesk.js'
import { playRound, type Scene } from './playRound.js'
import { soakWorld } from './soakTargets.js'
import type { Heal } from './summarizeHeals.js'
import type { UntrueLive } from './watchLive.js'

/** How a day is run. */
export interface DayOptions {
  readonly hours: number
  readonly seed: number
  readonly faultsPerHour: number
}

/** What is there while all is quiet. */
export interface Footprint {
  readonly timers: number
  readonly heapMb: number
  readonly sessions: number
}

/** What a day came to. */
export interface DayReport {
  readonly rounds: number
  readonly faults: number
  readonly heals: readonly Heal[]
  /** Heals that came later than promised, in words. */
  readonly late: readonly string[]
  /** How often the link had given up and the agent pressed Reconnect. */
  readonly blocked: number
  readonly untrue: readonly UntrueLive[]
  /** Requests in each minute of the long outages, their first two minutes left out. */
  readonly outageRequests: readonly number[]
  readonly before: Footprint
  readonly after: Footprint
  /** Subscriptions at the server once nobody wanted any, sessions once the link was let go, timers once all was closed. */
  readonly left: {
    readonly subscriptions: number
    readonly sessions: number
    readonly timers: number
  }
}

/** One long outage in so many rounds; the first comes early, so that a short run has one, too. */
const roundsPerOutage = 100
const firstOutage = 10

/** Long enough for the back-off to reach its cap (ms). */
const longOutage = 360_000

/** Runs it. Nothing of it is left afterwards. */
export async function runDay({ hours, seed, faultsPerHour }: DayOptions): Promise<DayReport> {
  const time = createVirtualTime()
  try {
    const random = createRandom(seed, 'faults')
    const simulator = createSimulator({ seed, world: soakWorld })
    const desk = openSoakDesk({
      simulator,
      random,
      chance: createRandom(seed, 'client'),
      now: time.now,
    })
    const scene = { time, simulator, desk, random }
    const stopItems = moveItems(simulator, createRandom(seed, 'items'))
    await time.until(desk.isAllLive, 60_000)
    const before = await measureFootprint(time, simulator)
    const played = await playDay(scene, hours * 3_600_000, faultsPerHour)
    const after = await measureFootprint(time, simulator)
    stopItems()
    const left = await leave(time, simulator, desk)
    return { ...played, untrue: desk.watch.untrue, before, after, left }
  } finally {
    time.end()
  }
}

type PlayedDay = Omit<DayReport, 'untrue' | 'before' | 'after' | 'left'>

async function playDay(scene: Scene, ms: number, faultsPerHour: number): Promise<PlayedDay> {
  const { random, simulator, time } = scene
  const heals: Heal[] = []
  const late: string[] = []
  const outageRequests: number[] = []
  const start = time.now()
  let rounds = 0
  let faults = 0
  let blocked = 0
  while (time.now() - start < ms) {
    rounds += 1
    const isOutage = rounds % roundsPerOutage === firstOutage
    const round = isOutage ? drawOutage(random, longOutage) : drawRound(random)
    const stopCounting = isOutage ? countRequests(simulator, outageRequests) : () => {}
    // The rounds of one day follow each other.
    // oxlint-disable-next-line no-await-in-loop
    const played = await playRound(round, scene)
    stopCounting()
    if (played.heal !== null) heals.push(played.heal)
    if (played.late !== null) late.push(played.late)
    blocked += played.wasBlocked ? 1 : 0
    faults += round.faults.length
    const nextAt = start + (faults / faultsPerHour) * 3_600_000
    // oxlint-disable-next-line no-await-in-loop
    await time.pass(Math.max(5_000, nextAt - time.now()))
  }
  return { rounds, faults, heals, late, blocked, outageRequests }
}

/** Counts the requests of each minute, from the third on. */
function countRequests(simulator: Simulator, minutes: number[]): () => void {
  let requests = 0
  let minute = 0
  const stop = simulator.log.subscribe(({ kind }) => {
    if (kind === 'request') requests += 1
  })
  const timer = setInterval(() => {
    minute += 1
    if (minute > 2) minutes.push(requests)
    requests = 0
  }, 60_000)
  return () => {
    stop()
    clearInterval(timer)
  }
}

async function measureFootprint(time: VirtualTime, simulator: Simulator): Promise<Footprint> {
  // What requests leave behind for a while is gone by then.
  await time.pass(120_000)
  simulator.log.clear()
  const sessions = simulator.world.pushSessions().length
  return { timers: time.planned(), heapMb: measureHeap(), sessions }
}

/** The last observers go, then the link, then the server. */
async function leave(
  time: VirtualTime,
  simulator: Simulator,
  desk: SoakDesk,
): Promise<DayReport['left']> {
  desk.unmountAll()
  await time.pass(desk.client.timings.linger + 1_000)
  const subscriptions = simulator.world.subscriptions().length
  desk.disconnect()
  await time.pass(1_000)
  const sessions = simulator.world.pushSessions().length
  desk.watch.stop()
  await simulator.close()
  // The last requests' traces in the MutationCache.
  await time.pass(60_000)
  return { subscriptions, sessions, timers: time.planned() }
}
