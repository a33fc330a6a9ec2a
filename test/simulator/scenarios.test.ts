// Each named scenario does what its sentence says, and `healthy` heals it.
import type { ScenarioName } from 'gws-workbins/simulator'
import {
  createLargeWorld,
  createSimulator,
  demoWorkbinIds as ids,
  isScenarioName,
  scenarios,
} from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from './connectCometd.js'
import { connect } from './connectCometd.js'
import type { Desktop } from './openDesktop.js'
import { openDesktop } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'MyAgentGroup' }
const path = `/me/workbins/${target.id}?agentGroup=MyAgentGroup`

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

const settle = (ms = 40) => vi.advanceTimersByTimeAsync(ms)
const connects = () => client.heard('/meta/connect')
const isSubscribed = () => simulator.world.isSubscribed(target)

/** Plays a scenario on a live link, and subscribes; the answer may never come. */
async function begin(name: ScenarioName) {
  simulator.useScenario(name)
  await settle()
  const answer = desktop.subscribe(path)
  // Where it fails, its test looks at it.
  answer.catch(() => undefined)
  await settle()
  return { answer }
}

/** Plays a scenario, and awaits the answer of the Subscribe. */
async function play(name: ScenarioName) {
  const { answer } = await begin(name)
  return answer
}

describe('scenario', () => {
  it('healthy: the answer comes first, its confirmation a few ms later [R-070]', async () => {
    expect((await play('healthy')).status).toBe(200)
    expect(client.workbins()).toMatchObject([{ stateResource: 'Subscribed', referenceId: 1 }])
  })

  it('confirm-before-answer: the confirmation overtakes the answer [R-070]', async () => {
    simulator.useScenario('confirm-before-answer')
    await settle()
    const answered = vi.fn<() => void>()
    void desktop.subscribe(path).then(answered)
    await settle(15)
    expect(client.workbins()).toMatchObject([{ stateResource: 'Subscribed', referenceId: 1 }])
    expect(answered).not.toHaveBeenCalled()
    await settle(10)
    expect(answered).toHaveBeenCalledOnce()
  })

  it('confirm-late: after 12 s [R-070]', async () => {
    await play('confirm-late')
    await settle(11_900)
    expect(client.workbins()).toEqual([])
    await settle(100)
    expect(client.workbins()).toMatchObject([{ stateResource: 'Subscribed' }])
  })

  it('confirm-never: subscribed, and not a word [R-070]', async () => {
    expect((await play('confirm-never')).status).toBe(200)
    await settle(120_000)
    expect(isSubscribed()).toBe(true)
    expect(client.workbins()).toEqual([])
  })

  it('confirm-without-reference [R-070]', async () => {
    await play('confirm-without-reference')
    expect(client.workbins()).toMatchObject([{ agentGroup: 'MyAgentGroup' }])
    expect(client.workbins()[0]).not.toHaveProperty('referenceId')
  })

  it('confirm-without-owner [R-070]', async () => {
    await play('confirm-without-owner')
    expect(client.workbins()).toMatchObject([{ referenceId: 1 }])
    expect(client.workbins()[0]).not.toHaveProperty('agentGroup')
  })

  it('refuse: RequestFailed after 200 [R-070]', async () => {
    expect(await play('refuse')).toEqual({ status: 200, body: { statusCode: 0, referenceId: 1 } })
    expect(client.workbins()).toMatchObject([{ stateResource: 'RequestFailed', referenceId: 1 }])
    expect(isSubscribed()).toBe(false)
  })

  it('references-restart: the server restarts once, and old numbers come again [R-070]', async () => {
    await desktop.subscribe(path)
    await settle()
    simulator.useScenario('references-restart')
    await settle(3000)
    expect(isSubscribed()).toBe(false)
    expect(client.heard('/meta/handshake')).toHaveLength(2)
    desktop = await openDesktop(simulator)
    expect((await desktop.subscribe(path)).body).toEqual({ statusCode: 0, referenceId: 1 })
    await settle(120_000)
    expect(client.heard('/meta/handshake')).toHaveLength(2)
  })

  it('answers-out-of-order: two sent together are answered in reverse [R-070]', async () => {
    simulator.useScenario('answers-out-of-order')
    const order: unknown[] = []
    for (const group of ['MyAgentGroup', 'Risk-EMEA'])
      void desktop
        .subscribe(`/me/workbins/${target.id}?agentGroup=${group}`)
        .then(({ body }) => order.push(body))
    await settle()
    expect(order).toMatchObject([{ referenceId: 2 }, { referenceId: 1 }])
  })

  it('reply-lost: carried out, its answer lost, once [R-070]', async () => {
    await expect(play('reply-lost')).rejects.toThrow('Failed to fetch')
    expect(isSubscribed()).toBe(true)
    expect((await desktop.subscribe(path)).status).toBe(200)
  })

  it('session-lost: one 402, and a new session [R-070]', async () => {
    await play('session-lost')
    expect(connects().filter(({ error }) => error?.startsWith('402'))).toHaveLength(1)
    await settle(120_000)
    expect(client.heard('/meta/handshake')).toHaveLength(2)
  })

  it('signed-out: 403 with statusCode 20 on both sides, until signed in again [R-070]', async () => {
    const denied = { status: 403, body: { statusCode: 20, statusMessage: 'Access denied' } }
    expect(await play('signed-out')).toEqual(denied)
    expect(await desktop.get('/me')).toEqual(denied)
    expect(connects().at(-1)).toMatchObject({ failure: { httpCode: 403 } })
    simulator.world.signIn()
    expect((await desktop.get('/me')).status).toBe(200)
    expect((await desktop.subscribe(path)).status).toBe(200)
  })

  it('csrf-rotated: the 403 text once, until the next GET [R-070]', async () => {
    const refused = { status: 403, body: 'Missing or invalid Csrf token' }
    expect(await play('csrf-rotated')).toEqual(refused)
    desktop = await openDesktop(simulator)
    expect((await desktop.subscribe(path)).status).toBe(200)
  })

  it('service-unavailable: 503, subscriptions gone, and the push side says so [R-070]', async () => {
    await desktop.subscribe(path)
    expect((await play('service-unavailable')).status).toBe(503)
    expect(isSubscribed()).toBe(false)
    expect(client.heard('/notifications/services')).toMatchObject([
      { data: { services: [{ type: 'MultiMediaState', state: 'Inactive' }] } },
    ])
  })

  it('login-page: HTML with status 200, on both sides [R-070]', async () => {
    const html = expect.stringContaining('<!doctype html>') as unknown
    expect(await play('login-page')).toEqual({ status: 200, body: html })
    expect(connects().at(-1)).toMatchObject({ successful: false, failure: { httpCode: 200 } })
  })

  it('connection-cut: every request fails, none is carried out [R-070]', async () => {
    await expect(play('connection-cut')).rejects.toThrow('Failed to fetch')
    expect(isSubscribed()).toBe(false)
    expect(connects().at(-1)).toMatchObject({ successful: false, failure: { httpCode: 0 } })
  })

  it('black-hole: not a byte, and what waits goes on when it ends [R-070]', async () => {
    simulator.useScenario('black-hole')
    await settle()
    const before = connects().length
    const answered = vi.fn<() => void>()
    void desktop.subscribe(path).then(answered)
    await settle(39_000)
    expect(answered).not.toHaveBeenCalled()
    expect(connects()).toHaveLength(before)
    simulator.useScenario('healthy')
    await settle()
    expect(answered).toHaveBeenCalledOnce()
    expect(isSubscribed()).toBe(true)
  })

  it('multiple-clients: advice instead of a held poll, every 2 s [R-070]', async () => {
    simulator.useScenario('multiple-clients')
    await settle()
    const before = connects().length
    await settle(6100)
    const since = connects().slice(before)
    expect(since).toHaveLength(3)
    const advice = { 'multiple-clients': true, reconnect: 'retry', interval: 2000 }
    expect(since).toMatchObject([{ advice }, { advice }, { advice }])
    await play('multiple-clients')
    await settle(2000)
    expect(client.workbins()).toMatchObject([{ stateResource: 'Subscribed' }])
  })

  it('monday-morning: the queue fills, the server is away once, sessions are lost once [R-070, R-158]', async () => {
    simulator.useScenario('monday-morning')
    const all = () => simulator.world.dump().contents.flatMap(({ items }) => items).length
    const before = all()
    await settle(29_000)
    expect(all() - before).toBeGreaterThan(60)
    await settle(60_000)
    expect(simulator.world.dump().held).not.toEqual([])
    const state = () => simulator.world.dump().services[0]?.state
    expect(state()).toBe('Active')
    await settle(5000)
    expect(state()).toBe('Inactive')
    await settle(10_000)
    expect(state()).toBe('Active')
    const handshakes = client.heard('/meta/handshake').length
    await settle(50_000)
    expect(client.heard('/meta/handshake')).toHaveLength(handshakes + 1)

    await settle(600_000)
    const actions = (since: number) =>
      simulator.log.entries().filter(({ kind, time }) => kind === 'action' && time > since)
    const end = simulator.log.entries().at(-1)?.time ?? 0
    expect(actions(end - 60_000).length).toBeGreaterThan(60)
    simulator.useScenario('healthy')
    simulator.log.clear()
    await settle(600_000)
    expect(actions(0)).toEqual([])
  })

  it('monday-morning: what would happen later does not, once it has ended', async () => {
    simulator.useScenario('monday-morning')
    await settle(80_000)
    simulator.useScenario('healthy')
    const handshakes = client.heard('/meta/handshake').length
    simulator.log.clear()
    await settle(100_000)
    expect(simulator.log.entries().filter(({ kind }) => kind === 'action')).toEqual([])
    expect(client.heard('/meta/handshake')).toHaveLength(handshakes)
  })

  it('monday-morning: is the same every time [R-158]', async () => {
    const world = createLargeWorld({ agents: 10, items: 100 })
    const dumpAfter = async (ms: number) => {
      vi.setSystemTime(0)
      const played = createSimulator({ world, scenario: 'monday-morning' })
      await settle(ms)
      const { contents, held } = played.world.dump()
      await played.close()
      return { contents, held }
    }
    expect(await dumpAfter(200_000)).toEqual(await dumpAfter(200_000))
  })
})

