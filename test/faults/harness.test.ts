/** The harness itself: a desk goes live in a real browser, and the oracle sees a badge that lies. */
import { describe, expect } from 'vitest'
import { it, liar, pass, place, quick, seed } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals, operations } from './readTraffic.js'
import type { Tab } from './Tab.js'

/** Adds a copy of badge 0 that nobody keeps up to date. */
async function addLiar(tab: Tab): Promise<void> {
  await tab.evaluate((name) => {
    const badge = document.querySelector('[data-badge="0"]')
    const copy = badge?.cloneNode(true)
    if (!(copy instanceof HTMLElement)) throw new Error('there is no badge')
    copy.dataset['badge'] = name
    document.body.append(copy)
  }, liar)
  await tab.becomes('subscribed', liar)
}

describe('a desk', () => {
  it.concurrent('goes live in a real browser, on one origin and on two', async ({ openDesk }) => {
    for (const crossOrigin of [false, true]) {
      const { tab, log } = await openDesk({ targets: [seed, place] }, { crossOrigin })
      await tab.becomes('subscribed', '0')
      await tab.becomes('subscribed', '1')
      expect(tab.history().at(-1)?.word).toBe('Live')
      expect(operations(log, 'Subscribe')).toHaveLength(2)
      expect(arrivals(log, '/meta/handshake')).toHaveLength(1)
    }
  })

  it.concurrent('has tabs that can really be hidden', async ({ openDesk }) => {
    const { tab, cover } = await openDesk({}, { raw: true })
    await tab.becomes('subscribed')
    expect(await tab.evaluate(() => document.visibilityState, null)).toBe('visible')
    await cover()
    await tab.happens('hidden')
    expect(await tab.evaluate(() => document.visibilityState, null)).toBe('hidden')
  })
})

describe('the oracle', () => {
  it.concurrent('sees a Live that outlives what the server has told', async ({ openDesk }) => {
    const desk = await openDesk({})
    await desk.tab.becomes('subscribed')
    await addLiar(desk.tab)
    await pass(1_500)
    expect(desk.falseLive()).toEqual([])
    desk.simulator.rules.add({ match: { operation: 'Subscribe' }, effect: { type: 'dropRequest' } })
    desk.simulator.world.endSubscription(toSimulatorTarget(seed))
    await desk.tab.becomes('recovering')
    await pass(1_500)
    expect(desk.falseLive()).toMatchObject([{ badge: liar, why: 'untrue' }])
  })

  it.concurrent('sees a Live that was never confirmed', async ({ openDesk }) => {
    const desk = await openDesk({})
    await desk.tab.becomes('subscribed')
    await addLiar(desk.tab)
    await desk.tab.evaluate((name) => {
      const badge = document.querySelector<HTMLElement>(`[data-badge="${name}"]`)
      if (badge !== null) badge.dataset['target'] = '7'
    }, liar)
    await pass(100)
    expect(desk.falseLive()).toMatchObject([{ badge: liar, why: 'unproved' }])
  })

  it.concurrent('sees a Live on a link that has fallen silent', async ({ openDesk }) => {
    const desk = await openDesk({})
    await desk.tab.becomes('subscribed')
    await addLiar(desk.tab)
    desk.simulator.rules.add({ effect: { type: 'hold' } })
    await desk.tab.becomes('recovering')
    await pass(quick.heartbeat + 1_000)
    // The server has forgotten the session by then, too.
    const found = desk.falseLive().filter(({ why }) => why === 'stale')
    expect(found).toMatchObject([{ badge: liar }])
  })
})
