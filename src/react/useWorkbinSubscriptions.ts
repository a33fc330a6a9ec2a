'use client'
/** The subscriptions of a list of workbins as React state: observing them is what subscribes. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { WorkbinTarget } from '../protocol/target.js'
import { createSubscriptionList } from './createSubscriptionList.js'
import { useLeanClient } from './useLeanClient.js'
import type { WorkbinSubscription, WorkbinSubscriptionOptions } from './useWorkbinSubscription.js'

/**
 * Keeps a list of workbins subscribed while mounted, and says of each whether it is live: what
 * {@link useWorkbinSubscription} does for one. The list may grow and shrink; what stays in it is
 * not touched. Workbins of the agent, or of one other user, are asked for in one POST.
 *
 * @param targets - compared by value, so an inline array is fine
 * @returns one subscription per target, in the same order. The array is the same while nothing has
 *   changed, and each object in it while its own target has not. A target that is none, from untyped
 *   code, is `failed` with code `invalid-target`.
 *
 * @example
 * ```tsx
 * import { useWorkbinSubscriptions, WorkbinStatusBadge, type WorkbinTarget } from 'gws-workbins'
 *
 * function Lists({ targets }: { targets: readonly WorkbinTarget[] }) {
 *   const subscriptions = useWorkbinSubscriptions(targets)
 *   const live = subscriptions.filter(({ isLive }) => isLive).length
 *   return (
 *     <section>
 *       {live} of {targets.length} lists are live
 *       {subscriptions.map((subscription, index) => (
 *         <WorkbinStatusBadge key={targets[index]?.id} subscription={subscription} />
 *       ))}
 *     </section>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useWorkbinSubscriptions(
  targets: readonly WorkbinTarget[],
  options: WorkbinSubscriptionOptions = {},
): readonly WorkbinSubscription[] {
  const { autoSubscribe = true, lingerMs } = options
  const client = useLeanClient(options.client)
  const list = useMemo(
    () => createSubscriptionList(client, autoSubscribe, lingerMs),
    [client, autoSubscribe, lingerMs],
  )
  const key = list.keyOf(targets)
  const shown = useMemo(() => list.read(key), [list, key])
  useEffect(() => shown.observe(), [shown])
  useEffect(() => list.release, [list])
  return useSyncExternalStore(shown.subscribe, shown.getState, shown.getServerState)
}
