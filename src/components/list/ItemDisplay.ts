/**
 * What of a list is on the screen, so that nothing an agent looks at, points at or has chosen moves.
 *
 * | the list | an item comes | an item goes | an item changes |
 * | --- | --- | --- | --- |
 * | is left alone | a row at its place, marked new | its row goes | in its row; the order follows |
 * | is in use (pointer, focus, selection, scrolled, held) | waits | its row stays, marked gone | in its row, which stays |
 *
 * What waits is shown, and what is gone goes, when the agent asks for it (`showAll`), sorts, searches
 * or filters, or when the list is left alone again.
 */
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'

/** One row. Kept as the same object while nothing of it changes, so that it need not render. */
export interface ItemRow {
  readonly item: WorkbinItem
  /** Came while the list was on the screen, and has not been looked at. */
  readonly isNew: boolean
  /** It has left the workbin; who took it is not known. */
  readonly isGone: boolean
}

/** What is on the screen, and what is not yet. */
export interface ItemDisplay {
  readonly rows: readonly ItemRow[]
  /** Items that came and are not shown yet, in the order they will have. */
  readonly waiting: readonly WorkbinItem[]
  /** The list this one follows; null before the first. */
  readonly items: readonly WorkbinItem[] | null
  /** The ids of items that came and have not been looked at, on the screen or not. */
  readonly unseen: ReadonlySet<string>
}

/** What a display follows. */
export interface DisplayRules {
  /** The items to show, in the order to show them in: chosen and sorted. */
  arrange(items: readonly WorkbinItem[]): readonly WorkbinItem[]
  /** Nothing may move: the list is in use. */
  readonly isInUse: boolean
}

/** Nothing yet. */
export const emptyDisplay: ItemDisplay = { rows: [], waiting: [], items: null, unseen: new Set() }

/**
 * The display after a new list, or a change of use or order. Pure.
 *
 * @param before - the display so far
 * @param items - the list as it is now; null before the first
 * @param rules - order and use
 */
export function followItems(
  before: ItemDisplay,
  items: readonly WorkbinItem[] | null,
  rules: DisplayRules,
): ItemDisplay {
  if (items === null) return before.items === null ? before : emptyDisplay
  const unseen = stillUnseen(before, items)
  if (rules.isInUse && before.items !== null) return stay(before, items, unseen, rules)
  return settle(before, show(before, items, unseen, rules))
}

/**
 * The display with everything that waits in its place, and nothing that is gone: what an agent asks
 * for, by the button or by another order. What was new before is new no more, where `isFresh`.
 *
 * @param before - the display so far
 * @param rules - the order
 * @param isFresh - the rows that were new on the screen have been looked at by now
 */
export function showAll(
  before: ItemDisplay,
  rules: Pick<DisplayRules, 'arrange'>,
  isFresh = false,
): ItemDisplay {
  const { items, rows, unseen } = before
  if (items === null) return before
  const seen = new Set(isFresh ? rows.map(({ item }) => item.id) : [])
  return show(before, items, new Set([...unseen].filter((id) => !seen.has(id))), rules)
}

/**
 * The display with one row looked at: it is not new any more.
 *
 * @param before - the display so far
 * @param id - of the item
 */
export function viewItem(before: ItemDisplay, id: string): ItemDisplay {
  if (!before.unseen.has(id)) return before
  return {
    ...before,
    unseen: new Set([...before.unseen].filter((one) => one !== id)),
    rows: before.rows.map((row) => (row.item.id === id ? { ...row, isNew: false } : row)),
  }
}

/** Nothing is new in the first list. */
function stillUnseen(
  { items: known, unseen }: ItemDisplay,
  items: readonly WorkbinItem[],
): ReadonlySet<string> {
  if (known === null || known === items) return unseen
  const ids = new Set(known.map(({ id }) => id))
  const now = items.filter(({ id }) => unseen.has(id) || !ids.has(id))
  return new Set(now.map(({ id }) => id))
}

/** In use: every row keeps its place. */
function stay(
  before: ItemDisplay,
  items: readonly WorkbinItem[],
  unseen: ReadonlySet<string>,
  { arrange }: DisplayRules,
): ItemDisplay {
  const present = new Map(items.map((item) => [item.id, item]))
  const rows = before.rows.map((row) => {
    const item = present.get(row.item.id)
    return item === undefined
      ? keep(row, row.item, false, true)
      : keep(row, item, row.isNew && unseen.has(item.id), false)
  })
  const shown = new Set(rows.map(({ item }) => item.id))
  const waiting = arrange(items).filter(({ id }) => !shown.has(id))
  return settle(before, { rows, waiting, items, unseen })
}

/** Left alone: the order of the list. */
function show(
  before: ItemDisplay,
  items: readonly WorkbinItem[],
  unseen: ReadonlySet<string>,
  { arrange }: Pick<DisplayRules, 'arrange'>,
): ItemDisplay {
  const rowOf = new Map(before.rows.map((row) => [row.item.id, row]))
  const rows = arrange(items).map((item) =>
    keep(rowOf.get(item.id), item, unseen.has(item.id), false),
  )
  return { rows, waiting: [], items, unseen }
}

/** The same object while it says the same. */
function keep(
  row: ItemRow | undefined,
  item: WorkbinItem,
  isNew: boolean,
  isGone: boolean,
): ItemRow {
  return row?.item === item && row.isNew === isNew && row.isGone === isGone
    ? row
    : { item, isNew, isGone }
}

/** The same display while nothing of it changes. */
function settle(before: ItemDisplay, after: ItemDisplay): ItemDisplay {
  return before.items === after.items &&
    sameEntries(before.rows, after.rows) &&
    sameEntries(before.waiting, after.waiting)
    ? before
    : after
}

function sameEntries(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry === other[at])
}
