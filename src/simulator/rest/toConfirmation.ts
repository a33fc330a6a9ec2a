/** The message that confirms a Subscribe or Unsubscribe, quirks of the documentation's samples included. */
import type { SimulatorTarget } from '../model/target.js'
import { toOwnerFields } from '../model/target.js'

/** What an operation on one workbin came to. */
export interface Outcome {
  readonly target: SimulatorTarget
  readonly stateResource: 'Subscribed' | 'Unsubscribed' | 'RequestFailed'
  readonly referenceId: number
}

/**
 * The data of a `WorkbinSubscriptionStateChangeMessage`: without a reference where the owner is an
 * agent, and without the placeGroup when a place group is unsubscribed.
 */
export function toConfirmation({
  target,
  stateResource,
  referenceId,
}: Outcome): Readonly<Record<string, unknown>> {
  const { id, agentGroup, placeGroup } = target
  const isGroup = agentGroup !== undefined || placeGroup !== undefined
  const { placeGroup: stated, ...owner } = toOwnerFields(target)
  return {
    ...owner,
    id,
    messageType: 'WorkbinSubscriptionStateChangeMessage',
    ...(stated === undefined || stateResource === 'Unsubscribed' ? {} : { placeGroup: stated }),
    ...(isGroup ? { referenceId } : {}),
    stateResource,
  }
}
