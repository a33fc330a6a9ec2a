// Contents and their events as no documentation has them: each rule does what its sentence says.
import type { ContentsMode, EventsMode, RuleMatch } from 'gws-workbins/simulator'
import {
  createSimulator,
  createSimulatorControl,
  demoWorkbinIds as ids,
} from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from './connectCometd.js'
import { connect } from './connectCometd.js'
import type { Desktop } from './openDesktop.js'
import { openDesktop } from './openDesktop.js'

type Resource = Readonly<Record<string, unknown>>

const target = { id: ids.billingEscalations, agentGroup: 'Billing-Tier2' }
const path = `/me/workbins/${target.id}?subresources=*&agentGroup=Billing-Tier2`

let simulator = createSimulator()
let desktop: Desktop

beforeEach(async () => {
  vi.useFakeTimers()
  simulator = createSimulator()
  desktop = await openDesktop(simulator)
})

afterEach(async () => {
  await simulator.close()
  vi.useRealTimers()
})

const onGet: RuleMatch = { method: 'GET', path: '/workbins' }
const spoil = (mode: ContentsMode, more: { ms?: number; size?: number } = {}) =>
  simulator.rules.add({ id: 'rule', match: onGet, effect: { type: 'contents', mode, ...more } })

const workbin = async (from = path): Promise<Resource> => {
  const { body } = await desktop.get(from)
  return (body as { workbin: Resource }).workbin
}
const emails = async () => (await workbin())['emails']

describe('a list', () => {
  it('is longer than a client should read [R-154]', async () => {
    const size = async () => (await (await simulator.fetch(`/api/v2${path}`)).text()).length
    spoil('huge')
    expect(await size()).toBeGreaterThan(17_000_000)
    spoil('huge', { size: 100 })
    expect(await size()).toBeLessThan(10_000)
  })

  it('keeps long answers out of the log, and tells their size', async () => {
    spoil('huge', { size: 50_000 })
    await desktop.get(path)
    const entry = simulator.log.entries().at(-1)
    expect(entry).toMatchObject({ kind: 'response', status: 200 })
    expect(entry).not.toHaveProperty('body')
    expect(entry?.kind === 'response' && (entry.size ?? 0) > 50_000).toBe(true)
  })

  it('holds each item twice, the second time with another subject [R-154]', async () => {
    const sane = (await emails()) as readonly Resource[]
    spoil('duplicates')
    const spoilt = (await emails()) as readonly Resource[]
    expect(spoilt.slice(0, sane.length)).toEqual(sane)
    expect(spoilt.slice(sane.length)).toMatchObject(
      sane.map(({ id }) => ({ id, subject: 'Again', userData: { Subject: 'Again' } })),
    )
  })

  it('holds what lies in other groups too [R-154]', async () => {
    const elsewhere = { ...target, agentGroup: 'MyAgentGroup' }
    const [chat] = simulator.world.contents(elsewhere)
    expect(await workbin()).not.toMatchObject({
      chats: expect.arrayContaining([chat?.resource]),
    })
    spoil('shared')
    for (const group of ['Billing-Tier2', 'MyAgentGroup'])
      expect(
        await workbin(`/me/workbins/${target.id}?subresources=*&agentGroup=${group}`),
      ).toMatchObject({ chats: expect.arrayContaining([chat?.resource]) })
  })

  it('holds what are no items, before those that are [R-154]', async () => {
    const sane = (await emails()) as readonly Resource[]
    spoil('malformed')
    const spoilt = (await emails()) as readonly unknown[]
    expect(spoilt.slice(-sane.length)).toEqual(sane)
    expect(spoilt.slice(0, 6)).toEqual([null, 7, 'text', [], {}, { id: 7 }])
  })

  it('is an object [R-154]', async () => {
    const sane = (await emails()) as readonly Resource[]
    spoil('objects')
    expect(await emails()).toEqual(Object.fromEntries(sane.map((item) => [item['id'], item])))
  })

  it('has failed, in a partial success [R-154]', async () => {
    spoil('partial')
    const failed = [{ statusCode: 4, statusMessage: expect.any(String), id: target.id }]
    expect(await desktop.get(path)).toEqual({ status: 200, body: { statusCode: 7, failed } })
    const both = `/workbins?workbinIds=${ids.vipCorrespondence},${ids.drafts}&subresources=*`
    expect((await desktop.get(both)).body).toEqual({
      statusCode: 7,
      failed: [{ ...failed[0], id: ids.drafts }],
      workbins: {
        [ids.vipCorrespondence]: expect.objectContaining({ emails: [expect.anything()] }),
      },
    })
  })

  it('is not there, though the Interaction Server is down [R-154]', async () => {
    simulator.world.setService('MultiMediaState', 'Inactive')
    expect((await desktop.get(path)).status).toBe(503)
    spoil('empty')
    expect(Object.keys(await workbin())).toHaveLength(5)
  })

  it('of several workbins is spoilt in each of them', async () => {
    spoil('objects')
    const both = `/workbins?workbinIds=${ids.vipCorrespondence},${ids.drafts}&subresources=*`
    const { workbins } = (await desktop.get(both)).body as { workbins: Record<string, Resource> }
    for (const each of Object.values(workbins)) expect(Array.isArray(each['emails'])).toBe(false)
  })

  it('of workbins is left alone', async () => {
    const sane = await desktop.get('/workbins?fields=*')
    spoil('malformed')
    expect(await desktop.get('/workbins?fields=*')).toEqual(sane)
  })
})

