/** A clock that stands still until a test moves it. No real timer runs. */
import type { Clock } from '../../src/core/clock.js'

/** The clock port, and the hand that moves it. */
export interface FakeClock extends Clock {
  /** What `random()` gives next and from then on. Default 0.5. */
  chance: number
  /** Moves the time, and runs what falls due on the way, in order. */
  advance(ms: number): void
  /** Lets the wall clock jump; durations do not notice. */
  jump(ms: number): void
  /** How many callbacks are planned. */
  planned(): number
}

/** The wall clock reads this when the monotonic one reads 0. */
export const wallStart = Date.UTC(2026, 10, 22, 10, 0, 0)

/** Makes a clock at 1,000,000 ms: nothing may take its start for 0. */
export function createFakeClock(): FakeClock {
  const timers = new Map<number, { readonly at: number; readonly callback: () => void }>()
  let time = 1_000_000
  let wallOffset = wallStart
  let count = 0

  const next = (until: number): number | undefined => {
    const ripe = [...timers].filter(([, timer]) => timer.at <= until)
    ripe.sort(([a, one], [b, other]) => one.at - other.at || a - b)
    return ripe[0]?.[0]
  }

  return {
    chance: 0.5,
    now: () => time,
    wall: () => wallOffset + time,
    random() {
      return this.chance
    },
    schedule(callback, ms) {
      const id = (count += 1)
      timers.set(id, { at: time + Math.max(0, ms), callback })
      return () => timers.delete(id)
    },
    advance(ms) {
      const until = time + ms
      for (let id = next(until); id !== undefined; id = next(until)) {
        const timer = timers.get(id)
        timers.delete(id)
        time = Math.max(time, timer?.at ?? time)
        timer?.callback()
      }
      time = until
    },
    jump: (ms) => {
      wallOffset += ms
    },
    planned: () => timers.size,
  }
}
