/**
 * The machine of one target's subscription, pure.
 *
 * It has no phases to keep in step: {@link TargetState} holds facts, and `decide` alone starts work
 * from them. Whoever runs it sends the request when `request` is a new one, aborts the one that is
 * gone, and comes back with `due` at `nextDeadline`.
 *
 * | event          | what it adds to the facts |
 * | -------------- | ------------------------- |
 * | observed       | one more observer; with `auto`, one that wants it |
 * | unobserved     | one less; it is held for `lingerMs` from now; with the last one, pause and asking end |
 * | subscribeAsked, unsubscribeAsked | intent of the target: asked for, or paused for all observers |
 * | retryAsked     | waits and refusals are forgotten |
 * | kicked, seen   | a wait for a request that failed is over, and one without an answer begins anew |
 * | linkChanged    | session, gap, proof; a new session voids the request under way and all references |
 * | answered       | the HTTP half: accepted with a reference, later, never, signed out (`requestAnswer`) |
 * | pushed         | the other half, or somebody else's doing (`confirmation`) |
 * | due            | confirmation overdue, back-off over, zombie buried, hold over |
 * | doubted        | a subscription of this workbin has ended, and a later answer tells whose |
 * | drifted        | contents differ without a reason: the subscription is dead at the server |
 * | reset          | another agent: nothing stays but who observes |
 *
 * ```
 *            wanted, link live                 accepted             Subscribed
 * nothing ──────────────────────→ request out ────────→ accepted ──────────────→ confirmed
 *    ↑                               │  ↑                  │ confirm ms              │ gap, session,
 *    │                               ↓  │ due              ↓                         │ foreign Unsubscribed
 *    └──Unsubscribed── Unsubscribe  back-off ←────────── overdue                     ↓
 *           (unwanted, hold over)       ↑──────────────────────────────────── request out again
 * ```
 */
import type { SubscriptionOperation } from '../protocol/operations.js'
import { attemptAfterKick, patienceOf, serviceDelay } from './backoff.js'
import { momentIn, type Clock } from './clock.js'
import { pushed } from './confirmation.js'
import { withZombie } from './giveUp.js'
import type { LinkView } from './linkView.js'
import type { Kick, RequestOutcome } from './ports.js'
import { answered, overdue } from './requestAnswer.js'
import {
  forgiven,
  initialTarget,
  isLive,
  isWanted,
  type Push,
  type TargetState,
} from './targetState.js'
import type { Timings } from './timings.js'

/** What happens to a target; the table is at the head of this file. */
export type TargetEvent =
  | { readonly type: 'observed'; readonly auto: boolean }
  | { readonly type: 'unobserved'; readonly auto: boolean; readonly lingerMs: number }
  | { readonly type: 'subscribeAsked' | 'unsubscribeAsked' | 'retryAsked' | 'due' | 'drifted' }
  | { readonly type: Kick }
  | { readonly type: 'linkChanged'; readonly link: LinkView }
  | { readonly type: 'reset'; readonly link: LinkView }
  | { readonly type: 'doubted'; readonly isDoubted: boolean }
  | { readonly type: 'answered'; readonly id: number; readonly outcome: RequestOutcome }
  | { readonly type: 'pushed'; readonly push: Push }

/** What the machine takes from outside. */
export interface TargetContext {
  readonly clock: Clock
  readonly timings: Pick<Timings, 'confirm'>
}

const maxUnsubscribeAttempts = 2
const maxZombies = 4

/** The next state: the event's facts, what is to be done about them, and what is remembered. */
export function stepTarget(
  target: TargetState,
  event: TargetEvent,
  context: TargetContext,
): TargetState {
  if (event.type === 'reset') return fresh(target, event.link)
  const next = apply(target, event, context)
  const wished = isWanted(next) === isWanted(target) ? next : wishChanged(next)
  return remember(target, decide(wished, context.clock), context.clock)
}

