/** The edge: takes every exchange through its rules, logs it, and can cut it off. */
import type { Gws } from '../createGws.js'
import { onAbort } from '../createTimers.js'
import { parseMessages } from '../bayeux/messages.js'
import type { Manner } from '../rest/RestRequest.js'
import type { RuleBook } from '../rules/createRuleBook.js'
import type { WireAnswer, WireRequest, WireResponse } from '../wire.js'
import { ConnectionCut } from './ConnectionCut.js'
import { createReorderer } from './createReorderer.js'
import { execute } from './execute.js'
import type { Exchange } from './Exchange.js'
import { toExchange } from './Exchange.js'
import type { Behaviour, EdgeTools } from './toBehaviour.js'
import { toBehaviour } from './toBehaviour.js'

/** Thousands of long lists in the log would fill the memory. */
const largestLogged = 10_000

/** The way in and out of the API. */
export interface Edge {
  /** Answers one request to the API. */
  handle(request: WireRequest): Promise<WireAnswer>
  /** Cuts every connection that waits for an answer. */
  cutConnections(): void
}

/**
 * Makes the edge of a GWS.
 *
 * @param restart - what the effect `restart` calls
 */
export function createEdge(gws: Gws, rules: RuleBook, restart: () => void): Edge {
  const tools: EdgeTools = { gws, rules, restart, reorderer: createReorderer(gws.timers) }
  const connections = new Set<AbortController>()
  let count = 0

  return {
    handle: async (request) => {
      const connection = new AbortController()
      connections.add(connection)
      const forget = request.signal && onAbort(request.signal, () => connection.abort())
      count += 1
      const exchange = toExchange(count, request, gws.settings.basePath, connection.signal)
      logRequest(gws, exchange)
      const answer = await run(tools, exchange)
        .catch(toCut)
        .finally(() => {
          connections.delete(connection)
          forget?.()
        })
      logResponse(gws, exchange, answer)
      return answer
    },
    cutConnections: () => {
      for (const connection of connections) connection.abort()
    },
  }
}

async function run(tools: EdgeTools, exchange: Exchange): Promise<WireResponse> {
  const { gws, rules } = tools
  const behaviours = rules.match(exchange.facts).map((rule) => {
    const { id, effect } = rule
    gws.log.record({ kind: 'rule', exchange: exchange.number, rule: id, effect: effect.type })
    return toBehaviour(tools, rule, exchange)
  })

  for (const { before } of behaviours) {
    await before?.()
    // A restart cuts the very connection that asked for it.
    if (exchange.signal.aborted) throw new ConnectionCut()
  }
  let response = await produce(gws, exchange, behaviours)
  for (const { after } of behaviours) response = (await after?.(response)) ?? response
  return response
}

async function produce(
  gws: Gws,
  exchange: Exchange,
  behaviours: readonly Behaviour[],
): Promise<WireResponse> {
  const replaced = behaviours.find(({ instead }) => instead !== undefined)
  if (replaced?.instead !== undefined) return replaced.instead()
  const execution = {
    manner: behaviours.reduce<Manner>((all, { manner }) => ({ ...all, ...manner }), {}),
    atOnce: behaviours.some(({ atOnce }) => atOnce),
  }
  const response = await execute(gws, exchange, execution)
  // The same poll twice would only end the first one, so Bayeux requests are left alone.
  if (!exchange.isBayeux && behaviours.some(({ twice }) => twice))
    await execute(gws, exchange, execution)
  return response
}

function toCut(error: unknown): 'cut' {
  if (error instanceof ConnectionCut) return 'cut'
  throw error
}

function logRequest({ log }: Gws, { number, request, facts, isBayeux, messages }: Exchange): void {
  const { method, body } = request
  const shown = isBayeux || body === '' ? {} : { body }
  log.record({ kind: 'request', exchange: number, method, path: facts.path, ...shown })
  for (const message of messages ?? [])
    log.record({ kind: 'bayeux', exchange: number, direction: 'in', message })
}

function logResponse({ log }: Gws, { number, isBayeux }: Exchange, answer: WireAnswer): void {
  if (answer === 'cut') {
    log.record({ kind: 'response', exchange: number, status: 'cut' })
    return
  }
  const { status, body } = answer
  if (isBayeux)
    for (const message of parseMessages(body) ?? [])
      log.record({ kind: 'bayeux', exchange: number, direction: 'out', message })
  const shown = isBayeux || body.length > largestLogged ? {} : { body }
  log.record({ kind: 'response', exchange: number, status, size: body.length, ...shown })
}
