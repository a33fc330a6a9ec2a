/** Messages of the workbins topic: every documented sample as it is printed, and everything else. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseJson } from '../../src/protocol/envelope.js'
import {
  parseWorkbinMessage,
  workbinsTopic,
  type WorkbinMessage,
} from '../../src/protocol/messages.js'
import { anything, expectCleanPrototype, hostileJson } from './hostileInput.js'
import { seedAgentGroup, seedPlaceGroup } from './seed.js'

const read = (json: string): WorkbinMessage => parseWorkbinMessage(JSON.parse(json))

const unreadable = { messageType: 'unreadable' }
const confirmation = {
  id: 'wb',
  messageType: 'WorkbinSubscriptionStateChangeMessage',
  stateResource: 'Subscribed',
}
const change = { action: 'ItemAdded', id: 'wb', messageType: 'WorkbinStateChangeMessage' }

describe('the topic', () => {
  it('is that of the documentation', () => {
    expect(workbinsTopic).toBe('/v2/me/workbins')
  })
})

describe('a subscription message', () => {
  it.each([
    ['agent group', seedAgentGroup, { agentGroup: 'MyAgentGroup' }, 74],
    ['place group', seedPlaceGroup, { placeGroup: 'MyPlaceGroup' }, 14],
  ])('is read as the seed prints it for an %s [R-003]', (_kind, seed, owner, referenceId) => {
    expect(read(seed.notification)).toEqual({
      id: seed.id,
      messageType: 'WorkbinSubscriptionStateChangeMessage',
      owner,
      referenceId,
      stateResource: 'Subscribed',
    })
  })

  it.each([
    [
      'the end of an agent-group subscription',
      '{"agentGroup":"MyAgentGroup","id":"6c715fa9-de16-4d23-b07c-cbcb1caf3e07","messageType":"WorkbinSubscriptionStateChangeMessage","referenceId":80,"stateResource":"Unsubscribed"}',
      { owner: { agentGroup: 'MyAgentGroup' }, referenceId: 80, stateResource: 'Unsubscribed' },
    ],
    [
      'the end of a place-group subscription, which does not say whose',
      '{"id":"5d487e69-a393-4228-a06f-6a4015ab1b54","messageType":"WorkbinSubscriptionStateChangeMessage","referenceId":21,"stateResource":"Unsubscribed"}',
      { owner: null, referenceId: 21, stateResource: 'Unsubscribed' },
    ],
    [
      'a personal one, which has no reference',
      '{"stateResource":"Subscribed","id":"aee812a5-7396-4dd9-b180-230f1c1fb085","messageType":"WorkbinSubscriptionStateChangeMessage"}',
      { owner: null, referenceId: null, stateResource: 'Subscribed' },
    ],
    [
      "another user's",
      '{"stateResource":"Subscribed","id":"aee812a5-7396-4dd9-b180-230f1c1fb085","messageType":"WorkbinSubscriptionStateChangeMessage","workbinUserId":"e6f2ad1b26ea4e9b8dd907eabe167522"}',
      { owner: { user: 'e6f2ad1b26ea4e9b8dd907eabe167522' }, referenceId: null },
    ],
    [
      'a refusal with fields nobody has documented, and the captured metrics',
      '{"id":"wb","messageType":"WorkbinSubscriptionStateChangeMessage","referenceId":"75","stateResource":"RequestFailed","statusCode":5,"errorMessage":"No","metrics":{"eventProcessing":{"nodeProcessingTimeNanos":1,"serverProcessingTimeTotalMs":-1}}}',
      { owner: null, referenceId: 75, stateResource: 'RequestFailed' },
    ],
  ])('is read as documented: %s [R-003]', (_name, json, expected) => {
    expect(read(json)).toMatchObject(expected)
  })

  it.each<[string, object]>([
    ['no id', { ...confirmation, id: undefined }],
    ['an empty id', { ...confirmation, id: '' }],
    ['an id of the wrong type', { ...confirmation, id: 7 }],
    ['no state', { ...confirmation, stateResource: undefined }],
    ['another state', { ...confirmation, stateResource: 'Pending' }],
    ['a state in other letters', { ...confirmation, stateResource: 'subscribed' }],
    ['two groups', { ...confirmation, agentGroup: 'A', placeGroup: 'B' }],
    ['an owner of the wrong type', { ...confirmation, agentGroup: ['A'] }],
    ['an inherited id', Object.create(confirmation)],
  ])('is unreadable with %s', (_name, data) => {
    expect(parseWorkbinMessage(data)).toMatchObject(unreadable)
  })

  // The property table has `workbinUserId` on every message, and no group at all: both may come.
  it('is its group’s where it states the user, too', () => {
    const data = { ...confirmation, agentGroup: 'MyAgentGroup', workbinUserId: 'e6f2ad1b' }
    expect(parseWorkbinMessage(data)).toMatchObject({ owner: { agentGroup: 'MyAgentGroup' } })
  })

  it('takes an owner of null for none stated', () => {
    expect(parseWorkbinMessage({ ...confirmation, agentGroup: null })).toMatchObject({
      owner: null,
    })
  })
})

describe('an item message', () => {
  it.each([
    ['ItemAdded', 'chat'],
    ['ItemRemoved', 'chat'],
  ])('is read as documented: %s [R-003]', (action, medium) => {
    const resource = {
      capabilities: [],
      chatType: 'Inbound',
      id: '0001BaBFVPR20035',
      participants: [],
      receivedDate: '2016-04-08 15:05:57.000+0300',
      userData: { 'PegAG?:2>1': 1, RRequestedSkills: null },
    }
    const data = {
      action,
      agentGroup: 'MyAgentGroup',
      chatStateResourceV2: resource,
      id: '1c979a85-edd7-4540-8a58-b74fbc8328af',
      messageType: 'WorkbinStateChangeMessage',
    }
    expect(parseWorkbinMessage(data)).toEqual({
      action,
      id: data.id,
      interaction: { medium, resource },
      messageType: 'WorkbinStateChangeMessage',
      owner: { agentGroup: 'MyAgentGroup' },
      referenceId: null,
    })
  })

  it.each(['chat', 'email', 'facebook', 'tweet', 'facebooksession', 'workitem', 'openmedia'])(
    'finds the medium %s by its name',
    (medium) => {
      const data = { ...change, [`${medium}StateResourceV2`]: { id: '1' } }
      expect(parseWorkbinMessage(data)).toMatchObject({ interaction: { medium } })
      const older = { ...change, [`${medium}StateResource`]: { id: '1' } }
      expect(parseWorkbinMessage(older)).toMatchObject({ interaction: { medium } })
    },
  )

  it('keeps an action that is not documented, and lives without an interaction', () => {
    expect(parseWorkbinMessage({ ...change, action: 'ItemUpdated' })).toMatchObject({
      action: 'ItemUpdated',
      interaction: null,
    })
  })

  it.each<[string, object]>([
    ['no action', { ...change, action: undefined }],
    ['an action of the wrong type', { ...change, action: 1 }],
    ['an empty id', { ...change, id: '' }],
  ])('is unreadable with %s', (_name, data) => {
    expect(parseWorkbinMessage(data)).toMatchObject(unreadable)
  })
})

describe('any other message', () => {
  it.each<[string, unknown]>([
    ['the captured ErrorMessage', { messageType: 'ErrorMessage', metrics: {}, devicePath: '/d' }],
    ['a message of another topic', { ...change, messageType: 'WorkitemStateChangeMessage' }],
    ['the other product', { messageType: 'WorkbinsMessage', name: 'EventAck', id: 'wb' }],
    ['a message wrapped in its Bayeux envelope', { channel: workbinsTopic, data: confirmation }],
    ['a JSON text', JSON.stringify(confirmation)],
    ['a list', [confirmation]],
    ['null', null],
    ['nothing', undefined],
  ])('is unreadable: %s [R-024]', (_name, data) => {
    expect(parseWorkbinMessage(data)).toMatchObject(unreadable)
  })

  it('says which workbin it is about, and what it calls itself, as far as it does [R-196]', () => {
    const message = { ...change, action: 7, owner: {} }
    const { id, messageType: statedType } = change
    expect(parseWorkbinMessage(message)).toEqual({ ...unreadable, id, statedType })
    const nothing = { ...unreadable, id: null, statedType: null }
    expect(parseWorkbinMessage({ id: '', messageType: 7 })).toEqual(nothing)
  })

  it('is taken without an exception, whatever it is [R-004]', () => {
    fc.assert(fc.property(anything, isSane))
    fc.assert(fc.property(hostileJson, (json) => isSane(parseJson(json))))
    expectCleanPrototype()
  })

  it('is taken without an exception where every field is anything [R-004]', () => {
    const field = fc.option(anything, { nil: undefined })
    const messageType = fc.constantFrom(confirmation.messageType, change.messageType)
    fc.assert(
      fc.property(
        fc.record({
          action: fc.oneof(field, fc.string()),
          agentGroup: field,
          chatStateResourceV2: field,
          id: fc.oneof(field, fc.string()),
          messageType,
          placeGroup: field,
          referenceId: field,
          stateResource: fc.oneof(field, fc.constant('RequestFailed')),
          workbinUserId: field,
        }),
        isSane,
      ),
    )
    expectCleanPrototype()
  })

  it('gives back nothing of a prototype [R-004]', () => {
    const json = `{"__proto__":${JSON.stringify(confirmation)},"id":"wb"}`
    expect(read(json)).toMatchObject(unreadable)
    expect(read(`{"constructor":{"prototype":{"polluted":1}},"id":"wb"}`)).toMatchObject(unreadable)
    expectCleanPrototype()
  })
})

/** Whether what comes out has the fields its type promises, whatever comes in. */
function isSane(data: unknown): boolean {
  const message = parseWorkbinMessage(data)
  if (message.messageType === 'unreadable') return true
  const { id, owner, referenceId } = message
  const isAddressed = typeof id === 'string' && id !== ''
  const isReference = referenceId === null || Number.isSafeInteger(referenceId)
  const names: readonly unknown[] = owner === null ? ['nobody'] : Object.values(owner)
  const isOwned = names.length === 1 && names.every((name) => typeof name === 'string' && name)
  return isAddressed && isReference && isOwned && hasOwnFields(message)
}

function hasOwnFields(message: Exclude<WorkbinMessage, { messageType: 'unreadable' }>): boolean {
  return message.messageType === 'WorkbinStateChangeMessage'
    ? typeof message.action === 'string' && typeof (message.interaction?.medium ?? '') === 'string'
    : ['Subscribed', 'Unsubscribed', 'RequestFailed'].includes(message.stateResource)
}
