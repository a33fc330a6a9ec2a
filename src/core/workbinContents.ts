/** What one workbin's list looks like from outside: a union by `status`, each with what belongs to it. */
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import type { WorkbinError } from './errors.js'

/** What every status has. */
export interface ContentsBase {
  /** In the order of the server, what came since last; null before the first list. */
  readonly items: readonly WorkbinItem[] | null
  /** When the server's list was last known to be this one (epoch ms), or null: "how old is what I see". */
  readonly asOf: number | null
  /** True only for `current`: read since the subscription is live, and every event since is in it. */
  readonly isCurrent: boolean
  /** A GET is out. */
  readonly isFetching: boolean
  /** There are more items than are kept (5,000). */
  readonly isTruncated: boolean
  /** Why the latest GET brought no list, or null. */
  readonly error: WorkbinError | null
  /** When the list is asked for again after a failure (epoch ms), or null. */
  readonly retryAt: number | null
}

/** There is no list yet. With an `error` it has been asked for in vain, and is again at `retryAt`. */
export interface PendingContents extends ContentsBase {
  readonly status: 'pending'
  readonly items: null
  readonly asOf: null
  readonly isCurrent: false
}

/** The list is the server's, but for events under way. */
export interface CurrentContents extends ContentsBase {
  readonly status: 'current'
  readonly items: readonly WorkbinItem[]
  readonly asOf: number
  readonly isCurrent: true
}

/** A list that may not be the server's any more: not live, not verified yet, or out of the cache. */
export interface OutdatedContents extends ContentsBase {
  readonly status: 'outdated'
  readonly items: readonly WorkbinItem[]
  readonly asOf: number
  readonly isCurrent: false
}

/** Refused, and not asked for again by itself: `retry()`, a new session or a new observer helps. The old list stays. */
export interface FailedContents extends ContentsBase {
  readonly status: 'failed'
  readonly isCurrent: false
  /** Why, and what to do. */
  readonly error: WorkbinError
}

/** One moment of one list. Immutable; replaced when something changes. */
export type WorkbinContents = PendingContents | CurrentContents | OutdatedContents | FailedContents

/** The word of a {@link WorkbinContents}. */
export type ContentsStatus = WorkbinContents['status']

/** What is shown where there is no list. */
export const noContents: PendingContents = {
  status: 'pending',
  items: null,
  asOf: null,
  isCurrent: false,
  isFetching: false,
  isTruncated: false,
  error: null,
  retryAt: null,
}
