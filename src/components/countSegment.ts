/** The last segment of a badge: how many items the workbin holds. */
import type { Segment } from './BadgeSegment.js'
import { inLocale } from './inLocale.js'
import type { CompletedLabels } from './labels.js'

/** A number of items, or `'unknown'`, which is never shown as 0. */
export type WorkbinCount = number | 'unknown'

/**
 * @param count - how many
 * @param say - the words
 * @param locale - BCP 47 tag of the number
 * @returns the number, and the whole phrase that is heard
 */
export function countSegment(
  count: WorkbinCount,
  say: CompletedLabels,
  locale: string | undefined,
): Segment {
  if (count === 'unknown')
    return { part: 'count', phrase: say['Count unknown'] ?? 'Count unknown', shown: '?' }
  const shown = inLocale(locale, (known) => count.toLocaleString(known))
  return { part: 'count', phrase: say.items(count, shown), shown }
}
