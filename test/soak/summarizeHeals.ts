/** Heal times: how long after the end of the faults everything was live again, and what they come to. */

/** The heal of one round. Rounds at whose end everything is live need none. */
export interface Heal {
  /** The kinds of fault in the round. */
  readonly kinds: readonly string[]
  /** Whether the browser said `online` when the faults ended. */
  readonly isSignalled: boolean
  /** What was broken at the end: the link, or only some subscriptions on a link that was up. */
  readonly broken: 'link' | 'targets'
  /** Whether the server, or the breaker, had ordered a wait. */
  readonly isOrdered: boolean
  /** From the end of the faults until all was live. */
  readonly ms: number
}

/** What several heals come to, in ms. */
export interface HealSummary {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly max: number
}

/** Counts some heals and their times. */
export function summarizeHeals(heals: readonly Heal[]): HealSummary {
  const sorted = heals.map(({ ms }) => ms).toSorted((one, other) => one - other)
  const at = (share: number): number =>
    Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0)
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), max: at(1) }
}
