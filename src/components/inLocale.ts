/** Guards against a locale that the browser does not know: it must not take the desktop down. */

/**
 * Formats in a locale, or in the browser's own where that one is not a BCP 47 tag (`en_US`).
 *
 * @param locale - BCP 47 tag; undefined is the browser's
 * @param format - called again with undefined if it throws
 */
export function inLocale(
  locale: string | undefined,
  format: (locale: string | undefined) => string,
): string {
  try {
    return format(locale)
  } catch {
    return format(undefined)
  }
}
