/** Losses of the link that are worth an agent's attention, as a part of a client. */
import { addPart } from './addPart.js'
import type { WorkbinClient } from './client.js'
import type { LeanClient } from './LeanClient.js'
import { watchLoss } from './watchLoss.js'

/** What a client can tell of losses. */
export type LossesPart = Pick<WorkbinClient, 'onConnectionLost'>

/** The client with `onConnectionLost`. */
export function withLosses<Client extends LeanClient>(client: Client): Client & LossesPart {
  return addPart(client, 'onConnectionLost', ({ connection, ports }): LossesPart => {
    const { clock, timings } = ports
    return {
      onConnectionLost: (listener) => watchLoss(connection.state, timings.lost, clock, listener),
    }
  })
}
