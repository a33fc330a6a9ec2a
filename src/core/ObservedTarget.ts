/** A target with its subscription, as an overview of all of them lists it. */
import type { WorkbinTarget } from '../protocol/target.js'
import type { SubscriptionState } from './subscriptionState.js'

/** One workbin, and how its subscription is. */
export interface ObservedTarget {
  readonly target: WorkbinTarget
  readonly subscription: SubscriptionState
}
