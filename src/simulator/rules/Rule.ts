/** A rule: which exchanges misbehave, how often, and how. */
import type { Effect } from './Effect.js'

/** Which exchanges a rule is about. Every field given must hold; none given means every exchange. */
export interface RuleMatch {
  /** The HTTP method, in capitals; `OPTIONS` is a cross-origin preflight. */
  readonly method?: string | undefined
  /** Part of path and query; with a `*` in it, a pattern for the whole of both. */
  readonly path?: string | undefined
  /** A Bayeux request that holds a message of this channel, such as `/meta/connect`. */
  readonly channel?: string | undefined
  /** With true, only a `/meta/connect` that asks to be held: not the first one of a session. */
  readonly held?: boolean | undefined
  /** The `operationName` of a REST request. */
  readonly operation?: string | undefined
  /** A REST request for a workbin of this id and owner, as far as given. */
  readonly target?:
    | {
        readonly id?: string | undefined
        readonly agentGroup?: string | undefined
        readonly placeGroup?: string | undefined
        readonly userId?: string | undefined
      }
    | undefined
  /** Only the nth exchange that holds to all the above, or those of a range, counted from 1. */
  readonly nth?: number | readonly [from: number, to: number] | undefined
  /** A chance between 0 and 1, drawn from the simulator's seed. */
  readonly probability?: number | undefined
}

/** Misbehaviour for some exchanges. Plain JSON, so that it can be sent to the control route. */
export interface Rule {
  /** A name to remove it by; one is given where it is missing. The same id again replaces the rule. */
  readonly id?: string | undefined
  /** Missing: every exchange. */
  readonly match?: RuleMatch | undefined
  /** How many times it takes effect at most; missing: always. */
  readonly times?: number | undefined
  readonly effect: Effect
}

/** A rule in force. */
export interface ActiveRule extends Rule {
  readonly id: string
  /** How many times it has taken effect. */
  readonly hits: number
}
