/** Lets replies leave in reverse order. */
import type { Timers } from '../createTimers.js'
import { onAbort } from '../createTimers.js'
import { ConnectionCut } from './ConnectionCut.js'

/** Holds replies back until a group of them is complete. */
export interface Reorderer {
  /**
   * Resolves when the reply may leave: once `count` replies of the same `group` wait, or
   * `withinMs` ms after the first of them, the last one first.
   */
  wait(group: string, count: number, withinMs: number, signal: AbortSignal): Promise<void>
}

/** Between two replies that leave, so that they keep their order on separate sockets. */
const gap = 5

interface Group {
  readonly waiting: Set<() => void>
  readonly cancel: () => void
}

/** Starts with no group. */
export function createReorderer(timers: Timers): Reorderer {
  const groups = new Map<string, Group>()

  const disband = (name: string): Group | undefined => {
    const group = groups.get(name)
    groups.delete(name)
    group?.cancel()
    return group
  }

  const release = (name: string): void => {
    const leaving = [...(disband(name)?.waiting ?? [])].toReversed()
    leaving[0]?.()
    for (const [index, leave] of leaving.slice(1).entries()) timers.after((index + 1) * gap, leave)
  }

  const join = (name: string, withinMs: number): Group => {
    const group = groups.get(name) ?? {
      waiting: new Set<() => void>(),
      cancel: timers.after(withinMs, () => release(name)),
    }
    groups.set(name, group)
    return group
  }

  return {
    wait: (name, count, withinMs, signal) =>
      new Promise((resolve, reject) => {
        const group = join(name, withinMs)
        group.waiting.add(resolve)
        onAbort(signal, () => {
          group.waiting.delete(resolve)
          if (group.waiting.size === 0 && groups.get(name) === group) disband(name)
          reject(new ConnectionCut())
        })
        if (group.waiting.size >= count) release(name)
      }),
  }
}