/** The only place that starts work. */
function decide(target: TargetState, clock: Clock): TargetState {
  if (target.request !== null) return target
  if (isWanted(target)) {
    const operation = target.needsReset ? 'Unsubscribe' : 'Subscribe'
    const isDone = target.isFailed || isLive(target)
    return isDone || isHeldBack(target, operation) ? target : send(target, operation, clock)
  }
  if (!target.mayBeHeld) return target
  const isLingering = target.holdUntil !== null && clock.now() < target.holdUntil
  if (isLingering && !target.isPaused) return target
  // A wait that a Subscribe was given need not hold its end back; one of a refusal is kept.
  const isFree = target.unsubscribeAttempts === 0 && target.refusals === 0
  const rested = isFree ? { ...target, backoff: null } : target
  if (isHeldBack(rested, 'Unsubscribe')) return target
  if (target.unsubscribeAttempts < maxUnsubscribeAttempts) return send(rested, 'Unsubscribe', clock)
  return { ...target, mayBeHeld: false, confirmed: null }
}

/** Opposite requests never race: while one of the other kind may still be executed, wait. */
function isHeldBack(target: TargetState, operation: SubscriptionOperation): boolean {
  return (
    !target.link.isLive ||
    target.isDoubted ||
    target.backoff !== null ||
    target.zombies.length >= maxZombies ||
    target.zombies.some((zombie) => zombie.operation !== operation)
  )
}

function send(target: TargetState, operation: SubscriptionOperation, clock: Clock): TargetState {
  const id = target.requests + 1
  const isUnsubscribe = operation === 'Unsubscribe'
  return {
    ...target,
    requests: id,
    request: {
      id,
      operation,
      session: target.link.session,
      sentAt: clock.now(),
      gap: target.link.gap,
      isAnswered: false,
      reference: null,
      confirmBy: Number.POSITIVE_INFINITY,
      early: [],
      isTainted: false,
    },
    mayBeHeld: true,
    // An Unsubscribe may be executed though its answers get lost: the claim ends when it is sent.
    confirmed: isUnsubscribe ? null : target.confirmed,
    late: isUnsubscribe ? null : target.late,
  }
}

function remember(previous: TargetState, next: TargetState, clock: Clock): TargetState {
  const was = isShownLive(previous)
  const is = isShownLive(next)
  if (was === is) return isWanted(next) || !next.wasLive ? next : { ...next, wasLive: false }
  if (is) return { ...next, wasLive: true, lastLiveAt: clock.wall() }
  // A lost link was alive when it last proved itself; anything else ends it now.
  const proof = next.link.isLive ? clock.wall() : (next.link.provedAt ?? clock.wall())
  const lastLiveAt = Math.max(proof, next.lastLiveAt ?? proof)
  return { ...next, wasLive: isWanted(next), lastLiveAt }
}

function isShownLive(target: TargetState): boolean {
  return isWanted(target) && isLive(target)
}

/** The request numbers go on: a late answer to the former agent is none to this one. */
function fresh({ autoObservers, observers, requests }: TargetState, link: LinkView): TargetState {
  return { ...initialTarget(link), autoObservers, observers, requests }
}

function apply(
  target: TargetState,
  event: Exclude<TargetEvent, { type: 'reset' }>,
  context: TargetContext,
): TargetState {
  switch (event.type) {
    case 'observed':
      return observed(target, event.auto)
    case 'unobserved':
      return unobserved(target, event.auto, event.lingerMs, context.clock)
    case 'subscribeAsked':
      return { ...forgiven(target), isAsked: true, isPaused: false }
    case 'unsubscribeAsked':
      return { ...forgiven(target), isAsked: false, isPaused: true }
    case 'retryAsked':
      return forgiven(target)
    case 'kicked':
    case 'seen':
      return kicked(target, event.type, context.clock)
    case 'linkChanged':
      return linkChanged(target, event.link, context.clock)
    case 'answered':
      return answered(target, event.id, event.outcome, context)
    case 'pushed':
      return pushed(target, event.push, context.clock)
    case 'due':
      return due(target, context.clock)
    case 'doubted':
      return { ...target, isDoubted: event.isDoubted }
    case 'drifted':
      return { ...target, confirmed: null }
    default:
      return event satisfies never
  }
}

