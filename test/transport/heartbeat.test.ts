/** Servers that do not heed the heartbeat: polls held for longer than is asked, and what tells them from dead ones. */
import { describe, expect, it } from 'vitest'
import { openDesk, pass, type DeskOptions } from './openDesk.js'

/** Takes our wish for the length of a poll out of each request. */
const ignoringTheHeartbeat: DeskOptions = {
  through: (fetch) => (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : undefined
    const held = body?.replace('"advice":{"timeout":15000},', '')
    return fetch(input, held === undefined ? init : { ...init, body: held })
  },
}

describe('a server that holds polls for 30 s all the same', () => {
  it('costs Live once, and is live from then on while other requests prove the link [R-025]', async () => {
    const desk = openDesk(ignoringTheHeartbeat)
    const { handle, seen } = desk.observe()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    const { length } = seen
    desk.simulator.log.clear()
    await pass(300_000)
    expect(handle.getState().isLive).toBe(true)
    expect(seen).toHaveLength(length)
    expect(desk.requests().filter((line) => line.endsWith('/connect')).length).toBeLessThan(12)
  })

  it('is not taken for one that heeds it because a message ends a poll soon after [R-025]', async () => {
    const desk = openDesk(ignoringTheHeartbeat)
    const { seen } = desk.observe()
    await pass(60_000)
    const { length } = seen
    for (let round = 0; round < 3; round += 1) {
      desk.simulator.world.endPolls()
      await pass(17_000)
      desk.simulator.world.publish('/v2/me/workbins', { messageType: 'Other' })
      await pass(40_000)
    }
    expect(seen).toHaveLength(length)
  })

  it('is in doubt once it answers nothing for heartbeat and network delay [R-011, R-025]', async () => {
    const desk = openDesk(ignoringTheHeartbeat)
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({ effect: { type: 'hold' } })
    await pass(26_000)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'link' })
    desk.simulator.rules.clear()
    await pass(45_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a server that advises shorter polls than it is asked for', () => {
  it.each([0, 3_000, 4_000])(
    '(%d ms) and heeds what it is asked costs nothing',
    async (timeout) => {
      const desk = openDesk()
      const { handle, seen } = desk.observe()
      desk.simulator.rules.add({
        match: { channel: '/meta/connect' },
        effect: { type: 'patch', body: { advice: { reconnect: 'retry', interval: 0, timeout } } },
      })
      await pass(20_000)
      const { length } = seen
      await pass(120_000)
      expect(handle.getState().isLive).toBe(true)
      expect(seen).toHaveLength(length)
    },
  )
})

describe('something on the way that answers polls at once', () => {
  it('is not asked in a loop, and the link stays live', async () => {
    const desk = openDesk({
      through: (fetch) => (input, init) => {
        const body = typeof init?.body === 'string' ? init.body : undefined
        const hasty = body?.replace('"advice":{"timeout":15000}', '"advice":{"timeout":0}')
        return fetch(input, hasty === undefined ? init : { ...init, body: hasty })
      },
    })
    const { handle } = desk.observe()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    expect(desk.requests().length).toBeLessThan(150)
  })
})

describe('polls alone that are lost on the way', () => {
  it('do not keep Live, whatever else is answered [R-010, R-025]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(20_000)
    desk.simulator.rules.add({ match: { channel: '/meta/connect' }, effect: { type: 'hold' } })
    desk.simulator.world.endPolls()
    await pass(26_000)
    expect(handle.getState().isLive).toBe(false)
    await pass(120_000)
    expect(handle.getState().isLive).toBe(false)
    desk.simulator.rules.clear()
    await pass(45_000)
    expect(handle.getState().isLive).toBe(true)
  })

  it('are known as soon the second time, once the heartbeat was heeded again [R-025]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(20_000)
    for (const _ of ['first', 'second']) {
      desk.simulator.rules.add({
        match: { channel: '/meta/connect' },
        effect: { type: 'hold', of: 'reply' },
      })
      desk.simulator.world.endPolls()
      await pass(26_000)
      expect(handle.getState().isLive).toBe(false)
      desk.simulator.rules.clear()
      await pass(90_000)
      expect(handle.getState().isLive).toBe(true)
    }
  })

  it('cost a busy group no more than once what a server without a heartbeat may take [R-025]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    const losses: number[] = []
    const busy = setInterval(
      () => desk.simulator.world.publish('/v2/me/workbins', { messageType: 'Other' }),
      4_000,
    )
    for (let round = 0; round < 4; round += 1) {
      await pass(60_000)
      expect(handle.getState().isLive).toBe(true)
      desk.simulator.rules.add({
        match: { channel: '/meta/connect' },
        effect: { type: 'hold', of: 'reply' },
      })
      desk.simulator.world.endPolls()
      const start = performance.now()
      while (handle.getState().isLive && performance.now() - start < 60_000) await pass(500)
      losses.push(performance.now() - start)
      desk.simulator.rules.clear()
    }
    clearInterval(busy)
    expect(losses.filter((ms) => ms > 30_000).length).toBeLessThanOrEqual(1)
  })

  it('bring a burst of messages at once, and are spaced after it', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { channel: '/meta/connect', held: true },
      effect: {
        type: 'injectBayeux',
        position: 'before',
        messages: [{ channel: '/v2/me/workbins', data: { messageType: 'Other' } }],
      },
    })
    desk.simulator.world.endPolls()
    desk.simulator.log.clear()
    await pass(20_000)
    expect(desk.requests().length).toBeLessThan(200)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a server that wants pauses between polls', () => {
  it('keeps Live no longer than heartbeat and network delay when it falls silent [R-025]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { channel: '/meta/connect' },
      effect: { type: 'patch', body: { advice: { reconnect: 'retry', interval: 10_000 } } },
    })
    desk.simulator.world.endPolls()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    desk.simulator.world.endPolls()
    desk.simulator.rules.add({ effect: { type: 'hold' } })
    await pass(25_100)
    expect(handle.getState().isLive).toBe(false)
  })
})

describe('many targets', () => {
  it('are asked for a few at a time, and are all live [R-035]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'delay', ms: 1_000 },
    })
    let [out, most] = [0, 0]
    desk.simulator.log.subscribe((entry) => {
      if (entry.kind === 'request' && entry.path.includes('/workbins/')) out += 1
      if (entry.kind === 'response' && entry.body?.includes('referenceId') === true) out -= 1
      most = Math.max(most, out)
    })
    const owners = ['MyAgentGroup', 'Billing-Tier2', 'Risk-EMEA', 'KeyAccounts']
    const ids = ['6c715fa9-de16-4d23-b07c-cbcb1caf3e07', '5d487e69-a393-4228-a06f-6a4015ab1b54']
    const observed = ids.flatMap((id) =>
      owners.map((agentGroup) => desk.observe({ id, owner: { agentGroup } })),
    )
    await pass(4_000)
    expect(most).toBe(4)
    expect(observed.map(({ handle }) => handle.getState().status)).toEqual(
      observed.map(() => 'subscribed'),
    )
  })
})
