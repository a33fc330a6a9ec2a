/** Runs a fleet of desktops on one busy list through minutes of virtual time, and counts what that costs the server. */
import { parseTarget, type WorkbinTarget } from 'gws-workbins/core'
import {
  createLargeWorld,
  createSimulator,
  type Simulator,
  type SimulatorTarget,
} from 'gws-workbins/simulator'
import { vi } from 'vitest'
import { contentsPaths } from '../../../src/protocol/contentsPaths.js'
import type { WorkbinItem } from '../../../src/protocol/WorkbinItem.js'
import { createRandom } from '../../../src/simulator/rules/createRandom.js'
import { createVirtualTime, type VirtualTime } from '../createVirtualTime.js'
import { countTraffic, type Traffic } from './countTraffic.js'
import type { FleetDesk, FleetDeskOptions } from './FleetDesk.js'
import { openFleetClient } from './openFleetClient.js'
import { readList } from './readList.js'

/** What a fleet is, and for how long it is watched. */
export interface FleetOptions {
  readonly desktops: number
  readonly items: number
  readonly minutes: number
  readonly seed: number
}

/** What it came to. */
export interface FleetReport {
  readonly events: number
  /** Between the first event and the last. */
  readonly traffic: Traffic
  /** Of all looks at all desktops, half a second after an event each: how many showed the server's items. */
  readonly fresh: number
  /** How long after the last event the last of the desktops was equal to the server (ms). */
  readonly settledAfter: number
  /** How many were not, in the end. */
  readonly unequal: number
}

/** A fleet at work. */
interface Scene {
  readonly options: FleetOptions
  readonly simulator: Simulator
  readonly time: VirtualTime
  /** The one list, as the world and as the library names it. */
  readonly inWorld: SimulatorTarget
  readonly target: WorkbinTarget
}

type Open = (options: FleetDeskOptions) => FleetDesk

/** How long the answer to a GET of the list takes (ms). */
const listDelay = 100

/** Longer than any list may stay unverified (ms). */
const patience = 120_000

/** Runs it. Nothing of it is left afterwards. */
export async function runFleet(open: Open, options: FleetOptions): Promise<FleetReport> {
  const time = createVirtualTime()
  vi.stubGlobal('window', globalThis)
  const scene = openScene(time, options)
  try {
    const desks = await openAll(open, scene)
    const moved = await moveItems(desks, scene)
    const settled = await settle(desks, scene)
    for (const desk of desks) desk.close()
    return { ...moved, ...settled }
  } finally {
    await scene.simulator.close()
    time.end()
  }
}

/** One list, and one group to which everybody belongs. */
function openScene(time: VirtualTime, options: FleetOptions): Scene {
  const { desktops, items, seed } = options
  const world = createLargeWorld({ agents: desktops, workbins: 1, items, groups: 1, seed })
  const simulator = createSimulator({ seed, world })
  simulator.rules.add({
    match: { method: 'GET', path: '/workbins/' },
    effect: { type: 'delay', ms: listDelay, of: 'reply' },
  })
  const inWorld = world.contents[0]?.target ?? { id: '' }
  const { agentGroup } = inWorld
  const parsed = parseTarget(inWorld.id, { agentGroup })
  if (!parsed.ok) throw new Error(parsed.reason)
  return { options, simulator, time, inWorld, target: parsed.target }
}

/** Desktops start over twenty seconds, so that their polls are not in step. */
async function openAll(open: Open, scene: Scene): Promise<readonly FleetDesk[]> {
  const { options, simulator, target, time } = scene
  const { desktops, seed } = options
  const desks: FleetDesk[] = []
  for (let n = 0; n < desktops; n += 1) {
    desks.push(open({ simulator, target, n, random: createRandom(seed, `desktop ${n}`) }))
    // One after the other.
    // oxlint-disable-next-line no-await-in-loop
    await time.pass(20_000 / desktops)
  }
  const isReady = await time.until(() => desks.every((desk) => desk.isReady()), patience)
  if (!isReady) throw new Error('a desktop has no list')
  return desks
}

type Moved = Pick<FleetReport, 'events' | 'fresh' | 'traffic'>

/** One comes or goes every second; the list neither grows nor shrinks. */
async function moveItems(desks: readonly FleetDesk[], scene: Scene): Promise<Moved> {
  const { inWorld, options, simulator, time } = scene
  const random = createRandom(options.seed, 'items')
  const counter = countTraffic(simulator.log)
  const events = options.minutes * 60
  let fresh = 0
  for (let n = 0; n < events; n += 1) {
    const inside = simulator.world.contents(inWorld)
    const leaving = inside[Math.floor(random() * inside.length)]
    if (n % 2 === 0) simulator.world.addItem(inWorld)
    else simulator.world.removeItem(inWorld, leaving?.resource.id)
    // One event after the other.
    // oxlint-disable-next-line no-await-in-loop
    await time.pass(500)
    fresh += countFresh(desks, scene)
    // oxlint-disable-next-line no-await-in-loop
    await time.pass(500)
  }
  return { events, fresh: fresh / (events * desks.length), traffic: counter.stop() }
}

function countFresh(desks: readonly FleetDesk[], { inWorld, simulator }: Scene): number {
  const ids = new Set(simulator.world.contents(inWorld).map(({ resource }) => resource.id))
  const isFresh = (items: readonly WorkbinItem[]): boolean =>
    items.length === ids.size && items.every(({ id }) => ids.has(id))
  return desks.filter((desk) => isFresh(desk.items())).length
}

type Settled = Pick<FleetReport, 'settledAfter' | 'unequal'>

/** Every list becomes the server's, item by item and in its order. */
async function settle(desks: readonly FleetDesk[], scene: Scene): Promise<Settled> {
  const { time } = scene
  const since = time.now()
  const truth = JSON.stringify(await readTruth(scene))
  const texts = new WeakMap<readonly WorkbinItem[], string>()
  const textOf = (items: readonly WorkbinItem[]): string => {
    const text = texts.get(items) ?? JSON.stringify(items)
    texts.set(items, text)
    return text
  }
  const countUnequal = (): number => desks.filter((desk) => textOf(desk.items()) !== truth).length
  while (countUnequal() > 0 && time.now() - since < patience) {
    // oxlint-disable-next-line no-await-in-loop
    await time.pass(1_000)
  }
  return { settledAfter: time.now() - since, unequal: countUnequal() }
}

/** The list as a GET answers it. */
async function readTruth({ simulator, target, time }: Scene): Promise<readonly WorkbinItem[]> {
  const { disconnect, get } = openFleetClient({ simulator, n: 0, random: () => 0.5 })
  const [path = ''] = contentsPaths(target)
  let text = ''
  void get(path, new AbortController().signal).then((answer) => {
    text = answer
  })
  await time.until(() => text !== '', 10_000)
  disconnect()
  return readList(text, target)
}
