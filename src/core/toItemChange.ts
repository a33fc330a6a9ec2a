/** What a message about an interaction means for the list of its target. */
import type { WorkbinStateChangeMessage } from '../protocol/messages.js'
import { parseItem } from '../protocol/parseItem.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import type { ItemChange } from './reconcile.js'

/**
 * The change it tells; null where it only tells that something changed: an action that is not
 * documented, or an interaction that cannot be read. The list is to be verified then.
 */
export function toItemChange({
  action,
  interaction,
}: WorkbinStateChangeMessage): ItemChange<WorkbinItem> | null {
  if (interaction === null) return null
  const item = parseItem(interaction.medium, interaction.resource, 0)
  if (!item.isReadable) return null
  if (action === 'ItemAdded') return { type: 'put', item }
  return action === 'ItemRemoved' ? { type: 'removed', id: item.id } : null
}
