/** The actors that keep a world moving: routing feeds items, colleagues take them and finish them or put them back, a supervisor moves them. */
import type { Gws } from '../createGws.js'
import type { ItemVerbs } from '../createItemVerbs.js'
import type { Timers } from '../createTimers.js'
import { createTimers } from '../createTimers.js'
import { isMember } from '../model/createDirectory.js'
import { createInventor, pick } from '../model/createInventor.js'
import type { SimulatorItem } from '../model/definition.js'
import type { SimulatorTarget } from '../model/target.js'
import { createRandom } from '../rules/createRandom.js'
import type { TrafficOptions } from './TrafficOptions.js'

/** Traffic that can be started and stopped. */
export interface Traffic {
  /** Begins anew; traffic that runs ends. */
  start(options: TrafficOptions): void
  stop(): void
}

/** What an actor works with. */
interface Scene {
  readonly gws: Gws
  readonly verbs: ItemVerbs
  readonly targets: readonly SimulatorTarget[]
  readonly timers: Timers
}

/** Routing feeds no more into a container that holds as many: days of traffic must not fill the memory. */
const full = 500

/**
 * Makes the traffic of a world, at rest. It has timers of its own, for a restart of the server
 * clears the server's.
 *
 * @param nextId - the id of the next item that is made up
 */
export function createTraffic(gws: Gws, verbs: ItemVerbs, nextId: () => string): Traffic {
  const timers = createTimers()

  return {
    start: (options) => {
      timers.clear()
      const { arrivalsPerMinute = 48, takesPerMinute = 60, movesPerMinute = 6 } = options
      const scene = { gws, verbs, timers, targets: options.targets ?? groupTargets(gws) }
      if (scene.targets.length === 0) return
      const run = (name: string, rate: number, makeAct: (random: () => number) => () => void) => {
        const random = createRandom(gws.settings.seed, `traffic:${name}`)
        const act = makeAct(random)
        // Without an Interaction Server nothing moves.
        repeat(timers, rate, random, () => gws.services.isUp('MultiMediaState') && act())
      }
      run('routing', arrivalsPerMinute, (random) => createRouting(scene, random, nextId))
      run('colleagues', takesPerMinute, (random) => () => takeOne(scene, random))
      run('supervisor', movesPerMinute, () => () => moveOne(scene))
    },
    stop: timers.clear,
  }
}

/** Every container of a group that has ever held something. */
function groupTargets({ contents }: Gws): readonly SimulatorTarget[] {
  return contents
    .all()
    .map(({ target }) => target)
    .filter(({ agentGroup, placeGroup }) => agentGroup !== undefined || placeGroup !== undefined)
}

/** Acts `rate` times a minute on average, at random moments. */
function repeat(timers: Timers, rate: number, random: () => number, act: () => unknown): void {
  if (rate === 0) return
  const pause = (-Math.log(1 - random()) * 60_000) / rate
  timers.after(pause, () => {
    act()
    repeat(timers, rate, random, act)
  })
}

function createRouting(
  { gws, verbs, targets }: Scene,
  random: () => number,
  nextId: () => string,
): () => void {
  const invent = createInventor(random)
  return () => {
    const target = pick(targets, random)
    if (listIn(gws, target).length < full) verbs.addItem(target, invent(nextId(), new Date()))
  }
}

/** A colleague takes the oldest item of some workbin; every fifth one is put back, into any. */
function takeOne(scene: Scene, random: () => number): void {
  const { gws, verbs, targets, timers } = scene
  const waiting = targets.filter((target) => listIn(gws, target).length > 0)
  if (waiting.length === 0) return
  const target = pick(waiting, random)
  const agentId = pickColleague(gws, target, random)
  const handlingMs = 5000 + random() * 55_000
  const back = random() < 0.2 ? pick(targets, random) : undefined
  const item = verbs.takeItem(target, agentId)
  timers.after(handlingMs, () => {
    const isHeld = item !== undefined && gws.contents.find(item.resource.id)?.heldBy === agentId
    if (!isHeld) return
    if (back === undefined) gws.contents.remove(item.resource.id)
    else verbs.addItem(back, item)
  })
}

/** The default agent is who watches; where nobody else is in the group, it is somebody from elsewhere. */
function pickColleague({ directory }: Gws, target: SimulatorTarget, random: () => number): string {
  const colleagues = directory.agents.filter(
    (agent) => agent !== directory.defaultAgent && isMember(agent, target),
  )
  return colleagues.length === 0 ? 'colleague' : pick(colleagues, random).id
}

/** The supervisor looks at every workbin, and moves the oldest item of the fullest one to the emptiest. */
function moveOne({ gws, verbs, targets }: Scene): void {
  const lists = targets
    .map((target) => ({ target, items: listIn(gws, target) }))
    .toSorted((one, other) => other.items.length - one.items.length)
  const item = lists[0]?.items[0]
  const emptiest = lists.at(-1)
  if (item !== undefined && emptiest !== undefined && lists.length > 1)
    verbs.addItem(emptiest.target, item)
}

function listIn({ contents, directory }: Gws, target: SimulatorTarget): readonly SimulatorItem[] {
  return contents.list(target, directory.defaultAgent.id)
}
