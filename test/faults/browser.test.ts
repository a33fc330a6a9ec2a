/** Faults F of the catalogue (reliability §7, §9.1): what browsers do to pages. */
import { describe, expect } from 'vitest'
import { findFullChromium } from '../../scripts/chromium.mjs'
import { it, pass, quick, seed, until } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals, operations } from './readTraffic.js'

const seedAtServer = toSimulatorTarget(seed)
const onPoll = { channel: '/meta/connect', held: true }

/** The headless shell has no windows, so none of its tabs can be hidden behind another. */
const hasWindows = !/headless.shell/.test(findFullChromium() ?? '')

describe('the browser', () => {
  it.runIf(hasWindows).concurrent(
    'F32 a page that wakes up over a dead connection asks at once, and shows no old Live [R-094]',
    async ({ openDesk }) => {
      const { tab, log, simulator, activate, cover } = await openDesk({}, { raw: true })
      await tab.becomes('subscribed')
      // The poll that is out from now on is never answered: half a connection, as after a sleep.
      simulator.rules.add({ match: onPoll, times: 1, effect: { type: 'hold' } })
      await until(() => log.some(({ kind }) => kind === 'rule'))
      await cover()
      await tab.happens('hidden')
      await tab.command('Page.setWebLifecycleState', { state: 'frozen' })
      await tab.happens('freeze')
      simulator.world.endSubscription(seedAtServer)
      await pass(2_000)
      const { length } = tab.facts
      const polls = arrivals(log, '/meta/connect').length
      await activate(tab)
      await tab.command('Page.setWebLifecycleState', { state: 'active' })
      await tab.happens('resume', length)
      const { at } = await tab.becomes('recovering')
      const woken = tab.facts.findLast((fact) => fact.kind === 'page' && fact.event === 'resume')
      // At once, and not when the dead poll is given up: that would be in 8 s.
      expect(at - (woken?.at ?? 0)).toBeLessThan(4_000)
      await until(() => arrivals(log, '/meta/connect').length > polls, quick.heartbeat + 9_000)
      await tab.becomes('subscribed')
      expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
      expect(operations(log, 'Subscribe').length).toBeGreaterThanOrEqual(2)
    },
  )

  it.runIf(hasWindows).concurrent(
    'a page that was frozen for longer than its session lives begins a new one [R-094]',
    async ({ openDesk }) => {
      const { tab, log, simulator, activate, cover } = await openDesk(
        {},
        { raw: true, simulate: { maxIntervalMs: 1_500 } },
      )
      await tab.becomes('subscribed')
      await cover()
      await tab.happens('hidden')
      await tab.command('Page.setWebLifecycleState', { state: 'frozen' })
      await until(() => simulator.world.pushSessions().length === 0)
      await until(() => !simulator.world.isSubscribed(seedAtServer))
      const { length } = tab.facts
      await activate(tab)
      await tab.command('Page.setWebLifecycleState', { state: 'active' })
      await tab.happens('resume', length)
      await tab.becomes('recovering')
      await tab.becomes('subscribed')
      expect(arrivals(log, '/meta/handshake')).toHaveLength(2)
      expect(operations(log, 'Subscribe').length).toBeGreaterThanOrEqual(2)
    },
  )

  it.concurrent('a page from the back/forward cache shows no old Live, though its last reply was kept for it [R-094]', async ({
    openDesk,
  }) => {
    const { tab, log, site, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    await tab.goto(`${site.url}/elsewhere`)
    simulator.world.endSubscription(seedAtServer)
    await pass(1_500)
    const { length } = tab.facts
    await tab.evaluate(() => void setTimeout(() => history.back(), 0), null)
    await tab.happens('pageshow-cached', length)
    await tab.becomes('recovering')
    await tab.becomes('subscribed')
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    expect(operations(log, 'Subscribe').length).toBeGreaterThanOrEqual(2)
  })

  it.concurrent('F61 offline for 3 s does not take Live from a poll that still works', async ({
    openDesk,
  }) => {
    const { tab, log, context } = await openDesk({ timings: { ...quick, heartbeat: 15_000 } })
    await tab.becomes('subscribed')
    // The poll that waits for what comes next is out by then.
    await pass(1_000)
    const before = tab.history().length
    await context?.setOffline(true)
    await pass(3_000)
    await context?.setOffline(false)
    await pass(4_000)
    expect(tab.history()).toHaveLength(before)
    expect(tab.status()).toBe('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(1)
  })

  it.concurrent(
    'F61 offline for 2 min is said, and over with the network',
    { timeout: 240_000 },
    async ({ openDesk }) => {
      const { tab, context, simulator } = await openDesk({})
      await tab.becomes('subscribed')
      await context?.setOffline(true)
      await tab.becomes('recovering', '0', 20_000)
      await tab.says('Offline')
      simulator.world.endSubscription(seedAtServer)
      await pass(120_000)
      expect(tab.status()).toBe('recovering')
      await context?.setOffline(false)
      // Without the browser's word it would be the back-off's turn: up to 30 s.
      await tab.becomes('subscribed', '0', 10_000)
      expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    },
  )

  it.runIf(hasWindows).concurrent(
    'F62 hidden, and with its timers throttled to one a minute, it stays subscribed',
    { timeout: 240_000 },
    async ({ openDesk }) => {
      const { tab, log, simulator, cover } = await openDesk({}, { raw: true })
      await tab.becomes('subscribed')
      await cover()
      await tab.happens('hidden')
      const before = tab.history().length
      await tab.evaluate(() => {
        let ticks = 0
        const tick = (): void => {
          ticks += 1
          document.documentElement.dataset['ticks'] = String(ticks)
          setTimeout(tick, 1_000)
        }
        tick()
      }, null)
      const polls = arrivals(log, '/meta/connect').length
      await pass(75_000)
      const ticks = Number(
        await tab.evaluate(() => document.documentElement.dataset['ticks'], null),
      )
      // Else the tab is not throttled, and nothing is shown.
      expect(ticks).toBeLessThan(40)
      expect(tab.history()).toHaveLength(before)
      expect(tab.status()).toBe('subscribed')
      expect(operations(log, 'Subscribe')).toHaveLength(1)
      expect(arrivals(log, '/meta/connect').length - polls).toBeGreaterThan(40)
      simulator.world.endSubscription(seedAtServer)
      await tab.becomes('recovering')
      await tab.becomes('subscribed', '0', 90_000)
    },
  )

  it.concurrent(
    'F64 seven tabs share six connections: all go live, none of them falsely',
    { timeout: 240_000 },
    async ({ openDesk }) => {
      const { tabs, openTab, simulator } = await openDesk({
        timings: { ...quick, heartbeat: 5_000, confirm: 10_000, request: 10_000 },
      })
      for (let count = 1; count < 7; count += 1) await openTab()
      await pass(20_000)
      const live = (): number => tabs.filter((tab) => tab.status() === 'subscribed').length
      await until(() => live() === 7, 60_000)
      expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
      expect(simulator.world.pushSessions().length).toBeGreaterThanOrEqual(7)
    },
  )
})
