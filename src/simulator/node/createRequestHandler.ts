/** Turns Node's requests into wire data for a simulator, and its answers back. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Simulator } from '../Simulator.js'
import type { WireAnswer, WireRequest } from '../wire.js'
import { corsHeaders } from './corsHeaders.js'

/** For `http.createServer`, and for Connect's `use`: what is not the simulator's goes to `next`. */
export type SimulatorRequestHandler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: () => void,
) => void

/** More than any request of the API; a mistake should not fill the memory. */
const largestBody = 1_000_000

/**
 * Lets a simulator answer the requests of a Node server, such as a Vite dev server.
 *
 * @example
 * ```ts
 * const simulator = createSimulator()
 * const plugin: Plugin = {
 *   name: 'gws-simulator',
 *   configureServer: (server) => void server.middlewares.use(createRequestHandler(simulator)),
 *   closeBundle: () => simulator.close(),
 * }
 * ```
 */
export function createRequestHandler(simulator: Simulator): SimulatorRequestHandler {
  return (request, response, next) => {
    if (simulator.owns(addressOf(request))) void respond(simulator, request, response)
    else if (next !== undefined) next()
    else response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found')
  }
}

async function respond(
  simulator: Simulator,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const connection = new AbortController()
  response.once('close', () => connection.abort())
  const body = await readBody(request)
  if (body === undefined) response.writeHead(413).end()
  else send(request, response, await simulator.handle(toWire(request, body, connection.signal)))
}

/** Connect takes the path off that a middleware is mounted on, and keeps the whole in `originalUrl`. */
function addressOf(request: IncomingMessage): string {
  const original = 'originalUrl' in request ? request.originalUrl : undefined
  return typeof original === 'string' ? original : (request.url ?? '/')
}

function toWire(request: IncomingMessage, body: string, signal: AbortSignal): WireRequest {
  const headers = Object.entries(request.headers).map(
    ([name, value]) => [name, String(value)] as const,
  )
  return {
    method: request.method ?? 'GET',
    url: addressOf(request),
    headers: Object.fromEntries(headers),
    body,
    signal,
  }
}

/** The body as text; empty where the client left, undefined where it is too large. */
async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    // Without an encoding a request is a stream of buffers, which its declarations do not say.
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length
      // Read to its end all the same: to stop would cut the connection that the answer needs.
      if (size <= largestBody) chunks.push(chunk)
    }
  } catch {
    // The connection broke; its signal ends the exchange.
    return ''
  }
  return size <= largestBody ? Buffer.concat(chunks).toString('utf8') : undefined
}

function send(request: IncomingMessage, response: ServerResponse, answer: WireAnswer): void {
  if (answer === 'cut') {
    request.socket.destroy()
    return
  }
  const { status, headers, cookies, body, cutAt } = answer
  const { origin, 'access-control-request-headers': requested } = request.headers
  response.writeHead(status, {
    ...headers,
    ...corsHeaders(origin, requested),
    ...(cookies.length === 0 ? {} : { 'set-cookie': [...cookies] }),
    ...(body === '' ? {} : { 'content-length': Buffer.byteLength(body) }),
  })
  if (cutAt === undefined) response.end(body)
  else response.write(body.slice(0, cutAt), () => request.socket.destroy())
}
