/** Runs each operation in the QueryClient's MutationCache, where devtools and `useMutationState` see it. */
import { WorkbinError } from '../core/errors.js'
import type { ItemOutcome } from '../core/itemOutcome.js'
import type { MovePort, RequestOutcome, RequestPort } from '../core/ports.js'
import { ownerPart, type WorkbinTarget } from '../protocol/target.js'
import type { QueryStore } from './forgetQueries.js'
import type { QueryRefresher } from './refreshQueries.js'

/** What our requests are in the MutationCache. */
export interface WorkbinMutation {
  /** `['gws-workbins', operation, id, owner kind, owner name]` */
  readonly mutationKey: readonly string[]
  /**
   * Sends the request; resolves with its outcome, never rejects. A Subscribe is over with its
   * answer, a pull or an add with its proof.
   */
  readonly mutationFn: () => Promise<RequestOutcome | ItemOutcome>
  /** Tells ours from the host's. */
  readonly meta: { readonly source: 'gws-workbins' }
  /** Never paused: a Subscribe that fires after its badge is gone would be wrong. */
  readonly networkMode: 'always'
  /** Tries are repeated by the machine of the target, those of interactions by nobody. */
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
    ): { execute(variables: undefined): Promise<unknown> }
    getAll(): readonly object[]
    remove(mutation: object): void
  }
  /** The cache of lists. */
  getQueryCache(): QueryStore
}

/** The requests in the cache. */
export interface CachedRequests extends RequestPort, Pick<MovePort, 'run'> {
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

  const run = async <Outcome extends RequestOutcome | ItemOutcome>(
    operation: string,
    target: WorkbinTarget,
    task: () => Promise<Outcome>,
  ): Promise<Outcome> => {
    const begun: { outcome?: Promise<Outcome> } = {}
    const mutation = cache.build(client, {
      mutationKey: ['gws-workbins', operation, target.id, ...ownerPart(target.owner)],
      mutationFn: () => (begun.outcome = task()),
      meta: { source: 'gws-workbins' },
      networkMode: 'always',
      retry: false,
      gcTime,
    })
    built.add(mutation)
    try {
      await mutation.execute(undefined)
    } catch (cause) {
      // Only a callback of the host's own cache can throw here; what is sent is sent.
      if (begun.outcome === undefined) throw cause
    }
    // A mutation that is executed has begun.
    return begun.outcome ?? Promise.reject(new WorkbinError('request-failed'))
  }

  return {
    run,
    forgetAgent() {
      for (const mutation of cache.getAll()) if (built.has(mutation)) cache.remove(mutation)
    },
    operate: (operation, target, signal) =>
      run(operation, target, () => requests.operate(operation, target, signal)).catch(
        (cause: unknown) => {
          const error = new WorkbinError('request-failed', { cause })
          return { type: 'retry', error, executed: 'unknown' }
        },
      ),
  }
}
