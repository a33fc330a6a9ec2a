/** The keys under which everything of a client lies in the host's QueryClient. */
import { ownerPart, type WorkbinOwner } from '../protocol/target.js'
import type { WorkbinClient, WorkbinFilter } from './client.js'

/** A key of TanStack Query. */
export type WorkbinKey = readonly string[]

/** Keys of one client and agent; each begins with `all`. */
export interface WorkbinKeys {
  /** `['gws-workbins', server, agentId]` */
  readonly all: WorkbinKey
  /** All lists of groups. */
  readonly groups: WorkbinKey
  /** All findings. */
  readonly diagnosis: WorkbinKey
  /** A list of workbins. */
  workbins(filter?: WorkbinFilter): WorkbinKey
  /** What is in a workbin. */
  contents(id: string, owner: WorkbinOwner): WorkbinKey
}

/**
 * The keys of a client, for the agent of this moment: they change with `reset`.
 *
 * @example
 * ```ts
 * await queryClient.invalidateQueries({ queryKey: workbinKeys(client).all })
 * ```
 */
export function workbinKeys(client: Pick<WorkbinClient, 'agent'>): WorkbinKeys {
  const { agentId, server } = client.agent.getState()
  const all = ['gws-workbins', server, agentId]
  return {
    all,
    groups: [...all, 'groups'],
    diagnosis: [...all, 'diagnosis'],
    workbins: ({ scope = 'all', type } = {}) => [
      ...all,
      'workbins',
      scope,
      ...(type === undefined ? [] : [type]),
    ],
    contents: (id, owner) => [...all, 'contents', id, ...ownerPart(owner)],
  }
}
