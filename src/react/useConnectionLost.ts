'use client'
/** Losses of the link that are worth an agent's attention, as a callback. */
import { useEffect, useRef } from 'react'
import type { WorkbinClient } from '../core/client.js'
import type { LossListener } from '../core/watchLoss.js'
import { withLosses } from '../core/withLosses.js'
import { useLeanClient } from './useLeanClient.js'

/**
 * Calls `listener` with `lost` once the link has been away for `timings.lost` (5 s), with `failed`
 * if it will not come back by itself, and with `restored` afterwards. Short interruptions are never
 * told. The newest listener is called; it needs no memo.
 *
 * @example
 * ```tsx
 * useConnectionLost((event, { since }) => {
 *   if (event === 'lost') toast(`Lists may be out of date since ${new Date(since).toLocaleTimeString()}`)
 * })
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useConnectionLost(
  listener: LossListener,
  options: { readonly client?: WorkbinClient | undefined } = {},
): void {
  const client = withLosses(useLeanClient(options.client))
  const newest = useRef(listener)
  useEffect(() => {
    newest.current = listener
  })
  useEffect(() => client.onConnectionLost((...news) => newest.current(...news)), [client])
}
