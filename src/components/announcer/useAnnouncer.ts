'use client'
/** Runs an announcer while mounted. */
import { useEffect } from 'react'
import type { Readable } from '../../core/createStore.js'
import type { ObservedTarget } from '../../core/ObservedTarget.js'
import { useNewest } from '../../react/useNewest.js'
import type { AnnouncementSink } from './Announcement.js'
import { addAnnouncer } from './announcers.js'
import { createAnnouncer, type AnnouncerOptions } from './createAnnouncer.js'
import type { Speech } from './sayNews.js'

const clock: AnnouncerOptions['clock'] = {
  now: () => performance.now(),
  schedule(callback, ms) {
    const timer = setTimeout(callback, ms)
    return () => clearTimeout(timer)
  },
}

/**
 * Announces what happens to `targets`, and what hosts ask for, without a render.
 *
 * @param lostMs - a shorter loss is not told
 */
export function useAnnouncer(
  targets: Readable<readonly ObservedTarget[]>,
  lostMs: number,
  sink: AnnouncementSink,
  speech: Speech,
): void {
  const newest = useNewest({ sink, speech })
  useEffect(() => {
    const announcer = createAnnouncer({
      clock,
      lostMs,
      sink: (...announcement) => newest.current.sink(...announcement),
      speech: () => newest.current.speech,
    })
    const look = (): void => announcer.observe(targets.getState())
    look()
    const ends = [targets.subscribe(look), addAnnouncer(announcer.announce), announcer.stop]
    return () => {
      for (const end of ends) end()
    }
  }, [targets, lostMs, newest])
}
