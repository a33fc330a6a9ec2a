/** What both kinds of desktop have in common: a browser of its own, an agent of its own, a client that is connected. */
import { QueryClient } from '@tanstack/react-query'
import { createWorkbinClient, type WorkbinClient } from 'gws-workbins/core'
import { systemClock } from '../../../src/transport/systemClock.js'
import type { FleetDeskOptions } from './FleetDesk.js'

/** A connected client and what a host has beside it. */
export interface FleetClient {
  readonly client: WorkbinClient
  readonly queryClient: QueryClient
  /** GETs as the agent; the text of the answer. */
  get(path: string, signal: AbortSignal): Promise<string>
  readonly disconnect: () => void
}

const url = 'http://localhost/api/v2'

/** Opens it. */
export function openFleetClient({
  simulator,
  n,
  random,
}: Omit<FleetDeskOptions, 'target'>): FleetClient {
  const { fetch } = simulator.browser(`agent-${n}`)
  const queryClient = new QueryClient()
  const client = createWorkbinClient({
    url,
    queryClient,
    fetch,
    clock: { ...systemClock, random },
  })
  const disconnect = client.connect()
  return {
    client,
    queryClient,
    get: async (path, signal) => {
      const response = await fetch(url + path, { signal })
      if (!response.ok) throw new Error(`HTTP ${response.status}`)
      return response.text()
    },
    disconnect() {
      disconnect()
      queryClient.clear()
    },
  }
}
