/** Calls the verb that an action names. */
import type { WorldVerbs } from '../SimulatorWorld.js'
import type { SimulatorAction } from './SimulatorAction.js'

/** What the verb returns; undefined for most. */
export function runAction(world: WorldVerbs, action: SimulatorAction): unknown {
  switch (action.action) {
    case 'addItem':
      return world.addItem(action.target, action.item)
    case 'removeItem':
      return world.removeItem(action.target, action.itemId)
    case 'takeItem':
      return world.takeItem(action.target, action.agentId, action.itemId)
    case 'endSubscription':
    case 'dropSubscription':
      return world[action.action](action.target, action.agentId)
    case 'setService':
      return world.setService(action.service, action.state)
    case 'publish':
      return world.publish(action.channel, action.data, action.agentId)
    case 'signIn':
      return world.signIn(action.agentId)
    case 'startTraffic':
      return world.startTraffic(action.options)
    case 'stopTraffic':
    case 'signOut':
    case 'expireHttpSessions':
    case 'expirePushSessions':
    case 'restart':
    case 'cutConnections':
    case 'endPolls':
      return world[action.action]()
    default:
      return action satisfies never
  }
}
