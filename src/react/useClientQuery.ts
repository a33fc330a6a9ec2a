'use client'
/** Runs one of our queries in the QueryClient of the client in use, for the agent of this moment. */
import { useQuery, type QueryClient, type UseQueryResult } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { WorkbinClient } from '../core/client.js'
import type { WorkbinError } from '../core/errors.js'
import type { LeanClient } from '../core/LeanClient.js'
import type { WorkbinQuery } from '../core/workbinQuery.js'
import { withCatalogue, type CataloguePart } from '../transport/client/withCatalogue.js'
import { useLeanClient } from './useLeanClient.js'

/** Whether it is read, and through which client. */
export interface WorkbinQueryOptions {
  /** Default true; false reads nothing before `refetch()`. */
  readonly enabled?: boolean | undefined
  /** A client other than the provider's; its link is held while mounted. */
  readonly client?: WorkbinClient | undefined
}

/** What `useQuery` returns for a query that `make` makes; `select` is what is shown of it. */
export function useClientQuery<Data, Shown = Data>(
  { client: given, enabled = true }: WorkbinQueryOptions,
  make: (client: LeanClient & CataloguePart) => WorkbinQuery<Data>,
  select?: (data: Data) => Shown,
): UseQueryResult<Shown, WorkbinError> {
  const client = withCatalogue(useLeanClient(given))
  // Another agent has other keys; the same one, signed in again, has lost what was under them.
  useSyncExternalStore(client.agent.subscribe, client.agent.getState, client.agent.getState)
  // Its type in the core knows no React; it is the host's own.
  const queryClient = client.queryClient as QueryClient
  return useQuery<Data, WorkbinError, Shown>(
    { ...make(client), enabled, ...(select && { select }) },
    queryClient,
  )
}
