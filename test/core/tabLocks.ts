/** The locks of a browser with several tabs, without a browser. */
import type { LockPort } from '../../src/core/ports.js'

/** Locks that tabs share. */
export interface TabLocks {
  /** The port of another tab. */
  openTab(): LockPort
  /** Names that some tab holds, oldest first. */
  held(): readonly string[]
  /** A tab takes the lock for itself and freezes. */
  freezeWith(name: string): void
}

/** A browser in which no lock is held. */
export function createTabLocks(): TabLocks {
  const holders = new Map<string, Set<symbol>>()
  const frozen = new Set<string>()

  const release = (name: string, tab: symbol): void => {
    const left = holders.get(name)
    left?.delete(tab)
    if (left?.size === 0) holders.delete(name)
  }

  return {
    openTab() {
      const tab = Symbol('tab')
      return {
        hold(name) {
          if (frozen.has(name)) return new Promise(() => {})
          holders.set(name, (holders.get(name) ?? new Set()).add(tab))
          return null
        },
        release: (name) => release(name, tab),
        whenAlone(name, task) {
          release(name, tab)
          return holders.has(name) ? Promise.resolve(null) : task()
        },
      }
    },
    held: () => [...holders.keys()],
    freezeWith: (name) => frozen.add(name),
  }
}
