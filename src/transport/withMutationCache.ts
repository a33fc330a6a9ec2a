/** Runs each Subscribe and Unsubscribe in the QueryClient's MutationCache, where devtools and `useMutationState` see it. */
import { WorkbinError } from '../core/errors.js'
import type { RequestOutcome, RequestPort } from '../core/ports.js'
import type { SubscriptionOperation } from '../protocol/operations.js'
import { ownerPart, type WorkbinTarget } from '../protocol/target.js'
import type { QueryStore } from './forgetQueries.js'
import type { QueryRefresher } from './refreshQueries.js'

/** What our requests are in the MutationCache. */
export interface WorkbinMutation {
  /** `['gws-workbins', operation, id, owner kind, owner name]` */
  readonly mutationKey: readonly string[]
  /** Sends the request; resolves with its outcome, never rejects. */
  readonly mutationFn: () => Promise<RequestOutcome>
  /** Tells ours from the host's. */
  readonly meta: { readonly source: 'gws-workbins' }
  /** Never paused: a Subscribe that fires after its badge is gone would be wrong. */
  readonly networkMode: 'always'
  /** Tries are repeated by the machine of the target. */
  readonly retry: false
  /** How long it stays visible once it is over (ms). */
  readonly gcTime: number
}

/** The part of TanStack Query's `QueryClient` that is used, so that `./core` needs no React. */
export interface MutationClient extends QueryRefresher {
  /** The cache in which each request is built and executed. */
  getMutationCache(): {
    build(
      client: MutationClient,
      options: WorkbinMutation,
    ): { execute(variables: undefined): Promise<RequestOutcome> }
    getAll(): readonly object[]
    remove(mutation: object): void
  }
  /** The cache of lists. */
  getQueryCache(): QueryStore
}

/** The requests in the cache. */
export interface CachedRequests extends RequestPort {
  /** Another agent: those of the former one are taken out of the cache. */
  forgetAgent(): void
}

/** How long a finished request stays visible in the devtools (ms). */
const gcTime = 30_000

/**
 * Wraps a request port. The mutation resolves with the outcome whatever the world does, so that a
 * host's global `onError` hears nothing of our retries. It has no `scope`: a scope would hold the
 * next request behind one that hangs, and the machine of the target sends one at a time anyway.
 */
export function withMutationCache(requests: RequestPort, client: MutationClient): CachedRequests {
  const cache = client.getMutationCache()
  /** The host has mutations of its own there, and perhaps another client of ours. */
  const built = new WeakSet()
  return {
    forgetAgent() {
      for (const mutation of cache.getAll()) if (built.has(mutation)) cache.remove(mutation)
    },
    async operate(operation, target, signal) {
      const mutation = cache.build(client, {
        mutationKey: mutationKey(operation, target),
        mutationFn: () => requests.operate(operation, target, signal),
        meta: { source: 'gws-workbins' },
        networkMode: 'always',
        retry: false,
        gcTime,
      })
      built.add(mutation)
      try {
        return await mutation.execute(undefined)
      } catch (cause) {
        // Only a callback of the host's own cache can throw here.
        const error = new WorkbinError('request-failed', { cause })
        return { type: 'retry', error, executed: 'unknown' }
      }
    },
  }
}

function mutationKey(operation: SubscriptionOperation, target: WorkbinTarget): readonly string[] {
  return ['gws-workbins', operation, target.id, ...ownerPart(target.owner)]
}
