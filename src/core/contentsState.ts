/** All that is known of one target's contents: who looks, what was listed, what of it is unverified. Facts, no phases. */
import type { Moment } from './clock.js'
import type { WorkbinError } from './errors.js'
import type { LinkView } from './linkView.js'
import type { Timings } from './timings.js'

/** One interaction in a workbin, as far as the machine looks at it. */
export interface ContentsItem {
  readonly id: string
}

/** Durations in ms. */
export type ContentsTimings = Pick<Timings, 'verifyWithin' | 'resync'>

/** What an event said of one item, until a GET says the same. */
export interface Hint<Item extends ContentsItem> {
  readonly id: string
  /** The item that came, or null for one that left. */
  readonly item: Item | null
  /** The newest GET that began before it: its answer, and those of older ones, may not know it. */
  readonly after: number
  /**
   * Monotonic: when the first GET began that began later and says otherwise; null: none does. One
   * that begins {@link longestLag} after that, and says so, too, is believed.
   */
  readonly contradictedAt: number | null
}

/** The one GET of this target that is out. */
export interface PendingFetch {
  readonly id: number
  /** `dirty` when it began: it says nothing of what came later. */
  readonly dirty: number
  /** When it began (epoch ms). */
  readonly wall: number
  /** Nothing was unverified when it began: a difference has no reason that we were told. */
  readonly isResync: boolean
  /** The server behind GWS was down when it began. */
  readonly wasDown: boolean
}

/** Everything known of one target's contents. */
export interface ContentsState<Item extends ContentsItem> {
  readonly observers: number
  readonly link: LinkView
  /** Somebody wants the subscription; the list stands still where nobody does. */
  readonly isWanted: boolean
  /** The subscription is wanted and live: what comes and goes is told. */
  readonly isSubscribed: boolean
  /** In the order of the server; null before the first answer. */
  readonly items: readonly Item[] | null
  /** There are more than are kept. */
  readonly isTruncated: boolean
  /** When the server's list was last known to be this one (epoch ms). */
  readonly asOf: number | null
  /** Grows at each moment since which the list may lack something that no event told. */
  readonly dirty: number
  /** `dirty` at the beginning of the newest GET that was accepted. */
  readonly clean: number
  /** Monotonic: when that, and what only events told, is to be verified; null: nothing is unverified. */
  readonly verifyBy: number | null
  /** Monotonic: the next resync of a live list, the next poll of one that is not live. */
  readonly refreshBy: number
  /** Monotonic: until then an event may still explain what a resync found. */
  readonly driftBy: number | null
  /** Grows when it was not explained: the subscription is dead at the server, and is to be told so. */
  readonly drifts: number
  readonly fetch: PendingFetch | null
  readonly fetches: number
  /** Monotonic: when the newest GET began. */
  readonly fetchedAt: number
  readonly hints: readonly Hint<Item>[]
  readonly backoff: Moment | null
  /** The server ordered `backoff`: a new session does not shorten it. */
  readonly isOrdered: boolean
  /** Failures, and polls without a live subscription, in a row. */
  readonly attempt: number
  readonly error: WorkbinError | null
  /** `error` is final: nothing is tried until `retry`, a new session, observer or confirmation. */
  readonly isFailed: boolean
}

/** How long a cache at the server may lag behind what it told (ms), when two GETs in a row are of it. */
export const longestLag = 10_000

/** GETs of one target begin at least this far apart (ms), whatever happens. */
export const distance = 2_000

/** Contents nobody looks at. */
export function initialContents<Item extends ContentsItem>(link: LinkView): ContentsState<Item> {
  return {
    observers: 0,
    link,
    isWanted: false,
    isSubscribed: false,
    items: null,
    isTruncated: false,
    asOf: null,
    dirty: 0,
    clean: 0,
    verifyBy: null,
    refreshBy: Number.POSITIVE_INFINITY,
    driftBy: null,
    drifts: 0,
    fetch: null,
    fetches: 0,
    fetchedAt: Number.NEGATIVE_INFINITY,
    hints: [],
    backoff: null,
    isOrdered: false,
    attempt: 0,
    error: null,
    isFailed: false,
  }
}

/** The list is the server's, but for events under way: listed without a doubt since, and kept live. */
export function isCurrent<Item extends ContentsItem>(contents: ContentsState<Item>): boolean {
  const { clean, dirty, driftBy, isSubscribed, items, link } = contents
  return items !== null && isSubscribed && link.isLive && dirty === clean && driftBy === null
}

/** The monotonic time at which a GET may begin; Infinity for never. */
export function fetchAt<Item extends ContentsItem>(contents: ContentsState<Item>): number {
  const { backoff, fetch, fetchedAt, isFailed, link, observers, refreshBy, verifyBy } = contents
  if (observers === 0 || fetch !== null || isFailed || !link.isLive) return Number.POSITIVE_INFINITY
  const wish = Math.min(verifyBy ?? Number.POSITIVE_INFINITY, refreshBy)
  return Math.max(wish, backoff?.at ?? Number.NEGATIVE_INFINITY, fetchedAt + distance)
}

/** The monotonic time at which `due` has something to do; Infinity for never. */
export function contentsDeadline<Item extends ContentsItem>(contents: ContentsState<Item>): number {
  return Math.min(fetchAt(contents), contents.driftBy ?? Number.POSITIVE_INFINITY)
}
