/** The options by which a host's own `useQuery`, or a prefetch, reads a list. */
import type { WorkbinOwner } from '../protocol/target.js'
import type { WorkbinClient } from './client.js'
import { WorkbinError } from './errors.js'
import { contentsQuery, type ContentsQuery } from './contentsQuery.js'
import { workbinKeys } from './workbinKeys.js'

/**
 * A list as a query. Where `useWorkbinContents` or `client.contents` observes the list, the query
 * holds what is shown, live, and its `refetch()` verifies it; while the link is away that waits.
 * Elsewhere each fetch is one GET. The error is a `WorkbinError`. Make it anew in each render: the
 * key is that of the agent of this moment.
 *
 * @example
 * ```ts
 * await queryClient.prefetchQuery(workbinContentsQuery(client, id, { agentGroup: 'Billing-Tier2' }))
 * ```
 */
export function workbinContentsQuery(
  client: Pick<WorkbinClient, 'agent' | 'fetchContents'>,
  id: string,
  owner: WorkbinOwner,
): ContentsQuery {
  const { agentId } = client.agent.getState()
  return contentsQuery(workbinKeys(client).contents(id, owner), async () => {
    // Whoever kept these options would read another agent's list under this agent's key.
    if (client.agent.getState().agentId !== agentId) throw new WorkbinError('not-signed-in')
    return client.fetchContents({ id, owner })
  })
}
