/** Contents of workbins: every shape in which an answer holds them, and answers that hold none. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseContents } from '../../src/protocol/parseContents.js'
import { contentsPaths } from '../../src/protocol/contentsPaths.js'
import { emptyContents, groupContents } from './contentsSamples.js'
import { anything, expectCleanPrototype, hostileJson } from './hostileInput.js'

const id = '802a8606-4f1b-4b7e-9c35-6de2a0f7c914'
/** `medium:id` of each item; null where there is no answer. */
const list = (body: unknown): readonly string[] | null =>
  parseContents(body, id)?.items.map((item) => `${item.medium}:${item.id}`) ?? null

describe('contents', () => {
  it('are read as the group page prints them [R-174]', () => {
    const contents = parseContents(JSON.parse(groupContents), 'any')
    expect(contents?.items).toMatchObject([
      {
        id: '0001BaBFVPR2004A',
        medium: 'chat',
        isReadable: true,
        receivedAt: Date.parse('2016-04-15T17:52:35Z'),
        subject: null,
        fields: { chatType: 'Inbound', capabilities: '[]', participants: '[]' },
        caseData: { CustomerSegment: 'default', PlaceInQueueSeq: '86805927' },
        routingData: {
          'CBR-IT-path_DBIDs': '',
          'PegAG?:2>1': 1,
          RRequestedSkills: null,
          RStrategyName: 'CloudPoDSimpleChatInStrategy',
        },
      },
    ])
  })

  it('are none where all lists are absent [R-174]', () => {
    expect(list(JSON.parse(emptyContents))).toEqual([])
  })

  it('are those of one of several workbins [R-174]', () => {
    const workbins = { other: { emails: [{ id: 'e9' }] }, [id]: { emails: [{ id: 'e1' }] } }
    expect(list({ statusCode: 0, workbins })).toEqual(['email:e1'])
  })

  it.each([
    ['chats', 'chat'],
    ['emails', 'email'],
    ['workitems', 'workitem'],
    ['facebooks', 'facebook'],
    ['tweets', 'tweet'],
    ['facebooksessions', 'facebooksession'],
    ['openmedia', 'openmedia'],
    ['openmedias', 'openmedia'],
    ['carrierPigeons', 'carrierpigeon'],
    ['email', 'email'],
  ])('have the medium of their list: %s [R-174]', (name, medium) => {
    const item = { id: 'i1', userData: {} }
    expect(list({ workbin: { [name]: [item] } })).toEqual([`${medium}:i1`])
  })

  it.each(['chats', 'emails', 'workitems', 'tweets', 'openmedia'])(
    'are whatever a list of a documented medium holds: %s [R-174]',
    (name) => {
      expect(list({ workbin: { [name]: [{ id: 'i1' }] } })).toHaveLength(1)
    },
  )

  it('are those of a list of workbins, where it holds contents [R-174]', () => {
    const other = { id: 'other', emails: [{ id: 'e9' }] }
    const workbins = [other, { id, emails: [{ id: 'e1' }] }]
    expect(list({ statusCode: 0, workbins })).toEqual(['email:e1'])
    expect(list({ statusCode: 0, workbins: [{ id, type: 'Agent' }] })).toEqual([])
    expect(list({ statusCode: 0, workbins: [other] })).toBeNull()
  })

  it.each<[string, object, readonly string[]]>([
    ['a list beside the status', { emails: [{ id: 'e1' }] }, ['email:e1']],
    ['an empty one', { workitems: [] }, []],
    ['a list below the workbin', { workbin: { chats: [{ id: 'c1' }] } }, ['chat:c1']],
    ['one item in place of the list', { workbin: { emails: { id: 'e1' } } }, ['email:e1']],
    ['items by name', { emails: { a: { id: 'e1' }, b: { id: 'e2' } } }, ['email:e1', 'email:e2']],
    ['an empty object', { workbin: { emails: {} } }, []],
  ])('are read from %s [R-174]', (_name, body, expected) => {
    expect(list({ statusCode: 0, ...body })).toEqual(expected)
  })

  it('count what cannot be read, and keep an id that stands twice [R-172]', () => {
    const emails = [{ id: 'e1' }, null, 'e2', { id: 'e1', subject: 'again' }, []]
    expect(list({ workbin: { emails } })).toEqual([
      'email:e1',
      'email:unreadable:email:1',
      'email:unreadable:email:2',
      'email:e1',
      'email:unreadable:email:4',
    ])
  })

  it('are not what else a workbin has [R-174]', () => {
    const workbin = {
      id,
      capabilities: ['Add', 'Pull'],
      participants: [],
      owner: { id: 'agent' },
      metrics: { a: { id: 1 } },
      agents: [{ id: 'a1', userName: 'mara' }],
      groups: [{ id: 'g1', name: 'Billing', type: 'BusinessUnit' }],
      emails: [{ id: 'e1' }],
    }
    expect(list({ workbin })).toEqual(['email:e1'])
  })

  it.each<[string, unknown]>([
    ['an operation', { statusCode: 0, referenceId: 14 }],
    [
      'the list of workbins',
      {
        workbins: [
          { id, type: 'Agent' },
          { id: 'b', type: 'Agent' },
        ],
      },
    ],
    ['addresses', { statusCode: 0, uris: ['/workbins/1'] }],
    ['a partial success without it', { statusCode: 7, failed: [{ id, statusCode: 6 }] }],
    ['other workbins', { statusCode: 0, workbins: { other: { emails: [] } } }],
    ['a list in place of the workbin', { workbin: [{ id: 'e1' }] }],
    ['a list that is none', { emails: 3 }],
    ['a text', 'workbin'],
    ['nothing', undefined],
  ])('are not in %s [R-174]', (_name, body) => {
    expect(list(body)).toBeNull()
  })

  it('never throw, and never reach a prototype [R-004]', () => {
    const bodies = fc.oneof(
      anything,
      hostileJson.map((json): unknown => JSON.parse(json)),
      fc.record({ workbin: anything }),
      fc.record({ workbin: fc.dictionary(fc.string(), anything) }),
      fc.record({ workbins: fc.dictionary(fc.constant(id), anything), emails: anything }),
    )
    fc.assert(
      fc.property(bodies, (body) => {
        expect(parseContents(body, id)?.items ?? []).toBeInstanceOf(Array)
        expectCleanPrototype()
      }),
    )
  })
})

describe('the addresses of contents', () => {
  it('are as documented: own, of a group, and of another user by medium [R-174]', () => {
    const group = { agentGroup: 'A&B=C?#%+ é' }
    expect([
      contentsPaths({ id, owner: 'me' }),
      contentsPaths({ id, owner: group }),
      contentsPaths({ id, owner: { placeGroup: 'MyPlaceGroup' } }),
      contentsPaths({ id, owner: { user: 'u/1' } }),
    ]).toEqual([
      [`/me/workbins/${id}?subresources=*`],
      [`/me/workbins/${id}?subresources=*&agentGroup=A%26B%3DC%3F%23%25%2B%20%C3%A9`],
      [`/me/workbins/${id}?subresources=*&placeGroup=MyPlaceGroup`],
      ['emails', 'chats', 'workitems'].map(
        (medium) => `/users/u%2F1/workbins/${id}/${medium}?subresources=*`,
      ),
    ])
  })
})
