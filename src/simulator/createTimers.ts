/** Every timer of one simulator, so that closing it leaves none behind. */
import { ConnectionCut } from './edge/ConnectionCut.js'

/** The timers of one simulator. They use the global `setTimeout`, so fake timers drive them. */
export interface Timers {
  /** Runs `task` after `ms` milliseconds; the function returned calls it off. */
  after(ms: number, task: () => void): () => void
  /** Resolves after `ms` milliseconds; rejects with {@link ConnectionCut} when `signal` aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>
  /** Calls off every task that has not run. */
  clear(): void
}

/** Makes an empty set of timers. */
export function createTimers(): Timers {
  const pending = new Set<ReturnType<typeof setTimeout>>()

  const after = (ms: number, task: () => void): (() => void) => {
    const timer = setTimeout(() => {
      pending.delete(timer)
      task()
    }, ms)
    pending.add(timer)
    return () => {
      pending.delete(timer)
      clearTimeout(timer)
    }
  }

  return {
    after,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const cancel = after(ms, resolve)
        onAbort(signal, () => {
          cancel()
          reject(new ConnectionCut())
        })
      }),
    clear: () => {
      for (const timer of pending) clearTimeout(timer)
      pending.clear()
    },
  }
}

/** Calls `listener` when `signal` aborts, or at once if it has; the function returned calls it off. */
export function onAbort(signal: AbortSignal, listener: () => void): () => void {
  if (signal.aborted) listener()
  else signal.addEventListener('abort', listener, { once: true })
  return () => signal.removeEventListener('abort', listener)
}
