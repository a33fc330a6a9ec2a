/** Copies records of the contact centre into bounded, plain data: whatever they hold, and however much. */
import { isObject, own } from './own.js'
import type { CaseData, CaseValue } from './WorkbinItem.js'

/** The longest text that is kept, in UTF-16 units. 64 kB: case data is for a row, not an archive. */
const maxLength = 65_536

/** The most names of one record. */
const maxNames = 500

/** How deep what is nested is written out. */
const maxDepth = 16

/** A record with the first {@link maxNames} of `entries` that hold a value; no name can reach a prototype. */
export function toCaseData(entries: readonly (readonly [string, unknown])[]): CaseData {
  const data = Object.create(null) as Record<string, CaseValue> // nothing inherited, nothing set
  let free = maxNames
  for (const [name, value] of entries) {
    const copy = toCaseValue(value)
    if (copy === undefined) continue
    data[cut(name)] = copy
    free -= 1
    if (free === 0) break
  }
  return data
}

/** Undefined for what JSON has no word for. */
function toCaseValue(value: unknown): CaseValue | undefined {
  if (typeof value === 'string') return cut(value)
  if (isObject(value)) return cut(toJson(value))
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return value === null || typeof value === 'boolean' ? value : undefined
}

/** JSON text, up to a length and a depth: also of what refers to itself, or has a `toJSON`. */
function toJson(value: object): string {
  let text = ''
  const write = (inner: unknown, depth: number): void => {
    if (!isObject(inner)) {
      text += JSON.stringify(toCaseValue(inner) ?? null)
      return
    }
    const isList = Array.isArray(inner)
    let comma = ''
    text += isList ? '[' : '{'
    for (const key of depth > 0 ? Object.keys(inner) : []) {
      if (text.length > maxLength) break
      text += isList ? comma : `${comma}${JSON.stringify(cut(key))}:`
      comma = ','
      write(own(inner, key), depth - 1)
    }
    text += isList ? ']' : '}'
  }
  write(value, maxDepth)
  return text
}

/** The beginning of a text; half a character at its end is left out. */
function cut(text: string): string {
  return text.length > maxLength ? text.slice(0, maxLength).replace(/[\uD800-\uDBFF]$/, '') : text
}
