/** The browser's hints: network back, page seen, page run again after it stood still. */
import type { Signal, SignalPort } from '../core/ports.js'

/** Listens to `window` and `document` while somebody listens here; where there are none, says nothing. */
export const browserSignals: SignalPort = {
  isOffline: () => typeof navigator !== 'undefined' && !navigator.onLine,
  listen(listener) {
    if (typeof window === 'undefined' || typeof document === 'undefined') return () => {}
    const stop = new AbortController()
    const on = (
      target: EventTarget,
      event: string,
      read: (event: Event) => Signal | undefined,
    ): void =>
      target.addEventListener(
        event,
        (fired) => {
          const signal = read(fired)
          if (signal !== undefined) listener(signal)
        },
        { signal: stop.signal },
      )
    on(window, 'online', () => 'online')
    on(window, 'offline', () => 'offline')
    on(document, 'visibilitychange', () => (document.hidden ? undefined : 'visible'))
    on(document, 'resume', () => 'resumed')
    // Restored from the back/forward cache: a reply buffered before arrives first, and is stale.
    on(window, 'pageshow', (event) => (isPersisted(event) ? 'resumed' : undefined))
    // `unload` would keep the page out of that cache.
    on(window, 'pagehide', (event) => (isPersisted(event) ? undefined : 'leaving'))
    return () => stop.abort()
  },
}

function isPersisted(event: Event): boolean {
  return Reflect.get(event, 'persisted') === true
}
