/** Waits for what may never come. */
import type { Clock } from './clock.js'

/** Resolves with `promise`, which never rejects, or after `ms`. */
export function atMost(promise: Promise<void>, ms: number, clock: Clock): Promise<void> {
  return new Promise((resolve) => {
    const cancel = clock.schedule(resolve, ms)
    void promise.then(() => {
      cancel()
      resolve()
    })
  })
}
