// A signed-in browser for the tests: GET and POST on the API with its CSRF pair, answers as status and JSON.
import type { Simulator } from 'gws-workbins/simulator'

/** An answer of the API. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

/** One browser of an agent. */
export interface Desktop {
  readonly fetch: typeof globalThis.fetch
  get(path: string): Promise<Answer>
  /** POST with the CSRF token of the first GET. */
  post(path: string, body: unknown): Promise<Answer>
  subscribe(path: string): Promise<Answer>
  unsubscribe(path: string): Promise<Answer>
}

/** Asks `GET /me` once, for cookie and CSRF token, and remembers both. */
export async function openDesktop(
  simulator: Simulator,
  fetch: typeof globalThis.fetch = simulator.fetch,
): Promise<Desktop> {
  const me = await fetch('/api/v2/me')
  const token = me.headers.get('x-csrf-token') ?? ''
  const post = async (path: string, body: unknown) =>
    toAnswer(
      await fetch(`/api/v2${path}`, {
        method: 'POST',
        headers: { 'X-CSRF-TOKEN': token },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    )
  return {
    fetch,
    get: async (path) => toAnswer(await fetch(`/api/v2${path}`)),
    post,
    subscribe: (path) => post(path, { operationName: 'Subscribe' }),
    unsubscribe: (path) => post(path, { operationName: 'Unsubscribe' }),
  }
}

/** Status and JSON of a response; text where it is no JSON. */
export async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  try {
    return { status: response.status, body: JSON.parse(text) as unknown }
  } catch {
    return { status: response.status, body: text }
  }
}
