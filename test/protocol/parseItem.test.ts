/** Items: every documented sample, every bound, and everything that is no item. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseItem } from '../../src/protocol/parseItem.js'
import type { WorkbinItem } from '../../src/protocol/WorkbinItem.js'
import { anything, expectCleanPrototype, hostileJson } from './hostileInput.js'

const read = (resource: unknown): WorkbinItem => parseItem('email', resource, 4)
const withUserData = (userData: unknown): WorkbinItem => read({ id: 'e1', userData })

describe('an item', () => {
  it('is read as the documentation prints it: an e-mail [R-171]', () => {
    const email = {
      id: 'FE7978FEWFE',
      state: 'Invited',
      from: 'ines@example.com',
      to: ['service@example.com'],
      cc: [],
      subject: 'Charged twice',
      receivedDate: '2014-04-17T04: 03: 21Z',
      capabilities: ['Reply', 'Save'],
      attachments: [{ id: 'a', name: 'bill.pdf', size: 12 }],
      userData: { Reason: 'refund', Region: 'GVA', RTargetTypeSelected: '2', Priority: 8 },
    }
    expect(read(email)).toEqual({
      id: 'FE7978FEWFE',
      medium: 'email',
      isReadable: true,
      receivedAt: Date.parse('2014-04-17T04:03:21Z'),
      subject: 'Charged twice',
      from: 'ines@example.com',
      caseData: { Reason: 'refund', Region: 'GVA', Priority: 8 },
      routingData: { RTargetTypeSelected: '2' },
      fields: {
        state: 'Invited',
        from: 'ines@example.com',
        to: '["service@example.com"]',
        cc: '[]',
        subject: 'Charged twice',
        receivedDate: '2014-04-17T04: 03: 21Z',
        capabilities: '["Reply","Save"]',
        attachments: '[{"id":"a","name":"bill.pdf","size":12}]',
      },
    })
  })

  it.each([
    ['the field before the case', { subject: 'A', userData: { Subject: 'B' } }, 'A'],
    ['the case where the field is empty', { subject: ' ', userData: { Subject: 'B' } }, 'B'],
    ['no word', { userData: { Subject: 7 } }, null],
  ])('has its subject from %s [R-171]', (_name, resource, subject) => {
    expect(read({ id: 'e1', ...resource }).subject).toBe(subject)
  })

  const everybody = {
    FirstName: 'Ines',
    LastName: 'Moreau',
    FromPersonal: 'Moreau, I.',
    FromAddress: 'ines@example.com',
    EmailAddress: 'moreau@example.com',
  }
  it.each<[string, object]>([
    ['Ines Moreau', {}],
    ['Moreau', { FirstName: '' }],
    ['Ines', { LastName: null }],
    ['Moreau, I.', { FirstName: '', LastName: '' }],
    ['from@example.com', { FirstName: '', LastName: '', FromPersonal: '' }],
  ])('is from %s [R-171]', (from, changes) => {
    const userData = { ...everybody, ...changes }
    expect(read({ id: 'e1', from: 'from@example.com', userData }).from).toBe(from)
  })

  it('is from an address of the case where nothing else says so [R-171]', () => {
    const { EmailAddress, FromAddress } = everybody
    expect(withUserData({ EmailAddress, FromAddress }).from).toBe(FromAddress)
    expect(withUserData({ EmailAddress }).from).toBe(EmailAddress)
    expect(withUserData({}).from).toBeNull()
  })

  it('keeps apart what routing leaves behind, and only that [R-171]', () => {
    const routing = ['RRequestedSkills', 'RStrategyName', 'RVQDBID', 'CBR-IT-path_DBIDs']
    const pegs = ['PegAG?:2>1', 'PegAGChat distribution for processing']
    const ours = [
      'Reason',
      'Region',
      'R',
      'R2',
      'REGION',
      'RMA',
      'Pegasus',
      'CBR',
      'region',
      'peg',
      'Priority',
      '',
    ]
    const names = [...routing, ...pegs, ...ours]
    const item = withUserData(Object.fromEntries(names.map((name) => [name, 'x'])))
    expect(Object.keys(item.routingData).toSorted()).toEqual([...routing, ...pegs].toSorted())
    expect(Object.keys(item.caseData).toSorted()).toEqual(ours.toSorted())
  })

  it('has the case of a list of pairs, too [R-171]', () => {
    const pairs = [{ key: 'Subject', value: 'A' }, { Priority: 3 }, 'no pair', null]
    expect(withUserData(pairs)).toMatchObject({
      subject: 'A',
      caseData: { Subject: 'A', Priority: 3 },
    })
  })

  it.each<[string, unknown, string]>([
    ['a text', '0001BaBFVPR2004A', '0001BaBFVPR2004A'],
    ['a number', 71, '71'],
  ])('has as id %s [R-171]', (_name, id, read71) => {
    expect(read({ id })).toMatchObject({ id: read71, isReadable: true })
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'e1'],
    ['no id', { userData: {} }],
    ['an empty id', { id: '' }],
    ['an inherited id', Object.create({ id: 'e1' })],
    ['an id that is an object', { id: { id: 'e1' } }],
    ['an id of a kilobyte', { id: 'e'.repeat(1_024) }],
  ])('is unreadable, and counted by its place: %s [R-172]', (_name, resource) => {
    expect(read(resource)).toMatchObject({ id: 'unreadable:email:4', isReadable: false })
  })

  it('is written down even where it has no id [R-172]', () => {
    expect(read({ subject: 'A' })).toMatchObject({ isReadable: false, subject: 'A' })
  })
})

describe('what is kept of an item', () => {
  const limit = 65_536

  it('is cut at 64 kB, never through a character [R-173]', () => {
    const { caseData } = withUserData({ a: 'x'.repeat(limit + 1), b: `${'x'.repeat(limit - 1)}😀` })
    expect(caseData['a']).toBe('x'.repeat(limit))
    expect(caseData['b']).toBe('x'.repeat(limit - 1))
  })

  it('is 500 names of each record [R-173]', () => {
    const many = (name: string) =>
      Array.from({ length: 600 }, (_, index) => [`${name}${index}`, index] as const)
    const userData = Object.fromEntries([...many('CBR-'), ...many('a')])
    const item = read({ id: 'e1', ...Object.fromEntries(many('f')), userData })
    const sizes = [item.caseData, item.routingData, item.fields].map(
      (data) => Object.keys(data).length,
    )
    expect(sizes).toEqual([500, 500, 500])
  })

  it('is the JSON text of what is nested, as deep as 16 [R-173]', () => {
    const deep = JSON.parse(`${'['.repeat(40)}${']'.repeat(40)}`) as unknown
    const { caseData } = withUserData({ deep, nested: { a: [1, 'b', null, { c: true }] } })
    expect(caseData['nested']).toBe('{"a":[1,"b",null,{"c":true}]}')
    expect(caseData['deep']).toBe(`${'['.repeat(17)}${']'.repeat(17)}`)
  })

  it('is bounded where something holds itself [R-173]', () => {
    const around: Record<string, unknown> = { toJSON: () => 'never asked' }
    around['self'] = around
    around['twice'] = [around, around]
    const { caseData } = withUserData({ around })
    expect(String(caseData['around']).length).toBeLessThanOrEqual(limit)
  })

  it('is data under any name [R-004]', () => {
    const json =
      '{"id":"e1","__proto__":{"polluted":1},"userData":{"__proto__":"p","constructor":{"prototype":{"polluted":1}}}}'
    const { caseData, fields } = read(JSON.parse(json))
    expect(Object.entries(caseData)).toEqual([
      ['__proto__', 'p'],
      ['constructor', '{"prototype":{"polluted":1}}'],
    ])
    expect(Object.entries(fields)).toEqual([['__proto__', '{"polluted":1}']])
    expect(Object.getPrototypeOf(caseData)).toBeNull()
    expectCleanPrototype()
  })

  it('is plain, bounded JSON whatever comes [R-004, R-173]', () => {
    const resources = fc.oneof(
      anything,
      hostileJson.map((json): unknown => JSON.parse(json)),
      fc.record({ id: anything, subject: anything, receivedDate: anything, userData: anything }),
    )
    fc.assert(
      fc.property(resources, (resource) => {
        const item = read(resource)
        expect(JSON.parse(JSON.stringify(item))).toEqual(withoutNegativeZero(item))
        for (const { length } of Object.values(item.caseData).filter((v) => typeof v === 'string'))
          expect(length).toBeLessThanOrEqual(limit)
        expectCleanPrototype()
      }),
    )
  })
})

/** JSON has only one zero, and no lone word for an object without a prototype. */
function withoutNegativeZero(item: WorkbinItem): unknown {
  const zero = (data: object) =>
    Object.fromEntries(Object.entries(data).map(([name, value]) => [name, value === 0 ? 0 : value]))
  const { caseData, fields, routingData } = item
  return {
    ...item,
    caseData: zero(caseData),
    fields: zero(fields),
    routingData: zero(routingData),
  }
}
