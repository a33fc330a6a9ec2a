'use client'
/** Which rows of a list are selected. What is gone is not, whatever was chosen before. */
import { useCallback, useMemo, useState } from 'react'
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'
import type { ItemRow } from './ItemDisplay.js'

/** A selection, and how it changes. */
export interface ItemSelection {
  /** In the order of the rows. */
  readonly selected: readonly WorkbinItem[]
  /** Some, all or none of the rows that can be selected are. */
  readonly selection: 'none' | 'some' | 'all'
  isSelected(id: string): boolean
  toggle(id: string): void
  /** Selects this one alone; null selects none. */
  select(id: string | null): void
  /** Selects every row, or none where all are. */
  toggleAll(): void
}

/** What an agent has chosen, there or not. */
export interface ChosenIds extends Pick<ItemSelection, 'toggle' | 'select'> {
  readonly ids: ReadonlySet<string>
  choose(ids: ReadonlySet<string>): void
}

const nothing: ReadonlySet<string> = new Set()

/** The functions are stable. */
export function useChosenIds(): ChosenIds {
  const [ids, choose] = useState(nothing)
  const verbs = useMemo(
    () => ({
      select: (id: string | null) => choose(id === null ? nothing : new Set([id])),
      toggle: (id: string) =>
        choose((before) => {
          const after = new Set(before)
          if (!after.delete(id)) after.add(id)
          return after
        }),
    }),
    [],
  )
  return { ids, choose, ...verbs }
}

/**
 * @param rows - all rows, also those not shown yet
 * @param chosen - from {@link useChosenIds}
 */
export function useItemSelection(
  rows: readonly ItemRow[],
  { ids, choose, select, toggle }: ChosenIds,
): ItemSelection {
  const present = useMemo(() => rows.filter(({ isGone }) => !isGone), [rows])
  const selected = useMemo(
    () => (ids.size === 0 ? [] : present.map(({ item }) => item).filter(({ id }) => ids.has(id))),
    [ids, present],
  )
  const isAll = selected.length > 0 && selected.length === present.length
  return {
    selected,
    selection: isAll ? 'all' : selected.length > 0 ? 'some' : 'none',
    isSelected: useCallback((id: string) => selected.some((item) => item.id === id), [selected]),
    toggle,
    select,
    toggleAll: useCallback(
      () => choose(isAll ? nothing : new Set(present.map(({ item }) => item.id))),
      [choose, isAll, present],
    ),
  }
}
