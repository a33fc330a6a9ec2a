'use client'
/** The agent groups of the signed-in agent, as React state. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { WorkbinError } from '../core/errors.js'
import { groupsQuery } from '../core/groupsQuery.js'
import type { AgentGroup } from '../protocol/parseGroups.js'
import { useClientQuery, type WorkbinQueryOptions } from './useClientQuery.js'

/**
 * The agent groups whose workbins the signed-in agent may see; a name is what `{ agentGroup }` takes.
 * A `useQuery` in the client's QueryClient, read once in 5 min. Place groups GWS does not tell.
 *
 * @example
 * ```tsx
 * function MyGroups() {
 *   const { data = [] } = useMyAgentGroups()
 *   return <p>{data.map(({ name }) => name).join(', ')}</p>
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useMyAgentGroups(
  options: WorkbinQueryOptions = {},
): UseQueryResult<readonly AgentGroup[], WorkbinError> {
  return useClientQuery(options, groupsQuery)
}
