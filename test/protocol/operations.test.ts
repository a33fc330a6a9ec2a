/** Our request bodies, compared with the seed's. */
import { describe, expect, it } from 'vitest'
import { moveBody, moveName, operationBody, parseItemName } from '../../src/protocol/operations.js'
import { seedAgentGroup, seedPlaceGroup } from './seed.js'

describe('operationBody', () => {
  it.each([
    ['agent group', seedAgentGroup.body],
    ['place group', seedPlaceGroup.body],
  ])("is the seed's Subscribe for an %s [R-001]", (_name, body) => {
    expect(JSON.parse(operationBody('Subscribe'))).toEqual(JSON.parse(body))
    expect(operationBody('Subscribe')).toBe('{"operationName":"Subscribe"}')
  })

  it('spells Unsubscribe right, unlike the page that documents it', () => {
    expect(operationBody('Unsubscribe')).toBe('{"operationName":"Unsubscribe"}')
  })
})

describe('moveBody', () => {
  const item = { id: '0001BaBFVPR20035', medium: 'email' }

  it.each([
    ['chat', 'Chat'],
    ['email', 'Email'],
    ['workitem', 'Workitem'],
    ['tweet', 'Tweet'],
    ['facebook', 'Facebook'],
    ['facebooksession', 'Facebooksession'],
    ['openmedia', 'Openmedia'],
    ['fax', 'Interaction'],
    ['', 'Interaction'],
    ['__proto__', 'Interaction'],
  ])('names the operations of the medium "%s" by %s', (medium, noun) => {
    expect(moveName({ kind: 'pull', item: { ...item, medium } })).toBe(`Pull${noun}`)
    expect(moveName({ kind: 'add', item: { ...item, medium } })).toBe(`Add${noun}`)
  })

  it('is what the page of group workbins shows, with the id and without a uri', () => {
    const operation = { kind: 'pull', item } as const
    expect(JSON.parse(moveBody(operation, { agentGroup: 'MyAgentGroup' }))).toEqual({
      operationName: 'PullEmail',
      id: '0001BaBFVPR20035',
    })
  })

  it.each([
    ['me', true],
    [{ user: 'u1' }, true],
    [{ agentGroup: 'Billing' }, 'true'],
    [{ placeGroup: 'Night' }, 'true'],
  ] as const)('says saveLAR of an add for %j as %j', (owner, expected) => {
    const add = { kind: 'add', item, saveLAR: true } as const
    expect(JSON.parse(moveBody(add, owner))).toMatchObject({ saveLAR: expected })
    expect(moveBody({ ...add, kind: 'pull' }, owner)).not.toContain('saveLAR')
    expect(moveBody({ ...add, saveLAR: undefined }, owner)).not.toContain('saveLAR')
  })

  it('says a nickname for a pulled chat alone', () => {
    const named = { kind: 'pull', item, nickname: 'Kim' } as const
    const chat = { ...named, item: { ...item, medium: 'chat' } }
    expect(moveBody(named, 'me')).not.toContain('Kim')
    expect(JSON.parse(moveBody(chat, 'me'))).toMatchObject({ nickname: 'Kim' })
    expect(moveBody({ ...chat, kind: 'add' }, 'me')).not.toContain('Kim')
  })
})

describe('parseItemName', () => {
  it('reads id and medium, whatever else is there', () => {
    expect(parseItemName({ id: 'i', medium: 'chat', subject: 'x' })).toEqual({
      id: 'i',
      medium: 'chat',
    })
    expect(parseItemName({ id: 'i', medium: 7 })).toEqual({ id: 'i', medium: '' })
  })

  it.each([[null], ['i'], [{}], [{ id: ' ' }], [{ id: 7 }], [{ id: '3', isReadable: false }]])(
    'finds no interaction in %j',
    (value) => {
      expect(parseItemName(value)).toBeUndefined()
    },
  )
})
