/** The replies of things that stand before a GWS: portals, proxies, gateways. */
import { interactionServerLost } from '../rest/envelope.js'
import type { Effect } from '../rules/Effect.js'
import type { WireResponse } from '../wire.js'
import { jsonResponse, textResponse } from '../wire.js'

/** Where `redirect` leads by default. Outside the API, like the login pages of portals. */
export const loginPath = '/simulator/login'

/** A login page: HTML with status 200. */
export function loginPage(): WireResponse {
  const form =
    '<form method="post"><label>User name <input name="user"></label><button>Sign in</button></form>'
  return page(200, 'Sign in', form)
}

/** The reply that a rule spells out; what it leaves open is filled in by its status. */
export function spelledOut(effect: Extract<Effect, { readonly type: 'respond' }>): WireResponse {
  const response = withBody(effect.status, effect.body)
  const given = Object.entries(effect.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  )
  return { ...response, headers: { ...response.headers, ...Object.fromEntries(given) } }
}

/** A redirect; browsers follow it unless asked not to. */
export function redirect(location: string): WireResponse {
  return { ...textResponse(302, 'text/plain', ''), headers: { location } }
}

function withBody(status: number, body: unknown): WireResponse {
  if (body === undefined) return defaultPage(status)
  return typeof body === 'string'
    ? textResponse(status, 'text/plain;charset=UTF-8', body)
    : jsonResponse(status, body)
}

function defaultPage(status: number): WireResponse {
  if (status === 503) return jsonResponse(503, interactionServerLost().body)
  if (status === 504) return page(504, '504 Gateway Time-out', '<hr>')
  return textResponse(status, 'text/plain', '')
}

function page(status: number, title: string, content: string): WireResponse {
  const html = `<!doctype html><html><head><title>${title}</title></head><body><h1>${title}</h1>${content}</body></html>`
  return textResponse(status, 'text/html;charset=UTF-8', html)
}
