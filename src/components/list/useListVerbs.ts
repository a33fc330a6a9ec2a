'use client'
/** What an agent can do with the display of a list; the functions are stable. */
import { useMemo, type RefObject } from 'react'
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'
import type { ItemArrangement, ItemSort } from './arrangeItems.js'
import type { DisplayKeeper } from './createDisplayKeeper.js'
import { showAll, viewItem, type ItemDisplay } from './ItemDisplay.js'

/** The verbs of a list that change what is shown of it, and in which order. */
export interface ListVerbs {
  /** Shows what waits, drops what is gone, and puts everything in order. */
  showNew(): void
  setSort(sort: ItemSort | null): void
  setSearch(search: string): void
  setMedium(medium: string | null): void
  /** Says that the agent has looked at a row: it is not new any more. */
  markViewed(id: string): void
}

interface Newest {
  readonly whose: string
  readonly asked: ItemArrangement
  arrange(items: readonly WorkbinItem[], how?: ItemArrangement): readonly WorkbinItem[]
}

/**
 * @param keeper - of the display
 * @param newest - what the newest render knew
 * @param onAsk - called with what is asked for; it renders
 * @param onChange - called after any other change; it renders
 */
export function useListVerbs(
  keeper: DisplayKeeper,
  newest: RefObject<Newest>,
  onAsk: (asked: ItemArrangement) => void,
  onChange: () => void,
): ListVerbs {
  return useMemo(() => {
    const change = (to: (display: ItemDisplay) => ItemDisplay) => {
      const { whose } = newest.current
      keeper.keep(whose, to(keeper.read(whose)))
      onChange()
    }
    const ask = (what: Partial<ItemArrangement>) => {
      const { arrange, asked } = newest.current
      const next = { ...asked, ...what }
      onAsk(next)
      change((display) => showAll(display, { arrange: (all) => arrange(all, next) }))
    }
    return {
      showNew: () => change((display) => showAll(display, newest.current, true)),
      setSort: (sort) => ask({ sort }),
      setSearch: (search) => ask({ search }),
      setMedium: (medium) => ask({ medium }),
      markViewed: (id) => change((display) => viewItem(display, id)),
    }
  }, [keeper, newest, onAsk, onChange])
}
