/** Envelopes: every documented status, every way a reference is written, and what is no envelope at all. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseEnvelope,
  parseJson,
  parseReference,
  readPartialStatus,
  readReference,
  statusCodes,
  type Envelope,
} from '../../src/protocol/envelope.js'
import { expectCleanPrototype, hostileJson } from './hostileInput.js'
import { seedAgentGroup, seedPlaceGroup } from './seed.js'

const workbinId = '6c715fa9-de16-4d23-b07c-cbcb1caf3e07'

/** The envelope of an answer that is one. */
function read(body: unknown): Envelope {
  const envelope = parseEnvelope(JSON.stringify(body))
  if (envelope === undefined) throw new Error('no envelope')
  return envelope
}

describe('parseEnvelope', () => {
  it.each([
    ['agent group', seedAgentGroup, 74],
    ['place group', seedPlaceGroup, 14],
  ])("reads the seed's answer for an %s as it is printed [R-003]", (_kind, seed, reference) => {
    const envelope = parseEnvelope(seed.answer)
    expect(envelope).toMatchObject({ statusCode: 0, statusMessage: undefined })
    expect(envelope && readReference(envelope, seed.id)).toBe(reference)
  })

  it('knows every documented status code', () => {
    expect(Object.keys(statusCodes).map(Number)).toEqual(Array.from({ length: 21 }, (_, n) => n))
  })

  it.each(Object.entries(statusCodes))('reads status %s (%s)', (code, meaning) => {
    const body = { statusCode: Number(code), statusMessage: meaning }
    expect(read(body)).toEqual({ statusCode: Number(code), statusMessage: meaning, body })
  })

  it('reads a status that is not documented, and one without words', () => {
    expect(read({ statusCode: 99 })).toMatchObject({ statusCode: 99, statusMessage: undefined })
  })

  it('reads the captured answers', () => {
    expect(parseEnvelope('{"statusCode":20,"statusMessage":"Access denied"}')?.statusCode).toBe(20)
    const failed = `{"statusCode":4,"statusMessage":"Device '5001' is not registered."}`
    expect(parseEnvelope(failed)?.statusCode).toBe(4)
  })

  it.each([
    ['nothing', ''],
    ['a page of HTML', '<!doctype html><html><body>Sign in</body></html>'],
    ['the CSRF refusal', 'Missing or invalid Csrf token'],
    ['half a JSON', '{"statusCode": 0, "refer'],
    ['a Python dump', "{u'statusCode': 0, 'referenceId': None}"],
    ['null', 'null'],
    ['a number', '0'],
    ['a string', '"statusCode"'],
    ['a list', '[{"statusCode":0}]'],
    ['no status', '{"referenceId":74}'],
    ['the old status', '{"status":0}'],
    ['a status in words', '{"statusCode":"0"}'],
    ['half a status', '{"statusCode":0.5}'],
    ['a status of null', '{"statusCode":null}'],
    ['an infinite status', '{"statusCode":1e999}'],
    ['a status on the prototype', '{"__proto__":{"statusCode":0}}'],
  ])('takes %s for no envelope [R-024]', (_name, text) => {
    expect(parseEnvelope(text)).toBeUndefined()
  })

  it('takes any text without an exception [R-004]', () => {
    const isTotal = (text: string): void => {
      const envelope = parseEnvelope(text)
      if (envelope === undefined) return
      expect(Number.isInteger(envelope.statusCode)).toBe(true)
      expect(typeof (envelope.statusMessage ?? '')).toBe('string')
      for (const id of [workbinId, '__proto__', 'constructor']) {
        const reference = readReference(envelope, id)
        expect(reference === null || Number.isSafeInteger(reference)).toBe(true)
        expect(typeof readPartialStatus(envelope, id)).toBe('number')
      }
    }
    fc.assert(fc.property(fc.string({ unit: 'binary' }), isTotal))
    fc.assert(fc.property(hostileJson, isTotal))
    const field = fc.oneof(fc.json(), fc.constant('7'), fc.constant('[{}]'))
    fc.assert(
      fc.property(field, field, field, field, (...[status, failed, one, many]) =>
        isTotal(
          `{"statusCode":${status},"failed":${failed},"referenceId":${one},"referenceIds":${many}}`,
        ),
      ),
    )
    expectCleanPrototype()
  })

  it('survives a JSON that is nested very deeply [R-004]', () => {
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`
    expect(parseEnvelope(deep)).toBeUndefined()
    expect(parseEnvelope(`{"statusCode":0,"x":${deep}}`)?.statusCode ?? 0).toBe(0)
  })
})

describe('parseJson', () => {
  it('is what JSON.parse gives, or undefined', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text))
      }),
    )
    expect(parseJson('{')).toBeUndefined()
  })
})

describe('parseReference', () => {
  it.each<[unknown, number | null]>([
    [74, 74],
    [0, 0],
    ['74', 74],
    ['0', 0],
    ['007', 7],
    ['999999999999999', 999_999_999_999_999],
  ])('reads %j as %j [R-005]', (value, reference) => {
    expect(parseReference(value)).toBe(reference)
  })

  it.each<[unknown]>([
    [null],
    [undefined],
    [''],
    [' 74'],
    ['74\n'],
    ['7.4'],
    ['-1'],
    ['0x10'],
    ['1e3'],
    ['١٤'],
    ['9'.repeat(400)],
    [7.4],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    [2 ** 53],
    [true],
    [[74]],
    [{ valueOf: () => 74 }],
    [74n],
  ])('reads %s as none [R-005]', (value) => {
    expect(parseReference(value)).toBeNull()
  })
})

describe('readReference', () => {
  const several = { [workbinId]: 57, '40b9b24b-0e15-4458-8a11-4a1958068d3e': '56' }

  it('reads the entry of one workbin out of the map of several [R-005]', () => {
    const envelope = read({ statusCode: 0, referenceIds: several })
    expect(readReference(envelope, workbinId)).toBe(57)
    expect(readReference(envelope, '40b9b24b-0e15-4458-8a11-4a1958068d3e')).toBe(56)
    expect(readReference(envelope, 'another')).toBeNull()
  })

  it.each<[string, unknown]>([
    ['absent', { statusCode: 0 }],
    ['null', { statusCode: 0, referenceId: null }],
    ['a word', { statusCode: 0, referenceId: 'soon' }],
    ['a list', { statusCode: 0, referenceIds: [57] }],
  ])('is null where it is %s', (_name, body) => {
    expect(readReference(read(body), workbinId)).toBeNull()
  })

  it.each(['__proto__', 'constructor', 'toString', 'length'])(
    'finds nothing for a workbin called %s [R-004]',
    (id) => {
      expect(readReference(read({ statusCode: 0, referenceIds: {} }), id)).toBeNull()
    },
  )

  it('finds the entry of a workbin called __proto__ where there is one [R-004]', () => {
    const envelope = parseEnvelope('{"statusCode":0,"referenceIds":{"__proto__":9}}')
    expect(envelope && readReference(envelope, '__proto__')).toBe(9)
  })
})

describe('readPartialStatus', () => {
  const failed = (entries: unknown): Envelope => read({ statusCode: 7, failed: entries })

  it('reads the captured partial success: one failure that names no workbin', () => {
    const captured = parseEnvelope(
      '{"statusCode":7,"failed":[{"statusCode":4,"statusMessage":"Interaction server connection is not opened","channel":"multimedia"}],"succeeded":[{"statusCode":0,"channel":"voice"}]}',
    )
    expect(captured && readPartialStatus(captured, workbinId)).toBe(4)
  })

  it('is success for a workbin that is not among the failed', () => {
    expect(readPartialStatus(failed([{ id: 'another', statusCode: 6 }]), workbinId)).toBe(0)
    expect(readPartialStatus(failed([]), workbinId)).toBe(0)
    expect(readPartialStatus(read({ statusCode: 7 }), workbinId)).toBe(0)
  })

  it('is the status of the entry that names the workbin', () => {
    const entries = [
      { id: 'another', statusCode: 6 },
      { id: workbinId, statusCode: 5 },
    ]
    expect(readPartialStatus(failed(entries), workbinId)).toBe(5)
  })

  it('is an internal error where the entry says no status', () => {
    expect(readPartialStatus(failed([{ id: workbinId }]), workbinId)).toBe(4)
    expect(readPartialStatus(failed([{ id: workbinId, statusCode: '5' }]), workbinId)).toBe(4)
  })
})
