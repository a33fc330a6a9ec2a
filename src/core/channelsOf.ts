/** The channels of a connection, made when somebody first asks for them. */
import { Channels } from './Channels.js'
import type { RunningConnection } from './RunningConnection.js'

/** The one that there is, or a new one. */
export function channelsOf(connection: RunningConnection): Channels {
  return connection.openChannels((options) => new Channels(options))
}
