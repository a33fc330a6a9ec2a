/** Guards against a locale or a time zone that the browser does not know: it must not take the desktop down. */

/** Where times and numbers are read. */
export interface Place {
  /** BCP 47 tag for times and numbers. Default: the browser's. */
  readonly locale?: string | undefined
  /** IANA name of the zone that times are shown in, such as `Europe/Paris`. Default: the browser's. */
  readonly timeZone?: string | undefined
}

/**
 * Formats in a place, or in the browser's own where that one is not known (`en_US`, `Mars/Olympus`).
 *
 * @param place - locale and time zone
 * @param format - called again with neither if it throws
 */
export function inLocale(place: Place, format: (place: Place) => string): string {
  try {
    return format(place)
  } catch {
    return format({})
  }
}
