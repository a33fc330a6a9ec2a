/** What lies in some workbins of a simulator, from moment to moment. */
import type { Simulator, SimulatorTarget } from 'gws-workbins/simulator'
import type { ServerList } from './findFalseCurrent.js'

/** The history of each target, in the order of the targets. */
export interface ListsWatch {
  readonly histories: readonly (readonly ServerList[])[]
  stop(): void
}

/** Watches until it is stopped. What changes a world is a verb or a request, and each is in the log. */
export function watchLists(simulator: Simulator, targets: readonly SimulatorTarget[]): ListsWatch {
  const histories = targets.map((): ServerList[] => [])
  const look = (): void => {
    const at = Date.now()
    for (const [index, target] of targets.entries()) {
      const ids = idsAtServer(simulator, target)
      const history = histories[index] ?? []
      if (history.at(-1)?.ids !== ids) history.push({ at, ids })
    }
  }
  look()
  // A verb is logged before it is carried out, in the same task; a request's answer after it.
  const stop = simulator.log.subscribe(({ kind }) => {
    if (kind === 'action' || kind === 'response') queueMicrotask(look)
  })
  return { histories, stop }
}

/** The ids in a workbin, as {@link joinIds} has them. */
export function idsAtServer(simulator: Simulator, target: SimulatorTarget): string {
  return joinIds(simulator.world.contents(target).map(({ resource }) => resource.id))
}

/** In one order: by medium and time lists are sorted by whoever shows them. */
export function joinIds(ids: readonly string[]): string {
  return ids.toSorted().join(' ')
}
