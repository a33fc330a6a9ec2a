/** What a fault of a soak is, and the three shapes it comes in: a rule, a blow, a state of the world. */
import type { Rule, Simulator, SimulatorTarget } from 'gws-workbins/simulator'

/** What a fault acts on. */
export interface FaultStage {
  readonly simulator: Simulator
  /** In [0, 1), by the seed. */
  random(): number
  /** One of the targets, at random. */
  target(): SimulatorTarget
}

/** What else is true of a fault. */
export interface FaultTraits {
  /** The server orders a wait: its end is at the `retryAt` that is shown. */
  readonly isOrdered?: true
  /** Nothing whatever gets through: all that is sent meanwhile is sent in vain. */
  readonly isOutage?: true
  /** The browser itself tells its end. */
  readonly saysOnline?: true
}

/** One kind of fault. */
export interface Fault extends FaultTraits {
  readonly name: string
  /** Shortest and longest duration in ms. */
  readonly lasts: readonly [shortest: number, longest: number]
  /** Begins it; the function returned ends it. */
  begin(stage: FaultStage): () => void
}

/** Something that happens once, so that a fault is felt. */
export type Trigger = (stage: FaultStage) => void

/** The session is lost: everything is asked for anew, while the rule is in force. */
export const loseSession: Trigger = ({ simulator }) => simulator.world.expirePushSessions()

/** Every connection is cut. */
export const cutAll: Trigger = ({ simulator }) => simulator.world.cutConnections()

/** The held poll is answered, so that the next one meets the rule. */
export const endPolls: Trigger = ({ simulator }) => simulator.world.endPolls()

/** A fault that is a rule for as long as it lasts; a function draws the rule anew each time. */
export function ruled(
  name: string,
  lasts: Fault['lasts'],
  trigger: Trigger,
  rule: Rule | ((stage: FaultStage) => Rule),
  traits: FaultTraits = {},
): Fault {
  return {
    name,
    lasts,
    ...traits,
    begin(stage) {
      const remove = stage.simulator.rules.add(typeof rule === 'function' ? rule(stage) : rule)
      trigger(stage)
      return remove
    },
  }
}

/** A fault that is over at once. */
export function once(name: string, strike: Trigger): Fault {
  return during(name, [0, 0], strike, () => {})
}

/** A fault that the world is in for a while. */
export function during(name: string, lasts: Fault['lasts'], enter: Trigger, leave: Trigger): Fault {
  return {
    name,
    lasts,
    begin(stage) {
      enter(stage)
      return () => leave(stage)
    },
  }
}
