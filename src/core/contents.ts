/**
 * The machine of one target's contents, pure: list and watch. Events are hints and act at once, the
 * server's list is the truth.
 *
 * It holds facts ({@link ContentsState}), and `decide` alone starts a GET from them. Whoever runs it
 * lists when `fetch` is a new one, aborts the one that is gone, ends one that takes too long with
 * `retry`, comes back with `due` at `contentsDeadline`, tells the subscription `drifted` when
 * `drifts` grows, and tells news of the link before those of the target.
 *
 * | event         | what it adds to the facts |
 * | ------------- | ------------------------- |
 * | observed      | one more observer; for it, what is not live is read anew |
 * | unobserved    | one less; with the last one everything is forgotten |
 * | linkChanged   | a gap: the list may lack something; a new session forgives failures |
 * | targetChanged | newly subscribed, or no longer: the list may lack something |
 * | changed       | what came and went is patched at once, and verified within `verifyWithin` |
 * | doubted       | a message told that something changed, and not what or where: verified at once |
 * | rumoured      | a message told of an owner nobody observes: read again within `verifyWithin`, to be sure |
 * | mutated       | we changed something ourselves: verified at once |
 * | retryAsked    | waits and failures are forgotten, the list is verified at once |
 * | fetched       | the list, or why there is none |
 * | due           | a GET may begin; a difference has stayed unexplained |
 *
 * ```
 *         observed          listed                    changed
 * nothing ───────→ GET out ───────→ current, verified ⇄ current, unverified
 *    ↑                ↑  │ failed        │      ↖ verified ↙
 *    │                │  ↓               ↓ gap, end of the subscription, doubt, own change, drift
 *    └─ unobserved   back-off ←─────── dirty: GET at once
 * ```
 * - Clean is a list only if nothing became dirty after its GET began.
 * - Wanted and not live, the confirmation is awaited for 1 to 2 s, because it brings a GET anyway;
 *   then the list is polled, ever more slowly, at last every 15 to 30 s. So it is never silently stale.
 * - Live, it is read again every `resync` ± 20 %. If that shows other items although nothing was
 *   told, and no event explains them within 10 s, the subscription is dead at the server: drift.
 * - GETs of one target begin 2 s apart or more; "at once" means then.
 */
import type { Clock } from './clock.js'
import {
  fetchAt,
  initialContents,
  isCurrent,
  type ContentsItem,
  type ContentsState,
  type ContentsTimings,
} from './contentsState.js'
import type { LinkView } from './linkView.js'
import { listAnswered, type ListOutcome } from './listAnswer.js'
import { hinted, patch, type ItemChange } from './reconcile.js'
import { refreshWithin, verifyNow, verifySoon, verifyWithin } from './verify.js'

/** What happens to a target's contents; the table is at the head of this file. */
export type ContentsEvent<Item extends ContentsItem> =
  | { readonly type: 'observed' | 'unobserved' | 'doubted' | 'mutated' | 'retryAsked' | 'due' }
  | { readonly type: 'rumoured' }
  | { readonly type: 'linkChanged'; readonly link: LinkView }
  | {
      readonly type: 'targetChanged'
      /** Whether somebody wants the subscription, and whether it is live. */
      readonly isWanted: boolean
      readonly isLive: boolean
    }
  | { readonly type: 'changed'; readonly changes: readonly ItemChange<Item>[] }
  | { readonly type: 'fetched'; readonly id: number; readonly outcome: ListOutcome<Item> }

/** What the machine takes from outside. */
export interface ContentsContext {
  readonly clock: Clock
  readonly timings: ContentsTimings
}

/** The next state: the event's facts, and the GET that is due. */
export function stepContents<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  event: ContentsEvent<Item>,
  context: ContentsContext,
): ContentsState<Item> {
  return decide(apply(contents, event, context), context.clock)
}

/** The only place that starts a GET. */
function decide<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  clock: Clock,
): ContentsState<Item> {
  if (fetchAt(contents) > clock.now()) return contents
  const id = contents.fetches + 1
  const { dirty, isSubscribed, link, verifyBy } = contents
  const isResync = isSubscribed && verifyBy === null
  const fetch = { id, dirty, wall: clock.wall(), isResync, wasDown: link.service === 'down' }
  return { ...contents, fetches: id, fetch, fetchedAt: clock.now(), verifyBy: null }
}

function apply<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  event: ContentsEvent<Item>,
  { clock, timings }: ContentsContext,
): ContentsState<Item> {
  switch (event.type) {
    case 'observed':
      return observed(contents, clock)
    case 'unobserved':
      return unobserved(contents)
    case 'linkChanged':
      return linkChanged(contents, event.link, clock)
    case 'targetChanged':
      return targetChanged(contents, event.isWanted, event.isLive, clock)
    case 'changed':
      return changed(contents, event.changes, timings, clock)
    case 'doubted':
      return isShown(contents) ? verifyNow(contents, clock) : contents
    case 'rumoured':
      return isShown(contents) ? refreshWithin(contents, timings.verifyWithin, clock) : contents
    case 'mutated':
      return contents.observers > 0 ? verifyNow(contents, clock) : contents
    case 'retryAsked':
      return contents.observers > 0 ? verifyNow(forgiven(contents), clock) : contents
    case 'fetched':
      return listAnswered(contents, event.id, event.outcome, timings, clock)
    case 'due':
      return due(contents, clock)
    default:
      return event satisfies never
  }
}

