/** Times in the agent's own spelling. */
import { inLocale } from './inLocale.js'

/**
 * A time of day, such as "10:42", in the browser's time zone.
 *
 * @param at - epoch ms
 * @param locale - BCP 47 tag; undefined is the browser's
 * @param parts - what is written beside hours and minutes
 */
export function formatTime(
  at: number,
  locale: string | undefined,
  parts: Intl.DateTimeFormatOptions = {},
): string {
  const options: Intl.DateTimeFormatOptions = { hour: 'numeric', minute: '2-digit', ...parts }
  return inLocale(locale, (known) => new Date(at).toLocaleString(known, options))
}
