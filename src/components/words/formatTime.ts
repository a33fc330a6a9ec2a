/** Times in the agent's own spelling. */
import { inLocale, type Place } from './inLocale.js'

/**
 * A time of day, such as "10:42".
 *
 * @param at - epoch ms
 * @param place - locale and time zone; undefined is the browser's
 * @param parts - what is written beside hours and minutes
 */
export function formatTime(
  at: number,
  place: Place,
  parts: Intl.DateTimeFormatOptions = {},
): string {
  return inLocale(place, ({ locale, timeZone }) =>
    new Date(at).toLocaleString(locale, {
      hour: 'numeric',
      minute: '2-digit',
      ...parts,
      timeZone,
    }),
  )
}
