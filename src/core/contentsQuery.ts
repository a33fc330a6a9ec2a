/** A list as a query of TanStack Query: the options by which it lies in the host's QueryClient. */
import type { WorkbinError } from './errors.js'
import type { KeptContents } from './listCache.js'
import type { WorkbinKey } from './workbinKeys.js'

/** Options for `useQuery`, `prefetchQuery` and their like. */
export interface ContentsQuery {
  readonly queryKey: WorkbinKey
  /** Rejects with a WorkbinError. */
  readonly queryFn: () => Promise<KeptContents>
  /** Tells ours from the host's. */
  readonly meta: { readonly source: 'gws-workbins' }
  /** Nothing is waited for that only the browser believes. */
  readonly networkMode: 'always'
  /** Never: what is observed is tried again by its machine. Tells `useQuery` the type of the error. */
  readonly retry: (failures: number, error: WorkbinError) => false
  /** The engine knows better than a focus when there is something new. */
  readonly refetchOnWindowFocus: false
  readonly refetchOnReconnect: false
  /** Items that say the same are the same objects already. */
  readonly structuralSharing: false
  readonly staleTime: 0
  /** How long it is kept once nobody observes it (ms). */
  readonly gcTime: number
}

/** How long a list is kept that nobody observes (ms). 30 min: an agent comes back to it after a break. */
export const keptFor = 1_800_000

/** The query of the list that lies under `queryKey`. */
export function contentsQuery(
  queryKey: WorkbinKey,
  queryFn: () => Promise<KeptContents>,
  gcTime: number = keptFor,
): ContentsQuery {
  return {
    queryKey,
    queryFn,
    gcTime,
    meta: { source: 'gws-workbins' },
    networkMode: 'always',
    retry: () => false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    structuralSharing: false,
    staleTime: 0,
  }
}
