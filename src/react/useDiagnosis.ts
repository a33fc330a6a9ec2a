'use client'
/** What keeps a list from being live, in words, as React state. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { WorkbinError } from '../core/errors.js'
import type { Finding } from '../core/findings.js'
import { workbinKeys } from '../core/workbinKeys.js'
import { workbinQuery } from '../core/workbinQuery.js'
import { ownerPart, type WorkbinOwner } from '../protocol/target.js'
import { withDiagnosis } from '../transport/client/withDiagnosis.js'
import { useClientQuery, type WorkbinQueryOptions } from './useClientQuery.js'

/**
 * Looks for what keeps the list of a target, or without one the whole desktop, from being live: a
 * missing feature, a group that is not the agent's, a server that is down, a session that has not
 * started. Reads when it is mounted, and on `refetch()`; pass `enabled: false` to wait for that.
 *
 * @param id - workbin id; null for the desktop as a whole
 * @param owner - whose copy; null for the desktop as a whole
 * @returns a `useQuery` result whose data are findings, causes first; with nothing wrong there is
 *   one that says so. What cannot be read is a finding, never an error.
 * @example
 * ```tsx
 * function WhyNotLive({ id }: { id: string }) {
 *   const { data = [], refetch } = useDiagnosis(id, { agentGroup: 'Billing-Tier2' })
 *   return (
 *     <ul>
 *       {data.map(({ code, message, remedy }) => <li key={code}>{message} {remedy}</li>)}
 *       <button onClick={() => void refetch()}>Look again</button>
 *     </ul>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useDiagnosis(
  id?: string | null,
  owner?: WorkbinOwner | null,
  options: WorkbinQueryOptions = {},
): UseQueryResult<readonly Finding[], WorkbinError> {
  return useClientQuery(options, (client) => {
    const target =
      id === null || id === undefined || owner === null || owner === undefined
        ? undefined
        : { id, owner }
    const part = target === undefined ? [] : [target.id, ...ownerPart(target.owner)]
    const queryKey = [...workbinKeys(client).diagnosis, ...part]
    return workbinQuery({
      client,
      queryKey,
      read: () => withDiagnosis(client).diagnose(target),
      staleTime: 0,
    })
  })
}
