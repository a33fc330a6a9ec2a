/** Takes what is known of an agent out of the host's QueryClient. */

/** One query of TanStack Query's cache. */
export interface CachedQuery {
  readonly queryKey: readonly unknown[]
  /** Back to having no data; its observers see that. */
  reset(): void
}

/** The part of TanStack Query's `QueryCache` that is used. */
export interface QueryStore {
  getAll(): readonly CachedQuery[]
  remove(query: CachedQuery): void
}

/**
 * Ends and removes every query below `key`. Whoever observes one by a key of his own sees no data
 * any more: removing alone would leave it in his hands.
 */
export function forgetQueries(cache: QueryStore, key: readonly string[]): void {
  for (const query of cache.getAll()) {
    if (!key.every((part, index) => query.queryKey[index] === part)) continue
    query.reset()
    cache.remove(query)
  }
}
