/** Waits, merges and spaces: one announcement at a time, and of each topic the latest only. */
import type { Clock } from '../../core/clock.js'
import { notify } from '../../core/notify.js'
import type { Announcement, AnnouncementSink } from './Announcement.js'

/** What is to be said of one topic. */
export interface PendingTopic {
  /** When, in the clock's monotonic ms; `Infinity` is not yet. */
  readonly at: number
  /** Called when its turn has come, so that it says what is true then; null says nothing. */
  compose(): Announcement | null
}

/** Between two announcements (ms): a screen reader drops a text that is replaced sooner. */
export const spacing = 500

/** A queue that is one deep for each topic. */
export class AnnouncementQueue {
  readonly #clock: Pick<Clock, 'now' | 'schedule'>
  readonly #sink: AnnouncementSink
  readonly #topics = new Map<string, PendingTopic>()
  #quietUntil = Number.NEGATIVE_INFINITY
  #cancel = (): void => {}

  constructor(clock: Pick<Clock, 'now' | 'schedule'>, sink: AnnouncementSink) {
    this.#clock = clock
    this.#sink = sink
  }

  /** Replaces what waits of a topic. */
  put(topic: string, pending: PendingTopic): void {
    if (pending.at === Infinity) this.#topics.delete(topic)
    else this.#topics.set(topic, pending)
    this.#arm()
  }

  /** When a topic is due, `Infinity` where nothing waits. */
  dueAt(topic: string): number {
    return this.#topics.get(topic)?.at ?? Infinity
  }

  /** Says nothing more. */
  stop(): void {
    this.#topics.clear()
    this.#cancel()
  }

  #arm(): void {
    this.#cancel()
    const [first] = this.#next()
    if (first === undefined) return
    const at = Math.max(first.pending.at, this.#quietUntil)
    this.#cancel = this.#clock.schedule(() => this.#speak(), Math.max(0, at - this.#clock.now()))
  }

  #next() {
    const waiting = [...this.#topics].map(([topic, pending]) => ({ topic, pending }))
    return waiting.toSorted((one, other) => one.pending.at - other.pending.at)
  }

  #speak(): void {
    const now = this.#clock.now()
    if (now >= this.#quietUntil) {
      for (const { topic, pending } of this.#next()) {
        if (pending.at > now) break
        this.#topics.delete(topic)
        if (this.#say(pending)) break
      }
    }
    // Also where a timer came early: browsers round them.
    this.#arm()
  }

  /** Words are the host's, too: one that throws must not end all the others. */
  #say(pending: PendingTopic): boolean {
    let isSaid = false
    notify([
      () => {
        const announcement = pending.compose()
        if (announcement === null) return
        const { message, ...info } = announcement
        isSaid = true
        this.#quietUntil = this.#clock.now() + spacing
        this.#sink(message, info)
      },
    ])
    return isSaid
  }
}
