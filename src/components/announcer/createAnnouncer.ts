/** Hears of subscriptions and of what hosts want said, and says it: merged, spaced, each thing once. */
import type { Clock } from '../../core/clock.js'
import type { ObservedTarget } from '../../core/ObservedTarget.js'
import type { AnnouncementSink, Politeness } from './Announcement.js'
import { AnnouncementQueue } from './AnnouncementQueue.js'
import { sayIntent, sayStatus, type Speech } from './sayNews.js'
import { StatusNews } from './StatusNews.js'

/** How something is announced. */
export interface AnnounceOptions {
  /** Of one topic only the latest is said. Default `action`: what the agent has just done. */
  readonly topic?: string | undefined
  /** How long it may wait for a later one of its topic (ms). Default 0: the agent waits for an answer. */
  readonly delayMs?: number | undefined
  /** Handed to the sink; the library's own region is always polite. Default `polite`. */
  readonly politeness?: Politeness | undefined
}

/** What is to be said; a function is called when its turn has come, and may say nothing. */
export type AnnounceMessage = string | (() => string | null)

/** An announcer, without a region of its own. */
export interface Announcer {
  /** All subscriptions as they are now. */
  observe(list: readonly ObservedTarget[]): void
  announce(message: AnnounceMessage, options?: AnnounceOptions): void
  /** Says nothing more. */
  stop(): void
}

/** What an announcer needs. */
export interface AnnouncerOptions {
  readonly clock: Pick<Clock, 'now' | 'schedule'>
  /** A shorter loss is not told (ms). */
  readonly lostMs: number
  readonly sink: AnnouncementSink
  /** Read whenever something is said. */
  speech(): Speech
}

/** Makes it. */
export function createAnnouncer({ clock, lostMs, sink, speech }: AnnouncerOptions): Announcer {
  const news = new StatusNews(lostMs)
  const queue = new AnnouncementQueue(clock, sink)

  function arrange(): void {
    queue.put('', { at: news.statusDueAt(), compose: composeStatus })
    queue.put(' ', {
      at: news.intentDueAt(),
      compose: () => sayIntent(news.takeIntent(), speech()),
    })
  }

  function composeStatus() {
    const announcement = sayStatus(news.takeStatus(clock.now()), speech())
    // What was not yet ripe is due later.
    queue.put('', { at: news.statusDueAt(), compose: composeStatus })
    return announcement
  }

  return {
    observe(list) {
      news.update(list, clock.now())
      arrange()
    },
    announce(message, { topic = 'action', delayMs = 0, politeness = 'polite' } = {}) {
      // No topic of a host is one of the two above.
      const key = `+${topic}`
      queue.put(key, {
        at: Math.min(clock.now() + delayMs, queue.dueAt(key)),
        compose() {
          const said = typeof message === 'string' ? message : message()
          return said === null || said === '' ? null : { message: said, topic, politeness }
        },
      })
    },
    stop: () => queue.stop(),
  }
}
