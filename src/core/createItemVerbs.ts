/** The verbs for interactions: reads what untyped code may pass, and makes moves of it, alone, in a row, or many. */
import { own, ownString } from '../protocol/own.js'
import { parseItemName, type ItemName, type MoveKind } from '../protocol/operations.js'
import { parseTarget, targetKey, type WorkbinTarget } from '../protocol/target.js'
import { WorkbinError } from './errors.js'
import type { ItemOutcome } from './itemOutcome.js'
import type { AddOptions, ItemVerbs, PullOptions } from './itemVerbs.js'
import { moveAll } from './moveAll.js'
import type { Moves } from './Moves.js'

/** One kind of move, for the agent who is signed in when it is made. */
type Start = (
  target: WorkbinTarget,
  item: ItemName,
  onAnswered?: () => void,
) => Promise<ItemOutcome>

/** Makes the verbs. */
export function createItemVerbs(moves: Moves): ItemVerbs {
  const starter = (kind: MoveKind, given: PullOptions & AddOptions = {}): Start => {
    const { onBeforePull, ...options } = { ...given }
    const { agent } = moves
    return async (target, item, onAnswered) => {
      const parsed = read(target)
      const named = parseItemName(item)
      if (!parsed.ok || named === undefined) {
        const error = parsed.ok
          ? new WorkbinError('invalid-item')
          : new WorkbinError('invalid-target', { detail: parsed.reason })
        return { ...nameOf(item), status: 'failed', error }
      }
      // What is begun for one agent is not ended for the next.
      if (agent !== moves.agent) {
        return { ...named, status: 'cancelled', wasSent: false, error: null }
      }
      const allow = onBeforePull && ((): unknown => onBeforePull(named, parsed.target))
      return moves.start({
        ...options,
        kind,
        target: parsed.target,
        item: named,
        allow,
        onAnswered,
      })
    }
  }

  return {
    pull: (target, item, options) => starter('pull', options)(target, item),
    add: (target, item, options) => starter('add', options)(target, item),
    pullAll(target, items, given) {
      const { onProgress, ...options } = { ...given }
      const start = starter('pull', options)
      return moveAll('pull', items, (item, next) => start(target, item, next), onProgress)
    },
    addAll(target, items, given) {
      const { onProgress, ...options } = { ...given }
      const start = starter('add', options)
      return moveAll('add', items, (item, next) => start(target, item, next), onProgress)
    },
    async move(item, from, to, given) {
      const { saveLAR, ...options } = { ...given }
      // Without the signal: nothing is to stay in the agent's hands.
      const add = starter('add', { saveLAR })
      if (parseItemName(item) !== undefined && isSame(from, to)) {
        const error = new WorkbinError('invalid-target', { detail: 'it is there already' })
        return { ...nameOf(item), status: 'failed', error }
      }
      // What could not be added is not even pulled.
      const pulled = await starter('pull', options)(read(to).ok ? from : to, item)
      if (pulled.status !== 'done') return pulled
      const added = await add(to, item)
      if (added.status === 'done') return added
      const error = added.error ?? new WorkbinError('outcome-unknown')
      return { ...nameOf(item), status: 'stranded', error, putBack: once(() => add(from, item)) }
    },
    moving(target) {
      const parsed = read(target)
      return parsed.ok ? moves.busy(parsed.target) : nothingMoves
    },
  }
}

/** Does it once, or again only where nothing was done. */
function once(act: () => Promise<ItemOutcome>): () => Promise<ItemOutcome> {
  let acting: Promise<ItemOutcome> | null = null
  const begin = async (): Promise<ItemOutcome> => {
    const outcome = await act()
    if (outcome.status !== 'done' && outcome.status !== 'unconfirmed') acting = null
    return outcome
  }
  return () => (acting ??= begin())
}

function isSame(from: WorkbinTarget, to: WorkbinTarget): boolean {
  const [left, right] = [read(from), read(to)]
  return left.ok && right.ok && targetKey(left.target) === targetKey(right.target)
}

const nothing: ReadonlySet<string> = new Set()
const nothingMoves = { getState: () => nothing, subscribe: () => () => {} }

function read(target: WorkbinTarget): ReturnType<typeof parseTarget> {
  return parseTarget(own(target, 'id'), own(target, 'owner'))
}

/** As far as untyped code names it. */
function nameOf(item: ItemName): ItemName {
  return { id: ownString(item, 'id') ?? '', medium: ownString(item, 'medium') ?? '' }
}