describe('a lagging list', () => {
  const listed = async () =>
    Object.values(await workbin())
      .flatMap((value) => (Array.isArray(value) ? (value as readonly Resource[]) : []))
      .map(({ id }) => id)
  const wait = (ms: number) => vi.advanceTimersByTimeAsync(ms)

  it('tells what lay there some time ago [R-154]', async () => {
    const before = await listed()
    const [oldest] = simulator.world.contents(target)
    await wait(5000)
    const added = simulator.world.addItem(target)
    simulator.world.removeItem(target, oldest?.resource.id)
    const after = [...before.filter((id) => id !== oldest?.resource.id), added.resource.id]
    spoil('lagging')
    expect(await listed()).toHaveLength(before.length)
    expect(new Set(await listed())).toEqual(new Set(before))
    await wait(990)
    expect(new Set(await listed())).toEqual(new Set(before))
    await wait(20)
    expect(new Set(await listed())).toEqual(new Set(after))
    spoil('lagging', { ms: 3000 })
    expect(new Set(await listed())).toEqual(new Set(before))
  })

  it('does not bring back what came and went since', async () => {
    const before = new Set(await listed())
    const { resource } = simulator.world.addItem(target)
    simulator.world.removeItem(target, resource.id)
    spoil('lagging')
    expect(new Set(await listed())).toEqual(before)
  })

  it('tells what lay there a minute ago, however much has changed before', async () => {
    for (let count = 0; count < 60; count += 1) {
      simulator.world.addItem(target)
      await wait(10_000)
    }
    const { length } = await listed()
    spoil('lagging', { ms: 59_999 })
    expect(await listed()).toHaveLength(length - 5)
  })
})

