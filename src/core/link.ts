/**
 * The machine of the push link, pure. One instance per client.
 *
 * | phase    | means |
 * | -------- | ----- |
 * | off      | nobody holds it |
 * | starting | agent checked and handshake sent |
 * | joining  | session there; join or first poll outstanding |
 * | live     | joined, and proved by a poll sent after the last suspicion |
 * | suspect  | session may survive, messages may be lost |
 * | waiting  | no session; next try at `retry` |
 * | auth     | GWS does not know the agent; looked at again at `retry` |
 * | blocked  | refused, or three sessions forgotten three times; left on request, or with a new login |
 * | closed   | released |
 *
 * ```
 * off ─started→ starting ─handshaken→ joining ─joined+polled→ live ⇄ suspect
 *                  ↑  ↖───────due──── waiting ←─ended────┴───────┴──────┘
 *                  └─ due, authRenewed, retryAsked ─ auth, blocked
 * reset: any but off and closed → waiting, due at once
 * ```
 * `gap` grows with every moment at which a push may have been lost; a confirmation counts only for
 * the gap in which its request was sent. `opening`, `polling` and `checking` are counters:
 * whoever runs the machine opens a session, polls, or checks the session, when they grow.
 */
import { attemptAfterKick, breakerDelay, patienceOf, refusalDelay, retryDelay } from './backoff.js'
import { momentIn, type Clock } from './clock.js'
import { WorkbinError } from './errors.js'
import { hasSession, initialLink, isOpen, type LinkState } from './linkState.js'
import type { Kick, LinkEnd, LinkFact } from './ports.js'

/** What happens to the link: facts of its session, time, signals, and what its holder asks. */
export type LinkEvent =
  | Exclude<LinkFact, { readonly type: 'message' | 'channel' }>
  | { readonly type: 'started' | 'released' | 'due' | 'retryAsked' | 'authRenewed' }
  | { readonly type: Kick }
  | { readonly type: 'serviceChanged'; readonly service: 'up' | 'down' }
  | { readonly type: 'readyChanged'; readonly isReady: boolean }
  /** Another agent. */
  | { readonly type: 'reset'; readonly isReady: boolean }
  | { readonly type: 'agentLost'; readonly login: number; readonly error: WorkbinError }

/** The next state. Total: a pair that is not in the table changes nothing. */
export function stepLink(link: LinkState, event: LinkEvent, clock: Clock): LinkState {
  switch (event.type) {
    case 'started':
      return link.phase === 'off' || link.phase === 'closed' ? open(link, clock) : link
    case 'released':
      return { ...link, phase: 'closed', retry: null, ordered: false, error: null, attempt: 0 }
    case 'handshaken':
      return link.phase === 'starting' ? handshaken(link) : link
    case 'joined':
      return hasSession(link) ? settle({ ...link, joined: true }, clock) : link
    case 'polled':
      return polled(link, event.sentAt, clock)
    case 'disturbed':
      return disturbed(link, event, clock)
    case 'ended':
      return isOpen(link) ? ended(link, event.end, clock) : link
    case 'crowded':
      return crowded(link, event.crowded)
    case 'due':
      return due(link, clock)
    case 'kicked':
    case 'seen':
      return kicked(link, event.type, clock)
    case 'suspected':
      return suspected(link, clock)
    case 'retryAsked':
      return retryAsked(link, clock)
    case 'authRenewed':
      return authRenewed(link, clock)
    case 'agentLost':
      return agentLost(link, event.login, event.error, clock)
    case 'serviceChanged':
      return serviceChanged(link, event.service)
    case 'readyChanged':
      return readyChanged(link, event.isReady)
    case 'reset':
      return reset(link, event.isReady, clock)
    default:
      return event satisfies never
  }
}

function open(link: LinkState, clock: Clock): LinkState {
  return {
    ...link,
    phase: 'starting',
    joined: false,
    proved: false,
    held: false,
    retry: null,
    ordered: false,
    crowded: false,
    triedAt: clock.now(),
    opening: link.opening + 1,
  }
}

/** A new session: everything of the older one is void, and what was pushed in between is lost. */
function handshaken(link: LinkState): LinkState {
  return {
    ...link,
    phase: 'joining',
    session: link.session + 1,
    gap: link.gap + 1,
    service: 'unknown',
    error: null,
  }
}

