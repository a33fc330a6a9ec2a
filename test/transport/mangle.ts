/** Ways to break a reply, as data that fast-check can make, shrink and print. */
import * as fc from 'fast-check'
import { parseJson } from '../../src/protocol/envelope.js'

/** One reply on its way to the client. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** Null: the connection was cut. */
  readonly body: string | null
}

/** One thing done to a reply. `at` and `pick` are taken modulo what is there. */
export type Mangle =
  | { readonly kind: 'flip'; readonly at: number; readonly bit: number }
  | { readonly kind: 'truncate'; readonly at: number }
  | { readonly kind: 'insert'; readonly at: number; readonly text: string }
  | { readonly kind: 'delete' | 'repeat'; readonly at: number; readonly length: number }
  | { readonly kind: 'replace'; readonly text: string }
  | { readonly kind: 'nest'; readonly depth: number }
  | { readonly kind: 'status'; readonly status: number }
  | { readonly kind: 'header'; readonly name: string; readonly value: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'reverse' }
  | { readonly kind: 'double' | 'drop'; readonly pick: number }
  | { readonly kind: 'field'; readonly pick: number; readonly value: unknown }
  | { readonly kind: 'key'; readonly pick: number; readonly key: string; readonly value: unknown }

const place = fc.nat(0xffff)

const wrongValues = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 7, 1e308, 2 ** 53, 0.5, '', 'x', '7'),
  fc.constantFrom<unknown>([], {}, [[]], [null], { length: 1e9 }, '\u0000', '\uD800', '\uFEFF'),
  fc.constantFrom<unknown>('none', 'handshake', 'retry', 'bogus', '/meta/connect', '402::x'),
  fc.constantFrom<unknown>('/meta/handshake', '/meta/disconnect', '/meta/subscribe', '/**'),
  fc.jsonValue(),
)

const keys = fc.constantFrom(
  ...['__proto__', 'constructor', 'hasOwnProperty', 'prototype', 'toString', 'length', 'then'],
  ...['advice', 'ext', 'error', 'failure', 'x-messages', 'reestablish', 'data', 'channel', 'id'],
)

const texts = fc.oneof(
  fc.constantFrom('\u0000', '\uFEFF', '\\ud800', '"', '{', ']', ',', '1e999', '\u202E', '<'),
  fc.string({ unit: 'binary' }),
)

const headers = fc.constantFrom(
  ...['text/html', 'application/octet-stream', ''].map((value) => ['Content-Type', value]),
  ...['1', '120', '999999999', 'x', '-1'].map((value) => ['Retry-After', value]),
  ...['Cookie', 'X-CSRF', 'Content-Length'].map((value) => ['X-CSRF-HEADER', value]),
  ['X-CSRF-TOKEN', 'wrong'],
)

/** Any of them, those that keep the reply nearly right more often. */
export const mangle: fc.Arbitrary<Mangle> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('field'), pick: place, value: wrongValues }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('key'),
      pick: place,
      key: keys,
      value: fc.oneof(wrongValues, fc.constant({ polluted: 1, reconnect: 'none' })),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('flip'), at: place, bit: fc.nat(7) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('double', 'drop'), pick: place }) },
  fc.constantFrom({ kind: 'cut' as const }, { kind: 'reverse' as const }),
  fc.record({ kind: fc.constant('truncate'), at: place }),
  fc.record({ kind: fc.constant('insert'), at: place, text: texts }),
  fc.record({ kind: fc.constantFrom('delete', 'repeat'), at: place, length: fc.nat(40) }),
  fc.record({ kind: fc.constant('replace'), text: fc.oneof(fc.json(), fc.string(), texts) }),
  fc.record({ kind: fc.constant('nest'), depth: fc.constantFrom(10, 1_000, 100_000) }),
  fc.record({ kind: fc.constant('status'), status: fc.integer({ min: 200, max: 599 }) }),
  headers.map(([name = '', value = '']) => ({ kind: 'header' as const, name, value })),
)

/** The reply after all of them. */
export function applyMangles(reply: Reply, mangles: readonly Mangle[]): Reply {
  return mangles.reduce(applyMangle, reply)
}

function applyMangle(reply: Reply, step: Mangle): Reply {
  const { body } = reply
  if (body === null) return reply
  const put = (text: string): Reply => ({ ...reply, body: text })
  switch (step.kind) {
    case 'status':
      return { ...reply, status: step.status }
    case 'header':
      return { ...reply, headers: { ...reply.headers, [step.name.toLowerCase()]: step.value } }
    case 'cut':
      return { ...reply, body: null }
    case 'replace':
      return put(step.text)
    case 'nest':
      return put('['.repeat(step.depth) + body + ']'.repeat(step.depth))
    case 'flip':
      return put(flip(body, step.at, step.bit))
    case 'truncate':
      return put(body.slice(0, step.at % (body.length + 1)))
    case 'insert': {
      const at = step.at % (body.length + 1)
      return put(body.slice(0, at) + step.text + body.slice(at))
    }
    case 'delete':
    case 'repeat': {
      const at = step.at % (body.length + 1)
      const kept = step.kind === 'delete' ? at + step.length : at - step.length
      return put(body.slice(0, at) + body.slice(Math.max(0, kept)))
    }
    case 'reverse':
    case 'double':
    case 'drop':
    case 'field':
    case 'key':
      return put(restructure(body, step))
    default:
      return step satisfies never
  }
}

function flip(body: string, at: number, bit: number): string {
  const bytes = new TextEncoder().encode(body)
  const index = bytes.length === 0 ? 0 : at % bytes.length
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit)
  return new TextDecoder().decode(bytes)
}

type Restructuring = Extract<
  Mangle,
  { readonly kind: 'reverse' | 'double' | 'drop' | 'field' | 'key' }
>

/** Changes what the text says, and leaves it JSON; a text that is none stays as it is. */
function restructure(body: string, step: Restructuring): string {
  const value = parseJson(body)
  if (typeof value !== 'object' || value === null) return body
  switch (step.kind) {
    case 'reverse':
      return JSON.stringify(Array.isArray(value) ? value.toReversed() : value)
    case 'double':
    case 'drop':
      return JSON.stringify(Array.isArray(value) ? spliced(value, step) : value)
    case 'field': {
      const places = containersIn(value).flatMap((container) =>
        Object.keys(container).map((key) => ({ container, key })),
      )
      const chosen = places[step.pick % Math.max(1, places.length)]
      if (chosen !== undefined) define(chosen.container, chosen.key, step.value)
      return JSON.stringify(value)
    }
    case 'key': {
      const containers = containersIn(value)
      define(containers[step.pick % containers.length] ?? value, step.key, step.value)
      return JSON.stringify(value)
    }
    default:
      return step satisfies never
  }
}

function spliced(
  messages: readonly unknown[],
  { kind, pick }: { readonly kind: 'double' | 'drop'; readonly pick: number },
): readonly unknown[] {
  if (messages.length === 0) return messages
  const at = pick % messages.length
  const chosen = kind === 'double' ? [messages[at], messages[at]] : []
  return messages.toSpliced(at, 1, ...chosen)
}

function containersIn(value: object): readonly object[] {
  const inside = Object.values(value).filter((part) => typeof part === 'object' && part !== null)
  return [value, ...inside.flatMap((part: object) => containersIn(part))]
}

/** As an own property, whatever its name: `__proto__` too. */
function define(container: object, key: string, value: unknown): void {
  Object.defineProperty(container, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  })
}
