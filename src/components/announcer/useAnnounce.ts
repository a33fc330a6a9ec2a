'use client'
/** Lets hosts and our own components speak through the announcer of the page. */
import { newestAnnouncer } from './announcers.js'
import type { AnnounceOptions } from './createAnnouncer.js'

/**
 * A stable function that says something through the `WorkbinAnnouncer` of the page; where none is
 * mounted it does nothing. By default at once, as an answer to what the agent has just done. What is
 * said must be seen, too.
 *
 * @example
 * ```tsx
 * import { summarizeMoves, useAnnounce, usePullFromWorkbin, type WorkbinItem } from 'gws-workbins'
 *
 * function TakeAll({ id, items }: { id: string; items: readonly WorkbinItem[] }) {
 *   const announce = useAnnounce()
 *   const pull = usePullFromWorkbin(id, { agentGroup: 'Billing-Tier2' })
 *   const takeAll = async () => announce(summarizeMoves(await pull.pullAll(items)))
 *   return <button onClick={takeAll}>Take all</button>
 * }
 * ```
 */
export function useAnnounce(): (message: string, options?: AnnounceOptions) => void {
  return announce
}

function announce(message: string, options?: AnnounceOptions): void {
  newestAnnouncer()?.(message, options)
}
