'use client'
/** Every group workbin of the signed-in agent: each definition for each of the groups, as React state. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { WorkbinError } from '../core/errors.js'
import type { LeanClient } from '../core/LeanClient.js'
import { workbinKeys } from '../core/workbinKeys.js'
import { workbinQuery, type WorkbinQuery } from '../core/workbinQuery.js'
import type { AgentGroup } from '../protocol/parseGroups.js'
import type { Workbin } from '../protocol/parseWorkbins.js'
import {
  targetKey,
  type AgentGroupOwner,
  type PlaceGroupOwner,
  type WorkbinTarget,
} from '../protocol/target.js'
import type { CataloguePart } from '../transport/client/withCatalogue.js'
import { useClientQuery, type WorkbinQueryOptions } from './useClientQuery.js'

/** One group's copy of a workbin: a target, with what to show of it. */
export interface GroupWorkbin extends WorkbinTarget {
  /** Equal exactly for equal targets; for React's `key`. */
  readonly key: string
  readonly owner: AgentGroupOwner | PlaceGroupOwner
  readonly workbin: Workbin
}

/** Whose groups, and through which client. */
export interface GroupWorkbinsOptions extends WorkbinQueryOptions {
  /** Names of the place groups of this desk; GWS does not tell them. Default none. */
  readonly placeGroups?: readonly string[] | undefined
}

interface Parts {
  readonly workbins: readonly Workbin[]
  readonly groups: readonly AgentGroup[]
}

/**
 * All group workbins this agent may watch: workbins of type `AgentGroup` for each of the agent's
 * groups, those of type `PlaceGroup` for each of `placeGroups`. A `useQuery` in the client's
 * QueryClient, read once in 5 min.
 *
 * @example
 * ```tsx
 * function Desk() {
 *   const { data = [] } = useGroupWorkbins({ placeGroups: ['Geneva-Hall'] })
 *   return data.map(({ key, id, owner, workbin }) => (
 *     <li key={key}>
 *       {workbin.displayName} <GroupBadge id={id} owner={owner} />
 *     </li>
 *   ))
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useGroupWorkbins(
  options: GroupWorkbinsOptions = {},
): UseQueryResult<readonly GroupWorkbin[], WorkbinError> {
  const { placeGroups = [] } = options
  return useClientQuery(options, partsQuery, (parts) => toGroupWorkbins(parts, placeGroups))
}

function partsQuery(client: LeanClient & CataloguePart): WorkbinQuery<Parts> {
  const read = async (): Promise<Parts> => {
    const [workbins, groups] = await Promise.all([client.workbins(), client.groups()])
    return { workbins, groups }
  }
  return workbinQuery({ client, queryKey: [...workbinKeys(client).groups, 'workbins'], read })
}

function toGroupWorkbins(
  { groups, workbins }: Parts,
  placeGroups: readonly string[],
): readonly GroupWorkbin[] {
  const ofAgents = groups.map(({ name }): AgentGroupOwner => ({ agentGroup: name }))
  const ofPlaces = [...new Set(placeGroups)].map((name): PlaceGroupOwner => ({ placeGroup: name }))
  return workbins.flatMap((workbin) => {
    const { id, type } = workbin
    const owners = type === 'AgentGroup' ? ofAgents : type === 'PlaceGroup' ? ofPlaces : []
    return owners.map((owner) => ({ key: targetKey({ id, owner }), id, owner, workbin }))
  })
}
