/** The desktop of this library: events are shown at once, and verified by a GET now and then. */
import type { FleetDesk, FleetDeskOptions } from './FleetDesk.js'
import { openFleetClient } from './openFleetClient.js'

/** Opens it, with the durations that every host has who sets none. */
export function openContentsDesk(options: FleetDeskOptions): FleetDesk {
  const { client, disconnect } = openFleetClient(options)
  const contents = client.contents(options.target)
  return {
    isReady: () => contents.getState().isCurrent,
    items: () => contents.getState().items ?? [],
    close() {
      contents.release()
      disconnect()
    },
  }
}
