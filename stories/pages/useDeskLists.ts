/** What the desktop's left column needs of every workbin: its list, and how much came unseen. */
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { Readable, WorkbinClient, WorkbinContents } from 'gws-workbins'
import type { DeskWorkbin } from './deskWorld.js'

/** The lists of a desktop, in the order of its workbins. */
export interface DeskLists {
  readonly contents: readonly WorkbinContents[]
  /** Items that came to each while another one was looked at. */
  readonly newCounts: readonly number[]
}

/**
 * Observes every list; without this, only the selected workbin would be read.
 *
 * @param selected - the one that is looked at: nothing in it is unseen
 */
export function useDeskLists(
  client: WorkbinClient,
  workbins: readonly DeskWorkbin[],
  selected: DeskWorkbin | undefined,
): DeskLists {
  const lists = useMemo(() => joinLists(client, workbins), [client, workbins])
  const contents = useSyncExternalStore(lists.subscribe, lists.getState)
  const [unseen, setUnseen] = useState<ReadonlyMap<DeskWorkbin, number>>(new Map())
  const count = useCallback((workbin: DeskWorkbin, change: (before: number) => number) => {
    setUnseen((before) => new Map(before).set(workbin, change(before.get(workbin) ?? 0)))
  }, [])

  useEffect(() => {
    const handles = workbins.map((workbin) =>
      client.contents(workbin, {
        onItemsChanged: ({ added, cause }) => {
          if (cause !== 'initial' && added.length > 0)
            count(workbin, (before) => before + added.length)
        },
      }),
    )
    return () => handles.forEach(({ release }) => release())
  }, [client, workbins, count])

  useEffect(() => {
    if (selected) return () => count(selected, () => 0)
    return undefined
  }, [selected, count])

  const newCounts = workbins.map((each) => (each === selected ? 0 : (unseen.get(each) ?? 0)))
  return { contents, newCounts }
}

function joinLists(
  client: WorkbinClient,
  workbins: readonly DeskWorkbin[],
): Readable<readonly WorkbinContents[]> {
  const readables = workbins.map((workbin) => client.peekContents(workbin))
  let shown: readonly WorkbinContents[] = []
  return {
    // The same array while nothing has changed: React compares by identity.
    getState() {
      const next = readables.map(({ getState }) => getState())
      if (next.some((state, index) => state !== shown[index])) shown = next
      return shown
    },
    subscribe(listener) {
      const stops = readables.map((readable) => readable.subscribe(listener))
      return () => stops.forEach((stop) => stop())
    },
  }
}
