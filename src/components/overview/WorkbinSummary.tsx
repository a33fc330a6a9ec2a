'use client'
/** One line that says how many workbins are live, and what needs attention. */
import {
  forwardRef,
  useCallback,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { LookTimings } from '../badge/getBadgeModel.js'
import { useWording } from '../words/LabelsProvider.js'
import type { Wording } from '../words/labels.js'
import { useModelAt } from '../words/useModelAt.js'
import { summarizeWorkbins } from './summarizeWorkbins.js'
import { SummaryLine } from './SummaryLine.js'

/** Props of {@link WorkbinSummary}. */
export interface WorkbinSummaryProps
  extends Omit<HTMLAttributes<HTMLElement>, 'children'>, Pick<Wording, 'labels' | 'locale'> {
  readonly subscriptions: readonly SubscriptionState[]
  /** Durations in ms. Default: the library's, pending 300, grace 2500, stale 30000. */
  readonly timings?: Partial<LookTimings> | undefined
}

/**
 * Sums up many workbins in a line: "6 of 9 live · 1 failed". Calm while all is well; what needs
 * attention is a word and a colour. Not a live region. Works without CSS.
 *
 * Markup to style and test by: `span.gws-summary` with `data-tone`; inside it `data-part` live,
 * failed, notConfirmed, interrupted.
 *
 * @param props - `subscriptions`; other attributes, `className`, `style` and `ref` reach the element
 * @example
 * ```tsx
 * import { useWorkbinSubscriptions, WorkbinSummary, type WorkbinTarget } from 'gws-workbins'
 *
 * function TopBar({ targets }: { targets: readonly WorkbinTarget[] }) {
 *   return <WorkbinSummary subscriptions={useWorkbinSubscriptions(targets)} />
 * }
 * ```
 */
export const WorkbinSummary: ForwardRefExoticComponent<
  WorkbinSummaryProps & RefAttributes<HTMLElement>
> = forwardRef<HTMLElement, WorkbinSummaryProps>(function WorkbinSummary(
  { subscriptions, timings, labels, locale, ...rest },
  ref,
) {
  const wording = useWording({ labels, locale })
  const { tone, parts } = useModelAt(
    useCallback(
      (now: number) => summarizeWorkbins(subscriptions, { ...wording, now, timings }),
      [subscriptions, wording, timings],
    ),
    Math.max(0, ...subscriptions.map(({ since }) => since)),
  )
  return <SummaryLine {...rest} ref={ref} tone={tone} parts={parts} />
})
