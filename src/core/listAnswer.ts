/** The answer of a GET: what a list, a failure or silence adds to the facts of a target's contents. */
import { listDelay } from './backoff.js'
import { momentIn, type Clock } from './clock.js'
import type { ContentsItem, ContentsState, ContentsTimings, PendingFetch } from './contentsState.js'
import { WorkbinError } from './errors.js'
import { hasSameIds, reconcile } from './reconcile.js'
import { verifyAt } from './verify.js'

/** What one GET came to. */
export type ListOutcome<Item extends ContentsItem> =
  | { readonly type: 'listed'; readonly items: readonly Item[] }
  | {
      readonly type: 'retry'
      readonly error: WorkbinError
      readonly retryAfter?: number | undefined
    }
  /** `signed-out` is the business of the link, which is told apart: here it only counts as a failure. */
  | { readonly type: 'fatal' | 'signed-out'; readonly error: WorkbinError }

/** How long an event may explain what a resync found (ms): longer than pushes take to arrive. */
const driftMs = 10_000

/** The outcome of GET `id`; that of an older one changes nothing. */
export function listAnswered<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  id: number,
  outcome: ListOutcome<Item>,
  timings: ContentsTimings,
  clock: Clock,
): ContentsState<Item> {
  const { fetch } = contents
  if (fetch === null || fetch.id !== id) return contents
  switch (outcome.type) {
    case 'listed':
      return listed(contents, fetch, outcome.items, timings, clock)
    case 'retry':
      return later(contents, outcome.error, outcome.retryAfter ?? 0, clock)
    case 'signed-out':
      return later(contents, outcome.error, 0, clock)
    case 'fatal':
      return { ...later(contents, outcome.error, 0, clock), isFailed: true }
    default:
      return outcome satisfies never
  }
}

function listed<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  fetch: PendingFetch,
  answer: readonly Item[],
  timings: ContentsTimings,
  clock: Clock,
): ContentsState<Item> {
  // The store behind GWS is away, and what it held is not gone.
  const isDown = fetch.wasDown || contents.link.service === 'down'
  if (isDown && answer.length === 0) {
    return later(contents, new WorkbinError('service-unavailable'), 0, clock)
  }
  const { askAt, ...kept } = reconcile(answer, contents.hints, fetch.id, contents.fetchedAt)
  const next = {
    ...contents,
    ...kept,
    ...untilRefresh(contents, timings, clock),
    fetch: null,
    asOf: fetch.wall,
    clean: fetch.dirty,
    backoff: null,
    error: null,
    driftBy: isUnexplained(contents, fetch, kept.items) ? clock.now() + driftMs : contents.driftBy,
  }
  return askAt === null ? next : verifyAt(next, askAt)
}

/** A live list is read again to be sure; one that is not live because nothing else tells what changes. */
function untilRefresh<Item extends ContentsItem>(
  { attempt, isSubscribed, isWanted }: ContentsState<Item>,
  { resync }: ContentsTimings,
  clock: Clock,
): Pick<ContentsState<Item>, 'attempt' | 'refreshBy'> {
  if (isSubscribed) {
    return { attempt: 0, refreshBy: clock.now() + resync * (0.8 + 0.4 * clock.random()) }
  }
  if (!isWanted) return { attempt: 0, refreshBy: Number.POSITIVE_INFINITY }
  return { attempt: attempt + 1, refreshBy: clock.now() + listDelay(attempt, clock.random()) }
}

/** A resync found other items, and nothing told that there are. The end of a cut list may differ for no reason. */
function isUnexplained<Item extends ContentsItem>(
  { isSubscribed, isTruncated, items, verifyBy }: ContentsState<Item>,
  { isResync }: PendingFetch,
  found: readonly Item[],
): boolean {
  const isQuiet = isResync && isSubscribed && verifyBy === null && !isTruncated
  return isQuiet && items !== null && !hasSameIds(items, found)
}

/** No list, and its turn comes again. What was unverified still is; what the list shows stays. */
function later<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  error: WorkbinError,
  retryAfter: number,
  clock: Clock,
): ContentsState<Item> {
  const { attempt, fetch, verifyBy } = contents
  const wait = Math.max(retryAfter, listDelay(attempt, clock.random()))
  return {
    ...contents,
    fetch: null,
    error,
    attempt: attempt + 1,
    // A resync that failed is tried again as one: only that can find a drift.
    verifyBy: fetch?.isResync === true ? verifyBy : clock.now(),
    backoff: momentIn(clock, wait),
    isOrdered: wait === retryAfter,
  }
}
