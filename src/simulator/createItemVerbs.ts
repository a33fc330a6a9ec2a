/** The verbs of the world that move interactions. */
import { announceItem } from './announceItem.js'
import type { Gws } from './createGws.js'
import { createItem } from './model/createItem.js'
import type { SimulatorItem } from './model/definition.js'
import type { SimulatorTarget } from './model/target.js'
import type { WorldVerbs } from './SimulatorWorld.js'

/** What can happen to interactions; each is described at `WorldVerbs`. */
export type ItemVerbs = Pick<WorldVerbs, 'addItem' | 'removeItem' | 'takeItem'>

/** Writes a call of a verb into the log. */
export type Logged = (action: string, detail?: unknown) => void

/**
 * Makes the verbs.
 *
 * @param nextId - the id of the next item that is made up
 */
export function createItemVerbs(gws: Gws, logged: Logged, nextId: () => string): ItemVerbs {
  const me = gws.directory.defaultAgent.id
  return {
    addItem: (target, item = makeItem(nextId())) => {
      logged('addItem', { target, id: item.resource.id })
      addItem(gws, target, item)
      return item
    },
    removeItem: (target, itemId) => {
      logged('removeItem', { target, itemId })
      const item = findItem(gws, target, itemId)
      if (item === undefined) return undefined
      gws.contents.remove(item.resource.id)
      announceItem(gws, 'ItemRemoved', item, target, me)
      return item
    },
    takeItem: (target, agentId, itemId) => {
      logged('takeItem', { target, agentId, itemId })
      const item = findItem(gws, target, itemId)
      if (item === undefined) return undefined
      gws.contents.take(item.resource.id, agentId)
      announceItem(gws, 'ItemRemoved', item, target, me)
      return item
    },
  }
}

function addItem(gws: Gws, target: SimulatorTarget, item: SimulatorItem): void {
  const me = gws.directory.defaultAgent.id
  const from = gws.contents.find(item.resource.id)?.in
  gws.contents.put(target, me, item)
  if (from !== undefined) announceItem(gws, 'ItemRemoved', item, from.target, from.agentId)
  announceItem(gws, 'ItemAdded', item, target, me)
}

/** The oldest item of a workbin, or the one named. */
function findItem(
  { contents, directory }: Gws,
  target: SimulatorTarget,
  itemId: string | undefined,
): SimulatorItem | undefined {
  const items = contents.list(target, directory.defaultAgent.id)
  return items.find(({ resource }) => itemId === undefined || resource.id === itemId)
}

function makeItem(id: string): SimulatorItem {
  return createItem({
    medium: 'email',
    id,
    subject: `New request ${id.slice(-4)}`,
    firstName: 'Alex',
    lastName: 'Muster',
    segment: 'default',
    receivedAt: new Date(),
  })
}
