/** The devtools' log: assembled from what can be observed anyway, and told ten times a second at most. */
import type { QueryClient } from '@tanstack/react-query'
import type { ConnectionState } from '../../core/connectionState.js'
import type { Readable } from '../../core/createStore.js'
import type { LeanClient } from '../../core/LeanClient.js'
import { notify } from '../../core/notify.js'
import { withInspection, type InspectionPart } from '../../core/withInspection.js'
import { describePush } from './describePush.js'
import { describeLink } from './describeState.js'
import type { Exchange } from './Exchanges.js'
import { LogBook } from './LogBook.js'
import type { LogEntry } from './LogEntry.js'
import { Targets, type InspectedTarget } from './Targets.js'
import { watchReads } from './watchReads.js'
import { watchRequests } from './watchRequests.js'

/** One moment of the log. Immutable. */
export interface LogSnapshot {
  /** The newest 500, oldest first. */
  readonly entries: readonly LogEntry[]
  readonly exchanges: ReadonlyMap<number, Exchange>
  readonly targets: readonly InspectedTarget[]
  readonly connection: ConnectionState
  /** How many messages came since the log was made, or cleared. */
  readonly messages: number
  /** How many of them belong to no request and no target that is known. */
  readonly unmatched: number
}

/** The log of one client. */
export interface DevtoolsLog extends Readable<LogSnapshot> {
  /** Begins to listen, until the returned function is called. */
  start(): () => void
  /** Forgets the lines and counts. */
  clear(): void
}

/** How often it is told that there is something new (ms). */
const tellEvery = 100

/**
 * Makes the log. It sends nothing, holds no link and observes no target: it reads the client, and
 * the caches of its QueryClient, in which every request runs.
 */
export function createDevtoolsLog(given: LeanClient, now: () => number = Date.now): DevtoolsLog {
  const client = withInspection(given)
  const listeners = new Set<() => void>()
  let timer: ReturnType<typeof setTimeout> | null = null
  let snapshot: LogSnapshot | null = null

  /** A busy desktop is not slowed by what looks at it. */
  const changed = (): void => {
    timer ??= setTimeout(() => {
      timer = null
      snapshot = null
      notify(listeners)
    }, tellEvery)
  }
  const book = new LogBook(now, changed)
  const listenToLink = watchLink(client, book, changed)
  const targets = new Targets(client, now, (line) => book.add(line))

  return {
    getState: () =>
      (snapshot ??= {
        entries: [...book.entries],
        exchanges: new Map(book.exchanges),
        targets: targets.list(),
        connection: client.connection.getState(),
        ...book.counts,
      }),
    subscribe(listener) {
      const entry = (): void => listener()
      listeners.add(entry)
      return () => listeners.delete(entry)
    },
    start() {
      const stops = [
        listenToLink(),
        listenToClient(client, book, targets, changed),
        ...listenToCaches(client, book, now),
        // Another agent: nothing of the former one stays.
        client.agent.subscribe(() => book.clear()),
      ]
      return () => {
        for (const stop of stops) stop()
        if (timer !== null) clearTimeout(timer)
        timer = null
      }
    },
    clear: () => book.clear(),
  }
}

/** Returns what begins to listen; twice, as StrictMode does, tells nothing twice. */
function watchLink(client: LeanClient, book: LogBook, changed: () => void): () => () => void {
  let told = ''
  const look = (): void => {
    const line = describeLink(client.connection.getState())
    const isNews = told !== line.text + line.note
    told = line.text + line.note
    if (isNews) book.add({ kind: 'link', word: 'link', ...line })
    // What is shown of it may have changed all the same.
    else changed()
  }
  return () => {
    look()
    return client.connection.subscribe(look)
  }
}

function listenToClient(
  client: LeanClient & InspectionPart,
  book: LogBook,
  targets: Targets,
  changed: () => void,
): () => void {
  // What was there before the log was.
  for (const target of client.inspectTargets()) targets.look(target)
  return client.inspect((news) => {
    if (news.type === 'message') {
      book.receive(describePush(news.channel, news.data), client.inspectTargets())
    } else if (targets.look(news.target)) changed()
  })
}

function listenToCaches(client: LeanClient, book: LogBook, now: () => number): (() => void)[] {
  // What `createWorkbinClient` was given, and has looked at.
  const queryClient = client.queryClient as QueryClient
  const open = new WeakMap<object, number>()
  const { server } = client.agent.getState()
  return [
    watchRequests(queryClient, {
      begun: (key, operation, target) => open.set(key, book.begin(target, operation)),
      settled: (key, settled) => book.settle(open.get(key) ?? 0, settled),
    }),
    watchReads(queryClient, server, now, {
      begun({ name, target }) {
        const address = target === null ? null : 'contents'
        book.add({ kind: 'GET', word: 'GET', tone: 'info', text: name, target, address })
      },
      settled({ name, target }, { isGood, text, tookMs, word }) {
        const said = text === '' ? name : `${name} · ${text}`
        const tone = isGood ? 'success' : 'danger'
        book.add({ kind: 'answer', word, tone, text: said, note: `${tookMs} ms`, target })
      },
    }),
  ]
}
