// The control route, by remote control and by hand, over the page's face.
import {
  createSimulator,
  createSimulatorControl,
  demoWorkbinIds as ids,
} from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from './connectCometd.js'
import { openDesktop, toAnswer } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'MyAgentGroup' }
const path = `/me/workbins/${target.id}?agentGroup=MyAgentGroup`

let simulator = createSimulator()
let control = createSimulatorControl(simulator.fetch)

beforeEach(() => {
  vi.useFakeTimers()
  simulator = createSimulator()
  control = createSimulatorControl(simulator.fetch)
})

afterEach(async () => {
  await simulator.close()
  vi.useRealTimers()
})

describe('remote control', () => {
  it('adds, lists and removes rules', async () => {
    const remove = await control.rules.add({ id: 'a b/ü', effect: { type: 'loginPage' } })
    await control.rules.add({ match: { method: 'POST' }, times: 1, effect: { type: 'hold' } })
    expect(await control.rules.list()).toEqual(simulator.rules.list())
    expect((await control.rules.list()).map(({ id }) => id)).toEqual(['a b/ü', 'rule-1'])
    await remove()
    expect(await control.rules.list()).toMatchObject([{ id: 'rule-1' }])
    await control.rules.remove('rule-1')
    await control.rules.add({ effect: { type: 'hold' } })
    await control.rules.clear()
    expect(await control.rules.list()).toEqual([])
  })

  it('rejects with the simulator’s own words', async () => {
    await expect(control.rules.add({ effect: { type: 'delay', ms: -1 } })).rejects.toThrow(
      'rule.effect.ms must be a number of 0 or more.',
    )
  })

  it('plays scenarios, out of reach of their rules', async () => {
    await control.useScenario('connection-cut')
    expect(await control.scenario()).toBe('connection-cut')
    expect(simulator.scenario).toBe('connection-cut')
    await control.useScenario('healthy')
    expect((await simulator.fetch('/api/v2/me')).status).toBe(200)
  })

  it('reads the log, whole or from a place on, and clears it', async () => {
    await openDesktop(simulator)
    const entries = await control.log.entries()
    expect(entries).toEqual(simulator.log.entries())
    expect(await control.log.entries(entries[0]?.sequence)).toEqual(entries.slice(1))
    await control.log.clear()
    expect(simulator.log.entries()).toEqual([])
  })

  it('knows what the world knows', async () => {
    await (await openDesktop(simulator)).subscribe(path)
    const { world } = control
    expect(await world.isSubscribed(target)).toBe(true)
    expect(await world.isSubscribed(target, 'user')).toBe(false)
    expect(await world.isSubscribed({ ...target, agentGroup: 'Risk-EMEA' })).toBe(false)
    expect(await world.subscriptions()).toEqual(simulator.world.subscriptions())
    expect(await world.contents(target)).toEqual(simulator.world.contents(target))
    expect(await world.contents({ id: 'unknown' })).toEqual([])
    expect(await world.dump()).toEqual(simulator.world.dump())
  })

  it('has every verb of the world', async () => {
    const { world } = control
    const desktop = await openDesktop(simulator)
    const client = await connect(simulator)
    const item = await world.addItem(target)
    expect(simulator.world.contents(target)).toContainEqual(item)
    const given = { medium: 'tweet', resource: { id: 'T1' } } as const
    expect(await world.addItem(target, given)).toEqual(given)
    expect(await world.removeItem(target, 'T1')).toEqual(given)
    expect(await world.removeItem(target, 'T1')).toBeUndefined()

    await desktop.subscribe(path)
    expect(await world.endSubscription(target)).toBe(true)
    expect(await world.endSubscription(target)).toBe(false)
    await world.setService('Voice', 'Inactive')
    expect(simulator.world.dump().services).toContainEqual(
      expect.objectContaining({ type: 'Voice', state: 'Inactive' }),
    )
    await world.publish('/v2/me/workbins', { messageType: 'ErrorMessage' })
    await vi.advanceTimersByTimeAsync(10)
    expect(client.workbins().at(-1)).toMatchObject({ stateResource: 'Subscribed' })
    expect(client.workbins()).toContainEqual({ messageType: 'ErrorMessage' })

    await world.endPolls()
    await world.expirePushSessions()
    expect(simulator.world.pushSessions()).toEqual([])
    client.cometd.disconnect()
    await world.signOut()
    expect((await desktop.get('/me')).status).toBe(403)
    await world.signIn()
    expect((await desktop.get('/me')).status).toBe(200)
    await world.expireHttpSessions()
    expect(simulator.world.dump().httpSessions).toBe(0)
    await world.restart()
    await world.cutConnections()
    const actions = simulator.log
      .entries()
      .flatMap((entry) => (entry.kind === 'action' ? [entry.action] : []))
    expect(actions.slice(-2)).toEqual(['restart', 'cutConnections'])
  })

  it('signs its own browser in where signing in is required', async () => {
    simulator = createSimulator({ signIn: 'required' })
    control = createSimulatorControl(simulator.fetch)
    expect((await simulator.fetch('/api/v2/me')).status).toBe(403)
    await control.world.signIn('user')
    expect(await (await simulator.fetch('/api/v2/me')).json()).toMatchObject({
      user: { id: 'user' },
    })
    expect((await simulator.browser().fetch('/api/v2/me')).status).toBe(403)
  })
})

describe('the route', () => {
  const call = async (method: string, route: string, body?: string) =>
    toAnswer(await simulator.fetch(`/simulator${route}`, { method, ...(body ? { body } : {}) }))

  it('shows the scenarios at its root', async () => {
    expect((await call('GET', '')).body).toMatchObject({
      scenario: 'healthy',
      scenarios: { 'black-hole': expect.stringMatching(/byte/) as unknown },
    })
  })

  it.each([
    ['POST', '/rules', '{', 'rule must be an object.'],
    ['POST', '/rules', '{"effect":{"type":"explode"}}', /^rule\.effect\.type must be one of/],
    ['PUT', '/scenario', '{"name":"sunny"}', /^scenario must be one of healthy, /],
    ['PUT', '/scenario', '[]', /^scenario must be one of/],
    ['POST', '/actions', '{}', /^action must be one of addItem, /],
    ['POST', '/actions', '{"action":"addItem"}', 'action.target must be an object.'],
    [
      'POST',
      '/actions',
      '{"action":"addItem","target":{"id":"w"},"item":{"medium":"email","resource":{}}}',
      'action.item.resource.id must be a string.',
    ],
    [
      'POST',
      '/actions',
      '{"action":"setService","service":"Coffee","state":"Active"}',
      'action.service must be one of MultiMediaState, MultiMediaContent, Voice, Provisioning.',
    ],
    ['POST', '/actions', '{"action":"publish","channel":"/a"}', 'action.data is missing.'],
    ['GET', '/log?since=x', '', 'since must be a number.'],
  ])('answers 400 with a sentence to %s %s %s', async (method, route, body, error) => {
    const answer = await call(method, route, body)
    expect(answer.status).toBe(400)
    expect((answer.body as { error: string }).error).toMatch(error)
  })

  it('answers 404 to what there is not', async () => {
    expect(await call('GET', '/nothing')).toEqual({
      status: 404,
      body: { error: 'There is no GET nothing.' },
    })
    expect((await call('DELETE', '/world')).status).toBe(404)
  })

  it('has a login page for redirects to lead to', async () => {
    expect((await call('GET', '/login')).body).toContain('Sign in')
  })
})
