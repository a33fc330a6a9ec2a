'use client'
/** Which workbins there are, as React state. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { WorkbinFilter } from '../core/client.js'
import type { WorkbinError } from '../core/errors.js'
import { workbinsQuery } from '../core/workbinsQuery.js'
import type { Workbin } from '../protocol/parseWorkbins.js'
import { useClientQuery, type WorkbinQueryOptions } from './useClientQuery.js'

/**
 * The workbins of the contact centre: definitions, each with one id for all its copies. A `useQuery`
 * in the client's QueryClient: read once in 5 min, and anew for another agent or a new login.
 *
 * @param filter - `scope` `all` (default) or `own`; one `type`, by default every one
 * @example
 * ```tsx
 * function WorkbinMenu() {
 *   const { data = [], error } = useWorkbins({ type: 'AgentGroup' })
 *   if (error !== null) return <p>{error.remedy}</p>
 *   return data.map(({ id, displayName }) => <option key={id} value={id}>{displayName}</option>)
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useWorkbins(
  filter?: WorkbinFilter,
  options: WorkbinQueryOptions = {},
): UseQueryResult<readonly Workbin[], WorkbinError> {
  return useClientQuery(options, (client) => workbinsQuery(client, filter))
}
