/** Checks the address of GWS before anything is sent there. */
import { WorkbinError } from '../core/errors.js'

/** Machines to which plain http never leaves this one. */
const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * A GWS address without its trailing slash.
 *
 * @throws WorkbinError `invalid-url` unless it is absolute http(s) without credentials, query and
 * fragment, or root-relative; `insecure-url` for plain http to another machine, unless allowed.
 */
export function parseUrl(url: unknown, allowInsecure: boolean): string {
  if (typeof url !== 'string') throw new WorkbinError('invalid-url')
  const isRootRelative = url.startsWith('/') && !url.startsWith('//') && !url.startsWith('/\\')
  const parsed = parse(isRootRelative ? `https://localhost${url}` : url)
  const isHttp = parsed?.protocol === 'http:' || parsed?.protocol === 'https:'
  const isBare = parsed?.search === '' && parsed.hash === '' && parsed.username === ''
  if (parsed === undefined || !isHttp || !isBare) throw new WorkbinError('invalid-url')
  const isPlain = parsed.protocol === 'http:' && !loopback.has(parsed.hostname)
  if (isPlain && !allowInsecure) throw new WorkbinError('insecure-url')
  const path = parsed.pathname.replace(/\/+$/, '')
  return isRootRelative ? path : parsed.origin + path
}

function parse(url: string): URL | undefined {
  try {
    // Only what says its scheme itself: `new URL` takes "https:gws" for an address, too.
    return /^https?:\/\//i.test(url) ? new URL(url) : undefined
  } catch {
    return undefined
  }
}
