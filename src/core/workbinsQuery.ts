/** The list of workbins as a query of TanStack Query. */
import type { Workbin } from '../protocol/parseWorkbins.js'
import type { WorkbinClient, WorkbinFilter } from './client.js'
import { workbinKeys } from './workbinKeys.js'
import { workbinQuery, type WorkbinQuery } from './workbinQuery.js'

/**
 * The list of workbins as a query, kept for 5 min.
 *
 * @example
 * ```ts
 * const workbins = await queryClient.fetchQuery(workbinsQuery(client, { type: 'AgentGroup' }))
 * ```
 */
export function workbinsQuery(
  client: Pick<WorkbinClient, 'agent' | 'workbins'>,
  filter?: WorkbinFilter,
): WorkbinQuery<readonly Workbin[]> {
  const queryKey = workbinKeys(client).workbins(filter)
  return workbinQuery({ client, queryKey, read: () => client.workbins(filter) })
}
