/** Says when a list that may not be the server's is to be read: now, soon, or within a while. */
import { listDelay } from './backoff.js'
import type { Clock } from './clock.js'
import type { ContentsItem, ContentsState } from './contentsState.js'

/** The list may lack something: read now. */
export function verifyNow<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  clock: Clock,
): ContentsState<Item> {
  return verifyAt(contents, clock.now())
}

/** The list may lack something, and is read at that time (monotonic) at the latest. */
export function verifyAt<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  time: number,
): ContentsState<Item> {
  return { ...before(contents, time), dirty: contents.dirty + 1 }
}

/** The list may lack something; where a confirmation is on its way, which brings a GET, after a moment. */
export function verifySoon<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  clock: Clock,
): ContentsState<Item> {
  const { dirty, isSubscribed, isWanted } = contents
  const isAwaited = isWanted && !isSubscribed
  const wait = isAwaited ? listDelay(0, clock.random()) : 0
  return { ...before(contents, clock.now() + wait), dirty: dirty + 1 }
}

/** Events told it: read at random within `ms` of the first of them, so that no two desktops do so in step. */
export function verifyWithin<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  ms: number,
  clock: Clock,
): ContentsState<Item> {
  return contents.verifyBy === null ? before(contents, clock.now() + clock.random() * ms) : contents
}

/** Nothing says that it is another: read again at random within `ms`, which finds out more if it is. */
export function refreshWithin<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  ms: number,
  clock: Clock,
): ContentsState<Item> {
  const now = clock.now()
  const isDue = contents.verifyBy !== null || contents.refreshBy <= now + ms
  return isDue ? contents : { ...contents, refreshBy: now + clock.random() * ms }
}

function before<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  time: number,
): ContentsState<Item> {
  return { ...contents, verifyBy: Math.min(contents.verifyBy ?? time, time) }
}
