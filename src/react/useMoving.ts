'use client'
/** What the hooks that move interactions share: which items of a workbin are under way, and what came last. */
import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { WorkbinAgent, WorkbinClient } from '../core/client.js'
import type { ItemVerbs } from '../core/itemVerbs.js'
import type { ParsedTarget, WorkbinOwner, WorkbinTarget } from '../protocol/target.js'
import { useTarget } from './useTarget.js'
import { withMoves } from '../transport/client/withMoves.js'
import { useLeanClient } from './useLeanClient.js'

/** Which client moves. */
export interface MovingOptions {
  /** A client other than the provider's; its link is held while mounted. */
  readonly client?: WorkbinClient | undefined
}

/** One workbin's moves. */
export interface Moving<Outcome> {
  readonly client: ItemVerbs
  /** As it was given: the client says what is wrong with it. */
  readonly target: WorkbinTarget
  /** The items that anybody here is moving. */
  readonly pending: ReadonlySet<string>
  /** The newest outcome of this workbin that this hook has seen. */
  readonly last: Outcome | null
  /** Makes an outcome the newest; one of another workbin is not shown. */
  readonly tell: (outcome: Outcome) => void
}

interface Told<Outcome> {
  readonly agent: WorkbinAgent
  readonly of: ParsedTarget | null
  readonly outcome: Outcome
}

/** The moves of a workbin; null for an id or an owner disables. */
export function useMoving<Outcome>(
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
  options: MovingOptions,
): Moving<Outcome> {
  const client = withMoves(useLeanClient(options.client))
  const parsed = useTarget(id, owner)
  const readable = useMemo(
    () => (parsed?.ok === true ? client.moving(parsed.target) : nothingMoves),
    [client, parsed],
  )
  const pending = useSyncExternalStore(readable.subscribe, readable.getState, nothingMoves.getState)
  // Another object for another agent: what came of the former one's moves is none of his.
  const { getState, subscribe } = client.agent
  const agent = useSyncExternalStore(subscribe, getState, getState)
  const [told, setTold] = useState<Told<Outcome> | null>(null)
  const tell = useCallback(
    (outcome: Outcome) => setTold({ agent, of: parsed, outcome }),
    [agent, parsed],
  )
  const last = told?.of === parsed && told.agent === agent ? told.outcome : null
  // Whatever it is, it is parsed again, and refused where it is none.
  return { client, target: { id, owner } as WorkbinTarget, pending, last, tell }
}

const nothing: ReadonlySet<string> = new Set()
const nothingMoves = { getState: () => nothing, subscribe: () => () => {} }
