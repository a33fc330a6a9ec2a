/** Carries out Subscribe and Unsubscribe, for one workbin or several. */
import type { Gws } from '../createGws.js'
import type { SimulatorTarget } from '../model/target.js'
import { confirm } from './confirm.js'
import type { RestAnswer } from './envelope.js'
import { succeed } from './envelope.js'
import type { WorkbinAddress } from './parseAddress.js'
import type { RestRequest } from './RestRequest.js'

/** Success over HTTP only says that the operation was passed on; the confirmation is a push. */
export function changeSubscriptions(
  gws: Gws,
  request: RestRequest,
  address: WorkbinAddress,
  operation: 'Subscribe' | 'Unsubscribe',
): RestAnswer {
  const references = address.targets.map((target) => {
    const referenceId = nextReference(gws, request)
    const stateResource = carryOut(gws, request, target, operation)
    confirm(gws, request.agent, { target, stateResource, referenceId }, request.manner)
    return [target.id, referenceId] as const
  })
  return answerReferences(references, address.isBulk, request)
}

/** The reference of an operation: the next number, or the last one again where a rule says so. */
export function nextReference({ references }: Gws, { manner }: RestRequest): number {
  return manner.reference?.mode === 'repeat' ? references.repeat() : references.next()
}

/** The HTTP answer with one reference, or with a map by workbin id. */
export function answerReferences(
  references: readonly (readonly [id: string, referenceId: number])[],
  isBulk: boolean,
  { manner }: RestRequest,
): RestAnswer {
  const mode = manner.reference?.mode
  if (mode === 'omitted') return succeed()
  const stated = references.map(
    ([id, referenceId]) => [id, mode === 'asString' ? String(referenceId) : referenceId] as const,
  )
  if (isBulk || mode === 'map') return succeed({ referenceIds: Object.fromEntries(stated) })
  return succeed({ referenceId: stated[0]?.[1] })
}

/**
 * Changes the subscription unless a rule or the present state forbids it. To unsubscribe what is
 * not subscribed is an error at the Interaction Server (GenEM WorkbinOperations).
 */
function carryOut(
  { subscriptions, settings }: Gws,
  { agent, manner }: RestRequest,
  target: SimulatorTarget,
  operation: 'Subscribe' | 'Unsubscribe',
): 'Subscribed' | 'Unsubscribed' | 'RequestFailed' {
  if (manner.confirmation?.mode === 'refused') return 'RequestFailed'
  if (operation === 'Unsubscribe')
    return subscriptions.end(target, agent.id, 'request') ? 'Unsubscribed' : 'RequestFailed'
  if (subscriptions.has(target, agent.id) && settings.whenSubscribed === 'refuse')
    return 'RequestFailed'
  subscriptions.start(target, agent.id)
  return 'Subscribed'
}
