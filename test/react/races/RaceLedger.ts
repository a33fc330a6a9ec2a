/** Keeps account of what one client asks for: no Subscribe without a reason, no two requests at once, no end forgotten. */
import type { SubscriptionOperation } from '../../../src/protocol/operations.js'

/** A request as far as it matters here. */
export interface Accounted {
  readonly target: number
  readonly operation: SubscriptionOperation
  readonly isExecuted: boolean
  readonly isSettled: boolean
}

/** The account of one client; `blame` is told what must never be. */
export class RaceLedger {
  readonly #subscribes = new Map<number, number>()
  readonly #unsubscribes = new Map<number, number>()
  readonly #reasons = new Map<number, number>()
  readonly #givenUp = new Set<number>()
  readonly #blame: (fault: string) => void

  constructor(blame: (fault: string) => void) {
    this.#blame = blame
  }

  /** Something happened after which a Subscribe may be due: a session, a gap, an end, a failure. */
  excuse(target: number): void {
    add(this.#reasons, target)
  }

  /** A request is sent while `others` are not over. */
  send(target: number, operation: SubscriptionOperation, others: readonly Accounted[]): void {
    const own = others.filter((other) => other.target === target)
    if (own.some((other) => !other.isSettled)) this.#blame('two requests at once')
    if (own.some((other) => !other.isExecuted && other.operation !== operation)) {
      this.#blame('a Subscribe and an Unsubscribe on the way together')
    }
    if (operation === 'Subscribe') this.#subscribe(target)
    else this.#unsubscribe(target)
  }

  /** The server executes a Subscribe. */
  begin(target: number): void {
    this.#unsubscribes.delete(target)
    this.#givenUp.delete(target)
  }

  /** Nobody can end it any more, or nobody will. */
  giveUp(target: number): void {
    this.#givenUp.add(target)
  }

  isGivenUp(target: number): boolean {
    return this.#givenUp.has(target)
  }

  #subscribe(target: number): void {
    const isDue = add(this.#subscribes, target) <= (this.#reasons.get(target) ?? 0)
    if (!isDue) this.#blame(`target ${target}: a Subscribe that nothing called for`)
  }

  /** It is a reason for another Subscribe; and the second one is the last try. */
  #unsubscribe(target: number): void {
    this.excuse(target)
    if (add(this.#unsubscribes, target) > 1) this.giveUp(target)
  }
}

function add(counts: Map<number, number>, target: number): number {
  const count = (counts.get(target) ?? 0) + 1
  counts.set(target, count)
  return count
}
