/** Locks across the tabs of one browser: the Web Locks API, or none where there is none. */
import type { LockPort } from '../core/ports.js'

interface Hold {
  /** Null once it is there. */
  granted: Promise<void> | null
  /** Resolves once it is released, and the browser knows. */
  readonly over: Promise<void>
  release(): void
}

/**
 * Makes the locks of one client. Without the API (plain http, old browsers) nobody is asked: a tab
 * whose subscription is ended by another hears of it, and subscribes again.
 */
export function createBrowserLocks(): LockPort {
  const holds = new Map<string, Hold>()

  const release = (name: string): Promise<void> => {
    const hold = holds.get(name)
    holds.delete(name)
    hold?.release()
    return hold?.over ?? Promise.resolve()
  }

  return {
    hold(name) {
      const locks = findLocks()
      if (locks === undefined) return null
      const hold = holds.get(name) ?? holdShared(locks, name)
      holds.set(name, hold)
      return hold.granted
    },
    release: (name) => void release(name),
    async whenAlone(name, task) {
      await release(name)
      const locks = findLocks()
      if (locks === undefined) return task()
      // Never waits: waiting for a page in the back/forward cache would throw it out of there.
      const options = { mode: 'exclusive', ifAvailable: true } as const
      return locks
        .request(name, options, (lock) => (lock === null ? null : task()))
        .catch(() => task())
    },
  }
}

function holdShared(locks: LockManager, name: string): Hold {
  const abort = new AbortController()
  let onReleased = (): void => {}
  const released = new Promise<void>((resolve) => {
    onReleased = resolve
  })
  let onGranted = (): void => {}
  const granted = new Promise<void>((resolve) => {
    onGranted = resolve
  })
  const over = locks
    .request(name, { mode: 'shared', signal: abort.signal }, () => {
      onGranted()
      return released
    })
    // Released before it was granted; or refused, as in a sandboxed frame: as without the API.
    .catch(() => onGranted())
  const release = (): void => {
    onReleased()
    // A lock that a frozen tab keeps may never be granted.
    abort.abort()
  }
  const hold: Hold = { granted, over, release }
  void granted.then(() => {
    hold.granted = null
  })
  return hold
}

function findLocks(): LockManager | undefined {
  return typeof navigator === 'undefined' ? undefined : navigator.locks
}
