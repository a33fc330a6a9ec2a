// How Subscribe and Unsubscribe are confirmed: as documented, quirks included, and as each rule wants it.
import type { Effect } from 'gws-workbins/simulator'
import { createSimulator, demoWorkbinIds as ids } from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from './connectCometd.js'
import { connect } from './connectCometd.js'
import type { Desktop } from './openDesktop.js'
import { openDesktop } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'MyAgentGroup' }
const place = { id: ids.nightDesk, placeGroup: 'MyPlaceGroup' }
const group = `/me/workbins/${target.id}?agentGroup=MyAgentGroup`
const placeGroup = `/me/workbins/${place.id}?placeGroup=MyPlaceGroup`
const messageType = 'WorkbinSubscriptionStateChangeMessage'

let simulator = createSimulator()
let desktop: Desktop
let client: Client

beforeEach(async () => {
  vi.useFakeTimers()
  simulator = createSimulator()
  desktop = await openDesktop(simulator)
  client = await connect(simulator)
})

afterEach(async () => {
  client.cometd.disconnect()
  await vi.advanceTimersByTimeAsync(10)
  await simulator.close()
  vi.useRealTimers()
})

const settle = () => vi.advanceTimersByTimeAsync(30)

describe('as documented', () => {
  it('repeats the agent group and the reference, both ways', async () => {
    await desktop.subscribe(group)
    await settle()
    await desktop.unsubscribe(group)
    await settle()
    const shared = { agentGroup: 'MyAgentGroup', id: target.id, messageType }
    expect(client.workbins()).toEqual([
      { ...shared, referenceId: 1, stateResource: 'Subscribed' },
      { ...shared, referenceId: 2, stateResource: 'Unsubscribed' },
    ])
  })

  it('leaves the place group out of an Unsubscribed', async () => {
    await desktop.subscribe(placeGroup)
    await settle()
    await desktop.unsubscribe(placeGroup)
    await settle()
    const shared = { id: place.id, messageType }
    expect(client.workbins()).toEqual([
      { ...shared, placeGroup: 'MyPlaceGroup', referenceId: 1, stateResource: 'Subscribed' },
      { ...shared, referenceId: 2, stateResource: 'Unsubscribed' },
    ])
  })

  it("carries no reference for an agent's own workbin, and names another agent", async () => {
    await desktop.subscribe(`/workbins/${ids.drafts}`)
    await desktop.subscribe(`/users/user/workbins/${ids.drafts}`)
    await settle()
    const shared = { id: ids.drafts, messageType, stateResource: 'Subscribed' }
    expect(client.workbins()).toEqual([shared, { ...shared, workbinUserId: 'user' }])
  })

  it('confirms each of several workbins by itself', async () => {
    await desktop.subscribe(`/me/workbins?workbinIds=${ids.drafts},${ids.parked}`)
    await settle()
    expect(client.workbins()).toMatchObject([{ id: ids.drafts }, { id: ids.parked }])
  })

  it('refuses to unsubscribe what is not subscribed', async () => {
    expect((await desktop.unsubscribe(group)).status).toBe(200)
    await settle()
    expect(client.workbins()).toMatchObject([{ stateResource: 'RequestFailed', referenceId: 1 }])
  })

  it('confirms a second Subscribe again, or refuses it where it is told to', async () => {
    await desktop.subscribe(group)
    await desktop.subscribe(group)
    await settle()
    expect(client.workbins()).toMatchObject([
      { stateResource: 'Subscribed', referenceId: 1 },
      { stateResource: 'Subscribed', referenceId: 2 },
    ])
    expect(simulator.world.subscriptions()).toHaveLength(1)

    await simulator.close()
    client.cometd.disconnect()
    simulator = createSimulator({ whenSubscribed: 'refuse' })
    desktop = await openDesktop(simulator)
    client = await connect(simulator)
    await desktop.subscribe(group)
    await desktop.subscribe(group)
    await settle()
    expect(client.workbins()).toMatchObject([
      { stateResource: 'Subscribed' },
      { stateResource: 'RequestFailed' },
    ])
    expect(simulator.world.isSubscribed(target)).toBe(true)
  })
})

