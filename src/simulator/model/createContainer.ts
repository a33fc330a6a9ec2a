/** One container of a workbin: what lies in it, and for a minute what lay in it. */
import type { SimulatorItem } from './definition.js'

/** The interactions of one container. */
export interface Items {
  /** Puts an interaction last. */
  add(item: SimulatorItem): void
  /** Nothing to do where it does not lie here. */
  delete(itemId: string): void
  has(itemId: string): boolean
  /** In the order in which they came. */
  list(): readonly SimulatorItem[]
  /** What lay here `ms` milliseconds ago, at most {@link memoryMs}. */
  listBefore(ms: number): readonly SimulatorItem[]
  /** Forgets what lay here before. */
  forget(): void
}

/** How long changes are remembered, in ms: longer than any server lags behind its own events. */
export const memoryMs = 60_000

interface Change {
  readonly time: number
  readonly item: SimulatorItem
  readonly came: boolean
}

/** Makes an empty one. */
export function createContainer(): Items {
  const items = new Map<string, SimulatorItem>()
  let changes: Change[] = []

  const record = (item: SimulatorItem, came: boolean): void => {
    const time = performance.now()
    // Rarely, so that ten thousand changes at once are not searched ten thousand times.
    if ((changes[0]?.time ?? time) < time - 2 * memoryMs)
      changes = changes.filter((change) => change.time >= time - memoryMs)
    changes.push({ time, item, came })
  }

  return {
    add: (item) => {
      items.set(item.resource.id, item)
      record(item, true)
    },
    delete: (itemId) => {
      const item = items.get(itemId)
      if (item === undefined) return
      items.delete(itemId)
      record(item, false)
    },
    has: (itemId) => items.has(itemId),
    list: () => [...items.values()],
    listBefore: (ms) => {
      const since = performance.now() - ms
      const before = new Map(items)
      // Backwards: what came and went since must not come back.
      for (const { time, item, came } of changes.toReversed()) {
        if (time < since) break
        if (came) before.delete(item.resource.id)
        else before.set(item.resource.id, item)
      }
      return [...before.values()]
    },
    forget: () => {
      changes = []
    },
  }
}
