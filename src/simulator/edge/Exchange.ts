/** One HTTP exchange on its way through the edge, read once. */
import { parseJson } from '../../protocol/envelope.js'
import { channelsOf, isHeldPoll, parseMessages } from '../bayeux/messages.js'
import { parseAddress } from '../rest/parseAddress.js'
import type { ExchangeFacts } from '../rules/matchesRule.js'
import { isObject } from '../shape.js'
import type { WireRequest } from '../wire.js'

/** A request, what it says, and the connection it came on. */
export interface Exchange {
  /** Counts the simulator's exchanges from 1. */
  readonly number: number
  readonly request: WireRequest
  /** The decoded segments below the base path; undefined where they cannot be decoded. */
  readonly path: readonly string[] | undefined
  readonly query: URLSearchParams
  readonly cookies: ReadonlyMap<string, string>
  /** The messages of a Bayeux request; undefined for REST, and where the body is no JSON. */
  readonly messages: readonly unknown[] | undefined
  readonly isBayeux: boolean
  /** What rules can match. */
  readonly facts: ExchangeFacts
  /** Aborted when the connection is gone, by the client or by the simulator. */
  readonly signal: AbortSignal
  /** The HTTP session, once it is known; a new one is set as a cookie. */
  sessionId: string | undefined
}

/** Reads a request below `basePath`. */
export function toExchange(
  number: number,
  request: WireRequest,
  basePath: string,
  signal: AbortSignal,
): Exchange {
  // The origin does not matter: paths are all that is read.
  const url = new URL(request.url, 'http://simulator')
  const path = decodePath(url.pathname.slice(basePath.length))
  const isBayeux = path?.[0] === 'notifications'
  const messages = isBayeux ? parseMessages(request.body) : undefined
  const body = isBayeux ? undefined : parseJson(request.body)
  const operation = isObject(body) ? body['operationName'] : undefined
  const address = path && parseAddress(path, url.searchParams)
  return {
    number,
    request,
    path,
    query: url.searchParams,
    cookies: parseCookies(request.headers['cookie'] ?? ''),
    messages,
    isBayeux,
    facts: {
      method: request.method,
      path: url.pathname + url.search,
      channels: channelsOf(messages ?? []),
      held: isHeldPoll(messages ?? []),
      operation: typeof operation === 'string' ? operation : undefined,
      targets: address?.targets ?? [],
    },
    signal,
    sessionId: undefined,
  }
}

function decodePath(path: string): readonly string[] | undefined {
  try {
    return path.split('/').filter(Boolean).map(decodeURIComponent)
  } catch {
    // A lone % in the path.
    return undefined
  }
}

function parseCookies(header: string): ReadonlyMap<string, string> {
  const pairs = header.split(';').map((pair) => pair.split('='))
  return new Map(pairs.map(([name = '', value = '']) => [name.trim(), value.trim()]))
}
