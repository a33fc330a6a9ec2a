/** Folds a subscription into what its switch shows. */
import type { SubscriptionState } from '../../core/subscriptionState.js'
import { defaultTimings, type Timings } from '../../core/timings.js'

/** What a switch shows of a subscription. */
export interface ToggleModel {
  /** Whether live updates are wanted: what `aria-checked` says. Not whether they are live. */
  readonly isOn: boolean
  /** What is wanted is not so yet, and is under way. */
  readonly isPending: boolean
  /** False where this agent or server cannot have live updates: pressing does nothing. */
  readonly isAvailable: boolean
  /** When this changes by itself (epoch ms), or null. */
  readonly changesAt: number | null
}

/** What {@link getToggleModel} may be told beside the subscription. */
export interface ToggleModelOptions {
  /** The moment to describe (epoch ms). Default: now. */
  readonly now?: number | undefined
  /** Durations in ms. Default: the library's, pending 300, so that quick answers do not flicker. */
  readonly timings?: Partial<Pick<Timings, 'pending'>> | undefined
}

/**
 * What `SubscribeToggle` shows for a subscription: its headless twin. Pure. A failure that is not
 * tried again by itself is off, because that is the truth; one that is tried again is still pending.
 *
 * @param subscription - what `useWorkbinSubscription` returned
 * @param options - moment and durations
 * @example
 * ```tsx
 * import { getToggleModel, type WorkbinSubscription } from 'gws-workbins'
 *
 * function Tick({ subscription }: { subscription: WorkbinSubscription }) {
 *   return <span>{getToggleModel(subscription).isOn ? 'Live updates are on' : 'Off'}</span>
 * }
 * ```
 */
export function getToggleModel(
  subscription: SubscriptionState,
  options: ToggleModelOptions = {},
): ToggleModel {
  const { now = Date.now() } = options
  const [isOn, isUnderWay, isAvailable = true] = positionOf(subscription)
  const isNew = subscription.status === 'subscribing' || subscription.status === 'unsubscribing'
  // The next try of what has failed is under way without a pause.
  const waitsUntil =
    isNew && subscription.error === null
      ? subscription.since + (options.timings?.pending ?? defaultTimings.pending)
      : now
  const isWaiting = isUnderWay && now < waitsUntil
  return {
    isOn,
    isPending: isUnderWay && !isWaiting,
    isAvailable,
    changesAt: isWaiting ? waitsUntil : null,
  }
}

type Position = readonly [isOn: boolean, isUnderWay: boolean, isAvailable?: boolean]

function positionOf(subscription: SubscriptionState): Position {
  switch (subscription.status) {
    case 'idle':
    case 'unsubscribed':
      return [false, false]
    case 'unsubscribing':
      return [false, true]
    case 'waiting':
    case 'subscribing':
      return [true, true]
    case 'subscribed':
    case 'recovering':
    case 'unconfirmed':
      return [true, false]
    case 'failed':
      if (subscription.kind === 'unavailable') return [false, false, false]
      return subscription.retryAt === null ? [false, false] : [true, true]
    default:
      return subscription satisfies never
  }
}