/** Joining ends when both halves are there, in either order. */
function settle(link: LinkState, clock: Clock): LinkState {
  if (link.phase !== 'joining' || !link.joined || !link.proved) return link
  return goLive(link, clock)
}

function goLive(link: LinkState, clock: Clock): LinkState {
  return {
    ...link,
    phase: 'live',
    // A handshake alone does not show that the agent is back.
    login: link.signedOut ? link.login + 1 : link.login,
    signedOut: false,
    liveAt: clock.now(),
    hasBeenLive: true,
    retry: null,
    error: null,
  }
}

function polled(link: LinkState, sentAt: number, clock: Clock): LinkState {
  // A reply that was buffered while the page slept: the session may be gone since (reliability, C6).
  if (!hasSession(link) || sentAt < link.suspectedAt) return link
  const wasHeld = clock.now() - sentAt > 1_000
  const calm = wasHeld ? { ...link, held: true, forgotten: [], trips: 0 } : link
  const proved = { ...calm, proved: true, provedAt: clock.wall() }
  return proved.phase === 'suspect' ? goLive(proved, clock) : settle(proved, clock)
}

function disturbed(
  link: LinkState,
  { error, pollHeld, retryAfter = 0 }: Extract<LinkFact, { readonly type: 'disturbed' }>,
  clock: Clock,
): LinkState {
  if (!hasSession(link)) return link
  const suspect = { ...suspected(link, clock), error }
  if (!pollHeld) return suspect
  // The held poll waits its turn, so `suspected` is not to poll at once.
  const attempt = attemptAfter(link, clock)
  const wait = Math.max(retryAfter, retryDelay(attempt, clock.random()))
  const retry = momentIn(clock, wait)
  const ordered = wait === retryAfter
  return { ...suspect, ordered, polling: link.polling, attempt: attempt + 1, retry }
}

/** Failures count from zero again once the link was live for 5 s. */
function attemptAfter(link: LinkState, clock: Clock): number {
  return link.phase === 'live' && clock.now() - link.liveAt >= 5_000 ? 0 : link.attempt
}

function ended(link: LinkState, end: LinkEnd, clock: Clock): LinkState {
  const attempt = attemptAfter(link, clock)
  switch (end.type) {
    case 'signed-out':
      return lostAgent(link, end.error, clock)
    case 'refused':
      return { ...link, phase: 'blocked', retry: null, error: end.error }
    case 'forgotten':
      return forgotten({ ...link, attempt: attempt + 1 }, clock)
    case 'unreachable': {
      const { retryAfter = 0 } = end
      // An order given to a poll outlives its session.
      const rest = link.ordered && link.retry !== null ? link.retry.at - clock.now() : 0
      const order = Math.max(retryAfter, rest)
      const wait = Math.max(order, retryDelay(attempt, clock.random()))
      const ordered = wait === order
      return pause({ ...link, attempt: attempt + 1, error: end.error, ordered }, wait, clock)
    }
    default:
      return end satisfies never
  }
}

function pause(link: LinkState, ms: number, clock: Clock): LinkState {
  return { ...link, phase: link.signedOut ? 'auth' : 'waiting', retry: momentIn(clock, ms) }
}

/**
 * A server that forgets is there: the next session starts at once. Sessions that are forgotten
 * before they held a poll come in loops (cookies, balancer): the breaker ends those.
 */
function forgotten(link: LinkState, clock: Clock): LinkState {
  const now = clock.now()
  const recent = link.held ? [] : [...link.forgotten.filter((time) => now - time < 30_000), now]
  const counted = { ...link, forgotten: recent, error: null }
  if (recent.length < 3) {
    return pause(counted, retryDelay(recent.length - 1, clock.random()), clock)
  }
  const trips = link.trips + 1
  const error = new WorkbinError('session-not-kept')
  if (trips >= 3) return { ...counted, phase: 'blocked', retry: null, trips, error }
  const wait = breakerDelay(trips, clock.random())
  return pause({ ...counted, trips, error, ordered: true }, wait, clock)
}

/** Looked at again now and then: the login may come back without anybody telling us. */
function lostAgent(link: LinkState, error: WorkbinError, clock: Clock): LinkState {
  const now = clock.now()
  const losses = now - link.lostAt < 60_000 ? link.losses + 1 : 0
  const lost = { ...link, signedOut: true, error, ordered: false, losses, lostAt: now }
  return pause(lost, 30_000 * (1 + clock.random()), clock)
}

