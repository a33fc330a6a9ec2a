/** Targets: their addresses, their keys, and what is refused. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ownerPart,
  parseTarget,
  targetKey,
  targetPath,
  type WorkbinOwner,
  type WorkbinTarget,
} from '../../src/protocol/target.js'
import { anything, anyText, anyUnits, expectCleanPrototype } from './hostileInput.js'
import { seedAgentGroup, seedPlaceGroup } from './seed.js'

const base = 'https://gws.example.com/api/v2'

/** Where a request to the target arrives, read as a server reads it. */
const arrive = (target: WorkbinTarget): URL => new URL(base + targetPath(target))

/** The bytes of a percent-encoded text, by the letter of RFC 3986: `+` is a plus. */
function bytesOf(encoded: string): Buffer {
  const parts = encoded.match(/%[0-9A-F]{2}|[^%]/gs) ?? []
  return Buffer.concat(
    parts.map((part) =>
      part.startsWith('%') ? Buffer.from(part.slice(1), 'hex') : Buffer.from(part, 'utf8'),
    ),
  )
}

const name = anyText.filter((text) => text !== '')
const id = anyText.filter((text) => text.trim() !== '' && text !== '.' && text !== '..')
const userId = name.filter((text) => text !== '.' && text !== '..')
const owner: fc.Arbitrary<WorkbinOwner> = fc.oneof(
  name.map((agentGroup) => ({ agentGroup })),
  name.map((placeGroup) => ({ placeGroup })),
  userId.map((user) => ({ user })),
  fc.constant('me' as const),
)
const target: fc.Arbitrary<WorkbinTarget> = fc.record({ id, owner })

