/** Folds a list into how old it is. */
import type { SubscriptionState } from '../../core/subscriptionState.js'
import { defaultTimings, type Timings } from '../../core/timings.js'
import type { ContentsStatus, WorkbinContents } from '../../core/workbinContents.js'
import type { StatusTone } from '../badge/StatusLook.js'
import { feedbackSentences, type FeedbackWord } from '../words/feedbackWords.js'
import { formatMoment } from '../words/formatMoment.js'
import { inLocale, type Place } from '../words/inLocale.js'
import { completeLabels, type Wording } from '../words/labels.js'

/** How old a list is, in words. */
export interface FreshnessModel {
  /** The list's own status. */
  readonly status: ContentsStatus
  readonly tone: StatusTone
  readonly icon: 'check' | 'clock' | 'busy' | 'failed'
  /** The whole: "Up to date", "Updated 2 min ago", "Stale since 10:42". */
  readonly text: string
  /** It may be out of date, and should not be. */
  readonly isStale: boolean
  /** When the list was last known to be the server's (epoch ms), or null: not known, or it is now. */
  readonly asOf: number | null
  /** When the words change by themselves (epoch ms), or null: minutes apart, never each second. */
  readonly changesAt: number | null
}

/** What {@link getFreshness} may be told beside the list. */
export interface FreshnessOptions extends Wording {
  /** The moment to describe (epoch ms). Default: now. */
  readonly now?: number | undefined
  /** Tells a list that is not to be live, paused or not available, which only has an age, from a stale one. */
  readonly subscription?: SubscriptionState | undefined
  /** Durations in ms. Default: the library's, stale 30000. */
  readonly timings?: Partial<Pick<Timings, 'stale'>> | undefined
}

const justNow = 10_000
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/**
 * How old a list is: the headless twin of `FreshnessLabel`. Pure. A live, verified list is "Up to
 * date", however long ago something in it changed. One that should be live and is not is "Stale
 * since", an absolute time; one that is paused has an age.
 *
 * @param contents - what `useWorkbinContents` returned
 * @param options - moment, subscription, words and durations
 * @example
 * ```tsx
 * import { getFreshness, type WorkbinContents } from 'gws-workbins'
 *
 * function Age({ contents }: { contents: WorkbinContents }) {
 *   return <p>{getFreshness(contents).text}</p>
 * }
 * ```
 */
export function getFreshness(
  contents: WorkbinContents,
  options: FreshnessOptions = {},
): FreshnessModel {
  const { now = Date.now() } = options
  const say = completeLabels(options.labels, feedbackSentences)
  const { status, error } = contents
  const asOf = Number.isFinite(contents.asOf) ? contents.asOf : null
  const is = (
    tone: StatusTone,
    icon: FreshnessModel['icon'],
    word: FeedbackWord,
  ): FreshnessModel => {
    const text = say[word] ?? word
    return { status, tone, icon, text, isStale: false, asOf: null, changesAt: null }
  }
  if (contents.isCurrent) return is('neutral', 'check', 'Up to date')
  if (asOf === null) {
    return error === null
      ? is('neutral', 'busy', 'Loading')
      : is('danger', 'failed', 'Could not load')
  }
  const age = Math.max(0, now - asOf)
  const isResting = options.subscription !== undefined && rests(options.subscription)
  const staleAt = asOf + (options.timings?.stale ?? defaultTimings.stale)
  if (!isResting && now >= staleAt) {
    const text = say.staleSince(formatMoment(asOf, now, options))
    const changesAt = age < day / 2 ? asOf + day / 2 : null
    return { status, tone: 'warning', icon: 'clock', text, isStale: true, asOf, changesAt }
  }
  const isYoung = age < minute
  const young = is(
    'neutral',
    'clock',
    age < justNow ? 'Updated just now' : 'Updated less than a minute ago',
  )
  const text = isYoung ? young.text : say.updated(formatAgo(age, options))
  const next = asOf + nextStep(age)
  return { ...young, text, asOf, changesAt: isResting ? next : Math.min(next, staleAt) }
}

/** Not live on purpose, or for good: it is as old as it is. */
function rests(subscription: SubscriptionState): boolean {
  const { status } = subscription
  if (status === 'failed') return subscription.kind === 'unavailable'
  return status === 'idle' || status === 'unsubscribing' || status === 'unsubscribed'
}

function unitOf(age: number): readonly [unit: 'minute' | 'hour' | 'day', ms: number] {
  if (age < hour) return ['minute', minute]
  return age < day ? ['hour', hour] : ['day', day]
}

function nextStep(age: number): number {
  if (age < justNow) return justNow
  const [, ms] = unitOf(age)
  return (Math.floor(age / ms) + 1) * ms
}

function formatAgo(age: number, place: Place): string {
  const [unit, ms] = unitOf(age)
  return inLocale(place, ({ locale }) =>
    new Intl.RelativeTimeFormat(locale, { style: 'short' }).format(-Math.floor(age / ms), unit),
  )
}
