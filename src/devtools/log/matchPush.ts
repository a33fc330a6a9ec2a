/** Finds what a push belongs to: a request by its reference, a target by its owner. */
import { isOf } from '../../core/route.js'
import type { WorkbinTarget } from '../../protocol/target.js'
import type { Push } from './describePush.js'
import type { Exchange, Exchanges } from './Exchanges.js'

/** What was found. */
export interface PushMatch {
  readonly exchange: Exchange | undefined
  readonly target: WorkbinTarget | null
  /** False for a message of a workbin that nobody here can have asked for. */
  readonly isMatched: boolean
}

/** Pure. Messages of other topics are never called unmatched: others may use the link, too. */
export function matchPush(
  push: Push,
  exchanges: Exchanges,
  targets: readonly WorkbinTarget[],
): PushMatch {
  const { id, kind, owner, reference } = push
  const concerned = targets.filter(
    (target) => target.id === id && (owner === null || isOf(target, owner)),
  )
  const [first = null] = concerned
  const stated = id !== null && owner !== null ? { id, owner } : null
  const target = concerned.length === 1 ? first : stated
  const isProof = kind === 'confirmation' || reference !== null
  const exchange = isProof ? exchanges.find(id, reference, target) : undefined
  const isMatched = kind === 'other' || exchange !== undefined || concerned.length > 0
  return {
    exchange,
    target: target ?? exchange?.target ?? null,
    isMatched: isMatched && kind !== 'unreadable',
  }
}
