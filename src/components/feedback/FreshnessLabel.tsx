'use client'
/** The line that says how old a list is. */
import {
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'
import type { WorkbinContents } from '../../core/workbinContents.js'
import { BadgeIcon } from '../badge/BadgeSegment.js'
import type { FreshnessOptions } from './getFreshness.js'
import { useFreshness } from './useFreshness.js'

/** Props of {@link FreshnessLabel}. */
export interface FreshnessLabelProps
  extends Omit<HTMLAttributes<HTMLElement>, 'children'>, Omit<FreshnessOptions, 'now'> {
  readonly contents: WorkbinContents
}

/**
 * Says how old a list is: "Up to date" while it is live and verified, "Stale since 10:42" where it
 * should be, "Updated 2 min ago" where it is paused. It never ticks, and is not a live region.
 * Works without CSS.
 *
 * Markup to style and test by: `span.gws-freshness` with `data-status`, `data-tone`, `data-stale`;
 * inside it `data-part` icon and text; a time is a `<time>`.
 *
 * @param props - `contents`; `subscription`, so that a paused list is not called stale; other
 *   attributes, `className`, `style` and `ref` reach the element
 * @example
 * ```tsx
 * import { FreshnessLabel, useWorkbinContents } from 'gws-workbins'
 *
 * function Footer({ id }: { id: string }) {
 *   const contents = useWorkbinContents(id, { agentGroup: 'Billing-Tier2' })
 *   return (
 *     <footer>
 *       <FreshnessLabel contents={contents} />
 *     </footer>
 *   )
 * }
 * ```
 */
export const FreshnessLabel: ForwardRefExoticComponent<
  FreshnessLabelProps & RefAttributes<HTMLSpanElement>
> = forwardRef<HTMLSpanElement, FreshnessLabelProps>(function FreshnessLabel(props, ref) {
  const { contents, subscription, labels, locale, timeZone, timings, className, ...rest } = props
  const wording = { subscription, labels, locale, timeZone, timings }
  const { status, tone, icon, text, isStale, asOf } = useFreshness(contents, wording)
  return (
    <span
      {...rest}
      ref={ref}
      data-status={status}
      data-tone={tone}
      data-stale={isStale ? '' : undefined}
      className={className ? `gws-freshness ${className}` : 'gws-freshness'}
    >
      <BadgeIcon name={icon} />{' '}
      {asOf === null ? (
        <span data-part="text">{text}</span>
      ) : (
        <time data-part="text" dateTime={isoOf(asOf)}>
          {text}
        </time>
      )}
    </span>
  )
})

/** A list that a host has restored may have a time that is none. */
function isoOf(at: number): string | undefined {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
