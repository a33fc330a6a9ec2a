/** What a desktop asked for, and what it was told, by the server's log. */
import type { SimulatorTarget } from 'gws-workbins/simulator'
import type { StampedEntry } from '../../faults/stampLog.js'

/** The kinds of request. */
export type RequestKind = 'poll' | 'list' | 'operation' | 'other'

/** How many of a kind, and how large their answers were. */
export interface Count {
  readonly requests: number
  /** Characters of the answers, which are bytes but for names with accents. */
  readonly size: number
}

/** What went over the wire. */
export interface Traffic {
  /** Events about workbins that went to a push session. */
  readonly events: number
  /** Those about the workbins watched. */
  readonly listed: number
  readonly counts: Readonly<Record<RequestKind, Count>>
}

/** Counts all of a log. */
export function countTraffic(
  log: readonly StampedEntry[],
  targets: readonly SimulatorTarget[],
): Traffic {
  const counts: Record<RequestKind, { requests: number; size: number }> = {
    poll: { requests: 0, size: 0 },
    list: { requests: 0, size: 0 },
    operation: { requests: 0, size: 0 },
    other: { requests: 0, size: 0 },
  }
  const kinds = new Map<number, RequestKind>()
  let events = 0
  let listed = 0
  for (const entry of log) {
    if (entry.kind === 'request') {
      const kind = kindOf(entry)
      kinds.set(entry.exchange, kind)
      counts[kind].requests += 1
    } else if (entry.kind === 'response') {
      counts[kinds.get(entry.exchange) ?? 'other'].size += entry.size ?? 0
    } else if (entry.kind === 'push' && entry.sessions > 0 && isEvent(entry.data)) {
      events += 1
      listed += targets.some((target) => isAbout(entry.data, target)) ? 1 : 0
    }
  }
  return { events, listed, counts }
}

function kindOf({ method, path }: { readonly method: string; readonly path: string }): RequestKind {
  if (path.includes('/notifications')) return 'poll'
  if (!path.includes('/workbins')) return 'other'
  return method === 'POST' ? 'operation' : 'list'
}

function isEvent(data: unknown): boolean {
  return stated(data, 'messageType') === 'WorkbinStateChangeMessage'
}

function isAbout(data: unknown, { id, agentGroup, placeGroup }: SimulatorTarget): boolean {
  return (
    stated(data, 'id') === id &&
    stated(data, 'agentGroup') === agentGroup &&
    stated(data, 'placeGroup') === placeGroup
  )
}

function stated(data: unknown, name: string): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, name) : undefined
}
