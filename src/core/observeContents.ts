/** One observer of a list, and with it of its subscription, until it is released. */
import type { WorkbinTarget } from '../protocol/target.js'
import type { ContentsHandle, ContentsOptions } from './client.js'
import type { ContentsRegistry } from './ContentsRegistry.js'
import type { Engine } from './createEngine.js'
import { observeTarget } from './observeTarget.js'

/** Begins to observe; the handle's `release` ends it. */
export function observeContents(
  { connection, ports, registry }: Engine,
  contents: ContentsRegistry,
  target: WorkbinTarget,
  options: ContentsOptions,
): ContentsHandle {
  const { clock, timings } = ports
  const { onItemsChanged } = options
  const subscription = observeTarget(registry, target, timings, options)
  contents.observe(target)
  const unwatch = onItemsChanged && contents.watch(target, onItemsChanged)
  let isReleased = false

  function subscribe(): void
  function subscribe(listener: () => void): () => void
  function subscribe(listener?: () => void): void | (() => void) {
    return listener === undefined ? subscription.subscribe() : contents.listen(target, listener)
  }

  return {
    subscribe,
    unsubscribe: subscription.unsubscribe,
    getState: () => contents.read(target),
    retry() {
      if (isReleased) return
      subscription.retry()
      contents.tell(target, { type: 'retryAsked' })
    },
    refetch: () => contents.refetch(target),
    release() {
      if (isReleased) return
      isReleased = true
      unwatch?.()
      // The link may be let go in this very task, and is still needed to unsubscribe.
      const { status } = connection.state.getState()
      const letGo = status === 'idle' || status === 'closed' ? undefined : connection.hold()
      // In a later task: a list that is mounted again in the same commit is not read again.
      clock.schedule(() => {
        contents.unobserve(target)
        subscription.release()
        letGo?.()
      }, 0)
    },
  }
}
