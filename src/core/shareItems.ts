/** Keeps the objects of items that say nothing new, so that a list that is read again renders nothing again. */
import { isObject } from '../protocol/own.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import type { ContentsEvent } from './contents.js'

/** The event with the `known` object in the place of every item that says the same. */
export function shareItems(
  event: ContentsEvent<WorkbinItem>,
  known: readonly WorkbinItem[] | null,
): ContentsEvent<WorkbinItem> {
  if (event.type === 'changed') {
    const share = sharer(known)
    const changes = event.changes.map((change) =>
      change.type === 'put' ? { ...change, item: share(change.item) } : change,
    )
    return { ...event, changes }
  }
  if (event.type === 'fetched' && event.outcome.type === 'listed') {
    const items = event.outcome.items.map(sharer(known))
    return { ...event, outcome: { ...event.outcome, items } }
  }
  return event
}

function sharer(known: readonly WorkbinItem[] | null): (item: WorkbinItem) => WorkbinItem {
  const byId = new Map(known?.map((item) => [item.id, item]))
  return (item) => {
    const former = byId.get(item.id)
    return former !== undefined && isEqual(item, former) ? former : item
  }
}

/** Compares what plain JSON says. */
function isEqual(one: unknown, other: unknown): boolean {
  if (!isObject(one) || !isObject(other)) return Object.is(one, other)
  const names = Object.keys(one)
  return (
    names.length === Object.keys(other).length &&
    names.every(
      (name) =>
        Object.hasOwn(other, name) && isEqual(Reflect.get(one, name), Reflect.get(other, name)),
    )
  )
}
