'use client'
/** The client in use, with all that it can do, for what has no hook. */
import type { WorkbinClient } from '../core/client.js'
import { completeClient } from '../transport/client/completeClient.js'
import { useLeanClient } from './useLeanClient.js'

/**
 * The client of the nearest `CometdProvider`, for what has no hook: `setReady`, `recheck`,
 * `authRenewed`. A client given as argument is used instead, and its link held while mounted.
 *
 * @example
 * ```tsx
 * function StartButton() {
 *   const client = useWorkbinClient()
 *   return <button onClick={() => startSession().then(() => client.setReady(true))}>Start</button>
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useWorkbinClient(given?: WorkbinClient): WorkbinClient {
  return completeClient(useLeanClient(given))
}
