/** Brings subscription messages to the targets they are for, also where only a later answer tells which those are. */
import type { WorkbinSubscriptionStateChangeMessage } from '../protocol/messages.js'
import { isNamed, isUndecided, route, type Addressee } from './route.js'
import type { TargetEvent } from './subscription.js'

/** A target that can be told. */
export interface Recipient extends Addressee {
  tell(event: TargetEvent): void
}

/** How many messages may wait for an answer. */
const maxUndecided = 32

/** Routes messages, and keeps those that cannot be routed yet. */
export class Correlation {
  readonly #ofWorkbin: (id: string) => readonly Recipient[]
  readonly #agentId: () => string
  #undecided: readonly WorkbinSubscriptionStateChangeMessage[] = []

  /**
   * @param ofWorkbin - the targets of a workbin id, or of one that differs in case alone
   * @param agentId - GWS id of the agent; 'me' where it is not known
   */
  constructor(ofWorkbin: (id: string) => readonly Recipient[], agentId = (): string => 'me') {
    this.#ofWorkbin = ofWorkbin
    this.#agentId = agentId
  }

  /** Tells the targets that a message is for. */
  deliver(message: WorkbinSubscriptionStateChangeMessage): void {
    const recipients = this.#ofWorkbin(message.id)
    const agentId = this.#agentId()
    const told = route(message, recipients, agentId)
    const isOpen = isUndecided(message, recipients)
    if (isOpen && this.#undecided.length < maxUndecided) {
      this.#undecided = [...this.#undecided, message]
      for (const other of recipients) {
        if (!told.includes(other)) other.tell({ type: 'doubted', isDoubted: true })
      }
    }
    // What cannot be kept is taken for the end of all: asking once too often is no lie.
    const isKept = this.#undecided.includes(message)
    for (const recipient of isOpen && !isKept ? recipients : told) {
      const isLoose = !isNamed(recipient.target, message, agentId)
      recipient.tell({ type: 'pushed', push: isLoose ? { ...message, isLoose } : message })
    }
  }

  /** Another message of that workbin still waits. */
  #isInDoubt(id: string): boolean {
    return this.#undecided.some((message) => message.id === id)
  }

  /** Delivers what has been waiting, where no answer that could tell is outstanding any more. */
  decide(): void {
    if (this.#undecided.length === 0) return
    const isOpen = (message: WorkbinSubscriptionStateChangeMessage): boolean =>
      isUndecided(message, this.#ofWorkbin(message.id))
    const decided = this.#undecided.filter((message) => !isOpen(message))
    this.#undecided = this.#undecided.filter(isOpen)
    for (const message of decided) {
      this.deliver(message)
      for (const recipient of this.#ofWorkbin(message.id)) {
        recipient.tell({ type: 'doubted', isDoubted: this.#isInDoubt(message.id) })
      }
    }
  }
}
