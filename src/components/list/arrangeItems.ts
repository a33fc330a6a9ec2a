/** Chooses and sorts the items of a list, as the agent asks. */
import type { CaseValue, WorkbinItem } from '../../protocol/WorkbinItem.js'
import type { ItemColumn } from './ItemColumn.js'

/** By what a list is sorted. */
export interface ItemSort {
  /** Id of a column, `subject` or `age`. */
  readonly by: string
  readonly direction: 'ascending' | 'descending'
}

/** What is asked of a list. */
export interface ItemArrangement {
  /** Null is the order of the server: what came since last. */
  readonly sort: ItemSort | null
  /** Words that all have to be in sender, subject, id or case data; case and accents do not matter. */
  readonly search: string
  /** Only this medium, such as `email`; null is all. */
  readonly medium: string | null
}

/** What is asked for at first: everything, in the order of the server. */
export const asItComes: ItemArrangement = { sort: null, search: '', medium: null }

/**
 * The items to show, in the order to show them in.
 *
 * @param items - the list
 * @param arrangement - what is asked
 * @param columns - where sort values come from
 * @param filter - the host's own choice
 * @param locale - of texts that are compared
 */
export function arrangeItems(
  items: readonly WorkbinItem[],
  { sort, search, medium }: ItemArrangement,
  columns: readonly ItemColumn[],
  filter: ((item: WorkbinItem) => boolean) | undefined,
  locale: string | undefined,
): readonly WorkbinItem[] {
  const words = fold(search).split(/\s+/).filter(Boolean)
  const chosen = items.filter(
    (item) =>
      (medium === null || item.medium === medium) &&
      (filter?.(item) ?? true) &&
      words.every((word) => textOf(item).includes(word)),
  )
  const valueOf = sort === null ? undefined : sortValue(sort.by, columns)
  if (sort === null || valueOf === undefined) return chosen
  const sign = sort.direction === 'ascending' ? 1 : -1
  const compare = collator(locale)
  const valued = chosen.map((item): [WorkbinItem, CaseValue] => [item, valueOf(item)])
  // oxlint-disable-next-line unicorn/no-array-sort -- the array is our own, and browsers of 2022 have no toSorted
  valued.sort(([, one], [, other]) =>
    one === null || other === null
      ? Number(one === null) - Number(other === null)
      : sign * compareValues(one, other, compare),
  )
  return valued.map(([item]) => item)
}

/** How many items there are of each medium, in the order in which media first appear. */
export function countMedia(
  items: readonly WorkbinItem[],
): readonly { readonly medium: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { medium } of items) counts.set(medium, (counts.get(medium) ?? 0) + 1)
  return [...counts].map(([medium, count]) => ({ medium, count }))
}

function sortValue(by: string, columns: readonly ItemColumn[]): ItemColumn['sortValue'] {
  if (by === 'subject') return ({ from, subject }) => from ?? subject
  // The older, the higher.
  if (by === 'age') return ({ receivedAt }) => receivedAt && -receivedAt
  return columns.find(({ id }) => id === by)?.sortValue
}

function compareValues(
  one: CaseValue,
  other: CaseValue,
  compare: (one: string, other: string) => number,
): number {
  return typeof one === 'number' && typeof other === 'number'
    ? one - other
    : compare(String(one), String(other))
}

/** "Item 9" goes before "Item 10". */
function collator(locale: string | undefined): (one: string, other: string) => number {
  try {
    return new Intl.Collator(locale, { numeric: true }).compare
  } catch {
    return new Intl.Collator(undefined, { numeric: true }).compare
  }
}

const texts = new WeakMap<WorkbinItem, string>()

/** Made once for each item; items are never changed, only replaced. */
function textOf(item: WorkbinItem): string {
  const known = texts.get(item)
  if (known !== undefined) return known
  const { from, subject, id, caseData } = item
  const text = fold([from, subject, id, ...Object.values(caseData)].join('\n'))
  texts.set(item, text)
  return text
}

/** Without case and accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
