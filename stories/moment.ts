/** The one moment at which controlled stories play, so that the times in them never change. */

/** The zone of every time in the stories: the pages say the same everywhere. */
export const timeZone = 'UTC'

/** 10:43: a minute after everything in the stories was last live. */
export const now: number = Date.UTC(2026, 10, 22, 10, 43)

/** 10:42. */
export const aMinuteAgo: number = now - 60_000

const RunningDate = Date

/** A `Date` whose present is {@link now}; every other date is what it is. */
const StoppedDate = new Proxy(RunningDate, {
  construct: (target, parts: [], newTarget: typeof Date): Date =>
    // Without parts a Date is the present.
    Reflect.construct(target, parts.length === 0 ? [now] : parts, newTarget) as Date,
  apply: () => new RunningDate(now).toString(),
  get: (target, name, receiver): unknown =>
    name === 'now' ? () => now : Reflect.get(target, name, receiver),
})

const holders = new Set<symbol>()

/**
 * Stops the clock of the page at {@link now}, until everybody who stopped it has let go: a
 * `beforeEach`. Timers go on.
 */
export function stopClock(): () => void {
  const holder = Symbol('stopped')
  holders.add(holder)
  globalThis.Date = StoppedDate
  return () => {
    holders.delete(holder)
    if (holders.size === 0) globalThis.Date = RunningDate
  }
}
