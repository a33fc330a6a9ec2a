/** Traps of sessions: what the bare client does about a session that is lost, late or looped, and what ours does. */
import { createWorkbinClient } from 'gws-workbins/core'
import { describe, expect, it } from 'vitest'
import { connectBare, countSent, openBare } from './bareClient.js'
import { openDesk, pass, seedTarget, type Desk } from './openDesk.js'

const topic = '/v2/me/workbins'
const serverTarget = { id: seedTarget.id, agentGroup: 'MyAgentGroup' }

/** Whether a message that is pushed now arrives: an Unsubscribed is one that shows. */
async function hears(desk: Desk): Promise<boolean> {
  const { handle } = desk.observe()
  desk.simulator.world.endSubscription(serverTarget)
  await pass(100)
  const state = handle.getState()
  return state.status === 'recovering' && state.cause === 'ended-by-server'
}

describe('a session that the server has forgotten', () => {
  it('bare: is followed by one that joins nothing, and hears nothing', async () => {
    const bare = await connectBare()
    bare.simulator.world.expirePushSessions()
    await pass(5_000)
    expect(bare.cometd.getStatus()).toBe('connected')
    bare.simulator.world.publish(topic, { messageType: 'Other' })
    await pass(5_000)
    expect(bare.heard(topic)).toHaveLength(0)
    expect(bare.simulator.world.pushSessions()).toMatchObject([{ channels: [] }])
  })

  it('ours: is followed by one that joins, subscribes and hears [R-105, R-020]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.world.expirePushSessions()
    await pass(5_000)
    expect(handle.getState().isLive).toBe(true)
    expect(await hears(desk)).toBe(true)
  })
})

describe('a link on which nothing answers any more', () => {
  it('bare: is called connected', async () => {
    const bare = await connectBare()
    bare.simulator.rules.add({ effect: { type: 'hold' } })
    bare.simulator.world.endPolls()
    await pass(30_000)
    expect(bare.cometd.getStatus()).toBe('connected')
  })

  it('ours: is not [R-105, R-011]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({ effect: { type: 'hold' } })
    desk.simulator.world.endPolls()
    await pass(30_000)
    expect(handle.getState().isLive).toBe(false)
    expect(desk.client.connection.getState().status).toBe('reconnecting')
  })
})

describe('a first handshake that fails', () => {
  it('bare: leaves a subscription that succeeds and is deaf', async () => {
    const bare = openBare()
    bare.simulator.rules.add({ times: 1, effect: { type: 'dropRequest' } })
    bare.cometd.handshake()
    bare.subscribe(topic)
    await pass(5_000)
    expect(bare.heard('/meta/subscribe')).toMatchObject([{ successful: true }])
    expect(bare.simulator.world.pushSessions()).toMatchObject([{ channels: [topic] }])
    for (let message = 0; message < 5; message += 1) {
      bare.simulator.world.publish(topic, { messageType: 'Other' })
      await pass(100)
    }
    expect(bare.heard(topic)).toHaveLength(0)
  })

  it('ours: is followed by one that hears [R-105]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { channel: '/meta/handshake' },
      times: 1,
      effect: { type: 'dropRequest' },
    })
    const { handle } = desk.observe()
    await pass(5_000)
    expect(handle.getState().isLive).toBe(true)
    expect(await hears(desk)).toBe(true)
  })
})

