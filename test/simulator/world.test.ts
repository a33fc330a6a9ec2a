// The world: an oracle that is right, and verbs that do what they say.
import type { SimulatorItem, SimulatorOptions } from 'gws-workbins/simulator'
import {
  createDemoWorld,
  createItem,
  createSimulator,
  createSimulatorControl,
  demoWorkbinIds as ids,
} from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from './connectCometd.js'
import { connect } from './connectCometd.js'
import type { Desktop } from './openDesktop.js'
import { openDesktop } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'MyAgentGroup' }
const elsewhere = { id: ids.billingEscalations, agentGroup: 'Billing-Tier2' }
const own = { id: ids.vipCorrespondence }
const path = `/me/workbins/${target.id}?agentGroup=MyAgentGroup`

let simulator = createSimulator()
let desktop: Desktop
let client: Client

async function use(options: SimulatorOptions): Promise<void> {
  simulator = createSimulator(options)
  desktop = await openDesktop(simulator)
  client = await connect(simulator)
}

beforeEach(async () => {
  vi.useFakeTimers()
  await use({})
})

afterEach(async () => {
  client.cometd.disconnect()
  await vi.advanceTimersByTimeAsync(10)
  await simulator.close()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(10)
const idsIn = (items: readonly SimulatorItem[]) => items.map(({ resource }) => resource.id)

/** Subscribes and forgets the confirmation. */
async function subscribe(on = path): Promise<() => readonly unknown[]> {
  await desktop.subscribe(on)
  await settle()
  const before = client.workbins().length
  return () => client.workbins().slice(before)
}

describe('items', () => {
  it('are added, and every subscriber is told', async () => {
    const heard = await subscribe()
    const item = simulator.world.addItem(target)
    await settle()
    expect(heard()).toEqual([
      {
        action: 'ItemAdded',
        agentGroup: 'MyAgentGroup',
        emailStateResourceV2: item.resource,
        id: target.id,
        messageType: 'WorkbinStateChangeMessage',
      },
    ])
    expect(simulator.world.contents(target).at(-1)).toEqual(item)
    const { body } = await desktop.get(`${path}&subresources=email`)
    expect(body).toMatchObject({ workbin: { emails: [{}, { id: item.resource.id }] } })
  })

  it('are made up one after the other, or given', () => {
    const [first, second] = [simulator.world.addItem(target), simulator.world.addItem(target)]
    expect(first.resource.id).not.toBe(second.resource.id)
    const given: SimulatorItem = { medium: 'tweet', resource: { id: 'T1' } }
    expect(simulator.world.addItem(target, given)).toBe(given)
    expect(idsIn(simulator.world.contents(target)).slice(-3)).toEqual([
      first.resource.id,
      second.resource.id,
      'T1',
    ])
  })

  it('are removed for good, the oldest one unless named', async () => {
    const heard = await subscribe()
    const [oldest, second] = simulator.world.contents(target)
    expect(simulator.world.removeItem(target)).toEqual(oldest)
    expect(simulator.world.removeItem(target, second?.resource.id)).toEqual(second)
    expect(simulator.world.removeItem(target, 'unknown')).toBeUndefined()
    await settle()
    expect(heard()).toMatchObject([
      { action: 'ItemRemoved', chatStateResourceV2: { id: oldest?.resource.id } },
      { action: 'ItemRemoved', emailStateResourceV2: { id: second?.resource.id } },
    ])
    expect(simulator.world.contents(target)).toHaveLength(1)
  })

  it('leave one container for another, and both audiences are told', async () => {
    const heard = await subscribe()
    await subscribe(`/me/workbins/${target.id}?agentGroup=Billing-Tier2`)
    const [item] = simulator.world.contents(elsewhere)
    simulator.world.addItem(target, item)
    await settle()
    expect(heard().slice(-2)).toMatchObject([
      { action: 'ItemRemoved', agentGroup: 'Billing-Tier2' },
      { action: 'ItemAdded', agentGroup: 'MyAgentGroup' },
    ])
  })

  it('are told to a supervisor with the name of the agent', async () => {
    const heard = await subscribe(`/users/user/workbins/${own.id}`)
    simulator.world.addItem({ ...own, userId: 'user' })
    await settle()
    expect(heard()).toMatchObject([{ action: 'ItemAdded', workbinUserId: 'user' }])
  })

  it('are told to nobody who has not subscribed, or no longer is', async () => {
    const heard = await subscribe()
    simulator.world.addItem(elsewhere)
    await desktop.unsubscribe(path)
    simulator.world.addItem(target)
    await settle()
    expect(heard()).toMatchObject([{ stateResource: 'Unsubscribed' }])
  })
})

describe('the agent', () => {
  const operate = (operationName: string, id: string, on = path) =>
    desktop.post(on, { operationName, id })

  it('pulls an item: it is gone from the workbin, and the answer comes before the message', async () => {
    const heard = await subscribe()
    const [chat] = simulator.world.contents(target)
    const id = chat?.resource.id ?? ''
    expect((await operate('PullChat', id)).body).toEqual({ statusCode: 0, referenceId: 2 })
    expect(heard()).toEqual([])
    await settle()
    expect(heard()).toMatchObject([{ action: 'ItemRemoved', chatStateResourceV2: { id } }])
    expect(idsIn(simulator.world.contents(target))).not.toContain(id)
  })

  it('adds what it has pulled, to any workbin', async () => {
    const id = simulator.world.contents(target)[0]?.resource.id ?? ''
    await operate('PullInteraction', id)
    const heard = await subscribe()
    expect((await operate('AddChat', id)).status).toBe(200)
    await settle()
    expect(heard()).toMatchObject([{ action: 'ItemAdded', chatStateResourceV2: { id } }])
    expect(idsIn(simulator.world.contents(target))).toContain(id)
  })

  it('adds nothing that is there already', async () => {
    const heard = await subscribe()
    const items = simulator.world.contents(target)
    expect((await operate('AddChat', items[0]?.resource.id ?? '')).status).toBe(200)
    await settle()
    expect(heard()).toEqual([])
    expect(simulator.world.contents(target)).toEqual(items)
  })

  it('moves an item by adding it elsewhere, named by its address', async () => {
    const id = simulator.world.contents(target)[0]?.resource.id ?? ''
    const uri = `http://gws.example:8090/api/v2/me/chats/${id}`
    await desktop.post(`/workbins/${own.id}`, { operationName: 'AddInteraction', uri })
    expect(idsIn(simulator.world.contents(own))).toContain(id)
    expect(idsIn(simulator.world.contents(target))).not.toContain(id)
  })

  it('adds to its own copy, which no other agent takes for its own', async () => {
    const { fetch } = simulator.browser()
    await createSimulatorControl(fetch).world.signIn('user')
    const other = await openDesktop(simulator, fetch)
    const id = simulator.world.contents(elsewhere)[0]?.resource.id ?? ''
    await other.post(`/me/workbins/${ids.parked}`, { operationName: 'AddInteraction', id })
    expect(simulator.world.contents({ id: ids.parked })).toEqual([])
    expect(idsIn(simulator.world.contents({ id: ids.parked, userId: 'user' }))).toEqual([id])
    const last = simulator.world.dump().contents.at(-1)
    expect(last?.target).toEqual({ id: ids.parked, userId: 'user' })
  })
})

describe('subscriptions', () => {
  it('are known at every moment, by agent', async () => {
    expect(simulator.world.isSubscribed(target)).toBe(false)
    await subscribe()
    expect(simulator.world.isSubscribed(target)).toBe(true)
    expect(simulator.world.isSubscribed(elsewhere)).toBe(false)
    expect(simulator.world.isSubscribed(target, 'user')).toBe(false)
    const agentId = createDemoWorld().agents[0].id
    expect(simulator.world.subscriptions()).toEqual([{ agentId, target }])
    await desktop.unsubscribe(path)
    expect(simulator.world.isSubscribed(target)).toBe(false)
  })

  it('are logged with the reason of each change', async () => {
    await subscribe()
    simulator.world.endSubscription(target)
    await subscribe()
    simulator.world.setService('MultiMediaState', 'Inactive')
    const changes = simulator.log
      .entries()
      .flatMap((entry) => (entry.kind === 'subscription' ? [[entry.subscribed, entry.cause]] : []))
    expect(changes).toEqual([
      [true, 'request'],
      [false, 'foreign'],
      [true, 'request'],
      [false, 'service'],
    ])
  })

  it('end from elsewhere, and the agent is told with a reference it never had', async () => {
    const heard = await subscribe()
    expect(simulator.world.endSubscription(target)).toBe(true)
    expect(simulator.world.endSubscription(target)).toBe(false)
    await settle()
    expect(heard()).toMatchObject([
      { stateResource: 'Unsubscribed', agentGroup: 'MyAgentGroup', referenceId: 2 },
    ])
    expect((await desktop.subscribe(path)).body).toMatchObject({ referenceId: 3 })
  })

  const leave = async (ms: number) => {
    client.cometd.disconnect()
    await vi.advanceTimersByTimeAsync(ms)
    return simulator.world.isSubscribed(target)
  }

  it('outlive the last push session of the agent by the maximal interval', async () => {
    await use({ maxIntervalMs: 4000 })
    await subscribe()
    expect(await leave(3900)).toBe(true)
    expect(await leave(200)).toBe(false)
  })

  it('stay where a push session comes back in time', async () => {
    await use({ maxIntervalMs: 4000 })
    await subscribe()
    await leave(3900)
    client = await connect(simulator)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(simulator.world.isSubscribed(target)).toBe(true)
  })

  it('end with the push session, or never, where told so', async () => {
    await use({ subscriptionLifetime: 'session' })
    await subscribe()
    expect(await leave(10)).toBe(false)
    await use({ subscriptionLifetime: 'forever' })
    await subscribe()
    expect(await leave(3_600_000)).toBe(true)
  })
})

describe('the server', () => {
  it('takes a service down and up, and publishes it', async () => {
    const heard = () => client.heard('/notifications/services').map(({ data }) => data as unknown)
    await subscribe()
    simulator.world.setService('MultiMediaState', 'Inactive')
    await settle()
    expect(heard()).toMatchObject([
      { services: [{ type: 'MultiMediaState', state: 'Inactive', name: 'Interaction Server' }] },
    ])
    expect(simulator.world.isSubscribed(target)).toBe(false)
    expect(await desktop.subscribe(path)).toMatchObject({ status: 503, body: { statusCode: 4 } })
    expect((await desktop.get(`${path}&subresources=*`)).status).toBe(503)
    expect((await desktop.get('/workbins?fields=*')).status).toBe(200)
    expect((await desktop.get('/services?fields=*')).body).toMatchObject({
      services: [{ state: 'Inactive' }, {}, {}, {}],
    })
    simulator.world.setService('MultiMediaState', 'Active')
    await settle()
    expect(heard()).toHaveLength(2)
    expect((await desktop.subscribe(path)).status).toBe(200)
  })

  it('loses no subscription when another service goes down', async () => {
    await subscribe()
    simulator.world.setService('Voice', 'Inactive')
    expect(simulator.world.isSubscribed(target)).toBe(true)
  })

  it('restarts: sessions, subscriptions and references are lost, items are not', async () => {
    await subscribe()
    simulator.world.setService('Voice', 'Inactive')
    const items = simulator.world.contents(target)
    simulator.world.restart()
    const { world } = simulator
    expect(world.dump()).toMatchObject({ subscriptions: [], pushSessions: [], httpSessions: 0 })
    expect(world.dump().services.every(({ state }) => state === 'Active')).toBe(true)
    expect(world.contents(target)).toEqual(items)
    await vi.advanceTimersByTimeAsync(3000)
    expect(client.heard('/meta/handshake')).toHaveLength(2)
    desktop = await openDesktop(simulator)
    expect((await desktop.subscribe(path)).body).toMatchObject({ referenceId: 1 })
  })

  it('sends no confirmation that was under way when it restarted', async () => {
    await desktop.subscribe(path)
    simulator.log.clear()
    simulator.world.restart()
    await vi.advanceTimersByTimeAsync(3000)
    expect(simulator.log.entries().filter(({ kind }) => kind === 'push')).toEqual([])
  })

  it('cuts every connection that waits', async () => {
    simulator.rules.add({ match: { path: '/diagnostics' }, effect: { type: 'hold' } })
    const answer = desktop.get('/diagnostics/version').catch((error: unknown) => error)
    await settle()
    simulator.world.cutConnections()
    expect(await answer).toEqual(new TypeError('Failed to fetch'))
    await settle()
    expect(client.heard('/meta/connect').at(-1)).toMatchObject({ successful: false })
  })

  it('answers every held poll', async () => {
    simulator.world.endPolls()
    await settle()
    expect(client.heard('/meta/connect')).toMatchObject([
      { successful: true },
      { successful: true },
    ])
  })

  it('publishes anything to an agent that has joined the channel', async () => {
    simulator.world.publish('/v2/me/workbins', { messageType: 'ErrorMessage' })
    simulator.world.publish('/v2/me/workbins', { messageType: 'ErrorMessage' }, 'user')
    await settle()
    expect(client.workbins()).toEqual([{ messageType: 'ErrorMessage' }])
  })

  it('answers nothing once it is closed', async () => {
    const poll = client.heard('/meta/connect').length
    await simulator.close()
    await expect(simulator.fetch('/api/v2/me')).rejects.toThrow('Failed to fetch')
    await vi.advanceTimersByTimeAsync(5)
    expect(client.heard('/meta/connect').slice(poll)).toMatchObject([{ successful: false }])
  })
})

describe('the log', () => {
  it('counts and times every entry, and tells its listeners', async () => {
    simulator.log.clear()
    const heard: unknown[] = []
    const stop = simulator.log.subscribe((entry) => heard.push(entry))
    await desktop.get('/diagnostics/version')
    await vi.advanceTimersByTimeAsync(100)
    stop()
    await desktop.get('/diagnostics/version')
    const entries = simulator.log.entries()
    expect(entries).toMatchObject([
      { kind: 'request', method: 'GET', path: '/api/v2/diagnostics/version' },
      { kind: 'response', status: 200, body: '{"statusCode":0,"version":"8.5.202.96"}' },
      { kind: 'request' },
      { kind: 'response' },
    ])
    expect(heard).toEqual(entries.slice(0, 2))
    const [first, second, third] = entries
    expect(second?.sequence).toBe((first?.sequence ?? 0) + 1)
    expect((third?.time ?? 0) - (first?.time ?? 0)).toBeCloseTo(100, 0)
    expect(JSON.parse(JSON.stringify(entries))).toEqual(entries)
  })

  it('keeps the last 10 000 entries', async () => {
    simulator.log.clear()
    for (let index = 0; index < 10_010; index += 1)
      simulator.world.publish('/v2/me/workbins', index, 'user')
    const entries = simulator.log.entries()
    expect(entries).toHaveLength(10_000)
    expect(entries[0]).toMatchObject({ data: 10 })
  })
})

describe('a world', () => {
  it('is the host’s own, as plain JSON', async () => {
    const item = createItem({
      medium: 'workitem',
      id: '0001',
      subject: 'Check the meter',
      firstName: 'Ada',
      lastName: 'Byron',
      segment: 'gold',
      receivedAt: new Date('2016-04-15T17:52:35Z'),
    })
    expect(item.resource).toMatchObject({ receivedDate: '2016-04-15 20:52:35.000+0300' })
    const agent = { ...createDemoWorld().agents[0], agentGroups: ['Meters'] }
    const meters = { id: 'w1', agentGroup: 'Meters' }
    await use({
      world: JSON.parse(
        JSON.stringify({
          agents: [agent],
          workbins: [{ id: 'w1', name: 'Meters', type: 'AgentGroup' }],
          contents: [{ target: meters, items: [item] }],
        }),
      ) as SimulatorOptions['world'],
    })
    expect(simulator.world.contents(meters)).toEqual([item])
    expect((await desktop.subscribe('/me/workbins/w1?agentGroup=Meters')).status).toBe(200)
  })

  it('of the demo dates its items from the moment it is told', () => {
    const world = createDemoWorld(new Date('2020-01-01T00:04:00Z'))
    expect(world.contents[0]?.items[0]?.resource).toMatchObject({
      receivedDate: '2020-01-01 03:00:00.000+0300',
    })
  })

  it('of the demo has every interaction once, and holds what it names', () => {
    const { contents, workbins, agents } = createDemoWorld()
    const items = contents.flatMap((container) => idsIn(container.items))
    expect(new Set(items).size).toBe(items.length)
    const known = workbins.map(({ id }) => id)
    const groups = agents.flatMap(({ agentGroups, placeGroups }) => [
      ...agentGroups,
      ...placeGroups,
    ])
    for (const { target: at } of contents) {
      expect(known).toContain(at.id)
      expect([...groups, undefined]).toContain(at.agentGroup ?? at.placeGroup)
    }
  })
})
