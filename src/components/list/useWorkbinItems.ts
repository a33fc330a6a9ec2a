'use client'
/** A list as an agent works with it: sorted, searched, selected, and never jumping. */
import { useEffect, useMemo, useReducer, useState } from 'react'
import type { WorkbinContents } from '../../core/workbinContents.js'
import { targetKey } from '../../protocol/target.js'
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'
import type { ContentsTarget } from '../../react/useWorkbinContents.js'
import { useNewest } from '../../react/useNewest.js'
import {
  arrangeItems,
  asItComes,
  countMedia,
  type ItemArrangement,
  type ItemSort,
} from './arrangeItems.js'
import { createDisplayKeeper } from './createDisplayKeeper.js'
import type { ItemColumn } from './ItemColumn.js'
import { followItems, type ItemRow } from './ItemDisplay.js'
import { useChosenIds, useItemSelection, type ItemSelection } from './useItemSelection.js'
import { useListUse, type ListUseProps } from './useListUse.js'
import { useListVerbs, type ListVerbs } from './useListVerbs.js'

/** What {@link useWorkbinItems} may be told. */
export interface WorkbinItemsOptions {
  /** The host's own columns; their sort values are used. Make them once, outside of your component. */
  readonly columns?: readonly ItemColumn[] | undefined
  /** The host's own choice of items; one that depends on nothing but the item. Default: all. */
  readonly filter?: ((item: WorkbinItem) => boolean) | undefined
  /** How it is sorted at first. Default null: as the server has it, what came since last. */
  readonly initialSort?: ItemSort | null | undefined
  /** How many rows are shown until the agent asks for more. Default 200: a browser lays them out in one frame. */
  readonly pageSize?: number | undefined
  /** BCP 47 tag of texts that are sorted. Default: the browser's. */
  readonly locale?: string | undefined
}

/** A list as it is shown: what {@link useWorkbinItems} returns, and `WorkbinItemList` takes. */
export interface WorkbinItemsView extends ItemSelection, ItemArrangement, ListVerbs {
  /** The list this shows. */
  readonly contents: WorkbinContents
  readonly columns: readonly ItemColumn[]
  /** The rows to show, those that are gone among them. */
  readonly rows: readonly ItemRow[]
  /** How many rows there are beyond these. */
  readonly more: number
  /** Shows one more page of rows. */
  showMore(): void
  /** How many new items wait to be shown. */
  readonly waiting: number
  /** The agent holds the display: nothing moves, while the subscription lives on. */
  readonly isHeld: boolean
  hold(): void
  release(): void
  /** How many items there are of each medium, whatever is searched for. */
  readonly media: readonly { readonly medium: string; readonly count: number }[]
  /** When the oldest item was received (epoch ms), or null. */
  readonly oldestAt: number | null
  /** Handlers for the element around the rows: they tell that it is in use. */
  readonly useProps: ListUseProps
}

/**
 * A workbin's list as an agent works with it, and never jumping: the headless twin of
 * `WorkbinItemList`. While the list is in use (pointer over it, focus in it, scrolled, something
 * selected, or held) no row moves: what comes waits (`waiting`), what goes keeps its place, marked
 * gone. `showNew()` shows the rest, and so does leaving the list alone for 4 s. Another workbin is
 * another list, of which nothing is new, gone or selected.
 *
 * @param contents - what `useWorkbinContents` returned
 * @param options - columns, the host's filter, first order, page size
 * @example
 * ```tsx
 * import { useWorkbinContents, useWorkbinItems } from 'gws-workbins'
 *
 * function Escalations({ id }: { id: string }) {
 *   const view = useWorkbinItems(useWorkbinContents(id, { agentGroup: 'Billing-Tier2' }))
 *   return (
 *     <section {...view.useProps}>
 *       {view.waiting > 0 && <button onClick={view.showNew}>{view.waiting} new</button>}
 *       <ol>
 *         {view.rows.map(({ item, isGone }) => (
 *           <li key={item.id}>{isGone ? <s>{item.subject}</s> : item.subject}</li>
 *         ))}
 *       </ol>
 *     </section>
 *   )
 * }
 * ```
 */
export function useWorkbinItems(
  contents: WorkbinContents & Partial<ContentsTarget>,
  options: WorkbinItemsOptions = {},
): WorkbinItemsView {
  const {
    columns = noColumns,
    filter,
    initialSort = null,
    locale,
    pageSize = defaultPageSize,
  } = options
  const { items, target } = contents
  const whose = target ? targetKey(target) : ''
  const [keeper] = useState(createDisplayKeeper)
  const [, render] = useReducer((count: number) => count + 1, 0)
  const [asked, setAsked] = useState<ItemArrangement>({ ...asItComes, sort: initialSort })
  const [pages, setPages] = useState(1)
  const [isHeld, setHeld] = useState(false)
  const chosen = useChosenIds()
  const [of, setOf] = useState(whose)
  if (of !== whose) {
    setOf(whose)
    setPages(1)
    chosen.select(null)
  }
  const use = useListUse(items?.some(({ id }) => chosen.ids.has(id)) ?? false)
  const arrange = (all: readonly WorkbinItem[], how = asked) =>
    arrangeItems(all, how, columns, filter, locale)
  const isInUse = use.isInUse || isHeld
  const followed = followItems(keeper.read(whose), items, { arrange, isInUse })
  useEffect(() => keeper.keep(whose, followed))

  const verbs = useListVerbs(keeper, useNewest({ arrange, asked, whose }), setAsked, render)
  const media = useMemo(() => countMedia(items ?? []), [items])
  const oldestAt = useMemo(() => oldest(items ?? []), [items])
  const shown = pages * (pageSize >= 1 ? pageSize : defaultPageSize)
  return {
    ...asked,
    ...verbs,
    showMore: () => setPages((count) => count + 1),
    hold: () => setHeld(true),
    release: () => setHeld(false),
    ...useItemSelection(followed.rows, chosen),
    contents,
    columns,
    rows: useMemo(() => followed.rows.slice(0, shown), [followed.rows, shown]),
    more: Math.max(0, followed.rows.length - shown),
    waiting: followed.waiting.length,
    isHeld,
    media,
    oldestAt,
    useProps: use.props,
  }
}

/** What a browser lays out in one frame. */
const defaultPageSize = 200

const noColumns: readonly ItemColumn[] = []

function oldest(items: readonly WorkbinItem[]): number | null {
  let oldestAt: number | null = null
  for (const { receivedAt } of items)
    if (receivedAt !== null && (oldestAt === null || receivedAt < oldestAt)) oldestAt = receivedAt
  return oldestAt
}
