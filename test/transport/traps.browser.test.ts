/** Traps of the browser: workers, scripts, retries in step, on the bare client and on ours. */
import type { Clock } from '../../src/core/clock.js'
import { systemClock } from '../../src/transport/systemClock.js'
import type { Simulator } from 'gws-workbins/simulator'
import { describe, expect, it, vi } from 'vitest'
import { openBare, type Bare } from './bareClient.js'
import { openDesk, pass, type Desk } from './openDesk.js'
import { openPage } from './openPage.js'

/** Workers that are made and never run, as a Content Security Policy without `worker-src blob:` leaves them. */
function stubWorkers(): { readonly made: () => number } {
  let made = 0
  vi.stubGlobal(
    'Worker',
    class {
      constructor() {
        made += 1
      }

      postMessage(): void {}
    },
  )
  return { made: () => made }
}

describe('a page whose policy allows no worker', () => {
  it('bare: is connecting for ever, without a poll', async () => {
    const workers = stubWorkers()
    const bare = openBare({ useWorkerScheduler: true })
    bare.cometd.handshake()
    await pass(300_000)
    expect(workers.made()).toBe(1)
    expect(bare.heard('/meta/handshake')).toMatchObject([{ successful: true }])
    expect(bare.sent('/meta/connect')).toBe(0)
    expect(bare.cometd.getStatus()).toBe('connecting')
  })

  it('bare: has one worker more with each client, for ever', () => {
    const workers = stubWorkers()
    const tabOf = openBare({ useWorkerScheduler: true })
    for (let client = 1; client < 20; client += 1) openBare({ tabOf, useWorkerScheduler: true })
    expect(workers.made()).toBe(20)
  })

  it('ours: is live, and makes none in any of its sessions [R-105, R-106]', async () => {
    const workers = stubWorkers()
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    for (let session = 0; session < 20; session += 1) {
      desk.simulator.world.expirePushSessions()
      await pass(20_000)
    }
    expect(desk.client.connection.getState().session).toBe(21)
    expect(handle.getState().isLive).toBe(true)
    expect(workers.made()).toBe(0)
  })
})

describe('network errors on the way to another origin', () => {
  const failing = (times: number) => ({ times, effect: { type: 'dropRequest' } }) as const

  it('bare: one of them turns the client to scripts, with the token in their address', async () => {
    const page = openPage('desk.example')
    const bare = openBare()
    bare.simulator.rules.add(failing(1))
    bare.cometd.handshake({ ext: { authToken: 'CANARY' } })
    await pass(10_000)
    expect(bare.cometd.getTransport()?.type).toBe('callback-polling')
    expect(page.scripts[0]).toContain('/notifications/handshake?jsonp=')
    expect(page.scripts[0]).toContain('CANARY')
  })

  it('bare: one of them ends a client without scripts for good', async () => {
    openPage('desk.example')
    const bare = openBare()
    bare.cometd.unregisterTransport('callback-polling')
    bare.simulator.rules.add(failing(1))
    bare.cometd.handshake()
    await pass(300_000)
    expect(bare.cometd.getStatus()).toBe('disconnected')
    expect(bare.sent('/meta/handshake')).toBe(1)
  })

  it('ours: survives five of them, without a script [R-105, R-106]', async () => {
    const page = openPage('desk.example')
    const desk = openDesk()
    desk.simulator.rules.add(failing(5))
    const { handle } = desk.observe()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    desk.simulator.rules.add({ match: { channel: '/meta/connect' }, ...failing(5) })
    desk.simulator.world.endPolls()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    expect(page.scripts).toEqual([])
  })
})

/** When each request came that was cut, in seconds since the first. */
function triesOf({ log }: Simulator): readonly number[] {
  const times = log.entries().flatMap(({ kind, time }) => (kind === 'request' ? [time] : []))
  return times.map((time) => Math.round((time - (times[0] ?? 0)) / 100) / 10)
}

describe('a network that is away', () => {
  const away = { effect: { type: 'dropRequest' } } as const

  async function openLost(random: number): Promise<Desk> {
    const clock: Clock = { ...systemClock, random: () => random }
    const desk = openDesk({ clock })
    desk.simulator.rules.add(away)
    await pass(120_000)
    return desk
  }

  async function openLostBare(): Promise<Bare> {
    const bare = openBare()
    bare.simulator.rules.add(away)
    bare.cometd.handshake()
    return bare
  }

  it('bare: is tried at the same moments by every client', async () => {
    const bare = await openLostBare()
    await pass(22_000)
    expect(triesOf(bare.simulator)).toEqual([0, 0, 1, 3, 6, 10, 15, 21])
  })

  it.each([
    [0.25, [0, 0.1, 0.3, 0.8, 1.8, 3.8, 7.8, 22.8, 37.8]],
    [0.75, [0, 0.2, 0.9, 2.4, 5.4, 11.4, 23.4, 48.4, 73.4]],
  ])('ours: is tried at moments of chance; with %d, at %j s [R-105]', async (random, times) => {
    const desk = await openLost(random)
    expect(triesOf(desk.simulator).slice(0, times.length)).toEqual(times)
  })

  it('bare: is not tried when it is back, but when the next turn comes', async () => {
    const page = openPage()
    const bare = await openLostBare()
    await pass(22_000)
    bare.simulator.rules.clear()
    const before = bare.sent('/meta/handshake')
    page.fire('online')
    await pass(5_000)
    expect(bare.sent('/meta/handshake')).toBe(before)
  })

  it('ours: is tried at once when it is back [R-105, R-021]', async () => {
    const page = openPage()
    const desk = await openLost(0.75)
    const { handle } = desk.observe()
    desk.simulator.rules.clear()
    page.fire('online')
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
  })
})
