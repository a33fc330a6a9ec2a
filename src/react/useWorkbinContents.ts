'use client'
/** One workbin's list as React state: observing it is what subscribes, reads and keeps it live. */
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { ContentsHandle, ContentsOptions, WorkbinClient } from '../core/client.js'
import type { ContentsPart } from '../core/createContentsPart.js'
import type { Readable } from '../core/createStore.js'
import { WorkbinError } from '../core/errors.js'
import type { ItemsChange } from '../core/itemsChange.js'
import { noContents, type WorkbinContents } from '../core/workbinContents.js'
import type { ParsedTarget, WorkbinOwner, WorkbinTarget } from '../protocol/target.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import { createSelection, type SelectedContents } from './createSelection.js'
import { useTarget } from './useTarget.js'
import { withContents } from '../transport/client/withContents.js'
import { useLeanClient } from './useLeanClient.js'

/** How a list is observed, and through which client. */
export interface WorkbinContentsOptions<Data = readonly WorkbinItem[]> extends ContentsOptions {
  /**
   * What the component needs of the items; it is `data` of the result, and the component renders
   * only when that changes (by `Object.is`; of arrays, item by item). Needs no memo.
   */
  readonly select?: ((items: readonly WorkbinItem[]) => Data) | undefined
  /** A client other than the provider's; its link is held while mounted. */
  readonly client?: WorkbinClient | undefined
}

/** The two things one can ask of a list; their identity is stable. */
export type ContentsVerbs = Pick<ContentsHandle, 'retry' | 'refetch'>

/** Whose list it is: the same object as long as id and owner say the same; null where there is no target. */
export interface ContentsTarget {
  readonly target: WorkbinTarget | null
}

/** A list, whose it is, what was selected of it (undefined before the first list), and what one can ask of it. */
export type UseWorkbinContentsResult<Data = readonly WorkbinItem[]> = SelectedContents<Data> &
  ContentsTarget &
  ContentsVerbs

/**
 * Shows what is in a workbin, and keeps it live while mounted: subscribed, patched by every event,
 * verified by GETs. However many components ask, there is one subscription and one GET at a time.
 * `isCurrent` says whether the list is the server's now; else `asOf` says when it was.
 *
 * The list is in the QueryClient under `workbinKeys(client).contents(id, owner)`: one that was
 * prefetched, restored or shown before is shown at once, as `outdated`.
 *
 * @param id - workbin id; null disables
 * @param owner - `{ agentGroup }`, `{ placeGroup }`, `{ user }` or `'me'`; null disables. Compared by
 *   value, so an inline literal is fine.
 * @returns one readonly object, a union by `status`. Errors of the world are in it, never thrown; so
 *   are an empty id or two owners from untyped code (`failed`, code `invalid-target`). With `select`
 *   read `data`: `items` are those of the render's time.
 *
 * @example
 * ```tsx
 * import { useWorkbinContents } from 'gws-workbins'
 *
 * function Escalations({ id }: { id: string }) {
 *   const { items, isCurrent, asOf } = useWorkbinContents(id, { agentGroup: 'Billing-Tier2' })
 *   if (items === null) return <p>Loading …</p>
 *   return (
 *     <>
 *       {!isCurrent && asOf !== null && <p>As of {new Date(asOf).toLocaleTimeString()}</p>}
 *       <ul>
 *         {items.map((item) => (
 *           <li key={item.id}>{item.subject ?? item.medium}</li>
 *         ))}
 *       </ul>
 *     </>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useWorkbinContents<Data = readonly WorkbinItem[]>(
  id: string | null | undefined,
  owner: WorkbinOwner | null | undefined,
  options: WorkbinContentsOptions<Data> = {},
): UseWorkbinContentsResult<Data> {
  const { select = everything } = options
  const client = withContents(useLeanClient(options.client))
  const target = useTarget(id, owner)
  const readable = useMemo(() => readContents(client, target), [client, target])
  const selection = useMemo(() => createSelection(readable), [readable])
  const getSelected = useMemo(() => selection.read(select), [selection, select])
  const selected = useSyncExternalStore(readable.subscribe, getSelected, getSelected)
  useEffect(() => selection.rendered(selected), [selection, selected])
  const verbs = useObserved(client, target, options)
  // What `select` made of the items; without it `Data` are the items.
  const whose = target?.ok === true ? target.target : null
  return useMemo(
    () => ({ ...(selected as SelectedContents<Data>), ...verbs, target: whose }),
    [selected, verbs, whose],
  )
}

function useObserved(
  client: ContentsPart,
  target: ParsedTarget | null,
  { autoSubscribe = true, lingerMs, onItemsChanged }: ContentsOptions,
): ContentsVerbs {
  const handle = useRef<ContentsHandle | null>(null)
  const newest = useRef(onItemsChanged)
  useEffect(() => {
    newest.current = onItemsChanged
  })
  const isListening = onItemsChanged !== undefined
  // One function for ever: the client knows by it what has been told already.
  const listener = useMemo(() => (change: ItemsChange) => newest.current?.(change), [])
  useEffect(() => {
    if (target?.ok !== true) return undefined
    const observed = client.contents(target.target, {
      autoSubscribe,
      lingerMs,
      onItemsChanged: isListening ? listener : undefined,
    })
    handle.current = observed
    return () => {
      handle.current = null
      observed.release()
    }
  }, [client, target, autoSubscribe, lingerMs, isListening, listener])
  return useMemo(
    () => ({
      retry: () => handle.current?.retry(),
      refetch: () => handle.current?.refetch() ?? Promise.resolve(noContents),
    }),
    [],
  )
}

function readContents(
  client: ContentsPart,
  target: ParsedTarget | null,
): Readable<WorkbinContents> {
  if (target?.ok === true) return client.peekContents(target.target)
  const error = target && new WorkbinError('invalid-target', { detail: target.reason })
  const state: WorkbinContents = error ? { ...noContents, status: 'failed', error } : noContents
  return { getState: () => state, subscribe: () => () => {} }
}

function everything(items: readonly WorkbinItem[]): readonly WorkbinItem[] {
  return items
}