function observed<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  clock: Clock,
): ContentsState<Item> {
  const next = { ...contents, observers: contents.observers + 1, isFailed: false }
  const isUnderWay = isCurrent(contents) || contents.fetch !== null
  return isUnderWay ? next : verifySoon(next, clock)
}

/** What is kept is what older answers, and whoever counts drifts, are told apart by. */
function unobserved<Item extends ContentsItem>(contents: ContentsState<Item>): ContentsState<Item> {
  const { drifts, fetchedAt, fetches, isSubscribed, isWanted, link, observers } = contents
  if (observers > 1) return { ...contents, observers: observers - 1 }
  const kept = { drifts, fetchedAt, fetches, isSubscribed, isWanted }
  return { ...initialContents<Item>(link), ...kept }
}

/** A confirmation counts for one gap only, so with a gap the subscription is no longer live. */
function linkChanged<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  link: LinkView,
  clock: Clock,
): ContentsState<Item> {
  const proven = withProof({ ...contents, link }, contents, clock)
  const next = withForgiveness(proven, contents.link)
  const isNewlyLive = link.isLive && !contents.link.isLive
  if (link.gap === contents.link.gap && !isNewlyLive) return next
  const inDoubt = withProof({ ...next, isSubscribed: false, driftBy: null }, contents, clock)
  if (contents.observers === 0) return inDoubt
  // The confirmation is asked for only now, however long the link was away.
  return verifySoon(isNewlyLive ? { ...inDoubt, verifyBy: null } : inDoubt, clock)
}

/** The server behind GWS is back, or the session is another one: what failed may succeed now. */
function withForgiveness<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  previous: LinkView,
): ContentsState<Item> {
  const { backoff, isOrdered, link } = contents
  if (link.service === 'up' && previous.service !== 'up') return forgiven(contents)
  if (link.session === previous.session) return contents
  return isOrdered ? { ...forgiven(contents), backoff, isOrdered } : forgiven(contents)
}

function targetChanged<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  isWanted: boolean,
  isLive: boolean,
  clock: Clock,
): ContentsState<Item> {
  // One that only lingers, or is paused here alone, is nobody's: its events are not shown.
  const isSubscribed = isLive && isWanted
  const isSame = isWanted === contents.isWanted && isSubscribed === contents.isSubscribed
  if (isSame) return contents
  const next = withProof({ ...contents, isWanted, isSubscribed }, contents, clock)
  const settled = { ...next, refreshBy: Number.POSITIVE_INFINITY, driftBy: null }
  if (contents.observers === 0) return settled
  if (isSubscribed) return verifyNow({ ...settled, attempt: 0, isFailed: false }, clock)
  return isWanted ? verifySoon(settled, clock) : settled
}

/** A list that was current until now was so when the link last proved itself, or is to this moment. */
function withProof<Item extends ContentsItem>(
  next: ContentsState<Item>,
  previous: ContentsState<Item>,
  clock: Clock,
): ContentsState<Item> {
  if (!isCurrent(previous) || isCurrent(next)) return next
  const { asOf, link } = next
  const isUnbroken = link.isLive && link.gap === previous.link.gap
  const proof = isUnbroken ? clock.wall() : (link.provedAt ?? asOf)
  return { ...next, asOf: Math.max(asOf ?? 0, proof ?? 0) }
}

/** An event shows that the subscription is alive, whatever a resync found. */
function changed<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  changes: readonly ItemChange<Item>[],
  { verifyWithin: ms }: ContentsTimings,
  clock: Clock,
): ContentsState<Item> {
  if (!isShown(contents)) return contents
  const { fetches, hints, items } = contents
  const next = { ...contents, driftBy: null, hints: hinted(hints, changes, fetches) }
  const patched = items === null ? next : { ...next, ...patch(items, changes) }
  return verifyWithin(patched, ms, clock)
}

function isShown<Item extends ContentsItem>({ isWanted, observers }: ContentsState<Item>): boolean {
  return isWanted && observers > 0
}

function due<Item extends ContentsItem>(
  contents: ContentsState<Item>,
  clock: Clock,
): ContentsState<Item> {
  const { driftBy, drifts } = contents
  if (driftBy === null || driftBy > clock.now()) return contents
  return verifyNow({ ...contents, driftBy: null, drifts: drifts + 1 }, clock)
}

function forgiven<Item extends ContentsItem>(contents: ContentsState<Item>): ContentsState<Item> {
  return {
    ...contents,
    backoff: null,
    isOrdered: false,
    attempt: 0,
    error: null,
    isFailed: false,
  }
}
