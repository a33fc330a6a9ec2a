/** The smallest readable state: a value that is replaced, and listeners that are told. */

import { notify } from './notify.js'

/** A value that changes over time; fits `useSyncExternalStore` as it is. */
export interface Readable<Value> {
  /** The value now. The same object until something changes. */
  getState(): Value
  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void
}

/** A {@link Readable} and its one writer. */
export interface Store<Value> extends Readable<Value> {
  setState(value: Value): void
}

/** Makes a store; setting the same value (`Object.is`) tells nobody. */
export function createStore<Value>(initial: Value): Store<Value> {
  const listeners = new Set<() => void>()
  let current = initial
  return {
    getState: () => current,
    subscribe(listener) {
      // A wrapper of its own, so that the same function may listen twice.
      const entry = (): void => listener()
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    setState(value) {
      if (Object.is(value, current)) return
      current = value
      notify(listeners)
    },
  }
}
