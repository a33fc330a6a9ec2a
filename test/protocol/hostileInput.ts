/** Input nobody sane sends: what fast-check makes of anything, with the keys that pollute prototypes. */
import * as fc from 'fast-check'
import { expect } from 'vitest'

const evilKey = fc.constantFrom('__proto__', 'constructor', 'prototype', 'hasOwnProperty')

/** Any JSON text, half of it with keys that reach for a prototype. */
export const hostileJson: fc.Arbitrary<string> = fc.oneof(
  fc.json(),
  fc
    .tuple(evilKey, fc.json(), fc.json())
    .map(([key, value, other]) => `{"${key}":${value},"polluted":${other},"nested":{"${key}":{}}}`),
)

/** Any JavaScript value, wire or not: functions' results, dates, maps, sparse arrays, null prototypes. */
export const anything: fc.Arbitrary<unknown> = fc.anything({
  key: fc.oneof(fc.string(), evilKey),
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
})

/** Any string of UTF-16 units, halves of characters included. */
export const anyUnits: fc.Arbitrary<string> = fc
  .array(fc.oneof(fc.integer({ max: 0xffff, min: 0 }), fc.integer({ max: 0xdfff, min: 0xd800 })))
  .map((units) => String.fromCharCode(...units))

/** Any well-formed text: every code point but halves of characters. */
export const anyText: fc.Arbitrary<string> = fc.string({ unit: 'binary' })

const names = Object.getOwnPropertyNames(Object.prototype)

/** Fails where something was written to the prototype of all objects. */
export function expectCleanPrototype(): void {
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(names)
  expect(Object.keys({})).toEqual([])
}
