/** Brings a list and what events said of it together: events act at once, the server's list is believed in the end. */
import { longestLag, type ContentsItem, type Hint } from './contentsState.js'

/** What an event says of one item. */
export type ItemChange<Item extends ContentsItem> =
  | { readonly type: 'put'; readonly item: Item }
  | { readonly type: 'removed'; readonly id: string }

/** A list that is bounded. */
export interface KeptItems<Item extends ContentsItem> {
  readonly items: readonly Item[]
  readonly isTruncated: boolean
}

const maxItems = 5_000
const maxHints = 200

/** The hints with those of new changes; `after`: the newest GET that has begun. A newer one replaces its older. */
export function hinted<Item extends ContentsItem>(
  hints: readonly Hint<Item>[],
  changes: readonly ItemChange<Item>[],
  after: number,
): readonly Hint<Item>[] {
  const all = new Map(hints.map((hint) => [hint.id, hint]))
  for (const change of changes) {
    const [id, item] = change.type === 'put' ? [change.item.id, change.item] : [change.id, null]
    all.delete(id)
    all.set(id, { id, item, after, contradictedAt: null })
  }
  return [...all.values()].slice(-maxHints)
}

/** The list after the changes: what is new comes last. */
export function patch<Item extends ContentsItem>(
  items: readonly Item[],
  changes: readonly ItemChange<Item>[],
): KeptItems<Item> {
  const all = byId(items)
  for (const change of changes) {
    if (change.type === 'put') all.set(change.item.id, change.item)
    else all.delete(change.id)
  }
  return keep(all)
}

/** What a GET makes of a list. */
export interface Reconciled<Item extends ContentsItem> extends KeptItems<Item> {
  readonly hints: readonly Hint<Item>[]
  /** Monotonic: when it is to be asked again, where it says otherwise than an event did; null: not. */
  readonly askAt: number | null
}

/**
 * What GET number `fetch`, which began at `begunAt`, makes of the list. A hint that is newer than the
 * GET stands; one that the GET contradicts stands, too, for caches at the server may lag: it is asked
 * again at once, and once more after a pause, and then believed.
 */
export function reconcile<Item extends ContentsItem>(
  listed: readonly Item[],
  hints: readonly Hint<Item>[],
  fetch: number,
  begunAt: number,
): Reconciled<Item> {
  const all = byId(listed)
  const open: Hint<Item>[] = []
  let askAt: number | null = null
  for (const hint of hints) {
    const isNewer = hint.after >= fetch
    const since = isNewer ? null : (hint.contradictedAt ?? begunAt)
    const isConfirmed = all.has(hint.id) === (hint.item !== null)
    const isOver = since !== null && begunAt >= since + longestLag
    if (!isNewer && (isConfirmed || isOver)) continue
    open.push({ ...hint, contradictedAt: since })
    if (since !== null)
      askAt = Math.min(askAt ?? Infinity, since < begunAt ? since + longestLag : 0)
    if (hint.item !== null) all.set(hint.id, hint.item)
    else all.delete(hint.id)
  }
  return { ...keep(all), hints: open, askAt }
}

/** Whether both lists have the same ids, in whatever order. */
export function hasSameIds<Item extends ContentsItem>(
  items: readonly Item[],
  others: readonly Item[],
): boolean {
  const ids = new Set(items.map(({ id }) => id))
  return ids.size === others.length && others.every(({ id }) => ids.has(id))
}

/** Of two with one id the last counts, in the place of the first. */
function byId<Item extends ContentsItem>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]))
}

function keep<Item extends ContentsItem>(all: ReadonlyMap<string, Item>): KeptItems<Item> {
  return { items: [...all.values()].slice(0, maxItems), isTruncated: all.size > maxItems }
}
