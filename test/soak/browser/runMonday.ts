/** Runs one desktop with ten lists through minutes of Monday morning and seeded faults, and measures what came of it. */
import type { Browser } from 'playwright'
import { createLargeWorld, type WorldDefinition } from 'gws-workbins/simulator'
import { createRandom } from '../../../src/simulator/rules/createRandom.js'
import type { FalseLive } from '../../faults/findFalseLive.js'
import { compareList, falseCurrent } from '../../faults/judgeLists.js'
import { openDesk, type Desk } from '../../faults/openDesk.js'
import type { Tab } from '../../faults/Tab.js'
import { createRealTime } from '../createRealTime.js'
import { drawRound } from '../drawRound.js'
import type { FalseCurrent } from '../findFalseCurrent.js'
import { playRound, type Scene } from '../playRound.js'
import { soakTargets, soakWorld } from '../soakTargets.js'
import type { Heal } from '../summarizeHeals.js'
import { idsAtServer, watchLists } from '../watchLists.js'
import { browserFaults } from './browserFaults.js'
import { countTraffic, type Traffic } from './countTraffic.js'
import { createTabs } from './createTabs.js'

/** How a Monday morning is run. */
export interface MondayOptions {
  readonly browser: Browser
  /** Folder of the built page. */
  readonly folder: string
  readonly minutes: number
  readonly seed: number
  readonly faultsPerHour: number
}

/** What it came to. */
export interface MondayReport {
  readonly rounds: number
  readonly faults: number
  readonly heals: readonly Heal[]
  readonly late: readonly string[]
  readonly falseLive: readonly FalseLive[]
  readonly falseCurrent: readonly (FalseCurrent & { readonly list: number })[]
  readonly errors: readonly string[]
  readonly written: readonly string[]
  /** What each list that was not the server's within a minute shows, and what it should. */
  readonly unequal: readonly string[]
  /** From the end of the faults until every list was the server's (ms). */
  readonly equalAfter: number
  /** Before the first fault, and in all. */
  readonly traffic: { readonly calm: Traffic; readonly all: Traffic }
}

/** Workbins with a list; the others have a badge alone. */
const listed = soakTargets.slice(0, 10)

/** How old a list may be: heartbeat, the network delay of the client, and a machine that is busy (ms). */
const patience = 15_000 + 10_000 + 2_000

/** Every list is the server's within this of the last fault (ms). */
const longestUnequal = 60_000

/** The time without faults at the beginning (ms), as long as the queue fills. */
const calmFor = 45_000

/** Runs it. */
export async function runMonday(options: MondayOptions): Promise<MondayReport> {
  const { browser, folder, seed } = options
  const random = createRandom(seed, 'faults')
  const targets = soakTargets.map(({ target }, index) => ({
    ...target,
    list: index < listed.length,
  }))
  const simulate = { seed, world: createMondayWorld(seed) }
  const desk = await openDesk({ targets }, { browser, folder, simulate })
  const { simulator, tab } = desk
  const inWorld = listed.map((each) => each.inWorld)
  const watch = watchLists(simulator, inWorld)
  const time = createRealTime()
  const scene = { time, random, simulator, desk: createTabs(desk, random) }
  await time.until(scene.desk.isAllLive, 60_000)
  simulator.useScenario('monday-morning')
  await time.pass(calmFor)
  const calm = countTraffic(desk.log, inWorld)
  const played = await play(scene, desk, options)
  simulator.useScenario('healthy')
  const end = time.now()
  const unequal = (): readonly string[] =>
    inWorld.flatMap((target, list) =>
      compareList(tab, String(list), idsAtServer(simulator, target)),
    )
  await time.until(() => unequal().length === 0 && scene.desk.isAllLive(), longestUnequal)
  const equalAfter = time.now() - end
  watch.stop()
  const report = {
    ...played,
    falseLive: desk.falseLive(),
    falseCurrent: falseCurrentOf(tab, watch.histories),
    errors: tab.errors,
    written: tab.written,
    unequal: unequal(),
    equalAfter,
    traffic: { calm, all: countTraffic(desk.log, inWorld) },
  }
  await desk.close()
  return report
}

/** The soak's targets, some items in each. */
function createMondayWorld(seed: number): WorldDefinition {
  const { contents } = createLargeWorld({ workbins: soakTargets.length, items: 400, seed })
  return {
    ...soakWorld,
    contents: soakTargets.map(({ inWorld }, index) => ({
      target: inWorld,
      items: contents[index]?.items ?? [],
    })),
  }
}

type Run = Pick<MondayReport, 'rounds' | 'faults' | 'heals' | 'late'>

async function play(scene: Scene, desk: Desk, options: MondayOptions): Promise<Run> {
  const { random, time } = scene
  const { faultsPerHour, minutes } = options
  const more = browserFaults(desk)
  const heals: Heal[] = []
  const late: string[] = []
  const start = time.now()
  const past = (): number => time.now() - start
  let rounds = 0
  let faults = 0
  /* oxlint-disable no-await-in-loop -- one round after the other */
  while (past() < minutes * 60_000 - calmFor) {
    const round = drawRound(random, more)
    const { heal, late: lateness } = await playRound(round, scene)
    rounds += 1
    faults += round.faults.length
    if (heal !== null) heals.push(heal)
    if (lateness !== null) late.push(lateness)
    await time.pass(Math.max(5_000, (faults / faultsPerHour) * 3_600_000 - past()))
  }
  /* oxlint-enable no-await-in-loop */
  return { rounds, faults, heals, late }
}

function falseCurrentOf(tab: Tab, histories: ReturnType<typeof watchLists>['histories']) {
  return histories.flatMap((server, list) =>
    falseCurrent(tab, String(list), server, patience).map((found) => ({ list, ...found })),
  )
}
