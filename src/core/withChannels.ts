/** Other channels on the link, as a part of a client. */
import { addPart } from './addPart.js'
import { channelsOf } from './channelsOf.js'
import type { WorkbinClient } from './client.js'
import type { LeanClient } from './LeanClient.js'

/** What a client can do with channels. */
export type ChannelsPart = Pick<WorkbinClient, 'channel' | 'onChannel'>

/** The client with `onChannel` and `channel`. */
export function withChannels<Client extends LeanClient>(client: Client): Client & ChannelsPart {
  return addPart(client, 'onChannel', ({ connection }): ChannelsPart => {
    const channels = channelsOf(connection)
    return {
      onChannel: (channel, listener) => channels.listen(channel, listener),
      channel: (channel) => channels.peek(channel),
    }
  })
}
