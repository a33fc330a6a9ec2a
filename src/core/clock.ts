/** Time and chance as a port, so that every deadline can be tested without waiting. */

/** What the machines know of time. Durations run on `now`; `wall` is only for showing. */
export interface Clock {
  /** Monotonic time in ms. */
  now(): number
  /** Wall-clock time in epoch ms; it may jump. */
  wall(): number
  /** A number in [0, 1), for jitter. */
  random(): number
  /** Runs `callback` after `ms`; returns the cancellation. */
  schedule(callback: () => void, ms: number): () => void
}

/** A planned moment, on both clocks. */
export interface Moment {
  /** Monotonic ms: decides. */
  readonly at: number
  /** Epoch ms: shows. */
  readonly wall: number
}

/** The moment `ms` from now. */
export function momentIn(clock: Pick<Clock, 'now' | 'wall'>, ms: number): Moment {
  return { at: clock.now() + ms, wall: Math.round(clock.wall() + ms) }
}
