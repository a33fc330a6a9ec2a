/** The desktop that most would write: TanStack Query, and `invalidateQueries` for every event. */
import { QueryObserver } from '@tanstack/react-query'
import { contentsPaths } from '../../../src/protocol/contentsPaths.js'
import { own } from '../../../src/protocol/own.js'
import type { FleetDesk, FleetDeskOptions } from './FleetDesk.js'
import { openFleetClient } from './openFleetClient.js'
import { readList } from './readList.js'

/** Opens it. Its link and its Subscribe are the library's, so that only the list is compared. */
export function openRefetchDesk(options: FleetDeskOptions): FleetDesk {
  const { target } = options
  const { client, disconnect, get, queryClient } = openFleetClient(options)
  const [path = ''] = contentsPaths(target)
  const queryKey = ['workbin', target]
  const subscription = client.subscription(target)
  const query = new QueryObserver(queryClient, {
    queryKey,
    queryFn: ({ signal }) => get(path, signal),
    staleTime: Infinity,
    enabled: () => subscription.getState().isLive,
  })
  const leave = query.subscribe(() => {})
  const refetch = (): void => void queryClient.invalidateQueries({ queryKey })
  const stop = subscription.subscribe(() => {
    if (subscription.getState().isLive) refetch()
  })
  const stopEvents = client.onChannel('/v2/me/workbins', (data) => {
    if (own(data, 'messageType') === 'WorkbinStateChangeMessage') refetch()
  })
  const shown = (): string | undefined => query.getCurrentResult().data
  return {
    isReady: () => shown() !== undefined,
    items: () => readList(shown() ?? '', target),
    close() {
      stopEvents()
      stop()
      leave()
      subscription.release()
      disconnect()
    },
  }
}
