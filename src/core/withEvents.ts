/** Every message about a target, as a part of a client. */
import { addPart } from './addPart.js'
import { checkedTarget } from './checkedTarget.js'
import type { WorkbinClient } from './client.js'
import { EventListeners } from './EventListeners.js'
import { hearMessages } from './hearMessages.js'
import type { LeanClient } from './LeanClient.js'

/** What a client can tell of messages. */
export type EventsPart = Pick<WorkbinClient, 'onEvent'>

/** The client with `onEvent`. */
export function withEvents<Client extends LeanClient>(client: Client): Client & EventsPart {
  return addPart(client, 'onEvent', ({ parts, registry }): EventsPart => {
    const events = new EventListeners(registry)
    parts.events = events
    hearMessages(parts)
    return { onEvent: (target, listener) => events.add(checkedTarget(target), listener) }
  })
}
