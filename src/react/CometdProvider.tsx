'use client'
/** Owns the push connection of everything below it. */
import { QueryClientContext } from '@tanstack/react-query'
import { useContext, useEffect, useMemo, type ReactElement, type ReactNode } from 'react'
import type { WorkbinClient } from '../core/client.js'
import { WorkbinError } from '../core/errors.js'
import { clientContext } from './clientContext.js'
import { clientOf } from './clientOf.js'

/** Either the address of GWS, or a client that was made with more options. */
export type CometdProviderProps = {
  readonly children?: ReactNode
} & (
  | {
      /** Base of the Web Services API, such as `/api/v2`. Needs a `QueryClientProvider` above. */
      readonly url: string
      readonly client?: undefined
    }
  | {
      /** A client from `createWorkbinClient`; it outlives the provider, its link does not. */
      readonly client: WorkbinClient
      readonly url?: undefined
    }
)

/**
 * Holds one push link to GWS while it is mounted, and gives it to every hook and badge below.
 * Nothing happens in render or on a server; StrictMode costs no second request.
 *
 * @example
 * ```tsx
 * import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
 * import { CometdProvider, WorkbinStatusBadge } from 'gws-workbins'
 * import 'gws-workbins/styles.css'
 *
 * const queryClient = new QueryClient()
 *
 * export function Desktop() {
 *   return (
 *     <QueryClientProvider client={queryClient}>
 *       <CometdProvider url="/api/v2">
 *         <WorkbinStatusBadge
 *           workbinId="6c715fa9-de16-4d23-b07c-cbcb1caf3e07"
 *           agentGroup="Billing-Tier2"
 *         />
 *       </CometdProvider>
 *     </QueryClientProvider>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-query-client`, `invalid-url`, `insecure-url`: mistakes of the calling code
 */
export function CometdProvider({ children, client, url }: CometdProviderProps): ReactElement {
  const queryClient = useContext(QueryClientContext)
  const held = useMemo(() => {
    if (client !== undefined) return client
    if (queryClient === undefined) throw new WorkbinError('no-query-client')
    return clientOf(queryClient, url)
  }, [client, queryClient, url])
  useEffect(() => held.connect(), [held])
  return <clientContext.Provider value={held}>{children}</clientContext.Provider>
}
