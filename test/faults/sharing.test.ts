/** What several desktops of one agent, and several agents at one desktop, do to each other: nothing. */
import { describe, expect } from 'vitest'
import { it, pass, quick, seed, until } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals, operations } from './readTraffic.js'

const seedAtServer = toSimulatorTarget(seed)

describe('several tabs', () => {
  it.concurrent('end a subscription with the last of them, and pause alone [R-075]', async ({
    openDesk,
  }) => {
    const { tab, log, openTab, simulator } = await openDesk({})
    const other = await openTab()
    await Promise.all([tab.becomes('subscribed'), other.becomes('subscribed')])
    const before = other.history().length
    await tab.press('unmount')
    await pass(quick.linger + 1_000)
    expect(operations(log, 'Unsubscribe')).toHaveLength(0)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    expect(other.history()).toHaveLength(before)
    await other.press('unmount')
    await until(() => !simulator.world.isSubscribed(seedAtServer))
    expect(operations(log, 'Unsubscribe')).toHaveLength(1)
  })

  it.concurrent('are not held up by one that was closed without a word [R-075]', async ({
    openDesk,
  }) => {
    const { tab, openTab, simulator } = await openDesk({})
    const other = await openTab()
    await Promise.all([tab.becomes('subscribed'), other.becomes('subscribed')])
    await other.close()
    await tab.press('unmount')
    await until(() => !simulator.world.isSubscribed(seedAtServer))
  })

  it.concurrent('leave the subscription to other code where they are told to [R-075]', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({ unsubscribe: 'never' })
    await tab.becomes('subscribed')
    await tab.press('unmount')
    await pass(quick.linger + 1_000)
    await tab.press('leave')
    await until(() => arrivals(log, '/meta/disconnect').length === 1)
    expect(operations(log, 'Unsubscribe')).toHaveLength(0)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
  })
})

describe('several agents', () => {
  it.concurrent('I11 at one desktop: nothing of the former one is kept [R-076]', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    const tokenOf = (): string =>
      tab.sent.findLast(({ method }) => method === 'POST')?.headers['x-csrf-token'] ?? ''
    const former = tokenOf()
    expect((await tab.heap()).includes(former)).toBe(true)
    simulator.world.expireHttpSessions()
    await tab.press('reset')
    await until(() => arrivals(log, '/meta/handshake').length === 2)
    await tab.becomes('subscribed')
    await until(() => tokenOf() !== former)
    await pass(quick.heartbeat)
    expect((await tab.heap()).includes(former)).toBe(false)
    expect(tab.statuses().slice(-3)).toEqual(['waiting', 'subscribing', 'subscribed'])
  })
})
