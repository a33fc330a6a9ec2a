// The contract of the push side, held to the real CometD client.
import { AckExtension } from 'cometd'
import { createSimulator, demoWorkbinIds as ids } from 'gws-workbins/simulator'
import type { SimulatorOptions } from 'gws-workbins/simulator'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Client } from './connectCometd.js'
import { connect, createClient } from './connectCometd.js'
import { openDesktop } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'MyAgentGroup' }
const path = `/me/workbins/${target.id}?agentGroup=MyAgentGroup`

let simulator = createSimulator()
const clients: Client[] = []

/** Makes a client that is disconnected after the test. */
async function join(fetch?: typeof globalThis.fetch): Promise<Client> {
  const client = await connect(simulator, fetch)
  clients.push(client)
  return client
}

function use(options: SimulatorOptions): void {
  simulator = createSimulator(options)
}

beforeEach(() => {
  vi.useFakeTimers()
  use({})
})

afterEach(async () => {
  for (const { cometd } of clients.splice(0)) cometd.disconnect()
  await vi.advanceTimersByTimeAsync(10)
  await simulator.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

it('shakes hands, joins the topics and holds the poll', async () => {
  const client = await join()
  expect(client.heard('/meta/handshake')).toMatchObject([{ successful: true }])
  const channels = [
    '/v2/me/workbins',
    '/notifications/services',
    '/v2/me/emails',
    '/v2/me/workitems',
    '/v2/me/chats',
    '/v2/me/openmedia',
  ]
  const joins = channels.map((subscription) => ({ successful: true, subscription }))
  expect(client.heard('/meta/subscribe')).toMatchObject(joins)
  expect(client.heard('/meta/connect')).toMatchObject([{ successful: true }])
  expect(simulator.world.pushSessions()).toMatchObject([{ channels }])
})

it('answers the poll after its timeout', async () => {
  use({ pollTimeoutMs: 5000 })
  const client = await join()
  await vi.advanceTimersByTimeAsync(4980)
  expect(client.heard('/meta/connect')).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(20)
  expect(client.heard('/meta/connect')).toHaveLength(2)
})

it("honors the client's own poll length", async () => {
  const client = await join()
  client.cometd.registerExtension('heartbeat', {
    outgoing: (message) =>
      message.channel === '/meta/connect' ? { ...message, advice: { timeout: 3000 } } : message,
  })
  simulator.world.endPolls()
  await vi.advanceTimersByTimeAsync(10)
  await vi.advanceTimersByTimeAsync(9000)
  expect(client.heard('/meta/connect').length).toBe(5)
})

it('confirms to the seed: the answer first, then the push with its reference', async () => {
  const desktop = await openDesktop(simulator)
  const client = await join()
  expect((await desktop.subscribe(path)).body).toEqual({ statusCode: 0, referenceId: 1 })
  expect(client.workbins()).toEqual([])
  await vi.advanceTimersByTimeAsync(10)
  expect(client.workbins()).toEqual([
    {
      agentGroup: 'MyAgentGroup',
      id: target.id,
      messageType: 'WorkbinSubscriptionStateChangeMessage',
      referenceId: 1,
      stateResource: 'Subscribed',
    },
  ])
})

it('loses the confirmation of a Subscribe that was sent before the topic was joined', async () => {
  const desktop = await openDesktop(simulator)
  await desktop.subscribe(path)
  await vi.advanceTimersByTimeAsync(10)
  const client = await join()
  expect(simulator.world.isSubscribed(target)).toBe(true)
  expect(client.workbins()).toEqual([])
  expect(simulator.log.entries()).toContainEqual(
    expect.objectContaining({ kind: 'push', channel: '/v2/me/workbins', sessions: 0 }),
  )
})

it('sends nothing to a session that has not joined the channel', async () => {
  await join()
  simulator.world.publish('/v2/me/devices', {})
  expect(simulator.log.entries().at(-1)).toMatchObject({ kind: 'push', sessions: 0 })
})

it('tells every browser of the agent, and no other agent', async () => {
  use({ signIn: 'required' })
  const [one, two, other] = [simulator.fetch, simulator.browser().fetch, simulator.browser().fetch]
  const signIn = (fetch: typeof globalThis.fetch, user: string) =>
    fetch('/api/v2/me', { headers: { Authorization: `Basic ${btoa(`${user}:secret`)}` } })
  await Promise.all([signIn(one, 'agent'), signIn(two, 'agent'), signIn(other, 'user')])
  const [first, second, third] = [await join(one), await join(two), await join(other)]

  await (await openDesktop(simulator, one)).subscribe(path)
  await vi.advanceTimersByTimeAsync(10)
  expect(first.workbins()).toHaveLength(1)
  expect(second.workbins()).toHaveLength(1)
  expect(third.workbins()).toEqual([])
})

it('delivers once to a session that has joined a topic and its wildcard', async () => {
  const client = await join()
  const wild: unknown[] = []
  client.cometd.subscribe('/v2/me/*', (message) => wild.push(message))
  await vi.advanceTimersByTimeAsync(10)
  simulator.world.publish('/v2/me/workbins', { messageType: 'ErrorMessage' })
  await vi.advanceTimersByTimeAsync(10)
  expect(client.workbins()).toEqual([{ messageType: 'ErrorMessage' }])
})

it('reaches a session by wildcard alone', async () => {
  const client = await join()
  const heard: string[] = []
  client.cometd.subscribe('/v2/**', ({ channel }) => heard.push(channel))
  await vi.advanceTimersByTimeAsync(10)
  simulator.world.publish('/v2/me/devices', {})
  simulator.world.publish('/other', {})
  await vi.advanceTimersByTimeAsync(10)
  expect(heard).toEqual(['/v2/me/devices'])
})

it('answers 402 once a push session is forgotten, and lets the client shake hands again', async () => {
  const client = await join()
  const [before] = simulator.world.pushSessions()
  simulator.world.expirePushSessions()
  expect(simulator.world.pushSessions()).toEqual([])
  await vi.advanceTimersByTimeAsync(20)
  expect(client.heard('/meta/connect')).toContainEqual(
    expect.objectContaining({
      successful: false,
      error: '402::session_unknown',
      advice: { reconnect: 'handshake', interval: 0 },
    }),
  )
  expect(client.heard('/meta/handshake')).toHaveLength(2)
  expect(simulator.world.pushSessions()).toHaveLength(1)
  expect(simulator.world.pushSessions()).not.toMatchObject([{ id: before?.id }])
})

it('forgets a push session at once when it says goodbye', async () => {
  const client = await join()
  client.cometd.disconnect()
  await vi.advanceTimersByTimeAsync(10)
  expect(simulator.world.pushSessions()).toEqual([])
})

it('ends a held poll when its fetch is aborted, and the session later', async () => {
  use({ maxIntervalMs: 4000 })
  const post = (body: unknown, signal?: AbortSignal) =>
    simulator.fetch('/api/v2/notifications', {
      method: 'POST',
      body: JSON.stringify(body),
      ...(signal ? { signal } : {}),
    })
  const handshake = await post([
    { id: '1', channel: '/meta/handshake', version: '1.0', supportedConnectionTypes: [] },
  ])
  const [{ clientId }] = (await handshake.json()) as [{ clientId: string }]
  const leaving = new AbortController()
  const poll = post(
    [{ id: '2', channel: '/meta/connect', clientId, connectionType: 'long-polling' }],
    leaving.signal,
  )
  const outcome = poll.catch((error: unknown) => error)
  await vi.advanceTimersByTimeAsync(100)
  leaving.abort(new Error('left'))
  expect(await outcome).toEqual(new Error('left'))
  await vi.advanceTimersByTimeAsync(1)
  expect(simulator.log.entries().at(-1)).toMatchObject({ kind: 'response', status: 'cut' })
  expect(simulator.world.pushSessions()).toHaveLength(1)
  await vi.advanceTimersByTimeAsync(5100)
  expect(simulator.world.pushSessions()).toEqual([])
})

it('sends again what was in a lost reply, to a client that acknowledges', async () => {
  const client = createClient(simulator.fetch)
  clients.push(client)
  client.cometd.registerExtension('ack', new AckExtension())
  client.cometd.handshake()
  await vi.advanceTimersByTimeAsync(10)
  simulator.rules.add({
    match: { channel: '/meta/connect' },
    times: 1,
    effect: { type: 'dropReply' },
  })
  simulator.world.endPolls()
  await vi.advanceTimersByTimeAsync(10)
  simulator.world.publish('/v2/me/workbins', { number: 1 })
  await vi.advanceTimersByTimeAsync(10)
  expect(client.workbins()).toEqual([])
  await vi.advanceTimersByTimeAsync(3000)
  expect(client.workbins()).toEqual([{ number: 1 }])
})

it('tells a second session of one browser about multiple clients, where only one may poll', async () => {
  use({ maxSessionsPerBrowser: 1 })
  await join()
  const second = await join()
  expect(second.heard('/meta/connect')).toContainEqual(
    expect.objectContaining({
      advice: expect.objectContaining({ 'multiple-clients': true, interval: 2000 }) as unknown,
    }),
  )
})

it('answers 400 to what is no Bayeux message', async () => {
  const post = async (body: string) =>
    (await simulator.fetch('/api/v2/notifications', { method: 'POST', body })).status
  expect(await post('{')).toBe(400)
  expect(await post('[]')).toBe(400)
  expect(await post('[null]')).toBe(400)
  expect((await simulator.fetch('/api/v2/notifications')).status).toBe(400)
})

it('answers a single message that is not in a list', async () => {
  const body = '{"id":"1","channel":"/meta/handshake","version":"1.0"}'
  const response = await simulator.fetch('/api/v2/notifications', { method: 'POST', body })
  expect(await response.json()).toMatchObject([{ successful: true }])
})

it('runs no timer until somebody shakes hands', async () => {
  await openDesktop(simulator)
  expect(vi.getTimerCount()).toBe(0)
})
