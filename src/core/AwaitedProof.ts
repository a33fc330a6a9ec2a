/** Waits for the message that proves one operation, whichever is first: the message, or the answer that says which is ours. */
import type { InteractionResource } from '../protocol/mediumMessages.js'

/** A message about the item of an operation, on the session on which that was sent. */
export interface Evidence {
  /** Null: it needs none, because it can be about nothing else. */
  readonly referenceId: number | null
  readonly isError: boolean
  readonly item: InteractionResource | null
}

/** How many messages are kept until the answer says which is ours. */
const maxEarly = 32

/** One operation's proof. */
export class AwaitedProof {
  /** Resolves with the proof, or with null once none can come. */
  readonly found: Promise<Evidence | null>
  #resolve: (evidence: Evidence | null) => void = () => {}
  #early: readonly Evidence[] = []
  #reference: number | null = null
  #isAnswered = false
  #isOver = false

  constructor() {
    this.found = new Promise((resolve) => {
      this.#resolve = resolve
    })
  }

  hear(evidence: Evidence): void {
    if (this.#isOver) return
    if (!this.#isAnswered) this.#early = [...this.#early, evidence].slice(-maxEarly)
    else if (this.#proves(evidence)) this.#resolve(evidence)
  }

  /** The answer came, with our reference; null where it told none. */
  answered(reference: number | null): void {
    this.#isAnswered = true
    this.#reference = reference
    const early = this.#early.find((evidence) => this.#proves(evidence))
    if (early !== undefined || this.#isOver) this.#resolve(early ?? null)
  }

  /** Nothing comes any more; what came before still counts. */
  end(): void {
    this.#isOver = true
    if (this.#isAnswered) this.#resolve(null)
  }

  #proves({ referenceId }: Evidence): boolean {
    return referenceId === null || referenceId === this.#reference
  }
}
