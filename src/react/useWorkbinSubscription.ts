'use client'
/** One workbin's subscription as React state: observing it is what subscribes. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type {
  SubscriptionHandle,
  SubscriptionOptions,
  SubscriptionVerbs,
  WorkbinClient,
} from '../core/client.js'
import { idleSubscription, type SubscriptionState } from '../core/subscriptionState.js'
import type { WorkbinOwner } from '../protocol/target.js'
import { readTarget } from './readTarget.js'
import { useTarget } from './useTarget.js'
import { useLeanClient } from './useLeanClient.js'

/** The state of a subscription, and the three verbs; their identity is stable. */
export type WorkbinSubscription = SubscriptionState & SubscriptionVerbs

/** How it is observed, and through which client. */
export interface WorkbinSubscriptionOptions extends SubscriptionOptions {
  /** A client other than the provider's; its link is held while mounted. */
  readonly client?: WorkbinClient | undefined
}

/**
 * Keeps a workbin subscribed while mounted, and says whether it is live.
 *
 * However many components ask, one Subscribe goes out per target and session: the POST of the page
 * *Subscribe to Group Workbin Notifications*, run in the QueryClient's MutationCache. `isLive` is
 * true only once its confirmation arrived on the push session that is up now.
 *
 * @param id - workbin id; null disables
 * @param owner - `{ agentGroup }`, `{ placeGroup }`, `{ user }` or `'me'`; null disables. Compared by
 *   value, so an inline literal is fine.
 * @returns one readonly object, a union by `status`. Errors of the world are in it, never thrown; so
 *   are an empty id or two owners from untyped code (`failed`, code `invalid-target`).
 *
 * @example
 * ```tsx
 * import { useWorkbinSubscription, WorkbinStatusBadge } from 'gws-workbins'
 *
 * function EscalationsHeader({ id }: { id: string }) {
 *   const subscription = useWorkbinSubscription(id, { agentGroup: 'Billing-Tier2' })
 *   return (
 *     <h2>
 *       Billing escalations <WorkbinStatusBadge subscription={subscription} />
 *       {subscription.status === 'failed' && <button onClick={subscription.retry}>Try again</button>}
 *     </h2>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useWorkbinSubscription(
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
  options: WorkbinSubscriptionOptions = {},
): WorkbinSubscription {
  const { autoSubscribe = true, lingerMs } = options
  const client = useLeanClient(options.client)
  const target = useTarget(id, owner)
  const readable = useMemo(
    () => readTarget(client, target, autoSubscribe),
    [client, target, autoSubscribe],
  )
  const state = useSyncExternalStore(readable.subscribe, readable.getState, serverState)
  const handle = useRef<SubscriptionHandle | null>(null)
  useEffect(() => {
    if (target?.ok !== true) return undefined
    const observed = client.subscription(target.target, { autoSubscribe, lingerMs })
    handle.current = observed
    return () => {
      handle.current = null
      observed.release()
    }
  }, [client, target, autoSubscribe, lingerMs])
  const verbs = useMemo<SubscriptionVerbs>(
    () => ({
      subscribe: () => handle.current?.subscribe(),
      unsubscribe: () => handle.current?.unsubscribe(),
      retry: () => handle.current?.retry(),
    }),
    [],
  )
  return useMemo(() => ({ ...state, ...verbs }), [state, verbs])
}

function serverState(): SubscriptionState {
  return idleSubscription
}
