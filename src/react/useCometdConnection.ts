'use client'
/** The push link as React state. */
import { useMemo, useSyncExternalStore } from 'react'
import type { WorkbinClient } from '../core/client.js'
import { idleConnection, type ConnectionState } from '../core/connectionState.js'
import { useLeanClient } from './useLeanClient.js'

/** The state of the link, and `reconnect()`: try now, even where it has given up. Stable identity. */
export type CometdConnection = ConnectionState & { reconnect(): void }

/** Which client's link. */
export interface CometdConnectionOptions {
  /** A client other than the provider's; its link is held while mounted. */
  readonly client?: WorkbinClient | undefined
}

/**
 * The push link: whether it is connected, since when, and what it does about it if not.
 *
 * @example
 * ```tsx
 * function LinkLine() {
 *   const link = useCometdConnection()
 *   if (link.status === 'connected') return null
 *   return <button onClick={link.reconnect}>{link.status}: try now</button>
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useCometdConnection(options: CometdConnectionOptions = {}): CometdConnection {
  const { connection } = useLeanClient(options.client)
  const state = useSyncExternalStore(connection.subscribe, connection.getState, serverState)
  return useMemo(() => ({ ...state, reconnect: connection.reconnect }), [state, connection])
}

function serverState(): ConnectionState {
  return idleConnection
}
