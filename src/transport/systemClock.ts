/** The clock of the machine this runs on. */
import type { Clock } from '../core/clock.js'

/** What `setTimeout` can count to; longer waits come back early and are planned again. */
const maxDelay = 2 ** 31 - 1

/** Real time and real chance. Looks globals up on use, so that fake timers work. */
export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  random: () => Math.random(),
  schedule(callback, ms) {
    const timer = setTimeout(callback, Math.min(Math.ceil(ms), maxDelay))
    return () => clearTimeout(timer)
  },
}