describe('a join', () => {
  it('bare: is never asked for where the channel has a listener, and is said to have succeeded', async () => {
    const bare = openBare()
    let [isDone, isSuccess] = [false, false]
    bare.cometd.addListener(topic, () => {})
    bare.cometd.handshake(() => {
      bare.cometd.subscribe(
        topic,
        () => {},
        ({ successful }) => {
          isDone = true
          isSuccess = successful === true
        },
      )
    })
    await pass(5_000)
    expect([isDone, isSuccess]).toEqual([true, true])
    expect(bare.sent('/meta/subscribe')).toBe(0)
    expect(bare.simulator.world.pushSessions()).toMatchObject([{ channels: [] }])
  })

  it('ours: is asked for, and nothing is live before the server has answered it [R-105, R-010]', async () => {
    const desk = openDesk()
    const remove = desk.simulator.rules.add({
      match: { channel: '/meta/subscribe' },
      effect: { type: 'hold', of: 'reply' },
    })
    const { handle } = desk.observe()
    await pass(5_000)
    expect(desk.simulator.world.pushSessions()).toMatchObject([
      { channels: expect.arrayContaining([topic]) },
    ])
    expect(desk.client.connection.getState().status).toBe('connecting')
    remove()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a client that is given up before its handshake is answered, as StrictMode does', () => {
  const late = {
    match: { channel: '/meta/handshake' },
    effect: { type: 'delay', ms: 200, of: 'reply' },
  } as const

  it('bare: leaves its session at the server, and cannot be used again', async () => {
    const bare = openBare()
    bare.simulator.rules.add(late)
    bare.cometd.handshake()
    await pass(50)
    bare.cometd.disconnect()
    expect(() => bare.cometd.handshake()).toThrow('Illegal state')
    await pass(1_000)
    expect(bare.simulator.world.pushSessions()).toHaveLength(1)
  })

  it('ours: leaves none, and is live when it is held again [R-105, R-031, R-032]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add(late)
    await pass(50)
    expect(countSent(desk.simulator, '/meta/handshake')).toBe(1)
    desk.disconnect()
    await pass(1_000)
    expect(desk.simulator.world.pushSessions()).toHaveLength(0)
    const { handle } = desk.observe()
    const release = desk.client.connect()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
    release()
  })
})

describe('a server that forgets each session at once', () => {
  /** With the round trip of a near server, so that the loop costs time at all. */
  const forgetful = [
    { effect: { type: 'delay', ms: 20 } },
    { match: { channel: '/meta/connect' }, effect: { type: 'expirePushSession' } },
  ] as const

  it('bare: is asked for hundreds of sessions in 30 s', async () => {
    const bare = openBare()
    for (const rule of forgetful) bare.simulator.rules.add(rule)
    let handshakes = 0
    bare.cometd.addListener('/meta/handshake', () => (handshakes += 1))
    bare.cometd.handshake()
    await pass(30_000)
    expect(handshakes).toBeGreaterThan(500)
  })

  it('ours: is asked for four at most [R-105, R-026]', async () => {
    const desk = openDesk()
    for (const rule of forgetful) desk.simulator.rules.add(rule)
    await pass(30_000)
    expect(countSent(desk.simulator, '/meta/handshake')).toBeLessThanOrEqual(4)
    expect(desk.client.connection.getState().error?.code).toBe('session-not-kept')
  })
})

describe('a login that has ended', () => {
  const unknown = { effect: { type: 'respond', status: 401, body: '' } } as const

  it('bare: is taken for a bad network, and the server asked for ever', async () => {
    const bare = openBare()
    bare.simulator.rules.add(unknown)
    bare.cometd.handshake()
    await pass(60_000)
    expect(bare.sent('/meta/handshake')).toBeGreaterThan(10)
  })

  it('ours: is told, and asked for once [R-105, R-022]', async () => {
    let asked = 0
    const onAuthRequired = (): Promise<void> => {
      asked += 1
      return new Promise(() => {})
    }
    const desk = openDesk({ onAuthRequired })
    desk.simulator.rules.add(unknown)
    await pass(60_000)
    expect(desk.client.connection.getState().status).toBe('signed-out')
    expect(asked).toBe(1)
    expect(desk.requests().length).toBeLessThanOrEqual(3)
  })
})

describe('a second tab of the same browser', () => {
  const simulate = { maxSessionsPerBrowser: 1 }

  it('bare: waits for its messages, and is merely connected', async () => {
    const first = await connectBare({ simulate })
    const second = await connectBare({ tabOf: first })
    await pass(5_000)
    first.simulator.world.publish(topic, { messageType: 'Other' })
    await pass(10)
    const arrived = [first, second].map((tab) => tab.heard(topic).length)
    expect(arrived.toSorted((one, other) => one - other)).toEqual([0, 1])
    expect([first.cometd.getStatus(), second.cometd.getStatus()]).not.toContain('disconnected')
  })

  it('ours: says so, and is live all the same [R-105, R-030]', async () => {
    const first = openDesk({ simulate })
    await pass(1_000)
    const second = createWorkbinClient({
      url: 'http://localhost/api/v2',
      queryClient: first.queryClient,
      fetch: first.simulator.fetch,
    })
    const release = second.connect()
    const handle = second.subscription(seedTarget)
    handle.subscribe(() => {})
    await pass(5_000)
    const degraded = [first.client, second].map(({ connection }) => connection.getState().degraded)
    expect(degraded).toContain('multiple-clients')
    expect(handle.getState().isLive).toBe(true)
    handle.release()
    release()
  })
})
