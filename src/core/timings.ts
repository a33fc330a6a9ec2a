/** Every duration a host may change, with its default and the reason for it. */

/** Durations in ms. */
export interface Timings {
  /** How long a subscription outlives its last observer. 5 s: survives a route change, costs the server little. */
  readonly linger: number
  /** How long an accepted request may stay unconfirmed. 10 s: CometD's own network delay. */
  readonly confirm: number
  /** How long one poll is held. 15 s: Live is never older than this plus the network delay without proof. */
  readonly heartbeat: number
  /** How long a request may stay unanswered. 10 s. */
  readonly request: number
  /** How long `subscribing` is shown as waiting. 300 ms: most are done by then, and nothing flickers. */
  readonly pending: number
  /** How long a loss is shown as neutral "Checking". 2.5 s: shorter notices read as constant instability. */
  readonly grace: number
  /** When a loss is worth telling the agent. 5 s, as Liveblocks found. */
  readonly lost: number
  /** When a list that is not live is called stale. 30 s. */
  readonly stale: number
  /** How long the GET of a list may stay unanswered. 15 s: a list is larger than an operation's answer. */
  readonly contents: number
  /** How long an event may stay unverified. 60 s: 200 desktops on one group do not list it for every event. */
  readonly verifyWithin: number
  /** How often a live list is read again. 10 min: what the server dropped silently is found by then. */
  readonly resync: number
}

/** The defaults of {@link Timings}. */
export const defaultTimings: Timings = {
  linger: 5_000,
  confirm: 10_000,
  heartbeat: 15_000,
  request: 10_000,
  pending: 300,
  grace: 2_500,
  lost: 5_000,
  stale: 30_000,
  contents: 15_000,
  verifyWithin: 60_000,
  resync: 600_000,
}
