/** The signed-in agent's groups as a query of TanStack Query. */
import type { AgentGroup } from '../protocol/parseGroups.js'
import type { WorkbinClient } from './client.js'
import { workbinKeys } from './workbinKeys.js'
import { workbinQuery, type WorkbinQuery } from './workbinQuery.js'

/**
 * The signed-in agent's groups as a query, kept for 5 min.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(groupsQuery(client))
 * ```
 */
export function groupsQuery(
  client: Pick<WorkbinClient, 'agent' | 'groups'>,
): WorkbinQuery<readonly AgentGroup[]> {
  const queryKey = workbinKeys(client).groups
  return workbinQuery({ client, queryKey, read: () => client.groups() })
}
