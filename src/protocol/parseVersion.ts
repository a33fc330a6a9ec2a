/** Reads `GET /diagnostics/version`. */
import { ownString } from './own.js'

/** The version of GWS, such as `8.5.202.96`; null where the answer states none. */
export function parseVersion(body: unknown): string | null {
  return ownString(body, 'version') ?? null
}
