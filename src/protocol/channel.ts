/** Names of CometD channels: which may be listened to, and which messages a joined one brings. */

/**
 * Whether a host may listen to it: a topic, or a wildcard such as `/v2/me/*`. CometD bears no empty
 * segment, and a wildcard only at the end. The channels of the
 * protocol itself (`/meta/…`) are not to be joined.
 */
export function isChannel(value: unknown): value is string {
  return (
    typeof value === 'string' && /^\/(?!meta(\/|$))(?:[^/*\s]+\/)*(?:[^/*\s]+|\*\*?)$/.test(value)
  )
}

/** Whether `joined` takes in `channel`: the same, `/*` for one segment more, `/**` for any. */
export function takesIn(joined: string, channel: string): boolean {
  if (joined.endsWith('/**')) return channel.startsWith(joined.slice(0, -2))
  if (!joined.endsWith('/*')) return joined === channel
  const parent = joined.slice(0, -1)
  return channel.startsWith(parent) && !channel.includes('/', parent.length)
}