describe('targetPath', () => {
  it.each([
    ['agent group', seedAgentGroup, { agentGroup: 'MyAgentGroup' }],
    ['place group', seedPlaceGroup, { placeGroup: 'MyPlaceGroup' }],
  ])("is the seed's address for an %s, byte for byte [R-001]", (_kind, seed, groupOwner) => {
    expect(`POST api/v2${targetPath({ id: seed.id, owner: groupOwner })}`).toBe(seed.request)
  })

  it.each<[string, WorkbinOwner, string]>([
    ['agent group', { agentGroup: 'Tier 2' }, '/me/workbins/wb-1?agentGroup=Tier%202'],
    ['place group', { placeGroup: 'Tier 2' }, '/me/workbins/wb-1?placeGroup=Tier%202'],
    ['another user', { user: 'e6f2ad1b' }, '/users/e6f2ad1b/workbins/wb-1'],
    ['the agent', 'me', '/me/workbins/wb-1'],
  ])('is that of the documentation for %s', (_kind, ofOwner, path) => {
    expect(targetPath({ id: 'wb-1', owner: ofOwner })).toBe(path)
  })

  it.each([
    'A&B=C?#%+ é',
    '?:2>1',
    'PegAG?:2>1',
    'a/b\\c',
    '%2F%00%zz',
    'tab\tline\nnull\0',
    '"quoted" \'twice\'',
    '日本語 👩🏽‍💻',
    'e\u0301 is not \u00e9',
    '\u202Ertl\uFEFF',
    '__proto__',
    'x'.repeat(2_000),
  ])('carries the group name %j to the server byte for byte [R-002]', (group) => {
    const byAgents = arrive({ id: 'wb', owner: { agentGroup: group } })
    expect([...byAgents.searchParams]).toEqual([['agentGroup', group]])
    const byPlaces = arrive({ id: 'wb', owner: { placeGroup: group } })
    expect([...byPlaces.searchParams]).toEqual([['placeGroup', group]])
    expect(byAgents.hash + byPlaces.hash).toBe('')
    const sent = targetPath({ id: 'wb', owner: { agentGroup: group } }).split('=')[1]
    expect(bytesOf(sent ?? '')).toEqual(Buffer.from(group, 'utf8'))
  })

  it('carries every name and every id to the server byte for byte [R-002]', () => {
    fc.assert(
      fc.property(target, (given) => {
        const { pathname, searchParams, hash } = arrive(given)
        const [kind, ofName] = ownerPart(given.owner)
        const isGroup = kind === 'agentGroup' || kind === 'placeGroup'
        expect([...searchParams]).toEqual(isGroup ? [[kind, ofName]] : [])
        expect(hash).toBe('')
        const root = kind === 'user' ? ['users', ofName] : ['me']
        expect(pathname.split('/').slice(3).map(decodeURIComponent)).toEqual([
          ...root,
          'workbins',
          given.id,
        ])
      }),
    )
  })

  it('stays below the API, whatever the id and the user are called', () => {
    const climbing = fc.constantFrom('../x', '..%2f', '%2e%2e', './.', '//evil.example', '\\..\\')
    fc.assert(
      fc.property(climbing, climbing, (someId, user) => {
        const { href, pathname } = arrive({ id: someId, owner: { user } })
        expect(href.startsWith(`${base}/users/`)).toBe(true)
        expect(pathname.split('/')).toHaveLength(7)
      }),
    )
  })

  it('never writes a space as a plus', () => {
    fc.assert(
      fc.property(target, (given) => {
        expect(targetPath(given)).toMatch(/^[\w\-.!~*'()%/?=]+$/)
      }),
    )
  })
})

describe('targetKey', () => {
  it('is equal for equal targets', () => {
    fc.assert(
      fc.property(target, (given) => {
        expect(targetKey(structuredClone(given))).toBe(targetKey(given))
      }),
    )
  })

  it('differs for different targets', () => {
    const letter = fc.constantFrom('a', 'b', '"', ',', '\\')
    const fewOwners: fc.Arbitrary<WorkbinOwner> = fc.oneof(
      letter.map((agentGroup) => ({ agentGroup })),
      letter.map((placeGroup) => ({ placeGroup })),
      letter.map((user) => ({ user })),
      fc.constant('me' as const),
    )
    const few = fc.record({ id: letter, owner: fewOwners })
    fc.assert(
      fc.property(few, few, (one, other) => {
        const isSame = JSON.stringify(one) === JSON.stringify(other)
        expect(targetKey(one) === targetKey(other)).toBe(isSame)
      }),
    )
  })

  it('keeps a group called like another kind apart', () => {
    const keys = [
      targetKey({ id: 'wb', owner: 'me' }),
      targetKey({ id: 'wb', owner: { agentGroup: 'me' } }),
      targetKey({ id: 'wb', owner: { placeGroup: 'me' } }),
      targetKey({ id: 'wb', owner: { user: 'me' } }),
    ]
    expect(new Set(keys).size).toBe(4)
  })
})

describe('parseTarget', () => {
  it('gives back every sane target', () => {
    fc.assert(
      fc.property(target, (given) => {
        expect(parseTarget(given.id, given.owner)).toEqual({ ok: true, target: given })
      }),
    )
  })

  it.each<[string, unknown, unknown]>([
    ['no id', undefined, 'me'],
    ['an empty id', '', 'me'],
    ['a blank id', ' \t', 'me'],
    ['an id of the wrong type', 7, 'me'],
    ['an id that names its own folder', '.', 'me'],
    ['an id that climbs', '..', 'me'],
    ['an id with half a character', 'a\uD800', 'me'],
    ['no owner', 'wb', undefined],
    ['null for an owner', 'wb', null],
    ['an owner of the wrong type', 'wb', 'you'],
    ['an owner of no kind', 'wb', {}],
    ['an unknown kind', 'wb', { queue: 'Q' }],
    ['two owners', 'wb', { agentGroup: 'A', placeGroup: 'B' }],
    ['three owners', 'wb', { agentGroup: 'A', placeGroup: 'B', user: 'C' }],
    ['an empty name', 'wb', { agentGroup: '' }],
    ['a name of the wrong type', 'wb', { placeGroup: 7 }],
    ['null for a name', 'wb', { agentGroup: null }],
    ['a name with half a character', 'wb', { agentGroup: '\uDC00b' }],
    ['a user that climbs', 'wb', { user: '..' }],
    ['an inherited owner', 'wb', Object.create({ agentGroup: 'A' })],
  ])('refuses %s, and says why [R-052]', (_name, someId, someOwner) => {
    const parsed = parseTarget(someId, someOwner)
    expect(parsed).toEqual({ ok: false, reason: expect.stringMatching(/^the(re)? .{8,}/) })
  })

  it('reads a name that is undefined as not given', () => {
    expect(parseTarget('wb', { agentGroup: 'A', placeGroup: undefined })).toEqual({
      ok: true,
      target: { id: 'wb', owner: { agentGroup: 'A' } },
    })
  })

  it('gives only targets that have an address', () => {
    fc.assert(
      fc.property(anyUnits, anyUnits, (someId, someName) => {
        for (const someOwner of [
          { agentGroup: someName },
          { placeGroup: someName },
          { user: someName },
        ]) {
          const parsed = parseTarget(someId, someOwner)
          const found = parsed.ok ? arrive(parsed.target).href : `${base}/ no: ${parsed.reason}`
          expect(found.startsWith(`${base}/`)).toBe(true)
        }
      }),
    )
  })

  it('takes anything without an exception [R-004]', () => {
    fc.assert(
      fc.property(anything, anything, (someId, someOwner) => {
        expect(typeof parseTarget(someId, someOwner).ok).toBe('boolean')
        expect(typeof parseTarget('wb', someOwner).ok).toBe('boolean')
      }),
    )
    expectCleanPrototype()
  })
})
