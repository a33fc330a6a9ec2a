/** What lies in which workbin, and which interactions the agents hold in their hands. */
import type { Items } from './createContainer.js'
import { createContainer } from './createContainer.js'
import type { SimulatorItem, WorldDefinition } from './definition.js'
import type { SimulatorTarget } from './target.js'
import { containerKey } from './target.js'

/** A container by a target with its owner spelled out, and the agent that first named it. */
export interface Container {
  readonly target: SimulatorTarget
  readonly agentId: string
}

/** An interaction and where it is: in a container, or in an agent's hands. */
export type Place =
  | { readonly item: SimulatorItem; readonly in: Container; readonly heldBy?: undefined }
  | { readonly item: SimulatorItem; readonly in?: undefined; readonly heldBy: string }

/** What one agent holds. */
export interface Hands {
  readonly agentId: string
  readonly items: readonly SimulatorItem[]
}

/** All interactions of a world and where each is. */
export interface Contents {
  /** The items of a container, in the order in which they came. */
  list(target: SimulatorTarget, agentId: string): readonly SimulatorItem[]
  /** What lay in a container `ms` milliseconds ago, at most 60 000; in no particular order. */
  listBefore(target: SimulatorTarget, agentId: string, ms: number): readonly SimulatorItem[]
  /** The interaction `itemId` and where it is. */
  find(itemId: string): Place | undefined
  /** True where the interaction lies in the container that `target` leads agent `agentId` to. */
  has(target: SimulatorTarget, agentId: string, itemId: string): boolean
  /** Puts an interaction into a container, out of any other place. */
  put(target: SimulatorTarget, agentId: string, item: SimulatorItem): void
  /** Puts an interaction into an agent's hands, out of its container. */
  take(itemId: string, agentId: string): void
  /** Forgets an interaction: it is finished. */
  remove(itemId: string): void
  /** Every container that ever held something, with what it holds. */
  all(): readonly { readonly target: SimulatorTarget; readonly items: readonly SimulatorItem[] }[]
  /** The agents that hold something. */
  hands(): readonly Hands[]
}

/** Fills the containers of a world as its definition says. */
export function createContents(definition: WorldDefinition): Contents {
  const places = new Map<string, Place>()
  // By container: a big world is listed far more often than it changes.
  const containers = new Map<string, Container & { readonly items: Items }>()
  const hands = new Map<string, Map<string, SimulatorItem>>()
  const [{ id: defaultAgent }] = definition.agents

  const leave = (itemId: string): void => {
    const place = places.get(itemId)
    places.delete(itemId)
    if (place?.in !== undefined) containers.get(keyOf(place.in))?.items.delete(itemId)
    else if (place !== undefined) hands.get(place.heldBy)?.delete(itemId)
  }

  const put = (target: SimulatorTarget, agentId: string, item: SimulatorItem): void => {
    leave(item.resource.id)
    const key = containerKey(target, agentId)
    const container = containers.get(key) ?? {
      target: spellOut(target, agentId),
      agentId,
      items: createContainer(),
    }
    containers.set(key, container)
    container.items.add(item)
    places.set(item.resource.id, { item, in: container })
  }

  for (const { target, items } of definition.contents)
    for (const item of items) put(target, defaultAgent, item)
  // It was there before anything happened.
  for (const { items } of containers.values()) items.forget()

  return {
    list: (target, agentId) => containers.get(containerKey(target, agentId))?.items.list() ?? [],
    listBefore: (target, agentId, ms) =>
      containers.get(containerKey(target, agentId))?.items.listBefore(ms) ?? [],
    find: (itemId) => places.get(itemId),
    has: (target, agentId, itemId) =>
      containers.get(containerKey(target, agentId))?.items.has(itemId) ?? false,
    put,
    take: (itemId, agentId) => {
      const place = places.get(itemId)
      if (place === undefined) return
      leave(itemId)
      places.set(itemId, { item: place.item, heldBy: agentId })
      const held = hands.get(agentId) ?? new Map<string, SimulatorItem>()
      hands.set(agentId, held.set(itemId, place.item))
    },
    remove: leave,
    all: () =>
      [...containers.values()].map(({ target, items }) => ({ target, items: items.list() })),
    hands: () =>
      [...hands]
        .filter(([, items]) => items.size > 0)
        .map(([agentId, items]) => ({ agentId, items: [...items.values()] })),
  }
}

function keyOf({ target, agentId }: Container): string {
  return containerKey(target, agentId)
}

/** One agent's own copy must not read as that of another in a dump. */
function spellOut(target: SimulatorTarget, agentId: string): SimulatorTarget {
  const { id, agentGroup, placeGroup, userId = agentId } = target
  return agentGroup === undefined && placeGroup === undefined ? { id, userId } : target
}
