/** Reads out of the simulator's log what a page has asked for. */
import type { StampedEntry } from './stampLog.js'

/** A REST request that arrived. */
export interface Arrived {
  readonly at: number
  readonly path: string
}

/** The Subscribes or Unsubscribes that arrived, oldest first; paths below the API. */
export function operations(
  log: readonly StampedEntry[],
  operation: 'Subscribe' | 'Unsubscribe',
): readonly Arrived[] {
  return log.flatMap((entry) =>
    entry.kind === 'request' &&
    entry.method === 'POST' &&
    entry.body?.includes(`"${operation}"`) === true
      ? [{ at: entry.at, path: entry.path.replace(/^.*\/me\//, '') }]
      : [],
  )
}

/** When GETs of this path (below the API) arrived. */
export function gets(log: readonly StampedEntry[], path: string): readonly number[] {
  return log.flatMap((entry) =>
    entry.kind === 'request' && entry.method === 'GET' && entry.path.endsWith(path)
      ? [entry.at]
      : [],
  )
}

/** When Bayeux messages of this channel arrived. */
export function arrivals(log: readonly StampedEntry[], channel: string): readonly number[] {
  return log.flatMap((entry) => {
    if (entry.kind !== 'bayeux' || entry.direction !== 'in') return []
    const { message } = entry
    const isOne = typeof message === 'object' && message !== null && 'channel' in message
    return isOne && message.channel === channel ? [entry.at] : []
  })
}
