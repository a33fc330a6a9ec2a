/** Runs three tabs of one agent through minutes of real time and seeded faults, and measures what came of it. */
import type { Browser } from 'playwright'
import { createRandom } from '../../../src/simulator/rules/createRandom.js'
import type { FalseLive } from '../../faults/findFalseLive.js'
import { openDesk, type Desk } from '../../faults/openDesk.js'
import type { Tab } from '../../faults/Tab.js'
import { createRealTime } from '../createRealTime.js'
import { drawOutage, drawRound } from '../drawRound.js'
import { moveItems } from '../moveItems.js'
import { playRound, type Scene } from '../playRound.js'
import { soakTargets, soakWorld } from '../soakTargets.js'
import type { Heal } from '../summarizeHeals.js'
import { browserFaults } from './browserFaults.js'
import { createTabs } from './createTabs.js'

/** How a soak of tabs is run. */
export interface TabsOptions {
  readonly browser: Browser
  /** Folder of the built page. */
  readonly folder: string
  readonly minutes: number
  readonly seed: number
  readonly faultsPerHour: number
}

/** What is in use in each tab, after a forced collection. */
export interface HeapSample {
  /** Minutes since the start. */
  readonly minute: number
  readonly megabytes: readonly number[]
}

/** What it came to. */
export interface TabsReport {
  readonly rounds: number
  readonly faults: number
  readonly heals: readonly Heal[]
  readonly late: readonly string[]
  readonly blocked: number
  readonly isLiveInTheEnd: boolean
  readonly falseLive: readonly FalseLive[]
  readonly errors: readonly string[]
  readonly written: readonly string[]
  /** Requests of one tab in each minute of the long outages, their first two minutes left out. */
  readonly outageRequests: readonly number[]
  readonly heap: readonly HeapSample[]
  /** Push sessions at the server 2 s after the last tab was closed, and when each has had time to expire. */
  readonly sessionsLeft: readonly [soon: number, later: number]
}

/** One long outage in so many ms; short runs have none. */
const outageEvery = 900_000
const longOutage = 300_000

/** Between two samples of the heap (ms). */
const sampleEvery = 30_000

/** Runs it. */
export async function runTabs(options: TabsOptions): Promise<TabsReport> {
  const { browser, folder, seed } = options
  const random = createRandom(seed, 'faults')
  const desk = await openDesk(
    { targets: soakTargets.map(({ target }) => target) },
    { browser, folder, simulate: { seed, world: soakWorld } },
  )
  await desk.openTab()
  await desk.openTab()
  const stopItems = moveItems(desk.simulator, createRandom(seed, 'items'))
  const time = createRealTime()
  const scene = { time, random, simulator: desk.simulator, desk: createTabs(desk, random) }
  await time.until(scene.desk.isAllLive, 60_000)
  const played = await play(scene, desk, options)
  const isLiveInTheEnd = await time.until(scene.desk.isAllLive, 60_000)
  stopItems()
  // Before the tabs are closed: what is said after that nobody sees.
  const falseLive = desk.falseLive()
  await Promise.all(desk.tabs.map((tab) => tab.close()))
  const sessions = (): number => desk.simulator.world.pushSessions().length
  await time.pass(2_000)
  const soon = sessions()
  await time.until(() => sessions() === 0, 30_000)
  const sessionsLeft = [soon, sessions()] as const
  await desk.close()
  return { ...played, isLiveInTheEnd, falseLive, ...escaped(desk.tabs), sessionsLeft }
}

function escaped(tabs: readonly Tab[]): Pick<TabsReport, 'errors' | 'written'> {
  return {
    errors: tabs.flatMap(({ errors }) => errors),
    written: tabs.flatMap(({ written }) => written),
  }
}

type Run = Pick<
  TabsReport,
  'rounds' | 'faults' | 'heals' | 'late' | 'blocked' | 'outageRequests' | 'heap'
>

async function play(scene: Scene, desk: Desk, options: TabsOptions): Promise<Run> {
  const { random, time } = scene
  const { faultsPerHour, minutes } = options
  const more = browserFaults(desk)
  const heals: Heal[] = []
  const late: string[] = []
  const outageRequests: number[] = []
  const heap: HeapSample[] = []
  const start = time.now()
  const past = (): number => time.now() - start
  let rounds = 0
  let faults = 0
  let blocked = 0
  let outages = 0
  /* oxlint-disable no-await-in-loop -- one round after the other */
  while (past() < minutes * 60_000) {
    if (past() >= heap.length * sampleEvery)
      heap.push({ minute: past() / 60_000, megabytes: await measureHeaps(desk.tabs) })
    const isOutage = past() > (outages + 1) * outageEvery
    const stopCounting = isOutage ? countSent(desk.tabs, outageRequests) : () => {}
    const round = isOutage ? drawOutage(random, longOutage) : drawRound(random, more)
    const played = await playRound(round, scene)
    stopCounting()
    outages += isOutage ? 1 : 0
    rounds += 1
    faults += round.faults.length
    if (played.heal !== null) heals.push(played.heal)
    if (played.late !== null) late.push(played.late)
    blocked += played.wasBlocked ? 1 : 0
    await time.pass(Math.max(5_000, (faults / faultsPerHour) * 3_600_000 - past()))
  }
  /* oxlint-enable no-await-in-loop */
  heap.push({ minute: past() / 60_000, megabytes: await measureHeaps(desk.tabs) })
  return { rounds, faults, heals, late, blocked, outageRequests, heap }
}

/** Counts what each tab sends to GWS in each minute, from the third on. */
function countSent(tabs: readonly Tab[], minutes: number[]): () => void {
  let before: readonly number[] = []
  let minute = 0
  const timer = setInterval(() => {
    minute += 1
    const now = tabs.map(({ sent }) => sent.length)
    if (minute > 2) minutes.push(...now.map((count, index) => count - (before[index] ?? 0)))
    before = now
  }, 60_000)
  return () => clearInterval(timer)
}

async function measureHeaps(tabs: readonly Tab[]): Promise<readonly number[]> {
  return Promise.all(
    tabs.map(async (tab) => {
      await tab.command('HeapProfiler.collectGarbage')
      // Documented so by the DevTools protocol.
      const usage = (await tab.command('Runtime.getHeapUsage')) as { readonly usedSize: number }
      return usage.usedSize / 1e6
    }),
  )
}
