/** Listeners by target. */
import { targetKey, type WorkbinTarget } from '../protocol/target.js'
import { notify } from './notify.js'

/** A listener that throws keeps nobody else from hearing. */
export class Listeners<Args extends readonly unknown[] = []> {
  readonly #byTarget = new Map<
    string,
    { readonly target: WorkbinTarget; readonly listeners: Set<(...args: Args) => void> }
  >()

  /** Calls `listener` until the returned function is called; the same function may be added twice. */
  add(target: WorkbinTarget, listener: (...args: Args) => void): () => void {
    const key = targetKey(target)
    const entry = this.#byTarget.get(key) ?? { target, listeners: new Set() }
    const own = (...args: Args): void => listener(...args)
    this.#byTarget.set(key, entry)
    entry.listeners.add(own)
    return () => {
      entry.listeners.delete(own)
      const isLast = entry.listeners.size === 0 && this.#byTarget.get(key) === entry
      if (isLast) this.#byTarget.delete(key)
    }
  }

  tell(target: WorkbinTarget, ...args: Args): void {
    notify(this.#byTarget.get(targetKey(target))?.listeners ?? [], ...args)
  }

  /** The targets of a workbin id that somebody listens to. */
  targetsOf(id: string): WorkbinTarget[] {
    return [...this.#byTarget.values()].flatMap(({ target }) => (target.id === id ? [target] : []))
  }
}
