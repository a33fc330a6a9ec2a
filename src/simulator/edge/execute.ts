/** Carries a request out: lets the REST side or the Bayeux server answer it. */
import type { Gws } from '../createGws.js'
import { mergePatch } from '../mergePatch.js'
import type { AgentDefinition } from '../model/definition.js'
import { answerRest } from '../rest/answerRest.js'
import { invalid } from '../rest/envelope.js'
import type { Manner } from '../rest/RestRequest.js'
import type { WireResponse } from '../wire.js'
import { jsonResponse, textResponse } from '../wire.js'
import { authenticate, withSession } from './authenticate.js'
import type { Exchange } from './Exchange.js'

/** How rules want a request carried out. */
export interface Execution {
  readonly manner: Manner
  /** A poll is not held. */
  readonly atOnce: boolean
}

/** The server's own answer. Rejects with `ConnectionCut` when a held poll loses its connection. */
export async function execute(
  gws: Gws,
  exchange: Exchange,
  execution: Execution,
): Promise<WireResponse> {
  // A preflight never has cookies; what it may ask for is the HTTP face's to say.
  if (exchange.request.method === 'OPTIONS') return textResponse(204, 'text/plain', '')
  const access = authenticate(gws, exchange)
  const response =
    'refusal' in access
      ? access.refusal
      : await (exchange.isBayeux ? answerBayeux : answerJson)(
          gws,
          exchange,
          access.agent,
          execution,
        )
  return withSession(gws, exchange, response)
}

function answerJson(
  gws: Gws,
  { request, path, query }: Exchange,
  agent: AgentDefinition,
  { manner }: Execution,
): WireResponse {
  const { method, body: content } = request
  const { status, body } =
    path === undefined
      ? invalid('The path is not URL-encoded')
      : answerRest(gws, { method, path, query, body: content, agent, manner })
  return jsonResponse(status, body)
}

async function answerBayeux(
  gws: Gws,
  { request, messages, signal }: Exchange,
  agent: AgentDefinition,
  { atOnce }: Execution,
): Promise<WireResponse> {
  if (messages === undefined || request.method !== 'POST')
    return textResponse(400, 'text/plain', '')
  const cookie = request.headers['cookie'] ?? ''
  const asked = atOnce ? messages.map(notHeld) : messages
  return gws.bayeux.exchange({ messages: asked, cookie, signal }, agent.id)
}

/** A client can ask for an answer without a wait; so can a rule in its name. */
function notHeld(message: unknown): unknown {
  return mergePatch(message, { advice: { timeout: 0 } })
}
