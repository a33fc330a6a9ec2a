'use client'
/** The log of a client, from the first commit on. */
import { useContext, useEffect, useMemo } from 'react'
import { WorkbinError } from '../../core/errors.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { clientContext } from '../../react/clientContext.js'
import { createDevtoolsLog, type DevtoolsLog } from '../log/createDevtoolsLog.js'

/** A client that is given is not held by looking at it: other hooks hold theirs. */
export function useDevtoolsLog(given: LeanClient | undefined): DevtoolsLog {
  const provided = useContext(clientContext)
  const client = given ?? provided
  if (client === null) throw new WorkbinError('no-provider')
  const log = useMemo(() => createDevtoolsLog(client), [client])
  useEffect(() => log.start(), [log])
  return log
}
