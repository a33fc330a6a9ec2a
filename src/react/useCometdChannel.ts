'use client'
/** Another CometD channel on the same push session, as long as a component is mounted. */
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import { idleChannel, type ChannelListener, type ChannelState } from '../core/channelState.js'
import type { WorkbinClient } from '../core/client.js'
import type { Readable } from '../core/createStore.js'
import { isChannel } from '../protocol/channel.js'
import { useNewest } from './useNewest.js'
import { withChannels } from '../core/withChannels.js'
import { useLeanClient } from './useLeanClient.js'

/** Which client's link. */
export interface CometdChannelOptions {
  /** A client other than the provider's; its link is held while mounted. */
  readonly client?: WorkbinClient | undefined
}

/**
 * Calls `listener` with each message of a channel that other code of the desktop would open a push
 * connection of its own for: `/v2/me/calls`, `/v2/me/*`. Joined on every session, and left with the
 * last component that listens. What was pushed while the link was away is lost, as on any CometD
 * link: ask again when `status` comes back to `joined`.
 *
 * @param channel - a topic or a wildcard; null disables
 * @param listener - gets the untrusted `data`, and the channel it came on. The newest one is called;
 *   it needs no memo. One that throws disturbs nobody.
 * @returns whether the messages come: `idle`, `joining`, `joined`, or `refused` with an `error`
 *   (`channel-refused`, `link-unreachable`; `invalid-channel` from untyped code)
 *
 * @example
 * ```tsx
 * const { status } = useCometdChannel('/v2/me/calls', (data) => calls.apply(data))
 * ```
 * @throws WorkbinError `no-provider`
 */
export function useCometdChannel(
  channel: string | null | undefined,
  listener: ChannelListener,
  options: CometdChannelOptions = {},
): ChannelState {
  const client = withChannels(useLeanClient(options.client))
  const newest = useNewest(listener)
  useEffect(() => {
    if (!isChannel(channel)) return undefined
    return client.onChannel(channel, (...message) => newest.current(...message))
  }, [client, channel, newest])
  const readable = useMemo(
    () => (channel === null || channel === undefined ? disabled : client.channel(channel)),
    [client, channel],
  )
  return useSyncExternalStore(readable.subscribe, readable.getState, disabled.getState)
}

const disabled: Readable<ChannelState> = {
  getState: () => idleChannel,
  subscribe: () => () => {},
}
