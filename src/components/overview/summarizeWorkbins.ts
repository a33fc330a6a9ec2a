/** Folds many subscriptions into one line: how many are live, and what needs attention. */
import type { SubscriptionState } from '../../core/subscriptionState.js'
import { getBadgeModel, type BadgeModel, type BadgeModelOptions } from '../badge/getBadgeModel.js'
import type { StatusTone } from '../badge/StatusLook.js'
import { inLocale } from '../words/inLocale.js'
import { completeLabels } from '../words/labels.js'
import { overviewSentences } from '../words/overviewWords.js'

/**
 * What an agent tells apart at a glance. `interrupted` was live and is late to come back, `pending` is
 * on its way, `off` was not asked for, is paused, or is not available.
 */
export type WorkbinGroup = 'failed' | 'notConfirmed' | 'interrupted' | 'pending' | 'live' | 'off'

/** Groups, those that need most attention first. */
const byAttention: readonly WorkbinGroup[] = [
  ...(['failed', 'notConfirmed', 'interrupted'] as const),
  ...(['pending', 'live', 'off'] as const),
]

/** One phrase of the line. */
export interface SummaryPart {
  readonly group: WorkbinGroup
  readonly text: string
}

/** Many workbins at one moment. */
export interface WorkbinsSummary {
  readonly total: number
  readonly counts: Readonly<Record<WorkbinGroup, number>>
  /** That of the group which needs most attention: `success` only where all that is wanted is live. */
  readonly tone: StatusTone
  /** "6 of 9 live", then "1 failed" and the like, for what needs attention only. */
  readonly parts: readonly SummaryPart[]
  /** The parts as one sentence. */
  readonly text: string
  /** When it changes by itself (epoch ms), or null. */
  readonly changesAt: number | null
}

/**
 * How many of many workbins are live, and what needs attention: the headless twin of
 * `WorkbinSummary`. Pure.
 *
 * @param subscriptions - what `useWorkbinSubscriptions` returned
 * @param options - moment, words, locale and durations
 * @returns counts, tone and words; ask again at `changesAt`
 * @example
 * ```tsx
 * import { summarizeWorkbins, useWorkbinSubscriptions, type WorkbinTarget } from 'gws-workbins'
 *
 * function TabTitle({ targets }: { targets: readonly WorkbinTarget[] }) {
 *   const { counts, total } = summarizeWorkbins(useWorkbinSubscriptions(targets))
 *   return <title>{`${counts.live}/${total} live`}</title>
 * }
 * ```
 */
export function summarizeWorkbins(
  subscriptions: readonly SubscriptionState[],
  options: BadgeModelOptions = {},
): WorkbinsSummary {
  const { now = Date.now() } = options
  const models = subscriptions.map((each) => getBadgeModel(each, { ...options, now }))
  return summarizeModels(models, options)
}

/** The same, of models that are there already. */
export function summarizeModels(
  models: readonly BadgeModel[],
  options: BadgeModelOptions,
): WorkbinsSummary {
  const counts = { failed: 0, notConfirmed: 0, interrupted: 0, pending: 0, live: 0, off: 0 }
  for (const model of models) counts[groupOf(model)] += 1
  const first = byAttention.find((group) => counts[group] > 0) ?? 'off'
  const parts = partsOf(counts, models.length, options)
  const text = completeLabels(options.labels, joining).list(parts.map((part) => part.text))
  const changesAt = Math.min(...models.map((model) => model.changesAt ?? Infinity))
  return {
    total: models.length,
    counts,
    tone: toneOf(first, models),
    parts,
    text,
    changesAt: changesAt < Infinity ? changesAt : null,
  }
}

/** Which group a look belongs to. */
export function groupOf({ status, tone }: BadgeModel): WorkbinGroup {
  if (status === 'subscribed') return 'live'
  if (tone === 'danger') return 'failed'
  if (status === 'unconfirmed') return 'notConfirmed'
  if (tone === 'warning') return 'interrupted'
  return status === 'idle' || status === 'unsubscribed' || status === 'failed' ? 'off' : 'pending'
}

/** The smaller, the more attention it needs. */
export function attentionOf(model: BadgeModel): number {
  return byAttention.indexOf(groupOf(model))
}

const joining = { list: (parts: readonly string[]): string => parts.join(', ') }

function toneOf(group: WorkbinGroup, models: readonly BadgeModel[]): StatusTone {
  switch (group) {
    case 'failed':
      return 'danger'
    case 'notConfirmed':
    case 'interrupted':
      return 'warning'
    case 'pending':
      return models.some(({ tone }) => tone === 'info') ? 'info' : 'neutral'
    case 'live':
      return 'success'
    case 'off':
      return 'neutral'
    default:
      return group satisfies never
  }
}

function partsOf(
  counts: WorkbinsSummary['counts'],
  total: number,
  options: BadgeModelOptions,
): SummaryPart[] {
  const say = completeLabels(options.labels, overviewSentences)
  const format = (count: number): string =>
    inLocale(options, ({ locale }) => count.toLocaleString(locale))
  const attention = [
    ['failed', say.countFailed],
    ['notConfirmed', say.countNotConfirmed],
    ['interrupted', say.countInterrupted],
  ] as const
  const { live } = counts
  return [
    { group: 'live', text: say.liveOf(live, total, format(live), format(total)) },
    ...attention.flatMap(([group, sentence]) => {
      const count = counts[group]
      return count > 0 ? [{ group, text: sentence(count, format(count)) }] : []
    }),
  ]
}