function agentLost(link: LinkState, login: number, error: WorkbinError, clock: Clock): LinkState {
  return isOpen(link) && login === link.login ? lostAgent(link, error, clock) : link
}

/** With two clients in one browser the server delivers at intervals; it keeps what waits meanwhile. */
function crowded(link: LinkState, isCrowded: boolean): LinkState {
  return link.crowded === isCrowded ? link : { ...link, crowded: isCrowded }
}

function due(link: LinkState, clock: Clock): LinkState {
  if (link.retry === null || clock.now() < link.retry.at) return link
  if (hasSession(link)) return pollNow(link, clock)
  return link.phase === 'waiting' || link.phase === 'auth' ? open(link, clock) : link
}

/** At most one try in 2 s, however many signals come. */
function kicked(link: LinkState, kick: Kick, clock: Clock): LinkState {
  const now = clock.now()
  if (now - link.kickedAt < 2_000) return link
  const heeded = { ...link, kickedAt: now, attempt: attemptAfterKick(kick, link.attempt) }
  // The network may be another than the one on which the poll waits.
  if (link.phase === 'live') return { ...heeded, checking: link.checking + 1 }
  if (link.ordered) return link
  if (link.retry !== null) return due({ ...heeded, retry: { at: now, wall: clock.wall() } }, clock)
  // So may that of a try that is out; one that a signal began is let run, or it might never end.
  const isLetRun = link.triedAt <= link.kickedAt || now - link.triedAt < patienceOf(kick)
  if (!isOpen(link) || isLetRun) return link
  return link.phase === 'suspect' ? pollNow(heeded, clock) : open(heeded, clock)
}

function pollNow(link: LinkState, clock: Clock): LinkState {
  const triedAt = clock.now()
  return { ...link, retry: null, ordered: false, triedAt, polling: link.polling + 1 }
}

function suspected(link: LinkState, clock: Clock): LinkState {
  if (!hasSession(link)) return link
  // The next poll proves it; a doubt is no reason to disturb a server that asked to be left alone.
  const ordered = link.ordered ? link.retry : null
  return {
    ...link,
    phase: link.phase === 'live' ? 'suspect' : link.phase,
    proved: false,
    gap: link.gap + 1,
    suspectedAt: clock.now(),
    triedAt: ordered === null ? clock.now() : link.triedAt,
    retry: ordered,
    polling: ordered === null ? link.polling + 1 : link.polling,
  }
}

function retryAsked(link: LinkState, clock: Clock): LinkState {
  if (hasSession(link)) return link.phase === 'live' ? link : pollNow(link, clock)
  const stuck = link.phase === 'waiting' || link.phase === 'auth' || link.phase === 'blocked'
  return stuck ? open({ ...link, attempt: 0, trips: 0, forgotten: [] }, clock) : link
}

function authRenewed(link: LinkState, clock: Clock): LinkState {
  if (link.phase !== 'auth' && link.phase !== 'blocked') return link
  const renewed = { ...link, attempt: 0, login: link.login + 1 }
  if (link.losses === 0 || link.phase === 'blocked') return open(renewed, clock)
  // A login that is lost again and again is not tried as fast as a host can renew it.
  return pause(renewed, refusalDelay(link.losses, clock.random()), clock)
}

/** Going down and coming up are both gaps: the store behind the subscriptions was away. */
function serviceChanged(link: LinkState, service: 'up' | 'down'): LinkState {
  if (link.service === service) return link
  const isNews = service === 'down' || link.service === 'down'
  return { ...link, service, gap: isNews ? link.gap + 1 : link.gap }
}

function readyChanged(link: LinkState, isReady: boolean): LinkState {
  return link.isReady === isReady ? link : { ...link, isReady, gap: link.gap + 1 }
}

/** Nothing of the former agent stays but the counters, and whether the link is held. */
function reset(link: LinkState, isReady: boolean, clock: Clock): LinkState {
  const { checking, gap, login, opening, phase, polling, session } = link
  const counters = { checking, gap: gap + 1, login: login + 1, opening, polling, session }
  const fresh = { ...initialLink(isReady), ...counters }
  if (phase === 'off' || phase === 'closed') return { ...fresh, phase }
  // In a task of its own, so that the old session has said farewell before the new one begins.
  return { ...fresh, phase: 'waiting', retry: momentIn(clock, 0) }
}
