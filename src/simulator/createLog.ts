/** The simulator's one log: what crossed the edge and what became true, in order. The oracle of tests. */
import type { Effect } from './rules/Effect.js'
import type { SimulatorTarget } from './model/target.js'

/** One thing that happened. `exchange` numbers the HTTP exchanges from 1. */
export type LogFact =
  /** A request arrived at `/api/v2`; `path` has the query, `body` is that of REST requests. */
  | {
      readonly kind: 'request'
      readonly exchange: number
      readonly method: string
      readonly path: string
      readonly body?: string | undefined
    }
  /**
   * Its answer left, or the connection was cut. `size` is that of the body in characters; `body` is
   * that of REST answers of up to 10 000 characters.
   */
  | {
      readonly kind: 'response'
      readonly exchange: number
      readonly status: number | 'cut'
      readonly size?: number | undefined
      readonly body?: string | undefined
    }
  /** A Bayeux message came in or went out. `message` is as the wire had it. */
  | {
      readonly kind: 'bayeux'
      readonly exchange: number
      readonly direction: 'in' | 'out'
      readonly message: unknown
    }
  /** The server published to one agent; `sessions` is how many push sessions had joined the channel. */
  | {
      readonly kind: 'push'
      readonly agentId: string
      readonly channel: string
      readonly data: unknown
      readonly sessions: number
    }
  /** A rule took effect. */
  | {
      readonly kind: 'rule'
      readonly exchange: number
      readonly rule: string
      readonly effect: Effect['type']
    }
  /** The truth about one REST subscription changed. */
  | {
      readonly kind: 'subscription'
      readonly agentId: string
      readonly target: SimulatorTarget
      readonly subscribed: boolean
      readonly cause: SubscriptionCause
    }
  /** A push session opened or ended. */
  | {
      readonly kind: 'session'
      readonly agentId: string
      readonly session: string
      readonly open: boolean
    }
  /** A verb of the simulator's world was called, or the scenario changed. */
  | { readonly kind: 'action'; readonly action: string; readonly detail?: unknown }

/** Why a subscription began or ended. */
export type SubscriptionCause = 'request' | 'foreign' | 'silent' | 'session' | 'service' | 'restart'

/** A fact with its place in the log. */
export type LogEntry = LogFact & {
  /** Counts every entry from 1, through `clear()` too. */
  readonly sequence: number
  /** Milliseconds since the simulator was made, on a monotonic clock. */
  readonly time: number
}

/** What users of the simulator see of the log. */
export interface SimulatorLog {
  /** The entries so far, oldest first: the last 10 000 at most. */
  entries(): readonly LogEntry[]
  /** Calls `listener` with each new entry; the function returned stops that. */
  subscribe(listener: (entry: LogEntry) => void): () => void
  /** Forgets the entries; sequence and time go on. */
  clear(): void
}

/** The log as the simulator itself uses it. */
export interface WritableLog extends SimulatorLog {
  /** Appends a fact. */
  record(fact: LogFact): void
}

/** A simulator that runs for days in a dev server must not grow without end. */
const limit = 10_000

/** Makes an empty log whose clock starts now. */
export function createLog(): WritableLog {
  const start = performance.now()
  const listeners = new Set<(entry: LogEntry) => void>()
  const entries: LogEntry[] = []
  let sequence = 0

  return {
    entries: () => entries.slice(),
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    clear: () => {
      entries.length = 0
    },
    record: (fact) => {
      sequence += 1
      const time = Math.round((performance.now() - start) * 1000) / 1000
      const entry = { sequence, time, ...fact }
      entries.push(entry)
      if (entries.length > limit) entries.shift()
      for (const listener of listeners) listener(entry)
    },
  }
}