describe('scenarios', () => {
  const names = Object.keys(scenarios).filter(isScenarioName)

  it.each(names)(
    '%s ends when another begins: the link and the subscription heal',
    async (name) => {
      await begin(name)
      simulator.useScenario('healthy')
      await settle(130_000)
      const { length } = client.workbins()
      desktop = await openDesktop(simulator)
      expect((await desktop.subscribe(path)).status).toBe(200)
      await settle()
      expect(client.workbins().slice(length)).toMatchObject([{ stateResource: 'Subscribed' }])
      expect(simulator.rules.list()).toEqual([])
    },
  )

  it.each(names)('%s is plain JSON with a sentence', (name) => {
    const scenario = scenarios[name]
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario)
    expect(scenario.description).toMatch(/^[A-Z].*\.$/)
  })

  it('begin with the simulator as well', async () => {
    const early = createSimulator({ scenario: 'login-page' })
    expect(early.scenario).toBe('login-page')
    expect(await (await early.fetch('/api/v2/me')).text()).toContain('<!doctype html>')
  })

  it('leave alone the rules that were added by hand', () => {
    simulator.rules.add({ id: 'mine', effect: { type: 'delay', ms: 0 } })
    simulator.useScenario('refuse')
    simulator.useScenario('healthy')
    expect(simulator.rules.list()).toMatchObject([{ id: 'mine' }])
  })

  it('refuse a name that is none', () => {
    // Untyped code can pass anything.
    const name = 'toString' as ScenarioName
    expect(() => simulator.useScenario(name)).toThrow(/^scenario must be one of healthy, /)
    expect(() => createSimulator({ scenario: name })).toThrow(TypeError)
    expect(simulator.scenario).toBe('healthy')
  })
})
