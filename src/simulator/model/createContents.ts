/** What lies in which workbin, and which interactions the agents hold in their hands. */
import type { SimulatorItem, WorldDefinition } from './definition.js'
import type { SimulatorTarget } from './target.js'
import { containerKey } from './target.js'

/** A container by a target with its owner spelled out, and the agent that first named it. */
export interface Container {
  readonly target: SimulatorTarget
  readonly agentId: string
}

/** All interactions of a world and where each is. */
export interface Contents {
  /** The items of a container, in the order in which they came. */
  list(target: SimulatorTarget, agentId: string): readonly SimulatorItem[]
  /** The interaction `itemId`, and the container it lies in; none where an agent holds it. */
  find(itemId: string): { readonly item: SimulatorItem; readonly in?: Container } | undefined
  /** Puts an interaction into a container, out of any other. */
  put(target: SimulatorTarget, agentId: string, item: SimulatorItem): void
  /** Takes an interaction out of its container: an agent has it now. */
  take(itemId: string): void
  /** Forgets an interaction: it is finished. */
  remove(itemId: string): void
  /** Every container that ever held something, with what it holds. */
  all(): readonly { readonly target: SimulatorTarget; readonly items: readonly SimulatorItem[] }[]
}

interface Place {
  readonly item: SimulatorItem
  /** Undefined while an agent holds it. */
  readonly key: string | undefined
}

/** Fills the containers of a world as its definition says. */
export function createContents(definition: WorldDefinition): Contents {
  const containers = new Map<string, Container>()
  const places = new Map<string, Place>()
  const [{ id: defaultAgent }] = definition.agents

  const listKey = (key: string): readonly SimulatorItem[] =>
    [...places.values()].filter((place) => place.key === key).map((place) => place.item)

  const put = (target: SimulatorTarget, agentId: string, item: SimulatorItem): void => {
    const key = containerKey(target, agentId)
    if (!containers.has(key)) containers.set(key, { target: spellOut(target, agentId), agentId })
    places.delete(item.resource.id)
    places.set(item.resource.id, { item, key })
  }

  for (const { target, items } of definition.contents)
    for (const item of items) put(target, defaultAgent, item)

  return {
    list: (target, agentId) => listKey(containerKey(target, agentId)),
    find: (itemId) => {
      const place = places.get(itemId)
      if (place === undefined) return undefined
      const container = place.key === undefined ? undefined : containers.get(place.key)
      return container === undefined ? { item: place.item } : { item: place.item, in: container }
    },
    put,
    take: (itemId) => {
      const place = places.get(itemId)
      if (place !== undefined) places.set(itemId, { item: place.item, key: undefined })
    },
    remove: (itemId) => {
      places.delete(itemId)
    },
    all: () => [...containers].map(([key, { target }]) => ({ target, items: listKey(key) })),
  }
}

/** One agent's own copy must not read as that of another in a dump. */
function spellOut(target: SimulatorTarget, agentId: string): SimulatorTarget {
  const { id, agentGroup, placeGroup, userId = agentId } = target
  return agentGroup === undefined && placeGroup === undefined ? { id, userId } : target
}
