/** Other channels on the push session, over real CometD against the simulator. */
import { describe, expect, it } from 'vitest'
import { openDesk, pass, type Desk } from './openDesk.js'

const calls = '/v2/me/calls'

/** What the newest session has joined at the server. */
function joined(desk: Desk): readonly string[] {
  return (desk.simulator.world.pushSessions().at(-1)?.channels ?? []).toSorted()
}

/** Everything heard on a channel. */
function listen(desk: Desk, channel: string): unknown[] {
  const heard: unknown[] = []
  desk.client.onChannel(channel, (data) => heard.push(data))
  return heard
}

describe('a channel that a host listens to', () => {
  it('is joined, heard and left, whenever it is asked for [R-120]', async () => {
    const desk = openDesk()
    const before = listen(desk, calls)
    await pass(1_000)
    const after: unknown[] = []
    const stop = desk.client.onChannel('/v2/me/devices', (data) => after.push(data))
    await pass(100)
    expect(joined(desk)).toEqual([
      '/notifications/services',
      calls,
      '/v2/me/devices',
      '/v2/me/workbins',
    ])
    desk.simulator.world.publish(calls, { call: 1 })
    desk.simulator.world.publish('/v2/me/devices', { device: 1 })
    await pass(100)
    expect([before, after]).toEqual([[{ call: 1 }], [{ device: 1 }]])
    stop()
    await pass(100)
    expect(joined(desk)).not.toContain('/v2/me/devices')
  })

  it('comes back with the next session [R-120]', async () => {
    const desk = openDesk()
    const heard = listen(desk, calls)
    await pass(1_000)
    desk.simulator.world.expirePushSessions()
    await pass(2_000)
    desk.simulator.world.publish(calls, 'later')
    await pass(100)
    expect(heard).toEqual(['later'])
  })

  it('may be left and joined again while its join is out [R-120]', async () => {
    const desk = openDesk()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { channel: '/meta/subscribe' },
      times: 1,
      effect: { type: 'delay', ms: 500 },
    })
    // The answer to the first join comes when that is not asked for any more.
    desk.simulator.rules.add({
      match: { channel: '/meta/subscribe' },
      times: 1,
      effect: { type: 'patch', body: { successful: false, error: '403::denied' } },
    })
    const statuses: string[] = []
    const state = desk.client.channel(calls)
    state.subscribe(() => statuses.push(state.getState().status))
    desk.client.onChannel(calls, () => {})()
    await pass(100)
    const heard = listen(desk, calls)
    await pass(1_000)
    desk.simulator.world.publish(calls, 'news')
    await pass(100)
    expect(heard).toEqual(['news'])
    expect(statuses).toEqual(['joining', 'idle', 'joining', 'joined'])
  })

  it('overlaps with ours: each message is heard once, and acts once [R-121]', async () => {
    const desk = openDesk()
    const { statuses } = desk.observe()
    const all = [listen(desk, '/v2/me/*'), listen(desk, '/v2/me/workbins'), listen(desk, '/**')]
    await pass(1_000)
    expect(statuses()).toEqual(['waiting', 'subscribing', 'subscribed'])
    expect(all.map(({ length }) => length)).toEqual([1, 1, 1])
    desk.simulator.world.setService('MultiMediaState', 'Inactive')
    await pass(100)
    expect(all.map(({ length }) => length)).toEqual([1, 1, 2])
    expect(desk.client.connection.getState().service).toBe('down')
  })

  it.each([
    ['of ours', '/v2/me/workbins'],
    ['of ours', '/notifications/services'],
  ])('may be one %s, %s, which outlives its listener [R-120]', async (_, channel) => {
    const desk = openDesk()
    const { handle } = desk.observe()
    const stop = desk.client.onChannel(channel, () => {})
    await pass(1_000)
    expect(desk.client.channel(channel).getState().status).toBe('joined')
    stop()
    await pass(100)
    expect(joined(desk)).toEqual(['/notifications/services', '/v2/me/workbins'])
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a refusal', () => {
  it('is told, and disturbs neither the session nor other channels [R-122]', async () => {
    const desk = openDesk()
    const { handle, statuses } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { channel: '/meta/subscribe' },
      times: 1,
      effect: {
        type: 'patch',
        body: { successful: false, error: '403::denied', advice: { reconnect: 'none' } },
      },
    })
    const stop = desk.client.onChannel(calls, () => {})
    await pass(100)
    const other = listen(desk, '/v2/me/devices')
    await pass(60_000)
    expect(desk.client.channel(calls).getState()).toMatchObject({
      status: 'refused',
      error: { code: 'channel-refused', message: expect.stringContaining('(403)') },
    })
    desk.simulator.world.publish('/v2/me/devices', 1)
    await pass(100)
    expect(other).toEqual([1])
    expect(handle.getState().isLive).toBe(true)
    expect(statuses()).toEqual(['waiting', 'subscribing', 'subscribed'])
    const joins = desk.requests().filter((line) => line.endsWith('/notifications/'))
    stop()
    await pass(100)
    expect(desk.requests().filter((line) => line.endsWith('/notifications/'))).toEqual(joins)
  })

  it('of the services topic is told to a host that listens to it, too [R-122]', async () => {
    const desk = openDesk()
    listen(desk, '/notifications/services')
    desk.simulator.rules.add({
      match: { channel: '/meta/subscribe' },
      times: 1,
      effect: {
        type: 'injectBayeux',
        position: 'instead',
        messages: [
          { channel: '/meta/subscribe', subscription: '/v2/me/workbins', successful: true },
          {
            channel: '/meta/subscribe',
            subscription: '/notifications/services',
            successful: false,
            error: '403::denied',
          },
        ],
      },
    })
    await pass(1_000)
    expect(desk.client.channel('/notifications/services').getState()).toMatchObject({
      status: 'refused',
      error: { code: 'channel-refused' },
    })
    expect(desk.client.connection.getState().status).toBe('connected')
  })

  it('that is no answer at all is asked for again when the link is proved again [R-122]', async () => {
    const desk = openDesk()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { channel: '/meta/subscribe' },
      times: 1,
      effect: { type: 'dropRequest' },
    })
    const heard = listen(desk, calls)
    await pass(100)
    expect(desk.client.channel(calls).getState()).toMatchObject({
      status: 'refused',
      error: { code: 'link-unreachable' },
    })
    desk.client.recheck()
    await pass(1_000)
    expect(desk.client.channel(calls).getState().status).toBe('joined')
    desk.simulator.world.publish(calls, 1)
    await pass(100)
    expect(heard).toEqual([1])
  })
})
