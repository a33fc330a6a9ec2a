/** The world of a large contact center: as many agents, workbins and items as asked for, made up from end to end. */
import { createRandom } from '../rules/createRandom.js'
import { baseDate } from './baseDate.js'
import { createInventor, firstNames, lastNames, pick } from './createInventor.js'
import type {
  AgentDefinition,
  ContentsDefinition,
  SimulatorItem,
  WorkbinDefinition,
  WorldDefinition,
} from './definition.js'
import type { SimulatorTarget } from './target.js'

/** How large the world is. */
export interface LargeWorldOptions {
  /** Default 200. Agent n, from 0, has the user name and id `agent-n`. */
  readonly agents?: number | undefined
  /** Group workbins, every fourth one of place groups. Default 30. */
  readonly workbins?: number | undefined
  /** Items in all of them together. Default 5 000. */
  readonly items?: number | undefined
  /** Agent groups; there is a place group for every three. Default 12. The workbins go round them. */
  readonly groups?: number | undefined
  /** Decides all that is random. Default 1. */
  readonly seed?: number | undefined
  /** What the items' ages count back from. Default 2026-11-20 09:00 UTC. */
  readonly now?: Date | undefined
}

/** Items wait three days at most. */
const oldest = 3 * 24 * 3_600_000

/**
 * A world of `agents` agents and one container for each of `workbins` group workbins, in which
 * `items` interactions lie, some containers much fuller than others. Agent 0 is in every group, each
 * other agent in four agent groups and one place group. Like options make like worlds.
 *
 * @example
 * ```ts
 * const world = createLargeWorld({ agents: 50 })
 * const simulator = createSimulator({ world })
 * const targets = world.contents.map(({ target }) => target)
 * // A desktop of agent 17, with cookies of its own:
 * const { fetch } = simulator.browser('agent-17')
 * ```
 *
 * @throws RangeError for numbers that make no world
 */
export function createLargeWorld(options: LargeWorldOptions = {}): WorldDefinition {
  const { agents = 200, workbins = 30, items = 5000, groups = 12 } = options
  const { seed = 1, now = baseDate } = options
  check({ agents, workbins, groups }, 1)
  check({ items }, 0)
  const agentGroups = countUp(groups, (index) => `Team-${index + 1}`)
  const placeGroups = countUp(Math.ceil(groups / 3), (index) => `Floor-${index + 1}`)
  const first = createAgent(0, agentGroups, placeGroups)
  const random = createRandom(seed, 'agents')
  const others = countUp(agents - 1, (index) =>
    createAgent(
      index + 1,
      [...new Set(countUp(4, () => pick(agentGroups, random)))],
      [pick(placeGroups, random)],
    ),
  )
  const bins = countUp(workbins, (index) => createWorkbin(index, seed))
  const targets = bins.map(({ id, type }, index): SimulatorTarget => {
    const places = Math.floor(index / 4)
    return type === 'AgentGroup'
      ? { id, agentGroup: agentGroups[(index - places) % agentGroups.length] }
      : { id, placeGroup: placeGroups[places % placeGroups.length] }
  })
  return {
    agents: [first, ...others],
    workbins: bins,
    contents: fill(targets, items, { seed, now }),
  }
}

function createAgent(
  index: number,
  agentGroups: readonly string[],
  placeGroups: readonly string[],
): AgentDefinition {
  const firstName = firstNames[index % firstNames.length] ?? ''
  const lastName = lastNames[Math.floor(index / firstNames.length) % lastNames.length] ?? ''
  const id = `agent-${index}`
  return { id, userName: id, firstName, lastName, agentGroups, placeGroups }
}

function createWorkbin(index: number, seed: number): WorkbinDefinition {
  const random = createRandom(seed, `workbin ${index}`)
  const digits = countUp(32, () => Math.floor(random() * 16).toString(16)).join('')
  const id = digits.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5')
  const isPlace = index % 4 === 3
  const name = `${isPlace ? 'Floor' : 'Team'} desk ${index + 1}`
  return { id, name, type: isPlace ? 'PlaceGroup' : 'AgentGroup' }
}

/** Random numbers are squared, so that the first containers are the fullest. */
function fill(
  targets: readonly SimulatorTarget[],
  items: number,
  { seed, now }: { readonly seed: number; readonly now: Date },
): readonly ContentsDefinition[] {
  const random = createRandom(seed, 'items')
  const invent = createInventor(random)
  const lists = targets.map((): SimulatorItem[] => [])
  for (let count = 1; count <= items; count += 1) {
    const id = `0001BaBFVPR5${count.toString(16).toUpperCase().padStart(5, '0')}`
    const item = invent(id, new Date(now.getTime() - Math.floor(random() * oldest)))
    lists[Math.floor(random() ** 2 * lists.length)]?.push(item)
  }
  return targets.map((target, index) => ({ target, items: lists[index] ?? [] }))
}

function check(numbers: Readonly<Record<string, number>>, least: number): void {
  for (const [name, number] of Object.entries(numbers))
    if (!Number.isSafeInteger(number) || number < least)
      throw new RangeError(`${name} must be a whole number of ${least} or more.`)
}

function countUp<Each>(length: number, make: (index: number) => Each): readonly Each[] {
  return Array.from({ length }, (_, index) => make(index))
}
