/** The client that a provider makes for an address: one per QueryClient and address, however often it is mounted. */
import type { QueryClient } from '@tanstack/react-query'
import type { LeanClient } from '../core/LeanClient.js'
import { createLeanClient } from '../transport/client/createLeanClient.js'

const clients = new WeakMap<QueryClient, Map<string, LeanClient>>()

/**
 * The client of an address. A provider that is mounted again while its predecessor's subscriptions
 * linger must be the same client: another one would see them ended under its feet. Lives as long as
 * the QueryClient, inert while nobody holds it.
 *
 * @throws WorkbinError `invalid-url`, `insecure-url`
 */
export function clientOf(queryClient: QueryClient, url: string): LeanClient {
  const ofQueryClient = clients.get(queryClient) ?? new Map<string, LeanClient>()
  const client = ofQueryClient.get(url) ?? createLeanClient({ url, queryClient })
  clients.set(queryClient, ofQueryClient.set(url, client))
  return client
}
