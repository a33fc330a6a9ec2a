/** Counts what a server is asked for and what it sends, by its own log. */
import type { LogEntry, SimulatorLog } from 'gws-workbins/simulator'

/** Requests, and bytes of bodies: all is ASCII here. Headers are not counted. */
export interface Traffic {
  /** GETs of the list. */
  lists: number
  listBytes: number
  /** Subscribes and Unsubscribes. */
  posts: number
  polls: number
  /** What was pushed, and what polls say besides, in both directions. */
  pushBytes: number
}

/** Counts from now on until `stop` is called. */
export function countTraffic(log: SimulatorLog): { readonly stop: () => Traffic } {
  const traffic: Traffic = { lists: 0, listBytes: 0, posts: 0, polls: 0, pushBytes: 0 }
  const lists = new Set<number>()

  const count = (entry: LogEntry): void => {
    if (entry.kind === 'request' && entry.path.includes('/workbins/')) {
      if (entry.method === 'POST') traffic.posts += 1
      else lists.add(entry.exchange)
    }
    if (entry.kind === 'response' && lists.delete(entry.exchange)) {
      traffic.lists += 1
      traffic.listBytes += entry.size ?? 0
    }
    if (entry.kind === 'bayeux') {
      const text = JSON.stringify(entry.message)
      if (entry.direction === 'in' && text.includes('"/meta/connect"')) traffic.polls += 1
      traffic.pushBytes += text.length
    }
  }
  const stop = log.subscribe((entry) => {
    count(entry)
    log.clear()
  })
  return {
    stop: () => {
      stop()
      return traffic
    },
  }
}
