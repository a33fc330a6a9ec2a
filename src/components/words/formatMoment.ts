/** A moment of the past, as short as it is clear. */
import { formatTime } from './formatTime.js'
import type { Place } from './inLocale.js'

/** Half a day (ms): a time of day is no longer clear by itself. */
export const needsDate: number = 12 * 60 * 60_000

/**
 * "10:42", or "21 Nov, 10:42" once it is half a day ago.
 *
 * @param at - epoch ms
 * @param now - epoch ms
 * @param place - locale and time zone; undefined is the browser's
 */
export function formatMoment(at: number, now: number, place: Place): string {
  return formatTime(at, place, now - at < needsDate ? {} : { day: 'numeric', month: 'short' })
}
