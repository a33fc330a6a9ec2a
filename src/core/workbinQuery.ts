/** What is read now and then, as a query of TanStack Query: the options that all of it shares. */
import type { WorkbinClient } from './client.js'
import { WorkbinError } from './errors.js'
import type { WorkbinKey } from './workbinKeys.js'

/** Options for `useQuery`, `prefetchQuery` and their like. Make them anew in each render. */
export interface WorkbinQuery<Data> {
  readonly queryKey: WorkbinKey
  /** Rejects with a WorkbinError. */
  readonly queryFn: () => Promise<Data>
  /** Tells ours from the host's. */
  readonly meta: { readonly source: 'gws-workbins' }
  /** Nothing is waited for that only the browser believes. */
  readonly networkMode: 'always'
  /** Three times, where trying again can help. */
  readonly retry: (failures: number, error: WorkbinError) => boolean
  /** Agents change windows all day. */
  readonly refetchOnWindowFocus: false
  /** How long it is not read again by itself (ms). */
  readonly staleTime: number
}

/** What a query reads, and for whom. */
export interface QueryPlan<Data> {
  readonly client: Pick<WorkbinClient, 'agent'>
  readonly queryKey: WorkbinKey
  readonly read: () => Promise<Data>
  readonly staleTime?: number
}

/** 5 min: workbins and groups are administered, not worked with. */
const usualStaleTime = 300_000

/** The options of a query. */
export function workbinQuery<Data>({
  client,
  queryKey,
  read,
  staleTime = usualStaleTime,
}: QueryPlan<Data>): WorkbinQuery<Data> {
  const { agentId } = client.agent.getState()
  return {
    queryKey,
    async queryFn() {
      // Whoever kept these options would read another agent's data under this agent's key.
      if (client.agent.getState().agentId !== agentId) throw new WorkbinError('not-signed-in')
      return read()
    },
    meta: { source: 'gws-workbins' },
    networkMode: 'always',
    retry: (failures, { retryable }) => retryable && failures < 3,
    refetchOnWindowFocus: false,
    staleTime,
  }
}
