/** The one timer of a machine: rings when the deadline is there that it was set to last. */
import type { Clock } from './clock.js'

/** Set anew after every step of its machine. */
export class Alarm {
  readonly #clock: Clock
  readonly #ring: () => void
  #deadline = Number.POSITIVE_INFINITY
  #cancel: () => void = () => {}

  /** `ring` sets it again: timers may come a little early, so the same deadline may have to be planned twice. */
  constructor(clock: Clock, ring: () => void) {
    this.#clock = clock
    this.#ring = ring
  }

  /** Monotonic; Infinity for never. */
  set(deadline: number): void {
    if (deadline === this.#deadline) return
    this.#cancel()
    this.#deadline = deadline
    if (deadline === Number.POSITIVE_INFINITY) return
    const onDue = (): void => {
      this.#deadline = Number.POSITIVE_INFINITY
      this.#ring()
    }
    this.#cancel = this.#clock.schedule(onDue, Math.max(0, deadline - this.#clock.now()))
  }
}
