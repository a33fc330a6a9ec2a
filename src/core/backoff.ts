/** How long to wait before the next try: exponential, jittered so that many desktops never move in step. */
import type { Kick } from './ports.js'

const maxDelay = 30_000

/** How old a try must be (ms) for a signal to begin it anew: a page is seen often, and most tries are over soon. */
export function patienceOf(kick: Kick): number {
  return kick === 'seen' ? 2_000 : 0
}

/** The number of failed tries after a signal. A network that is back may take a moment more. */
export function attemptAfterKick(kick: Kick, attempt: number): number {
  return kick === 'kicked' ? 0 : attempt
}

/**
 * Delay in ms before try number `attempt` (0 = the first repetition). Full jitter; the first is
 * within 250 ms, because most faults are over by then. In the end never below 10 s: a server that is
 * away sees at most six tries a minute.
 */
export function retryDelay(attempt: number, random: number): number {
  if (attempt <= 0) return random * 250
  const longest = Math.min(maxDelay, 500 * 2 ** attempt)
  const shortest = Math.max(0, longest - 20_000)
  return shortest + random * (longest - shortest)
}

/**
 * Delay in ms after the server has said no `count` times in a row (1 = the first). Never shorter
 * than its step, so that a server that always refuses sees at most two requests a minute.
 */
export function refusalDelay(count: number, random: number): number {
  return Math.min(maxDelay, 1_000 * 2 ** (count - 1)) * (1 + random * 0.2)
}

/** Delay in ms while the server behind GWS is down: 1 to 2 s at first, 30 to 60 s in the end. */
export function serviceDelay(attempt: number, random: number): number {
  return Math.min(60_000, 2_000 * 2 ** attempt) * (0.5 + random * 0.5)
}

/** Delay in ms of the breaker's `trip`: 15 to 30 s at first, 2.5 to 5 min in the end. */
export function breakerDelay(trip: number, random: number): number {
  return Math.min(300_000, 30_000 * 2 ** (trip - 1)) * (0.5 + random * 0.5)
}

/** Delay in ms before a list is asked for again, after a failure or as a poll: 1 to 2 s at first, 15 to 30 s in the end. */
export function listDelay(attempt: number, random: number): number {
  return Math.min(maxDelay, 2_000 * 2 ** attempt) * (0.5 + random * 0.5)
}