describe('an event', () => {
  let client: Client

  beforeEach(async () => {
    client = await connect(simulator)
    await desktop.subscribe(path)
    await vi.advanceTimersByTimeAsync(30)
  })

  afterEach(async () => {
    client.cometd.disconnect()
    await vi.advanceTimersByTimeAsync(10)
  })

  /** Adds two items under a rule, and returns what the client hears of them. */
  async function hear(mode: EventsMode): Promise<readonly unknown[]> {
    const before = client.workbins().length
    const match = { channel: '/meta/connect' }
    simulator.rules.add({ id: 'rule', match, effect: { type: 'events', mode } })
    // The poll that is held is older than the rule.
    simulator.world.endPolls()
    await vi.advanceTimersByTimeAsync(30)
    for (const id of ['first', 'second'])
      simulator.world.addItem(target, { medium: 'email', resource: { id } })
    await vi.advanceTimersByTimeAsync(30)
    return client.workbins().slice(before)
  }

  const item = (id: string) => ({ emailStateResourceV2: { id } })
  const both = (fields: Resource) => [
    { ...item('first'), ...fields },
    { ...item('second'), ...fields },
  ]

  it.each<[EventsMode, readonly Resource[]]>([
    ['lost', []],
    ['twice', [item('first'), item('first'), item('second'), item('second')]],
    ['unknownAction', both({ action: 'ItemMoved', id: target.id })],
    ['unknownType', both({ action: 'ItemAdded', messageType: 'WorkbinContentMessage' })],
    ['unknownWorkbin', both({ id: '00000000-0000-4000-8000-000000000000' })],
    ['unreadable', both({ emailStateResourceV2: null, id: target.id })],
    ['twoOwners', both({ agentGroup: 'Billing-Tier2', placeGroup: 'MyPlaceGroup' })],
    ['emptyOwner', both({ agentGroup: '' })],
    ['numericOwner', both({ agentGroup: 7 })],
  ])('is %s [R-155]', async (mode, expected) => {
    expect(await hear(mode)).toMatchObject(expected)
  })

  it('is the last one first, where polls are slow enough to gather them [R-155]', async () => {
    const match = { channel: '/meta/connect' }
    simulator.rules.add({ match, effect: { type: 'delay', ms: 100 } })
    expect(await hear('reversed')).toEqual([])
    await vi.advanceTimersByTimeAsync(200)
    expect(client.workbins().slice(-2)).toMatchObject([item('second'), item('first')])
  })

  it('names no owner [R-155]', async () => {
    const heard = await hear('withoutOwner')
    expect(heard).toMatchObject([item('first'), item('second')])
    for (const data of heard) expect(data).not.toHaveProperty('agentGroup')
  })

  it('is all that is spoilt: confirmations are not', async () => {
    await hear('lost')
    await desktop.unsubscribe(path)
    await vi.advanceTimersByTimeAsync(30)
    expect(client.workbins().at(-1)).toMatchObject({ stateResource: 'Unsubscribed' })
  })

  it('comes no more once the subscription is dropped, and nothing is said [R-155]', async () => {
    const before = client.workbins().length
    expect(simulator.world.dropSubscription(target)).toBe(true)
    expect(simulator.world.dropSubscription(target)).toBe(false)
    simulator.world.addItem(target)
    await vi.advanceTimersByTimeAsync(30)
    expect(client.workbins()).toHaveLength(before)
    expect(simulator.world.isSubscribed(target)).toBe(false)
    const subscriptions = simulator.log.entries().filter(({ kind }) => kind === 'subscription')
    expect(subscriptions.at(-1)).toMatchObject({ subscribed: false, cause: 'silent' })
  })

  it('comes ten thousand times, all but the first one in one reply [R-155]', async () => {
    for (let count = 0; count < 10_000; count += 1) simulator.world.addItem(target)
    await vi.advanceTimersByTimeAsync(30)
    expect(client.workbins()).toHaveLength(10_001)
    const replies = simulator.log.entries().filter((entry) => entry.kind === 'response')
    expect(replies.filter(({ size = 0 }) => size > 1_000_000)).toHaveLength(1)
  })
})

it.each([
  [{ type: 'contents' }, 'rule.effect.mode must be one of huge'],
  [{ type: 'contents', mode: 'lagging', ms: 60_001 }, 'rule.effect.ms must be a whole number'],
  [{ type: 'contents', mode: 'huge', size: 0 }, 'rule.effect.size must be a whole number'],
  [{ type: 'events', mode: 'late' }, 'rule.effect.mode must be one of lost'],
  [{ type: 'proof', mode: 'twice' }, 'rule.effect.mode must be one of before'],
])('the control route says what is wrong with %o', async (effect, words) => {
  const { rules } = createSimulatorControl(simulator.fetch)
  // The wrong shape is the point.
  await expect(rules.add({ effect } as never)).rejects.toThrow(words)
})

it('the control route takes the rules, and drops subscriptions', async () => {
  const { rules, world } = createSimulatorControl(simulator.fetch)
  await rules.add({ effect: { type: 'contents', mode: 'lagging', ms: 60_000 } })
  await rules.add({ effect: { type: 'events', mode: 'reversed' } })
  await rules.add({ effect: { type: 'proof', mode: 'late', ms: 1, data: {} } })
  expect(await rules.list()).toHaveLength(3)
  expect(await world.dropSubscription(target)).toBe(false)
})
