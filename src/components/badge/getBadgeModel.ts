/** Folds a subscription into what the agent sees of it: the one table of looks and words. */
import type {
  RecoveringCause,
  RecoveringSubscription,
  SubscriptionState,
  SubscriptionStatus,
  WaitingReason,
} from '../../core/subscriptionState.js'
import { defaultTimings, type Timings } from '../../core/timings.js'
import { formatMoment, needsDate } from '../words/formatMoment.js'
import type { StatusIcon } from './icons.js'
import { badgeSentences } from '../words/badgeWords.js'
import {
  completeLabels,
  type CompletedLabels,
  type Wording,
  type WorkbinWord,
} from '../words/labels.js'
import type { StatusLook, StatusTone } from './StatusLook.js'

/** The look of a subscription, with the truth beside it. */
export interface BadgeModel extends StatusLook {
  /** The subscription's own status, also while the look still waits or checks. */
  readonly status: SubscriptionStatus
  /** A list that was live is not, for longer than `stale`. */
  readonly isStale: boolean
}

/** The durations that decide a look (ms). */
export type LookTimings = Pick<Timings, 'pending' | 'grace' | 'stale'>

/** What {@link getBadgeModel} may be told beside the subscription. */
export interface BadgeModelOptions extends Wording {
  /** The moment to describe (epoch ms). Default: now. */
  readonly now?: number | undefined
  /** Durations in ms. Default: the library's, pending 300, grace 2500, stale 30000. */
  readonly timings?: Partial<LookTimings> | undefined
}

type Appearance = readonly [tone: StatusTone, icon: StatusIcon, word: WorkbinWord]

/** What keeps a list from being live. "Reconnecting" is what needs no words of its own. */
const reasons = {
  link: 'Reconnecting',
  session: 'Reconnecting',
  gap: 'Reconnecting',
  service: 'Server unavailable',
  'ended-by-server': 'Ended by server',
  'signed-out': 'Signed out',
  blocked: 'Blocked',
  'not-ready': 'Waiting for agent session',
} as const satisfies Record<WaitingReason | RecoveringCause, WorkbinWord>

/**
 * What a badge shows for a subscription: the headless twin of `WorkbinStatusBadge`. Pure.
 *
 * "Live" is the label of `subscribed` alone. Two things wait before they are shown, so that nothing
 * flickers: `subscribing` (300 ms) and a loss (2.5 s, "Checking"); both are already not "Live".
 *
 * @param subscription - what `useWorkbinSubscription` returned
 * @param options - moment, words, locale and durations
 * @returns tone, icon, words, and when they change by themselves: ask again at `changesAt`
 * @example
 * ```tsx
 * import { getBadgeModel, type WorkbinSubscription } from 'gws-workbins'
 *
 * function Cell({ subscription }: { subscription: WorkbinSubscription }) {
 *   const model = getBadgeModel(subscription)
 *   return <td data-tone={model.tone}>{model.text}</td>
 * }
 * ```
 */
export function getBadgeModel(
  subscription: SubscriptionState,
  options: BadgeModelOptions = {},
): BadgeModel {
  const { now = Date.now() } = options
  const say = completeLabels(options.labels, badgeSentences)
  const timings = { ...defaultTimings, ...options.timings }
  const { status, since } = subscription
  const wasLiveAt = subscription.isLive ? null : subscription.lastLiveAt
  const isStale = wasLiveAt !== null && now - since >= timings.stale
  const [tone, icon, word] = appearance(subscription, now - since, timings)

  const label = say[word] ?? word
  const time = wasLiveAt === null ? null : formatMoment(wasLiveAt, now, options)
  const words = withAge(label, time, isStale || word === 'Offline', status === 'recovering', say)
  const changesAt = nextChange(subscription, wasLiveAt, timings, now)
  return { status, isStale, tone, icon, label, ...words, changesAt }
}

/** The age is heard in any case, and shown once it matters. */
function withAge(
  label: string,
  time: string | null,
  isShown: boolean,
  isRecovering: boolean,
  say: CompletedLabels,
): Pick<StatusLook, 'detail' | 'text'> {
  if (time === null) return { detail: null, text: label }
  if (isShown && isRecovering) {
    const detail = say.since(time)
    return { detail, text: `${label} ${detail}` }
  }
  const lastLive = say.lastLive(time)
  return { detail: isShown ? lastLive : null, text: say.list([label, lastLive]) }
}

function appearance(
  subscription: SubscriptionState,
  age: number,
  timings: LookTimings,
): Appearance {
  switch (subscription.status) {
    case 'idle':
      return ['neutral', 'off', 'Not subscribed']
    case 'waiting':
      return [
        'neutral',
        'waiting',
        subscription.reason === 'link' ? 'Waiting for connection' : reasons[subscription.reason],
      ]
    case 'subscribing':
      if (age >= timings.pending) return ['info', 'busy', 'Subscribing']
      // The next try of what has failed; most are over before they could be seen.
      return subscription.error === null
        ? ['neutral', 'waiting', 'Waiting for connection']
        : ['danger', 'failed', 'Failed']
    case 'subscribed':
      return ['success', 'live', 'Live']
    case 'recovering':
      return recovering(subscription, age, timings)
    case 'unconfirmed':
      return ['warning', 'attention', 'No confirmation']
    case 'unsubscribing':
      return ['info', 'busy', 'Stopping']
    case 'unsubscribed':
      return ['neutral', 'paused', 'Paused']
    case 'failed':
      return subscription.kind === 'unavailable'
        ? ['neutral', 'unavailable', 'Not available']
        : ['danger', 'failed', 'Failed']
    default:
      return subscription satisfies never
  }
}

function recovering(
  { cause, isOffline }: RecoveringSubscription,
  age: number,
  timings: LookTimings,
): Appearance {
  if (age < timings.grace) return ['neutral', 'sync', 'Checking']
  if (isOffline) return ['warning', 'offline', 'Offline']
  const word = reasons[cause]
  if (word !== 'Reconnecting') return ['warning', 'attention', word]
  return age < timings.stale ? ['warning', 'sync', word] : ['warning', 'clock', 'Stale']
}

function nextChange(
  { status, since }: SubscriptionState,
  wasLiveAt: number | null,
  timings: LookTimings,
  now: number,
): number | null {
  const moments: number[] = []
  if (status === 'subscribing') moments.push(since + timings.pending)
  if (status === 'recovering') moments.push(since + timings.grace)
  if (wasLiveAt !== null) moments.push(since + timings.stale, wasLiveAt + needsDate)
  const next = Math.min(...moments.filter((moment) => moment > now))
  return next < Infinity ? next : null
}
