/** Where lists outlive their observers, as a port: the host's QueryClient. */
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import type { WorkbinError } from './errors.js'
import type { WorkbinKey } from './workbinKeys.js'

/** A list as the cache holds it under `workbinKeys(client).contents(id, owner)`: plain JSON, so that it may be persisted. */
export interface KeptContents {
  readonly items: readonly WorkbinItem[]
  /** When the server's list was last known to be this one (epoch ms). */
  readonly asOf: number
  /** There are more items than are kept. */
  readonly isTruncated: boolean
}

/** What the cache is shown of a list that is observed. */
export interface ListNews {
  /** The list, as soon as there is one of our own. */
  readonly kept: KeptContents | null
  readonly isFetching: boolean
  readonly error: WorkbinError | null
  /** `error` is final: it is not tried again by itself. */
  readonly isFailed: boolean
}

/** What the cache asks of whoever observes a list. */
export interface ListKeeper {
  /** Somebody asks the cache for the list itself: a host's own `useQuery`, the devtools. */
  fetch(): Promise<KeptContents>
  /** The host has declared the list to be out of date. */
  onInvalidated(): void
  /** Something was put into the cache from outside: restored, hydrated, set by the host. */
  onReplaced(): void
}

/** A list that is observed: kept as long as it is. */
export interface OpenList {
  show(news: ListNews): void
  /** Nobody observes it: kept for a while. */
  close(): void
}

/** The cache, by `workbinKeys(client).contents(id, owner)`. */
export interface ListCache {
  /** What is kept of a list; the same object until it is another. Null where there is nothing of use. */
  read(key: WorkbinKey): KeptContents | null
  open(key: WorkbinKey, keeper: ListKeeper): OpenList
}
