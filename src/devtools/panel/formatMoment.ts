/** Times as a log has them. */

/** HH:mm:ss.SSS, in the time zone of the machine. */
export function formatMoment(at: number): string {
  const date = new Date(at)
  return `${date.toTimeString().slice(0, 8)}.${`${date.getMilliseconds()}`.padStart(3, '0')}`
}
