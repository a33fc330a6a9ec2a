/** Lists of workbins, groups and services, the agent, the version: as documented or captured, and anything else. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseGroups } from '../../src/protocol/parseGroups.js'
import { parseMe } from '../../src/protocol/parseMe.js'
import { parseServiceList } from '../../src/protocol/parseServiceList.js'
import { parseVersion } from '../../src/protocol/parseVersion.js'
import { parseWorkbins } from '../../src/protocol/parseWorkbins.js'
import { groupList, workbinList } from './contentsSamples.js'
import { anything, expectCleanPrototype, hostileJson } from './hostileInput.js'

describe('the list of workbins', () => {
  it('is read as the page prints it, whichever name it uses [R-175]', () => {
    expect(parseWorkbins(JSON.parse(workbinList))).toEqual([
      {
        id: 'a15862be-2445-4735-aad2-69694a0f50ff',
        name: 'Workbin_AgentGroup',
        displayName: 'Workbin_AgentGroup',
        type: 'Place',
      },
      {
        id: '40b9b24b-0e15-4458-8a11-4a1958068d3e',
        name: 'email-collaboration-wb',
        displayName: 'email-collaboration-wb',
        type: 'Agent',
      },
      {
        id: '8e977189-379f-4f3f-b9a5-4917da1891e5',
        name: 'email-agent-group-wb',
        displayName: 'email-agent-group-wb',
        type: 'AgentGroup',
      },
    ])
  })

  it('may be a map, lacks what has no id, and has each id once [R-175]', () => {
    const workbins = {
      a: { id: 'a', workbinName: 'old' },
      b: { workbinName: 'no id' },
      c: null,
      d: { id: '' },
      e: { id: 'a', displayName: 'New', type: 'Team' },
      f: { id: 'f' },
    }
    expect(parseWorkbins({ workbins })).toEqual([
      { id: 'a', name: 'New', displayName: 'New', type: null },
      { id: 'f', name: 'f', displayName: 'f', type: null },
    ])
  })

  it('is none in another answer [R-175]', () => {
    expect(parseWorkbins({ statusCode: 0, uris: [] })).toBeNull()
  })
})

describe('the groups', () => {
  it('are read as captured [R-175]', () => {
    expect(parseGroups(JSON.parse(groupList))).toEqual([{ id: '2-cf090dd4', name: 'TEST' }])
  })

  it('have a name each, and once [R-175]', () => {
    const groups = [{ name: 'A' }, { id: '1' }, { name: '' }, 'B', { id: '2', name: 'A' }]
    expect(parseGroups({ groups })).toEqual([{ id: '2', name: 'A' }])
    expect(parseGroups({ statusCode: 0 })).toBeNull()
  })
})

describe('the servers', () => {
  it('are read as captured [R-175]', () => {
    const service = { id: 'multimedia', name: 'Interaction Server', type: 'MultiMediaState' }
    const services = [{ ...service, state: 'Inactive', uri: 'u', path: '/services/1' }, service, 3]
    expect(parseServiceList({ services })).toEqual([{ type: 'MultiMediaState', state: 'Inactive' }])
    expect(parseServiceList({ statusCode: 0 })).toBeNull()
  })

  it('state their version [R-175]', () => {
    expect(parseVersion({ statusCode: 0, version: '8.5.202.96' })).toBe('8.5.202.96')
    expect(parseVersion({ version: 8.5 })).toBeNull()
  })
})

describe('the agent', () => {
  const user = {
    id: 'a7c1',
    features: [{ id: 'api-voice' }, { id: 'api-multimedia-chat' }, {}],
    channels: [{ channel: 'chat', userState: { state: 'Ready' } }, { channel: 'email' }],
  }
  const me = {
    id: 'a7c1',
    features: ['api-voice', 'api-multimedia-chat'],
    channels: [{ channel: 'chat', state: 'Ready' }],
  }

  it('is read below `user`, and at the top [R-175]', () => {
    expect(parseMe({ statusCode: 0, user })).toEqual(me)
    expect(parseMe({ statusCode: 0, ...user })).toEqual(me)
  })

  it('has no features where none are stated [R-175]', () => {
    expect(parseMe({ user: { id: 'a7c1' } })).toEqual({
      id: 'a7c1',
      features: null,
      channels: null,
    })
    expect(parseMe({ statusCode: 0 })).toBeNull()
  })
})

it('nothing of it throws, whatever comes [R-004]', () => {
  const names = ['workbins', 'groups', 'services', 'user', 'features', 'channels', 'version', 'id']
  const bodies = fc.oneof(
    anything,
    hostileJson.map((json): unknown => JSON.parse(json)),
    fc.dictionary(fc.constantFrom(...names), anything),
    fc.dictionary(fc.constant('user'), fc.dictionary(fc.constantFrom(...names), anything)),
  )
  fc.assert(
    fc.property(bodies, (body) => {
      for (const parse of [parseWorkbins, parseGroups, parseServiceList, parseMe, parseVersion])
        JSON.stringify(parse(body))
      expectCleanPrototype()
    }),
  )
})
