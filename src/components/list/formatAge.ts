/** How long ago something came, in the agent's own spelling. */
import { inLocale, type Place } from '../words/inLocale.js'

/**
 * "58m", "2h 4m", "3d": minutes below an hour, hours and minutes below a day.
 *
 * @param ms - the age; less than nothing is nothing
 * @param place - whose spelling
 */
export function formatAge(ms: number, place: Place): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000))
  const hours = Math.floor(minutes / 60)
  const parts: readonly (readonly [value: number, unit: string])[] =
    hours >= 24
      ? [[Math.floor(hours / 24), 'day']]
      : hours > 0
        ? [
            [hours, 'hour'],
            [minutes % 60, 'minute'],
          ]
        : [[minutes, 'minute']]
  return inLocale(place, ({ locale }) => {
    const texts = parts.map(([value, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'narrow' }).format(value),
    )
    return new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' }).format(texts)
  })
}
