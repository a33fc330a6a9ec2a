/** Hands every message on the workbins topic to those who listen to its target: at once, in order, once. */
import type { WorkbinTarget } from '../protocol/target.js'
import { addressees } from './addressees.js'
import { Listeners } from './Listeners.js'
import type { Registry } from './Registry.js'
import type { WorkbinEvent } from './workbinEvent.js'

/** Hears of messages. */
export type WorkbinEventListener = (event: WorkbinEvent) => void

/** Whoever listens to the messages of a target. */
export class EventListeners {
  readonly #listeners = new Listeners<[WorkbinEvent]>()
  readonly #registry: Pick<Registry, 'read'>

  constructor(registry: Pick<Registry, 'read'>) {
    this.#registry = registry
  }

  /** Calls `listener` until the returned function is called. */
  add(target: WorkbinTarget, listener: WorkbinEventListener): () => void {
    return this.#listeners.add(target, listener)
  }

  /** One that names no owner may be for each target of its workbin. */
  receive(event: WorkbinEvent): void {
    const owner = event.messageType === 'unreadable' ? null : event.owner
    const { targets } = addressees(owner, this.#listeners.targetsOf(event.id))
    const isAnswer = event.messageType === 'WorkbinSubscriptionStateChangeMessage'
    for (const target of targets) {
      if (isAnswer || !this.#isPaused(target)) this.#listeners.tell(target, event)
    }
  }

  /** Where no Unsubscribe is sent, the server goes on telling what nobody wants to hear. */
  #isPaused(target: WorkbinTarget): boolean {
    const { status } = this.#registry.read(target, false)
    return status === 'unsubscribing' || status === 'unsubscribed'
  }
}
