/** Tells every subscriber of a workbin that an interaction came or went. */
import { workbinsChannel } from './channels.js'
import type { Gws } from './createGws.js'
import type { SimulatorItem } from './model/definition.js'
import type { SimulatorTarget } from './model/target.js'
import { toOwnerFields } from './model/target.js'

/**
 * Pushes a `WorkbinStateChangeMessage` to the agents subscribed to the container. The whole item
 * goes with `ItemRemoved` too, as in the samples.
 *
 * @param agentId - whose copy a target without an owner is
 */
export function announceItem(
  gws: Gws,
  action: 'ItemAdded' | 'ItemRemoved',
  item: SimulatorItem,
  target: SimulatorTarget,
  agentId: string,
): void {
  for (const subscription of gws.subscriptions.audience(target, agentId)) {
    gws.bayeux.push(subscription.agentId, workbinsChannel, {
      action,
      ...toOwnerFields(subscription.target),
      [`${item.medium}StateResourceV2`]: item.resource,
      id: target.id,
      messageType: 'WorkbinStateChangeMessage',
    })
  }
}
