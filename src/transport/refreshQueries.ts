/** Reads again what could not be read, or was read for an older login, once the link is there. */

/** The part of TanStack Query's `QueryClient` that is used. */
export interface QueryRefresher {
  invalidateQueries(filters: {
    readonly queryKey: readonly string[]
    predicate(query: {
      readonly queryKey: readonly unknown[]
      readonly state: { readonly status: string }
    }): boolean
  }): Promise<void>
}

/**
 * Reads the queries below `key` that failed anew, or all of them for a new login, where somebody
 * looks at them. Lists of interactions have their own engine.
 */
export function refreshQueries(
  client: QueryRefresher,
  key: readonly string[],
  isNewLogin: boolean,
): void {
  void client.invalidateQueries({
    queryKey: key,
    predicate: ({ queryKey, state }) =>
      queryKey[key.length] !== 'contents' && (isNewLogin || state.status === 'error'),
  })
}
