/** The one moment at which controlled stories play, so that the times in them never change. */

/** 10:43 where the story is looked at: a minute after everything in it was last live. */
export const now: number = new Date(2026, 10, 22, 10, 43).getTime()

/** 10:42. */
export const aMinuteAgo: number = now - 60_000

/** Stops the clock of the page at {@link now}: a `beforeEach`. Timers go on. */
export function stopClock(): () => void {
  const { now: running } = Date
  Date.now = () => now
  return () => {
    Date.now = running
  }
}