function observed(target: TargetState, auto: boolean): TargetState {
  return {
    ...target,
    observers: target.observers + 1,
    autoObservers: target.autoObservers + (auto ? 1 : 0),
  }
}

function unobserved(
  target: TargetState,
  auto: boolean,
  lingerMs: number,
  clock: Clock,
): TargetState {
  const observers = target.observers - 1
  const hasOthers = observers > 0
  // At least into the next task: StrictMode leaves and comes back within one.
  const holdUntil = clock.now() + Math.max(1, lingerMs)
  return {
    ...target,
    observers,
    autoObservers: target.autoObservers - (auto ? 1 : 0),
    isAsked: target.isAsked && hasOthers,
    isPaused: target.isPaused && hasOthers,
    holdUntil: Math.max(target.holdUntil ?? holdUntil, holdUntil),
  }
}

/** A new wish tries what failed for good, and keeps the distance of what is only put off. */
function wishChanged(target: TargetState): TargetState {
  return {
    ...target,
    isFailed: false,
    isOverdue: false,
    endedByServer: false,
    needsReset: false,
    unsubscribeAttempts: 0,
  }
}

/**
 * The network may be another than the one on which a request was sent; one that a signal began is
 * let run. What the server refused or ordered is no matter of the network.
 */
function kicked(target: TargetState, kick: Kick, clock: Clock): TargetState {
  const { endedByServer, isOrdered, kickedAt, link, refusals, request } = target
  const now = clock.now()
  const heeded = { ...target, kickedAt: now, attempt: attemptAfterKick(kick, target.attempt) }
  if (request !== null) {
    const isOld = request.sentAt > kickedAt && now - request.sentAt >= patienceOf(kick)
    if (!isOld || request.isAnswered || request.operation !== 'Subscribe') return target
    return { ...heeded, request: null, zombies: withZombie(target, clock) }
  }
  const isFirm = isOrdered || refusals > 0 || endedByServer || link.service === 'down'
  return isFirm || target.backoff === null ? target : { ...heeded, backoff: null }
}

function linkChanged(target: TargetState, link: LinkView, clock: Clock): TargetState {
  const moved = link.session === target.link.session ? target : sessionChanged(target, clock)
  // What made the gap may have made the server's numbers begin again.
  const next = link.gap === target.link.gap ? { ...moved, link } : { ...moved, link, retired: [] }
  if (link.service === target.link.service) return next
  if (link.service === 'up') return { ...next, backoff: null, attempt: 0 }
  if (link.service === 'unknown') return next
  // Asking is pointless while the server behind GWS is down, but its return may go untold.
  return { ...next, backoff: momentIn(clock, serviceDelay(4, clock.random())) }
}

/** References start anew with a session, and a request of the old one proves nothing. */
function sessionChanged(target: TargetState, clock: Clock): TargetState {
  return {
    ...forgiven(target),
    request: null,
    zombies: withZombie(target, clock),
    needsReset: false,
    late: null,
  }
}

function due(target: TargetState, clock: Clock): TargetState {
  const now = clock.now()
  const { backoff, holdUntil, request } = target
  const rested = {
    ...target,
    backoff: backoff !== null && backoff.at <= now ? null : backoff,
    holdUntil: holdUntil !== null && holdUntil <= now ? null : holdUntil,
    zombies: target.zombies.filter((zombie) => zombie.until > now),
  }
  const isOverdue = request !== null && request.isAnswered && request.confirmBy <= now
  return isOverdue ? overdue(rested, request, clock) : rested
}
