/** What badges say: the words of every status, and the sentences around a name, a number or a time. */

/** The words of subscription, link, owner and count, in English: their own defaults. */
export type BadgeWord =
  // Subscription, in the order of its statuses
  | 'Not subscribed'
  | 'Waiting for connection'
  | 'Waiting for agent session'
  | 'Signed out'
  | 'Blocked'
  | 'Server unavailable'
  | 'Subscribing'
  | 'Live'
  | 'Checking'
  | 'Reconnecting'
  | 'Stale'
  | 'Offline'
  | 'Ended by server'
  | 'No confirmation'
  | 'Stopping'
  | 'Paused'
  | 'Failed'
  | 'Not available'
  // Link
  | 'Not connected'
  | 'Connecting'
  | 'Connected'
  | 'In use in another tab'
  | 'Connection blocked'
  | 'Connection closed'
  // Owner and count
  | 'My workbin'
  | 'Count unknown'

/** What depends on a name, a number or a time; functions, so that a language can order it its own way. */
export interface BadgeSentences {
  /** Follows "Stale", "Offline" and the causes of a loss: when the list was last live. */
  since(time: string): string
  /** Follows every other word: when the list was last live. */
  lastLive(time: string): string
  /** When the link is tried again. */
  nextTry(time: string): string
  /** An owner. The name itself is shown, the rest is heard. */
  agentGroup(name: string): string
  placeGroup(name: string): string
  user(id: string): string
  /** A number of items. `formatted` itself is shown, the rest is heard. */
  items(count: number, formatted: string): string
  /** Joins parts that are heard as one sentence. */
  list(parts: readonly string[]): string
}

/** The same in English. */
export const badgeSentences: BadgeSentences = {
  since: (time) => `since ${time}`,
  lastLive: (time) => `last live ${time}`,
  nextTry: (time) => `next try ${time}`,
  agentGroup: (name) => `Agent group ${name}`,
  placeGroup: (name) => `Place group ${name}`,
  user: (id) => `Agent ${id}`,
  items: (count, formatted) => `${formatted} ${count === 1 ? 'item' : 'items'}`,
  list: (parts) => parts.join(', '),
}
