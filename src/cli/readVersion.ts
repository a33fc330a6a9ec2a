/** Reads the version of this package. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseJson } from '../protocol/envelope.js'
import { ownString } from '../protocol/own.js'

/** The `version` of package.json, which lies two folders up from the source and from the built file alike. */
export function readVersion(): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const manifest = parseJson(readFileSync(join(here, '../../package.json'), 'utf8'))
  return ownString(manifest, 'version') ?? 'unknown'
}
