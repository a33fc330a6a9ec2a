'use client'
/** Every message about a workbin as a callback: nothing is rendered for it. */
import { useEffect, useRef } from 'react'
import type { WorkbinEventListener } from '../core/EventListeners.js'
import type { WorkbinOwner } from '../protocol/target.js'
import { useTarget } from './useTarget.js'
import { withEvents } from '../core/withEvents.js'
import { useLeanClient } from './useLeanClient.js'
import type { WorkbinSubscriptionOptions } from './useWorkbinSubscription.js'

/**
 * Keeps a workbin subscribed while mounted, and calls `listener` with every message about it: at
 * once, in order, once for each such hook. The newest listener is called; it needs no memo. What a
 * gap swallows is not told: alerts that must survive gaps are the option `onItemsChanged` of
 * {@link useWorkbinContents}.
 *
 * @param id - workbin id; null disables
 * @param owner - `{ agentGroup }`, `{ placeGroup }`, `{ user }` or `'me'`; null disables
 *
 * @example
 * ```tsx
 * useWorkbinEvents(id, { agentGroup: 'Billing-Tier2' }, (event) => {
 *   if (event.messageType === 'WorkbinStateChangeMessage') console.debug(event.action)
 * })
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useWorkbinEvents(
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
  listener: WorkbinEventListener,
  options: WorkbinSubscriptionOptions = {},
): void {
  const { autoSubscribe = true, lingerMs } = options
  const client = withEvents(useLeanClient(options.client))
  const target = useTarget(id, owner)
  const newest = useRef(listener)
  useEffect(() => {
    newest.current = listener
  })
  useEffect(() => {
    if (target?.ok !== true) return undefined
    const stop = client.onEvent(target.target, (event) => newest.current(event))
    const { release } = client.subscription(target.target, { autoSubscribe, lingerMs })
    return () => {
      stop()
      release()
    }
  }, [client, target, autoSubscribe, lingerMs])
}
