/** Decides who sends a request, by cookie or Basic credentials, and whether it may. */
import type { Gws } from '../createGws.js'
import type { AgentDefinition } from '../model/definition.js'
import type { HttpSession } from '../model/createHttpSessions.js'
import type { WireResponse } from '../wire.js'
import { jsonResponse, textResponse } from '../wire.js'
import type { Exchange } from './Exchange.js'

/** The agent who asks, or the refusal. */
export type Access =
  | { readonly agent: AgentDefinition; readonly session: HttpSession }
  | { readonly refusal: WireResponse }

/**
 * The session of an exchange; undefined without one. An unknown browser gets one where signing in
 * is automatic or its Basic credentials are right; credentials also sign a signed-out one in.
 */
export function findSession(gws: Gws, exchange: Exchange): HttpSession | undefined {
  const { httpSessions, settings } = gws
  const known = httpSessions.find(exchange.sessionId ?? exchange.cookies.get(cookieName(gws)))
  const agent = readCredentials(gws, exchange.request.headers['authorization'])
  if (known?.agentId === undefined && agent !== undefined) {
    if (known !== undefined) httpSessions.assign(known.id, agent.id)
    exchange.sessionId = known?.id ?? httpSessions.open(agent.id).id
  } else if (known === undefined && settings.signIn === 'automatic')
    exchange.sessionId = httpSessions.open(whoSits(gws, exchange).id).id
  else exchange.sessionId = known?.id
  return httpSessions.find(exchange.sessionId)
}

/**
 * What stands in for single sign-on: the cookie that says who sits before a browser, as
 * `Set-Cookie` has it. Throws a `TypeError` for an agent there is not.
 */
export function toAgentCookie(gws: Gws, agentId: string | undefined): readonly string[] {
  if (agentId === undefined) return []
  if (gws.directory.agent(agentId) === undefined)
    throw new TypeError(`There is no agent ${agentId}.`)
  return [`${agentCookieName(gws)}=${encodeURIComponent(agentId)}`]
}

function agentCookieName({ settings }: Gws): string {
  return `SIMULATOR_AGENT${settings.cookieSuffix}`
}

function whoSits(gws: Gws, { cookies }: Exchange): AgentDefinition {
  const { agents, defaultAgent } = gws.directory
  const value = cookies.get(agentCookieName(gws))
  return agents.find(({ id }) => encodeURIComponent(id) === value) ?? defaultAgent
}

/** CSRF is checked before anything else, as by the filter that it is on a real server. */
export function authenticate(gws: Gws, exchange: Exchange): Access {
  const session = findSession(gws, exchange)
  if (!passesCsrf(gws, exchange, session)) return { refusal: csrfRefusal() }
  const agent = gws.directory.agent(session?.agentId ?? '')
  if (session === undefined || agent === undefined)
    return { refusal: jsonResponse(403, { statusCode: 20, statusMessage: 'Access denied' }) }
  return { agent, session }
}

/** 403 with a text, not an envelope (page CSRFProtection). */
export function csrfRefusal(): WireResponse {
  return textResponse(403, 'text/plain;charset=UTF-8', 'Missing or invalid Csrf token')
}

/** The session cookie's name. */
export function cookieName({ settings }: Gws): string {
  return `JSESSIONID${settings.cookieSuffix}`
}

/**
 * The answer with what every answer carries: the cookie of a session that is new to this browser,
 * and the CSRF pair on GET.
 */
export function withSession(gws: Gws, exchange: Exchange, response: WireResponse): WireResponse {
  const session = gws.httpSessions.find(exchange.sessionId)
  if (session === undefined) return response
  const name = cookieName(gws)
  const isNew = exchange.cookies.get(name) !== session.id
  const showsToken = gws.settings.csrf && exchange.request.method === 'GET'
  const pair = { 'x-csrf-header': 'X-CSRF-TOKEN', 'x-csrf-token': session.csrfToken }
  return {
    ...response,
    headers: { ...response.headers, ...(showsToken ? pair : {}) },
    cookies: [
      ...response.cookies,
      ...(isNew ? [`${name}=${session.id}; Path=/; HttpOnly; SameSite=Lax`] : []),
    ],
  }
}

function passesCsrf({ settings }: Gws, exchange: Exchange, session?: HttpSession): boolean {
  const { method, headers } = exchange.request
  const isChecked = exchange.isBayeux ? settings.csrfOnNotifications : settings.csrf
  if (!isChecked || !['POST', 'PUT', 'DELETE'].includes(method)) return true
  return session !== undefined && headers['x-csrf-token'] === session.csrfToken
}

function readCredentials({ directory }: Gws, header = ''): AgentDefinition | undefined {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header)?.[1]
  if (encoded === undefined) return undefined
  const [userName = '', ...password] = decodeBase64(encoded).split(':')
  return directory.agentByCredentials(userName, password.join(':'))
}

function decodeBase64(text: string): string {
  try {
    return atob(text)
  } catch {
    return ''
  }
}
