/** Reads a list through a selection: the same object until the selection, or what is said of the list, is another. */
import type { Readable } from '../core/createStore.js'
import { isSame } from '../core/isSame.js'
import type { WorkbinContents } from '../core/workbinContents.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'

/** A list, and what was selected of it; undefined before the first list. */
export type SelectedContents<Data> = WorkbinContents & { readonly data: Data | undefined }

/** The selections that one component makes of one list. */
export interface Selection {
  /** A snapshot for `useSyncExternalStore`; `select` may be another function in each render. */
  read(select: (items: readonly WorkbinItem[]) => unknown): () => SelectedContents<unknown>
  /** Says what was rendered last: selecting the same again is that object. */
  rendered(selected: SelectedContents<unknown>): void
}

/** Makes them. */
export function createSelection({ getState }: Readable<WorkbinContents>): Selection {
  let former: SelectedContents<unknown> | null = null
  return {
    read(select) {
      let state: WorkbinContents | null = null
      let selected = former
      return () => {
        const now = getState()
        if (selected !== null && now === state) return selected
        const next = { ...now, data: now.items === null ? undefined : select(now.items) }
        state = now
        selected = selected !== null && isSameSelection(next, selected) ? selected : next
        return selected
      }
    },
    rendered(selected) {
      former = selected
    },
  }
}

/** Without a selection `data` are the items; with one these do not count. */
function isSameSelection(
  next: SelectedContents<unknown>,
  previous: SelectedContents<unknown>,
): boolean {
  const { data, items } = previous
  return isShallowlySame(next.data, data) && isSame({ ...next, data, items }, previous)
}

function isShallowlySame(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other)
  return one.length === other.length && one.every((item, index) => Object.is(item, other[index]))
}
