/** Builds the world's oracle and verbs over the parts of a GWS. */
import { announceItem } from './announceItem.js'
import { servicesChannel, workbinsChannel } from './channels.js'
import type { Gws } from './createGws.js'
import { createItem } from './model/createItem.js'
import type { SimulatorItem } from './model/definition.js'
import type { SimulatorTarget } from './model/target.js'
import { toConfirmation } from './rest/toConfirmation.js'
import type { SimulatorWorld, WorldVerbs } from './SimulatorWorld.js'

/**
 * Makes the world of a GWS.
 *
 * @param cutConnections - the edge's
 */
export function createWorld(gws: Gws, cutConnections: () => void): SimulatorWorld {
  const { subscriptions, bayeux, contents, directory, services, httpSessions } = gws
  const me = directory.defaultAgent.id
  return {
    ...createVerbs(gws, cutConnections),
    isSubscribed: (target, agentId = me) => subscriptions.has(target, agentId),
    subscriptions: subscriptions.list,
    contents: (target) => contents.list(target, me),
    held: (agentId = me) => contents.hands().find((each) => each.agentId === agentId)?.items ?? [],
    pushSessions: bayeux.sessions,
    dump: () => ({
      agents: directory.agents,
      workbins: directory.workbins,
      contents: contents.all(),
      held: contents.hands(),
      subscriptions: subscriptions.list(),
      pushSessions: bayeux.sessions(),
      services: services.list(),
      httpSessions: httpSessions.count,
    }),
  }
}

function createVerbs(gws: Gws, cutConnections: () => void): WorldVerbs {
  const { bayeux, httpSessions } = gws
  const makeItem = createItemMaker(gws)
  const me = gws.directory.defaultAgent.id
  const logged = (action: string, detail?: unknown): void =>
    gws.log.record({ kind: 'action', action, ...(detail === undefined ? {} : { detail }) })

  return {
    addItem: (target, item = makeItem()) => {
      logged('addItem', { target, id: item.resource.id })
      addItem(gws, target, item)
      return item
    },
    removeItem: (target, itemId) => {
      logged('removeItem', { target, itemId })
      return removeItem(gws, target, itemId)
    },
    endSubscription: (target, agentId = me) => {
      logged('endSubscription', { target, agentId })
      return endSubscription(gws, target, agentId)
    },
    dropSubscription: (target, agentId = me) => {
      logged('dropSubscription', { target, agentId })
      return gws.subscriptions.end(target, agentId, 'silent')
    },
    setService: (service, state) => {
      logged('setService', { service, state })
      const resource = gws.services.set(service, state)
      if (service === 'MultiMediaState' && state === 'Inactive') gws.subscriptions.endAll('service')
      // The documentation names the topic and prints no message: this one is by analogy.
      const data = { messageType: 'ServiceStateChangeMessage', services: [resource] }
      for (const { id } of gws.directory.agents) bayeux.push(id, servicesChannel, data)
    },
    publish: (channel, data, agentId = me) => bayeux.push(agentId, channel, data),
    signIn: (agentId) => {
      logged('signIn', { agentId })
      httpSessions.signIn(agentId)
    },
    signOut: () => {
      logged('signOut')
      httpSessions.signOut()
    },
    expireHttpSessions: () => {
      logged('expireHttpSessions')
      httpSessions.clear()
    },
    expirePushSessions: () => {
      logged('expirePushSessions')
      for (const { id } of bayeux.sessions()) bayeux.expire(id)
    },
    restart: () => {
      logged('restart')
      restart(gws, cutConnections)
    },
    cutConnections: () => {
      logged('cutConnections')
      cutConnections()
    },
    endPolls: bayeux.endPolls,
  }
}

function addItem(gws: Gws, target: SimulatorTarget, item: SimulatorItem): void {
  const me = gws.directory.defaultAgent.id
  const from = gws.contents.find(item.resource.id)?.in
  gws.contents.put(target, me, item)
  if (from !== undefined) announceItem(gws, 'ItemRemoved', item, from.target, from.agentId)
  announceItem(gws, 'ItemAdded', item, target, me)
}

function removeItem(
  gws: Gws,
  target: SimulatorTarget,
  itemId: string | undefined,
): SimulatorItem | undefined {
  const me = gws.directory.defaultAgent.id
  const items = gws.contents.list(target, me)
  const item = items.find(({ resource }) => itemId === undefined || resource.id === itemId)
  if (item === undefined) return undefined
  gws.contents.remove(item.resource.id)
  announceItem(gws, 'ItemRemoved', item, target, me)
  return item
}

function endSubscription(gws: Gws, target: SimulatorTarget, agentId: string): boolean {
  if (!gws.subscriptions.end(target, agentId, 'foreign')) return false
  const referenceId = gws.references.next()
  const message = toConfirmation({ target, stateResource: 'Unsubscribed', referenceId })
  gws.bayeux.push(agentId, workbinsChannel, message)
  return true
}

/** Connections first: what they carried must not be answered by the server that comes up again. */
function restart(gws: Gws, cutConnections: () => void): void {
  cutConnections()
  gws.bayeux.close()
  gws.timers.clear()
  gws.subscriptions.endAll('restart')
  gws.httpSessions.clear()
  gws.startedAgents.clear()
  gws.references.restart()
  for (const { type } of gws.services.list()) gws.services.set(type, 'Active')
}

/** Makes up one e-mail after the other. It keeps count, since ten thousand in a row must be quick. */
function createItemMaker({ contents }: Gws): () => SimulatorItem {
  let count = 0
  const nextId = (): string => {
    count += 1
    return `0001BaBFVPR3${count.toString(16).toUpperCase().padStart(4, '0')}`
  }

  return () => {
    let id = nextId()
    while (contents.find(id) !== undefined) id = nextId()
    return createItem({
      medium: 'email',
      id,
      subject: `New request ${count}`,
      firstName: 'Alex',
      lastName: 'Muster',
      segment: 'default',
      receivedAt: new Date(),
    })
  }
}
