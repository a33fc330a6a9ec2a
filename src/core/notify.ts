/** Tells listeners, whatever they do: one that throws keeps neither the others nor us from going on. */

/** Calls each listener once. What one throws is the host's: its page, or its console, hears of it. */
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
      report(error)
    }
  }
}

/** As a browser does with its own listeners. Thrown in a task of its own it would end a process of Node. */
function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error)
  // oxlint-disable-next-line no-console -- the only place where Node can be told of it
  else console.error(error)
}
