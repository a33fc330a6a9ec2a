/** The real time of a soak. */
import type { SoakTime } from './playRound.js'

/** How often a condition is looked at (ms): finer than any heal time that is worth telling. */
const glance = 25

/** Makes a clock that starts now. */
export function createRealTime(): SoakTime {
  const start = performance.now()
  const now = (): number => performance.now() - start
  const pass = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, ms)
    })
  return {
    now,
    pass,
    async until(holds, ms) {
      const end = now() + ms
      while (!holds()) {
        if (now() >= end) return false
        // One look after the other.
        // oxlint-disable-next-line no-await-in-loop
        await pass(glance)
      }
      return true
    },
  }
}