describe('a rule', () => {
  const confirm = (effect: Omit<Extract<Effect, { type: 'confirmation' }>, 'type'>) =>
    simulator.rules.add({ effect: { type: 'confirmation', ...effect } })

  it('before: the confirmation arrives before the answer', async () => {
    confirm({ mode: 'before' })
    const order: string[] = []
    client.cometd.addListener('/v2/me/workbins', () => order.push('confirmation'))
    void desktop.subscribe(group).then(() => order.push('answer'))
    await settle()
    expect(order).toEqual(['confirmation', 'answer'])
  })

  it('late: it comes after 12 s, or when the rule says', async () => {
    const remove = confirm({ mode: 'late' })
    await desktop.subscribe(group)
    await vi.advanceTimersByTimeAsync(11_990)
    expect(client.workbins()).toEqual([])
    await settle()
    expect(client.workbins()).toHaveLength(1)

    remove()
    confirm({ mode: 'late', ms: 700 })
    await desktop.subscribe(group)
    await vi.advanceTimersByTimeAsync(690)
    expect(client.workbins()).toHaveLength(1)
    await settle()
    expect(client.workbins()).toHaveLength(2)
  })

  it('never: carried out, and no message', async () => {
    confirm({ mode: 'never' })
    await desktop.subscribe(group)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(client.workbins()).toEqual([])
    expect(simulator.world.isSubscribed(target)).toBe(true)
  })

  it('withoutReference: the message lacks it', async () => {
    confirm({ mode: 'withoutReference' })
    await desktop.subscribe(group)
    await settle()
    expect(client.workbins()).toEqual([
      { agentGroup: 'MyAgentGroup', id: target.id, messageType, stateResource: 'Subscribed' },
    ])
  })

  it('withoutOwner: the message lacks group and user', async () => {
    confirm({ mode: 'withoutOwner' })
    await desktop.subscribe(group)
    await desktop.subscribe(placeGroup)
    await desktop.subscribe(`/users/user/workbins/${ids.drafts}`)
    await settle()
    const shared = { messageType, stateResource: 'Subscribed' }
    expect(client.workbins()).toEqual([
      { ...shared, id: target.id, referenceId: 1 },
      { ...shared, id: place.id, referenceId: 2 },
      { ...shared, id: ids.drafts },
    ])
  })

  it("forAnother: somebody else's confirmation comes and ours does not", async () => {
    confirm({ mode: 'forAnother' })
    await desktop.subscribe(group)
    await desktop.subscribe(placeGroup)
    await desktop.subscribe(`/me/workbins/${ids.drafts}`)
    await settle()
    expect(client.workbins()).toMatchObject([
      { id: target.id, agentGroup: 'Billing-Tier2', referenceId: 1001 },
      { id: place.id, placeGroup: 'Geneva-Hall', referenceId: 1002 },
      { id: ids.billingEscalations },
    ])
  })

  it('refused: RequestFailed, and nothing is carried out', async () => {
    const remove = confirm({ mode: 'refused' })
    await desktop.subscribe(group)
    expect(simulator.world.isSubscribed(target)).toBe(false)
    remove()
    await desktop.subscribe(group)
    confirm({ mode: 'refused' })
    await desktop.unsubscribe(group)
    expect(simulator.world.isSubscribed(target)).toBe(true)
    await settle()
    expect(client.workbins()).toMatchObject([
      { stateResource: 'RequestFailed', referenceId: 1, agentGroup: 'MyAgentGroup' },
      { stateResource: 'Subscribed', referenceId: 2 },
      { stateResource: 'RequestFailed', referenceId: 3 },
    ])
  })

  it('twice: the same message two times', async () => {
    confirm({ mode: 'twice' })
    await desktop.subscribe(group)
    await settle()
    const [first, second] = client.workbins()
    expect(first).toMatchObject({ referenceId: 1 })
    expect(second).toEqual(first)
  })

  it('changes any field of the message', async () => {
    const data = { referenceId: '1', metrics: { serverProcessingTimeTotalMs: -1 }, id: null }
    confirm({ mode: 'late', ms: 1, data })
    await desktop.subscribe(group)
    await settle()
    expect(client.workbins()).toEqual([
      {
        agentGroup: 'MyAgentGroup',
        messageType,
        referenceId: '1',
        stateResource: 'Subscribed',
        metrics: { serverProcessingTimeTotalMs: -1 },
      },
    ])
  })

  it.each([
    ['omitted', {}],
    ['asString', { referenceId: '2' }],
    ['map', { referenceIds: { [target.id]: 2 } }],
    ['repeat', { referenceId: 1 }],
  ] as const)('states the reference %s in the answer', async (mode, stated) => {
    await desktop.subscribe(placeGroup)
    simulator.rules.add({ effect: { type: 'reference', mode } })
    expect((await desktop.subscribe(group)).body).toEqual({ statusCode: 0, ...stated })
  })
})
