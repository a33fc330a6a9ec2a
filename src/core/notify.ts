/** Tells listeners, whatever they do: one that throws keeps neither the others nor us from going on. */

/** Calls each listener once. What one throws is the host's, and is thrown in a task of its own. */
export function notify<Args extends readonly unknown[]>(
  listeners: Iterable<(...args: Args) => void>,
  ...args: Args
): void {
  for (const listener of [...listeners]) {
    // Another listener may just have taken it away.
    if (listeners instanceof Set && !listeners.has(listener)) continue
    try {
      listener(...args)
    } catch (error) {
      queueMicrotask(() => {
        throw error
      })
    }
  }
}
