/** Keeps lists in the host's QueryClient: what is shown is its data, a GET its fetching state; our own tries are no event of its. */
import type { Clock } from '../core/clock.js'
import { contentsQuery, keptFor, type ContentsQuery } from '../core/contentsQuery.js'
import { isSame } from '../core/isSame.js'
import type { KeptContents, ListCache, ListKeeper, ListNews } from '../core/listCache.js'
import type { WorkbinKey } from '../core/workbinKeys.js'
import { isObject, own } from '../protocol/own.js'
import type { QueryStore } from './forgetQueries.js'
import type { MutationClient } from './withMutationCache.js'

/** The part of a query's state that is read and written. */
export interface ListQueryState {
  readonly data?: unknown
  readonly dataUpdateCount: number
  readonly dataUpdatedAt: number
  readonly error: Error | null
  readonly errorUpdateCount: number
  readonly errorUpdatedAt: number
  readonly fetchFailureCount: number
  readonly fetchFailureReason: Error | null
  readonly fetchStatus: 'fetching' | 'paused' | 'idle'
  readonly isInvalidated: boolean
  readonly status: 'pending' | 'error' | 'success'
}

/** One query of TanStack Query's cache. */
export interface ListQuery {
  readonly queryKey: readonly unknown[]
  readonly queryHash: string
  readonly state: ListQueryState
  gcTime: number
  getObserversCount(): number
  reset(): void
  setState(state: Partial<ListQueryState>): void
}

/** What the cache tells of a query. */
export interface ListQueryEvent {
  readonly type: string
  readonly query: { readonly queryHash: string }
  readonly action?: { readonly type: string }
}

/** The part of TanStack Query's `QueryCache` that is used. */
export interface ListQueryStore extends QueryStore {
  build(client: WorkbinQueryClient, options: ContentsQuery, state?: ListQueryState): ListQuery
  get(queryHash: string): ListQuery | undefined
  remove(query: ListQuery): void
  subscribe(listener: (event: ListQueryEvent) => void): () => void
}

/** The part of TanStack Query's `QueryClient` that is used, so that `./core` needs no React. */
export interface WorkbinQueryClient extends MutationClient {
  getQueryCache(): ListQueryStore
  getQueryData(queryKey: WorkbinKey): unknown
  defaultQueryOptions(options: ContentsQuery): { readonly queryHash: string }
}

interface HashedQuery extends ContentsQuery {
  readonly queryHash: string
}

/** Makes the cache. Nothing is built, and nothing listened to, before a list is opened. */
export function createListCache(client: WorkbinQueryClient, clock: Pick<Clock, 'wall'>): ListCache {
  const cache = client.getQueryCache()
  const keepers = new Map<string, ListKeeper>()
  const checked = new WeakMap<object, KeptContents | null>()
  let stopListening = (): void => {}

  const onEvent = ({ action, query }: ListQueryEvent): void => {
    const keeper = keepers.get(query.queryHash)
    if (action?.type === 'invalidate') keeper?.onInvalidated()
    else keeper?.onReplaced()
  }

  /** The collection of a query is planned when it is made, or loses its last observer: one without is made anew. */
  const retain = (options: HashedQuery): void => {
    const query = cache.get(options.queryHash)
    if (query !== undefined && (query.getObserversCount() > 0 || isFetching(query))) {
      query.gcTime = options.gcTime
      return
    }
    if (query !== undefined) cache.remove(query)
    const isWanted = options.gcTime === Number.POSITIVE_INFINITY || query?.state.data !== undefined
    if (isWanted) cache.build(client, options, query?.state)
  }

  return {
    read(key) {
      const data = client.getQueryData(key)
      if (!isObject(data)) return null
      const known = checked.get(data)
      if (known !== undefined) return known
      const kept = isKept(data) ? data : null
      checked.set(data, kept)
      return kept
    },
    open(key, keeper) {
      const optionsFor = (gcTime: number): HashedQuery => {
        const options = contentsQuery(key, keeper.fetch, gcTime)
        // A host may hash keys in a way of his own.
        const { queryHash } = client.defaultQueryOptions(options)
        return { ...options, queryHash }
      }
      const open = optionsFor(Number.POSITIVE_INFINITY)
      let wasFetching = false
      retain(open)
      if (keepers.size === 0) stopListening = cache.subscribe(onEvent)
      keepers.set(open.queryHash, keeper)
      return {
        show(news) {
          // The host may have removed it: then it is back now.
          const query = cache.build(client, open)
          const change = changeOf(query.state, news, clock.wall())
          const fetchStatus = news.isFetching ? 'fetching' : 'idle'
          const isTurning = news.isFetching !== wasFetching
          // A fetch of the host's own goes on until it is over.
          const next = isTurning ? ({ ...change, fetchStatus } as const) : change
          wasFetching = news.isFetching
          if (!isSame(next, query.state)) query.setState(next)
        },
        close() {
          keepers.delete(open.queryHash)
          if (keepers.size === 0) stopListening()
          retain(optionsFor(keptFor))
        },
      }
    },
  }
}

/** What TanStack Query would make of the same news, but for the callbacks: retries are told as such, and only what is final as an error. */
function changeOf(
  state: ListQueryState,
  { error, isFailed, kept }: ListNews,
  wall: number,
): Partial<ListQueryState> {
  const hasData = kept !== null || state.data !== undefined
  const isNew = kept !== null && kept !== state.data
  return {
    status: isFailed ? 'error' : hasData ? 'success' : 'pending',
    error: isFailed ? error : null,
    fetchFailureReason: error,
    fetchFailureCount: error === null ? 0 : 1,
    ...(isFailed && error !== state.error
      ? { errorUpdatedAt: wall, errorUpdateCount: state.errorUpdateCount + 1 }
      : {}),
    ...(isNew
      ? {
          data: kept,
          dataUpdatedAt: wall,
          dataUpdateCount: state.dataUpdateCount + 1,
          isInvalidated: false,
        }
      : {}),
  }
}

function isFetching({ state }: ListQuery): boolean {
  return state.fetchStatus !== 'idle'
}

/** Data may have been persisted by an older version, or set by anyone. */
function isKept(data: object): data is KeptContents {
  const items = own(data, 'items')
  return (
    Array.isArray(items) &&
    items.every(isItem) &&
    Number.isFinite(own(data, 'asOf')) &&
    typeof own(data, 'isTruncated') === 'boolean'
  )
}

function isItem(item: unknown): boolean {
  const isNamed = [own(item, 'id'), own(item, 'medium')].every((text) => typeof text === 'string')
  return isNamed && ['caseData', 'routingData', 'fields'].every((name) => isObject(own(item, name)))
}
