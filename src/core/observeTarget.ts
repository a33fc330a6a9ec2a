/** One observer of a target: what it may ask for, until it is released. */
import type { WorkbinTarget } from '../protocol/target.js'
import type { SubscriptionHandle, SubscriptionOptions } from './client.js'
import type { Registry } from './Registry.js'
import type { Timings } from './timings.js'

/** Begins to observe; the handle's `release` ends it. */
export function observeTarget(
  registry: Registry,
  target: WorkbinTarget,
  timings: Timings,
  { autoSubscribe: auto = true, lingerMs: wished = timings.linger }: SubscriptionOptions,
): SubscriptionHandle {
  // Untyped code may pass anything; what is no duration would never be over.
  const lingerMs = wished >= 0 ? wished : timings.linger
  let isReleased = false
  registry.tell(target, { type: 'observed', auto })

  function subscribe(): void
  function subscribe(listener: () => void): () => void
  function subscribe(listener?: () => void): void | (() => void) {
    if (listener !== undefined) return registry.listen(target, listener)
    if (!isReleased) registry.tell(target, { type: 'subscribeAsked' })
  }

  return {
    subscribe,
    getState: () => registry.read(target, false),
    unsubscribe() {
      if (!isReleased) registry.tell(target, { type: 'unsubscribeAsked' })
    },
    retry() {
      if (!isReleased) registry.tell(target, { type: 'retryAsked' })
    },
    release() {
      if (isReleased) return
      isReleased = true
      registry.tell(target, { type: 'unobserved', auto, lingerMs })
    },
  }
}
