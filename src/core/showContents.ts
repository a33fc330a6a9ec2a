/** Folds all that is known of a list into the one status that is shown: first match wins. */
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import { distance, isCurrent, type ContentsState } from './contentsState.js'
import { isSame } from './isSame.js'
import type { KeptContents } from './listCache.js'
import { noContents, type WorkbinContents } from './workbinContents.js'

/**
 * The list as it is shown; the previous object is kept where nothing changed. What the cache has
 * `kept` stands in until there is a list.
 */
export function showContents(
  contents: ContentsState<WorkbinItem>,
  kept: KeptContents | null,
  previous: WorkbinContents,
): WorkbinContents {
  const next = fold(contents, kept, previous.items)
  return isSame(next, previous) ? previous : next
}

/** What is shown of a list nobody observes. */
export function showKept(kept: KeptContents): WorkbinContents {
  return { ...noContents, ...kept, status: 'outdated' }
}

function fold(
  contents: ContentsState<WorkbinItem>,
  kept: KeptContents | null,
  shown: WorkbinContents['items'],
): WorkbinContents {
  const { asOf, error, fetch, isFailed, isTruncated } = contents
  const items = contents.items === null ? null : sameList(contents.items, shown)
  const list = items === null || asOf === null ? kept : { items, asOf, isTruncated }
  const always = {
    ...noContents,
    ...list,
    isFetching: fetch !== null,
    error,
    retryAt: fetch === null ? retryAt(contents) : null,
  }
  if (isFailed && error !== null) return { ...always, status: 'failed', error }
  if (list === null) return { ...always, status: 'pending', items: null, asOf: null }
  if (isCurrent(contents)) return { ...always, ...list, status: 'current', isCurrent: true }
  return { ...always, ...list, status: 'outdated' }
}

/** GETs begin at a distance, too. */
function retryAt({ backoff, fetchedAt }: ContentsState<WorkbinItem>): number | null {
  return backoff && backoff.wall + Math.max(0, fetchedAt + distance - backoff.at)
}

/** The list that is shown already, where every item of it is the same object. */
function sameList(
  items: readonly WorkbinItem[],
  shown: WorkbinContents['items'],
): readonly WorkbinItem[] {
  const isShown =
    shown?.length === items.length && items.every((item, index) => item === shown[index])
  return isShown ? shown : items
}
