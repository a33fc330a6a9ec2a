'use client'
/** The client in use: the one a hook was given, else that of the nearest provider. */
import { useContext, useEffect } from 'react'
import type { WorkbinClient } from '../core/client.js'
import { WorkbinError } from '../core/errors.js'
import { clientContext } from './clientContext.js'

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
  const provided = useContext(clientContext)
  const client = given ?? provided
  useEffect(() => given?.connect(), [given])
  if (client === null) throw new WorkbinError('no-provider')
  return client
}
