/** The last segment of a badge: how many items the workbin holds. */
import type { Segment } from './BadgeSegment.js'
import { inLocale, type Place } from '../words/inLocale.js'
import type { CompletedLabels } from '../words/labels.js'

/** A number of items, or `'unknown'`, which is never shown as 0. */
export type WorkbinCount = number | 'unknown'

/**
 * @param count - how many
 * @param say - the words
 * @param place - the locale of the number
 * @returns the number, and the whole phrase that is heard
 */
export function countSegment(count: WorkbinCount, say: CompletedLabels, place: Place): Segment {
  // From untyped code there is also NaN.
  if (count === 'unknown' || !(count >= 0))
    return { part: 'count', phrase: say['Count unknown'] ?? 'Count unknown', shown: '?' }
  const shown = inLocale(place, ({ locale }) => count.toLocaleString(locale))
  return { part: 'count', phrase: say.items(count, shown), shown }
}
