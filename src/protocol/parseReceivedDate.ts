/** Reads the dates of the API, which `Date.parse` reads differently from browser to browser. */

const form =
  /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d): ?(\d\d): ?(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))$/

/**
 * Epoch ms of `2016-04-15 20:52:35.000+0300`, as items carry it, or of `2016-04-15T17:52:37Z`, as
 * `userData` does; stray spaces after a colon, as the documentation prints them, do no harm. Null
 * for anything else: another form, no offset, a day or an hour that does not exist.
 */
export function parseReceivedDate(value: unknown): number | null {
  const [, ...parts] = (typeof value === 'string' && form.exec(value)) || []
  const [year, month, day, hour, minute, second, fraction = '', sign, ...zone] = parts
  if (year === undefined) return null
  const text = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  const [zoneHour = 0, zoneMinute = 0] = zone.map((digits) => Number(digits ?? 0))
  const local = new Date(0)
  local.setUTCFullYear(Number(year), Number(month) - 1, Number(day))
  local.setUTCHours(Number(hour), Number(minute), Number(second))
  // What is out of range rolls over, and then reads otherwise.
  if (!local.toISOString().startsWith(text) || zoneHour > 14 || zoneMinute > 59) return null
  const offset = (zoneHour * 60 + zoneMinute) * (sign === '-' ? -60_000 : 60_000)
  return local.getTime() + Number(fraction.padEnd(3, '0').slice(0, 3)) - offset
}
