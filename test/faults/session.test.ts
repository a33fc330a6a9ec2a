/** Faults C of the catalogue (reliability §7): what networks, proxies and servers do to the link. */
import { describe, expect } from 'vitest'
import { it, pass, place, quick, seed, until } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals, operations } from './readTraffic.js'
import type { Tab } from './Tab.js'

const seedAtServer = toSimulatorTarget(seed)
const onPoll = { channel: '/meta/connect', held: true }
const onSubscribe = { method: 'POST', operation: 'Subscribe' }

describe('transport and session', () => {
  it.concurrent('F26 after a 402 there is a new session, a new join, and one POST for each target [R-091]', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({ targets: [seed, place] })
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '1')
    simulator.world.expirePushSessions()
    await tab.becomes('recovering', '0')
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '1')
    expect(arrivals(log, '/meta/handshake')).toHaveLength(2)
    expect(operations(log, 'Subscribe')).toHaveLength(4)
    expect(simulator.world.pushSessions().map(({ channels }) => channels)).toEqual([
      expect.arrayContaining(['/v2/me/workbins']),
    ])
  })

  it.concurrent('F27 a 402 on every poll ends in a breaker: few handshakes, no POST, a diagnosis', async ({
    openDesk,
  }) => {
    const { tab, log } = await openDesk(
      {},
      { rules: [{ match: { channel: '/meta/connect' }, effect: { type: 'expirePushSession' } }] },
    )
    await until(() => arrivals(log, '/meta/handshake').length >= 3)
    const first = arrivals(log, '/meta/handshake')[0] ?? 0
    await pass(30_000 - (Date.now() - first))
    const within = arrivals(log, '/meta/handshake').filter((at) => at - first <= 30_000)
    expect(within.length).toBeLessThanOrEqual(4)
    expect(operations(log, 'Subscribe')).toHaveLength(0)
    expect(await tab.fact('link-code')).toBe('session-not-kept')
    expect(tab.statuses()).not.toContain('subscribed')
  })

  it.concurrent('F28 a session is lost while the server keeps the subscription: asked for again, and heals', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      {},
      { simulate: { subscriptionLifetime: 'forever' } },
    )
    await tab.becomes('subscribed')
    simulator.world.expirePushSessions()
    await tab.becomes('recovering')
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    await tab.becomes('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(2)
  })

  it.concurrent('F29 a poll reply that is lost with three messages is a gap, though one of them was the end [R-090]', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    simulator.rules.add({ match: onPoll, times: 1, effect: { type: 'dropReply' } })
    // Takes effect on the next poll, so the one that is held has to end.
    simulator.world.endPolls()
    await until(() => log.some(({ kind }) => kind === 'rule'))
    simulator.world.publish('/v2/me/workbins', { messageType: 'Unknown' })
    simulator.world.addItem(seedAtServer)
    simulator.world.endSubscription(seedAtServer)
    await tab.becomes('recovering')
    await tab.becomes('subscribed')
    expect(operations(log, 'Subscribe').length).toBeGreaterThanOrEqual(2)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    expect(arrivals(log, '/meta/handshake')).toHaveLength(1)
  })

  it.concurrent('F31 a black hole costs Live after heartbeat and network delay, and heals', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    simulator.rules.add({ id: 'hole', effect: { type: 'hold' } })
    await tab.becomes('recovering', '0', 20_000)
    await pass(3_000)
    expect(tab.status()).toBe('recovering')
    simulator.rules.remove('hole')
    await tab.becomes('subscribed', '0', 60_000)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    expect(operations(log, 'Subscribe').length).toBeGreaterThanOrEqual(2)
  })

  it.concurrent('F33 a reply that breaks off, or is half a JSON, is asked for again', async ({
    openDesk,
  }) => {
    for (const type of ['cut', 'truncate'] as const) {
      const { tab, log, simulator } = await openDesk(
        {},
        { rules: [{ match: onSubscribe, times: 1, effect: { type } }] },
      )
      await tab.becomes('subscribed')
      expect(operations(log, 'Subscribe')).toHaveLength(2)
      simulator.rules.add({ match: onPoll, times: 2, effect: { type } })
      await tab.becomes('recovering')
      await tab.becomes('subscribed')
      expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    }
  })

  it.concurrent('F34 a reply of one byte per second is given up, and the next one counts', async ({
    openDesk,
  }) => {
    const { tab, log, site } = await openDesk({ timings: { ...quick, request: 2_000 } })
    await tab.becomes('subscribed')
    const slow = ['/notifications/connect', '/workbins/'].values()
    let next = slow.next()
    site.drips = (path) => {
      const isHit = next.value !== undefined && path.includes(next.value)
      if (isHit) next = slow.next()
      return isHit
    }
    await tab.becomes('recovering', '0', 20_000)
    await tab.becomes('subscribed', '0', 30_000)
    expect(next.done).toBe(true)
    expect(operations(log, 'Subscribe').length).toBeGreaterThanOrEqual(3)
  })

  it.concurrent('F35 advice of "none" blocks: nothing loops, and a person gets it going', async ({
    openDesk,
  }) => {
    const none = { successful: false, error: '403::denied', advice: { reconnect: 'none' } }
    const { tab, log, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    simulator.rules.add({
      id: 'none',
      match: { channel: '/meta/connect' },
      effect: { type: 'patch', body: none },
    })
    await tab.becomes('blocked', 'link')
    await tab.says('Blocked')
    const requests = tab.sent.length
    await pass(5_000)
    expect(tab.sent.length - requests).toBeLessThanOrEqual(1)
    expect(tab.status()).toBe('recovering')
    simulator.rules.remove('none')
    await tab.press('reconnect')
    await tab.becomes('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(2)
  })

  it.concurrent('F36 a second tab on a server that holds one poll per browser is told as degraded, and is live', async ({
    openDesk,
  }) => {
    const { tab, log, openTab, simulator } = await openDesk(
      // A confirmation may take the 2 s that the second tab is told to wait.
      { timings: { ...quick, confirm: 6_000 } },
      { simulate: { maxSessionsPerBrowser: 1 } },
    )
    await tab.becomes('subscribed')
    const other = await openTab()
    await other.becomes('subscribed')
    const isDegraded = (each: Tab): Promise<boolean> =>
      each.evaluate(() => document.querySelector('[data-degraded]') !== null, null)
    await pass(2_500)
    const both = await Promise.all([tab, other].map(isDegraded))
    expect(both).toContain(true)
    const { length } = operations(log, 'Subscribe')
    simulator.world.endSubscription(seedAtServer)
    await until(() => operations(log, 'Subscribe').length >= length + 2, 20_000)
    await other.becomes('subscribed')
    await tab.becomes('subscribed')
    await pass(4_000)
    expect(operations(log, 'Subscribe')).toHaveLength(length + 2)
  })

  it.concurrent('F38 a clock that jumps by hours is at most one resync, forwards, and no storm', async ({
    openDesk,
  }) => {
    const { tab, log } = await openDesk({})
    await tab.becomes('subscribed')
    const jump = async (hours: number): Promise<void> => {
      await tab.evaluate((ms) => {
        const real = Date.now.bind(Date)
        Date.now = () => real() + ms
      }, hours * 3_600_000)
      await pass(4_000)
      await tab.becomes('subscribed')
    }
    await jump(2)
    expect(operations(log, 'Subscribe').length).toBeLessThanOrEqual(2)
    const { length } = operations(log, 'Subscribe')
    const polls = arrivals(log, '/meta/connect').length
    await jump(-4)
    expect(operations(log, 'Subscribe')).toHaveLength(length)
    // About one a second: what is held for a second cannot be more.
    expect(arrivals(log, '/meta/connect').length - polls).toBeLessThanOrEqual(8)
    expect(arrivals(log, '/meta/handshake')).toHaveLength(1)
  })

  it.concurrent('F43 a proxy that holds polls back for 30 s costs Live once, and is then borne', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      // Confirmations are held back with the polls that bring them.
      { timings: { ...quick, confirm: 40_000 } },
      // Else the server would forget a session whose replies are held back on their way.
      { simulate: { maxIntervalMs: 60_000 } },
    )
    await tab.becomes('subscribed')
    simulator.rules.add({ match: onPoll, effect: { type: 'delay', ms: 29_000, of: 'reply' } })
    await tab.becomes('recovering', '0', 20_000)
    await tab.becomes('subscribed', '0', 60_000)
    const again = tab.history().length
    await pass(32_000)
    expect(tab.history()).toHaveLength(again)
    expect(tab.status()).toBe('subscribed')
    expect(operations(log, 'Subscribe').length).toBeLessThanOrEqual(2)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
  })
})
