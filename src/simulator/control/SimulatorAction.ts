/** The verbs of the simulator's world as JSON: what scenarios contain and the control route accepts. */
import type { ServiceState, ServiceType } from '../model/createServices.js'
import { serviceTypes } from '../model/createServices.js'
import type { SimulatorItem } from '../model/definition.js'
import { media } from '../model/media.js'
import type { SimulatorTarget } from '../model/target.js'
import type { Check } from '../shape.js'
import type { TrafficOptions } from '../traffic/TrafficOptions.js'
import { amount, anything, fields, isObject, listOf, oneOf, optional, text } from '../shape.js'

/** One call of a verb; each is described at `WorldVerbs`. */
export type SimulatorAction =
  | {
      readonly action: 'addItem'
      readonly target: SimulatorTarget
      readonly item?: SimulatorItem | undefined
    }
  | {
      readonly action: 'removeItem'
      readonly target: SimulatorTarget
      readonly itemId?: string | undefined
    }
  | {
      readonly action: 'takeItem'
      readonly target: SimulatorTarget
      readonly agentId: string
      readonly itemId?: string | undefined
    }
  | {
      readonly action: 'endSubscription'
      readonly target: SimulatorTarget
      readonly agentId?: string | undefined
    }
  | {
      readonly action: 'dropSubscription'
      readonly target: SimulatorTarget
      readonly agentId?: string | undefined
    }
  | { readonly action: 'setService'; readonly service: ServiceType; readonly state: ServiceState }
  | {
      readonly action: 'publish'
      readonly channel: string
      readonly data: unknown
      readonly agentId?: string | undefined
    }
  | { readonly action: 'signIn'; readonly agentId?: string | undefined }
  | { readonly action: 'signOut' }
  | { readonly action: 'expireHttpSessions' }
  | { readonly action: 'expirePushSessions' }
  | { readonly action: 'restart' }
  | { readonly action: 'cutConnections' }
  | { readonly action: 'endPolls' }
  | { readonly action: 'startTraffic'; readonly options?: TrafficOptions | undefined }
  | { readonly action: 'stopTraffic' }

const target = fields({
  id: text,
  agentGroup: optional(text),
  placeGroup: optional(text),
  userId: optional(text),
})

const item = fields({
  medium: oneOf(...media),
  resource: (value, where) =>
    isObject(value) ? text(value['id'], `${where}.id`) : `${where} must be an object`,
})

const agentId = optional(text)

const traffic = fields({
  arrivalsPerMinute: optional(amount),
  takesPerMinute: optional(amount),
  movesPerMinute: optional(amount),
  targets: optional(listOf(target)),
})

const actionFields: Readonly<Record<SimulatorAction['action'], Readonly<Record<string, Check>>>> = {
  addItem: { target, item: optional(item) },
  removeItem: { target, itemId: optional(text) },
  takeItem: { target, agentId: text, itemId: optional(text) },
  endSubscription: { target, agentId },
  dropSubscription: { target, agentId },
  setService: { service: oneOf(...serviceTypes), state: oneOf('Active', 'Inactive') },
  publish: { channel: text, data: anything, agentId },
  signIn: { agentId },
  signOut: {},
  expireHttpSessions: {},
  expirePushSessions: {},
  restart: {},
  cutConnections: {},
  endPolls: {},
  startTraffic: { options: optional(traffic) },
  stopTraffic: {},
}

const actions = new Map(Object.entries(actionFields))

/** The action in `value`; throws a `TypeError` that names the wrong field where there is none. */
export function parseAction(value: unknown): SimulatorAction {
  const name = isObject(value) ? value['action'] : undefined
  const checks = typeof name === 'string' ? actions.get(name) : undefined
  const fault =
    checks === undefined
      ? `action must be one of ${[...actions.keys()].join(', ')}`
      : fields({ action: text, ...checks })(value, 'action')
  if (fault !== undefined) throw new TypeError(`${fault}.`)
  // Every field has just been checked, which the compiler cannot see.
  return value as SimulatorAction
}
