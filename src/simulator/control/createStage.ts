/** Plays scenarios: puts their rules in force, and takes them out again. */
import type { WritableLog } from '../createLog.js'
import { createTimers } from '../createTimers.js'
import type { RuleBook } from '../rules/createRuleBook.js'
import type { ScenarioName } from '../scenarios.js'
import { isScenarioName, scenarios } from '../scenarios.js'
import type { WorldVerbs } from '../SimulatorWorld.js'
import { runAction } from './runAction.js'

/** Where one scenario plays at a time. */
export interface Stage {
  /** The scenario that plays. */
  readonly current: ScenarioName
  /** Ends the one that plays and begins another. Throws a `TypeError` for an unknown name. */
  use(name: string): void
  /** Ends what would happen later in the scenario that plays. */
  close(): void
}

/** Makes a stage on which `healthy` plays. */
export function createStage(rules: RuleBook, world: WorldVerbs, log: WritableLog): Stage {
  let current: ScenarioName = 'healthy'
  // Its own timers: a restart of the server clears the server's.
  const timers = createTimers()

  return {
    get current() {
      return current
    },
    use: (name) => {
      if (!isScenarioName(name))
        throw new TypeError(`scenario must be one of ${Object.keys(scenarios).join(', ')}.`)
      log.record({ kind: 'action', action: 'useScenario', detail: name })
      for (const [index] of scenarios[current].rules.entries()) rules.remove(idOf(current, index))
      timers.clear()
      for (const action of scenarios[current].leave ?? []) runAction(world, action)
      current = name
      for (const [index, rule] of scenarios[name].rules.entries())
        rules.add({ ...rule, id: idOf(name, index) })
      for (const action of scenarios[name].enter ?? []) runAction(world, action)
      for (const { afterMs, action } of scenarios[name].later ?? [])
        timers.after(afterMs, () => runAction(world, action))
      // A poll that is held now would let the scenario begin half a minute late.
      world.endPolls()
    },
    close: timers.clear,
  }
}

function idOf(name: ScenarioName, index: number): string {
  return `scenario:${name}:${index + 1}`
}
