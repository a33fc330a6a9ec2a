/** Builds the world's oracle and verbs over the parts of a GWS. */
import { servicesChannel, workbinsChannel } from './channels.js'
import type { Gws } from './createGws.js'
import type { ItemVerbs, Logged } from './createItemVerbs.js'
import { createItemVerbs } from './createItemVerbs.js'
import { createItemIds } from './model/createItemIds.js'
import type { SimulatorTarget } from './model/target.js'
import { toConfirmation } from './rest/toConfirmation.js'
import type { SimulatorWorld, WorldVerbs } from './SimulatorWorld.js'
import { createTraffic } from './traffic/createTraffic.js'

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

type ServerVerbs = Omit<WorldVerbs, keyof ItemVerbs | 'startTraffic' | 'stopTraffic'>

function createVerbs(gws: Gws, cutConnections: () => void): WorldVerbs {
  const nextId = createItemIds(gws.contents)
  const logged: Logged = (action, detail) =>
    gws.log.record({ kind: 'action', action, ...(detail === undefined ? {} : { detail }) })
  const itemVerbs = createItemVerbs(gws, logged, nextId)
  const traffic = createTraffic(gws, itemVerbs, nextId)
  return {
    ...itemVerbs,
    ...createServerVerbs(gws, logged, cutConnections),
    startTraffic: (options = {}) => {
      logged('startTraffic', options)
      traffic.start(options)
    },
    stopTraffic: () => {
      logged('stopTraffic')
      traffic.stop()
    },
  }
}

function createServerVerbs(gws: Gws, logged: Logged, cutConnections: () => void): ServerVerbs {
  const { bayeux, httpSessions } = gws
  const me = gws.directory.defaultAgent.id

  return {
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
