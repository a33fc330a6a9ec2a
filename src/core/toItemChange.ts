/** What an event means for the list of its target. */
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import type { ItemChange } from './reconcile.js'
import type { WorkbinItemEvent } from './workbinEvent.js'

/**
 * The change it tells; null where it only tells that something changed: an action that is not
 * documented, or an interaction that cannot be read. The list is to be verified then.
 */
export function toItemChange({ action, item }: WorkbinItemEvent): ItemChange<WorkbinItem> | null {
  if (item?.isReadable !== true) return null
  if (action === 'ItemAdded') return { type: 'put', item }
  return action === 'ItemRemoved' ? { type: 'removed', id: item.id } : null
}
