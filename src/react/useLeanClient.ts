'use client'
/** The client in use: the one a hook was given, else that of the nearest provider. */
import { useContext, useEffect } from 'react'
import { WorkbinError } from '../core/errors.js'
import type { LeanClient } from '../core/LeanClient.js'
import { clientContext } from './clientContext.js'

/** A client that is given is used instead of the provider's, and its link held while mounted. */
export function useLeanClient(given: LeanClient | undefined): LeanClient {
  const provided = useContext(clientContext)
  const client = given ?? provided
  useEffect(() => given?.connect(), [given])
  if (client === null) throw new WorkbinError('no-provider')
  return client
}
