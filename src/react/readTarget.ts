/** What one target looks like to a component: as its client says, idle where there is none, failed where it is none. */
import type { LeanClient } from '../core/LeanClient.js'
import type { Readable } from '../core/createStore.js'
import { WorkbinError } from '../core/errors.js'
import { idleSubscription, type SubscriptionState } from '../core/subscriptionState.js'
import type { ParsedTarget } from '../protocol/target.js'

/** Reads a target without observing it. */
export function readTarget(
  client: LeanClient,
  target: ParsedTarget | null,
  autoSubscribe: boolean,
): Readable<SubscriptionState> {
  if (target === null) return constant(idleSubscription)
  if (target.ok) return client.peek(target.target, { autoSubscribe })
  const error = new WorkbinError('invalid-target', { detail: target.reason })
  return constant({
    ...idleSubscription,
    status: 'failed',
    kind: 'failed',
    error,
    retryAt: null,
  })
}

function constant(state: SubscriptionState): Readable<SubscriptionState> {
  return { getState: () => state, subscribe: () => () => {} }
}
