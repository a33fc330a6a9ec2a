/** What a simulator offers, in the page and in Node alike. */
import type { SimulatorLog } from './createLog.js'
import type { Rules } from './rules/createRuleBook.js'
import type { ScenarioName } from './scenarios.js'
import type { SimulatorWorld } from './SimulatorWorld.js'
import type { WireAnswer, WireRequest } from './wire.js'

/** A GWS that behaves, and misbehaves on request. */
export interface Simulator {
  /**
   * A `fetch` that this simulator answers: REST, Bayeux and the control route. It is one browser,
   * with cookies of its own.
   */
  readonly fetch: typeof globalThis.fetch
  /**
   * Another browser, with a cookie jar of its own.
   *
   * @param agentId - who sits before it where signing in is automatic: the cookie `SIMULATOR_AGENT`
   *   (and the suffix) says so, and a page can set it for a simulator in a server. Default: the
   *   default agent. Where signing in is required, Basic credentials sign in.
   * @throws TypeError for an agent there is not
   */
  browser(agentId?: string): { readonly fetch: typeof globalThis.fetch }
  /** Misbehaviour at the edge. */
  readonly rules: Rules
  /** What happened, in order. */
  readonly log: SimulatorLog
  /** What is true, and verbs that change it. */
  readonly world: SimulatorWorld
  /** The scenario that plays. */
  readonly scenario: ScenarioName
  /**
   * Ends the scenario that plays and begins another; rules that were added by hand stay. Polls that
   * are held are answered, so that it takes hold at once.
   */
  useScenario(name: ScenarioName): void
  /** Answers one request as plain data, without a cookie jar: what both faces are made of. */
  handle(request: WireRequest): Promise<WireAnswer>
  /** Whether a path (with or without query) is the simulator's: below the API or the control route. */
  owns(path: string): boolean
  /** Cuts every connection and stops every timer. From then on nothing is answered. */
  close(): Promise<void>
}
