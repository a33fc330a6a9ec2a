'use client'
/** How old a list is, kept true as time passes. */
import { useCallback } from 'react'
import type { WorkbinContents } from '../../core/workbinContents.js'
import { useWording } from '../words/LabelsProvider.js'
import { useModelAt } from '../words/useModelAt.js'
import { getFreshness, type FreshnessModel, type FreshnessOptions } from './getFreshness.js'

/**
 * How old a list is, as React state: `FreshnessLabel` without its markup. One timer, for the moment
 * at which the words next change; none while the list is current.
 *
 * @param contents - what `useWorkbinContents` returned
 * @param options - subscription, words and durations
 * @example
 * ```tsx
 * import { useFreshness, useWorkbinContents } from 'gws-workbins'
 *
 * function Footer({ id }: { id: string }) {
 *   const contents = useWorkbinContents(id, { agentGroup: 'Billing-Tier2' })
 *   const { text, isStale } = useFreshness(contents)
 *   return <footer className={isStale ? 'warning' : ''}>{text}</footer>
 * }
 * ```
 */
export function useFreshness(
  contents: WorkbinContents,
  options: Omit<FreshnessOptions, 'now'> = {},
): FreshnessModel {
  const { subscription, timings } = options
  const wording = useWording(options)
  return useModelAt(
    useCallback(
      (now: number) => getFreshness(contents, { ...wording, subscription, timings, now }),
      [contents, wording, subscription, timings],
    ),
    contents.asOf ?? 0,
  )
}
