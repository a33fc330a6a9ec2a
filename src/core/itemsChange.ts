/** What differs between two lists, for whoever wants to be alerted rather than to render. */
import type { WorkbinItem } from '../protocol/WorkbinItem.js'

/** Why a list changed: `event` a push told · `resync` the list was read again, after a gap or to be sure · `initial` the first list. */
export type ItemsCause = 'event' | 'resync' | 'initial'

/** One change of a list. Never empty. */
export interface ItemsChange {
  readonly added: readonly WorkbinItem[]
  readonly removed: readonly WorkbinItem[]
  /** Items that were there and say something else now, as they are now. */
  readonly updated: readonly WorkbinItem[]
  readonly cause: ItemsCause
}

/** Hears of changes. */
export type ItemsListener = (change: ItemsChange) => void

/** Compares by id; an item that is the same object has not changed. Null where nothing differs. */
export function compareItems(
  items: readonly WorkbinItem[],
  before: readonly WorkbinItem[],
  cause: ItemsCause,
): ItemsChange | null {
  const former = new Map(before.map((item) => [item.id, item]))
  const added = items.filter(({ id }) => !former.has(id))
  const updated = items.filter((item) => (former.get(item.id) ?? item) !== item)
  for (const { id } of items) former.delete(id)
  const removed = [...former.values()]
  const isSame = added.length + updated.length + removed.length === 0
  return isSame ? null : { added, removed, updated, cause }
}
