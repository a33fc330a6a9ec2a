/** Hears of our GETs in the host's QueryCache: each as it goes out, and as it is over. */
import type { QueryClient } from '@tanstack/react-query'
import { isWorkbinError } from '../../core/errors.js'
import { own } from '../../protocol/own.js'
import { parseTarget, type WorkbinTarget } from '../../protocol/target.js'

/** As much of a query as is looked at. */
interface SeenQuery {
  readonly queryHash: string
  readonly queryKey: readonly unknown[]
  readonly state: {
    readonly data: unknown
    readonly error: unknown
    readonly fetchFailureReason: unknown
    readonly fetchStatus: string
  }
}

interface SeenEvent {
  readonly type: string
  readonly query: SeenQuery
}

/** What is read: a target's list, or another resource by its name. */
export interface Reading {
  readonly target: WorkbinTarget | null
  readonly name: string
}

/** What it came to. */
export interface ReadResult {
  /** HTTP status, or a word where there is none. */
  readonly word: string
  readonly isGood: boolean
  readonly text: string
  readonly tookMs: number
}

/** Whom the watch tells. */
export interface ReadListener {
  begun(reading: Reading): void
  settled(reading: Reading, result: ReadResult): void
}

/** Tells of the GETs for one server until the returned function is called. */
export function watchReads(
  queryClient: QueryClient,
  server: string,
  now: () => number,
  listener: ReadListener,
): () => void {
  const cache = queryClient.getQueryCache()
  const out = new Map<string, number>()
  for (const query of cache.getAll()) if (isOut(query, server)) out.set(query.queryHash, now())

  return cache.subscribe(({ query, type }: SeenEvent) => {
    const { queryHash, queryKey } = query
    if (type === 'removed') out.delete(queryHash)
    if (type !== 'updated' || !isOurs(queryKey, server)) return
    const since = out.get(queryHash)
    if (query.state.fetchStatus === 'fetching') {
      if (since !== undefined) return
      out.set(queryHash, now())
      listener.begun(readingOf(queryKey))
    } else if (since !== undefined) {
      out.delete(queryHash)
      listener.settled(readingOf(queryKey), { ...describeResult(query), tookMs: now() - since })
    }
  })
}

function isOurs([library, ofServer]: readonly unknown[], server: string): boolean {
  return library === 'gws-workbins' && ofServer === server
}

function isOut({ queryKey, state }: SeenQuery, server: string): boolean {
  return isOurs(queryKey, server) && state.fetchStatus === 'fetching'
}

function readingOf([, , , name, id, kind, owner]: readonly unknown[]): Reading {
  const resource = typeof name === 'string' ? name : ''
  if (resource !== 'contents') return { target: null, name: resource }
  const parsed = parseTarget(id, kind === 'me' ? 'me' : { [String(kind)]: owner })
  return { target: parsed.ok ? parsed.target : null, name: resource }
}

function describeResult({ state }: SeenQuery): Omit<ReadResult, 'tookMs'> {
  const error = state.fetchFailureReason ?? state.error
  if (error !== null) {
    if (!isWorkbinError(error)) return { word: 'none', isGood: false, text: 'failed' }
    const { code, httpStatus } = error
    return { word: httpStatus === undefined ? 'none' : `${httpStatus}`, isGood: false, text: code }
  }
  const items: unknown = own(state.data, 'items') ?? state.data
  return { word: '200', isGood: true, text: Array.isArray(items) ? `${items.length} items` : '' }
}
