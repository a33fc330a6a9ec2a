/** Which other origins may talk to the HTTP face: any on this machine, with credentials. */

/** Loopback names and addresses that browsers can show as an origin's host. */
const loopback = /^(?:localhost|.+\.localhost|127(?:\.\d+){3}|\[::1\])$/

/**
 * The CORS headers for a request of `origin`; none for a foreign one, so that the web sites a
 * developer visits cannot reach the simulator.
 *
 * @param requested - the preflight's `Access-Control-Request-Headers`, all of which are allowed:
 *   the name of the CSRF header is the server's choice
 */
export function corsHeaders(
  origin: string | undefined,
  requested: string | undefined,
): Readonly<Record<string, string>> {
  if (origin === undefined || !isLoopback(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-allow-credentials': 'true',
    'access-control-allow-methods': 'GET, POST, PUT, DELETE',
    'access-control-allow-headers': requested ?? 'content-type, x-csrf-token',
    'access-control-expose-headers': 'X-CSRF-HEADER, X-CSRF-TOKEN',
    vary: 'Origin',
  }
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && loopback.test(new URL(origin).hostname)
}
