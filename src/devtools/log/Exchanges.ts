/** Requests with their answers and the pushes that prove them: the newest ones, found by reference or by target. */
import { targetKey, type WorkbinTarget } from '../../protocol/target.js'

/** One request. Times in epoch ms. */
export interface Exchange {
  readonly id: number
  readonly target: WorkbinTarget
  /** `Subscribe`, `Unsubscribe`, or the name of an operation on items. */
  readonly operation: string
  readonly sentAt: number
  /** When its HTTP answer came, or its proof ({@link endsWithAnswer}); null while it is out. */
  readonly answeredAt: number | null
  /** When the push with its reference came, which may be before the answer. */
  readonly pushedAt: number | null
  readonly reference: number | null
  /** What it came to, in one word. */
  readonly outcome: string
}

/** Those of items are over with their proof: when the HTTP answer came is not told. */
export function endsWithAnswer({ operation }: Exchange): boolean {
  return operation === 'Subscribe' || operation === 'Unsubscribe'
}

/** How many are kept. */
const most = 200

/** The requests that the log has seen. */
export class Exchanges {
  readonly #byId = new Map<number, Exchange>()
  #count = 0

  get all(): ReadonlyMap<number, Exchange> {
    return this.#byId
  }

  begin(target: WorkbinTarget, operation: string, sentAt: number): Exchange {
    this.#count += 1
    const exchange: Exchange = {
      id: this.#count,
      target,
      operation,
      sentAt,
      answeredAt: null,
      pushedAt: null,
      reference: null,
      outcome: 'pending',
    }
    this.#byId.set(exchange.id, exchange)
    for (const id of this.#byId.keys()) {
      if (this.#byId.size <= most) break
      this.#byId.delete(id)
    }
    return exchange
  }

  /** Learns more of one; undefined where it is not kept any more. */
  update(id: number, news: Partial<Exchange>): Exchange | undefined {
    const known = this.#byId.get(id)
    if (known === undefined) return undefined
    const next = { ...known, ...news }
    this.#byId.set(id, next)
    return next
  }

  /**
   * The request that a push answers: the newest of that workbin with its reference, for servers give
   * numbers again; without one, the newest of that target that waits for a push.
   */
  find(
    workbinId: string | null,
    reference: number | null,
    target: WorkbinTarget | null,
  ): Exchange | undefined {
    const newestFirst = [...this.#byId.values()].toReversed()
    if (reference !== null) {
      return newestFirst.find(
        (each) =>
          each.reference === reference && (workbinId === null || each.target.id === workbinId),
      )
    }
    if (target === null) return undefined
    const key = targetKey(target)
    return newestFirst.find(
      (each) =>
        targetKey(each.target) === key &&
        each.pushedAt === null &&
        each.outcome === 'accepted' &&
        each.answeredAt !== null,
    )
  }
}
