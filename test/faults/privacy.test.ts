/** What a page must never do with the bytes it gets (reliability §8): run them, keep them, or let them out. */
import { createDemoWorld, createItem, type Rule, type SimulatorItem } from 'gws-workbins/simulator'
import { describe, expect } from 'vitest'
import { it, pass, place, seed } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals } from './readTraffic.js'

const seedAtServer = toSimulatorTarget(seed)
const topic = '/v2/me/workbins'

const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; require-trusted-types-for 'script'"

/** In every payload the simulator sends, and nowhere else. */
const canary = 'CANARY-PII-7f3a'

function makeItem(id: string): SimulatorItem {
  return createItem({
    medium: 'email',
    id,
    subject: `${canary} subject`,
    firstName: `${canary}First`,
    lastName: `${canary}Last`,
    segment: canary,
    receivedAt: new Date(0),
  })
}

/** The demo world, with a canary in every name but those of groups and workbins' ids. */
function canaryWorld() {
  const world = createDemoWorld()
  const rename = <Named extends { readonly firstName: string }>(agent: Named) => ({
    ...agent,
    firstName: `${canary}Agent`,
    lastName: `${canary}Agent`,
    userName: canary,
  })
  const [agent, ...others] = world.agents
  return {
    agents: [rename(agent), ...others.map(rename)] as const,
    workbins: world.workbins.map((workbin) => ({ ...workbin, name: `${canary} workbin` })),
    contents: [{ target: seedAtServer, items: [makeItem('0001CANARY01')] }],
  }
}

const refusal = (status: number, statusCode: number): Rule['effect'] => ({
  type: 'respond',
  status,
  body: { statusCode, statusMessage: `${canary} error`, userData: { name: canary } },
})

describe('a strict policy', () => {
  it.concurrent('Content-Security-Policy and Trusted Types: live, lost, and live again without a violation [R-095]', async ({
    openDesk,
  }) => {
    const { tab, simulator } = await openDesk(
      { targets: [{ ...seed, badges: 2 }, place] },
      { policy },
    )
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '0.2')
    await tab.becomes('subscribed', '1')
    simulator.world.expirePushSessions()
    await tab.becomes('recovering')
    await tab.becomes('subscribed')
    simulator.rules.add({ id: 'away', effect: { type: 'dropRequest' } })
    simulator.world.cutConnections()
    await tab.becomes('recovering')
    await pass(1_000)
    simulator.rules.remove('away')
    await tab.becomes('subscribed', '0', 40_000)
    await tab.press('unsubscribe-0')
    await tab.becomes('unsubscribed')
    expect(tab.facts.filter(({ kind }) => kind === 'violation')).toEqual([])
  })

  it.concurrent('is enforced by the browser, and its violations are seen', async ({ openDesk }) => {
    const { tab } = await openDesk({}, { policy, judgesItself: true })
    await tab.becomes('subscribed')
    const refused = await tab.evaluate(() => {
      try {
        document.body.innerHTML += '<p>injected</p>'
        return false
      } catch {
        return true
      }
    }, null)
    await pass(100)
    expect(refused).toBe(true)
    expect(tab.facts.some(({ kind }) => kind === 'violation')).toBe(true)
  })
})

describe('a canary in every payload', () => {
  it.concurrent('is in no console, error, storage, address or attribute after many faults [R-095]', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      { targets: [seed, place] },
      { simulate: { world: canaryWorld() } },
    )
    const { rules, world } = simulator
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '1')
    world.addItem(seedAtServer, makeItem('0001CANARY02'))
    world.publish(topic, { messageType: canary, subject: canary, userData: { [canary]: canary } })
    world.publish(topic, canary)
    const faults: readonly Rule['effect'][] = [
      refusal(403, 5),
      refusal(500, 9),
      refusal(200, 7),
      refusal(403, 20),
      { type: 'respond', status: 503, body: `<html>${canary}</html>` },
      { type: 'respond', status: 200, body: `<html><title>${canary}</title>` },
      { type: 'respond', status: 200, body: `{"${canary}` },
      { type: 'redirect', location: `/elsewhere?${canary}=1` },
      { type: 'confirmation', mode: 'refused', data: { error: canary, message: canary } },
    ]
    for (const effect of faults) {
      rules.add({ id: 'fault', match: { operation: 'Subscribe' }, times: 1, effect })
      world.endSubscription(seedAtServer)
      await pass(700)
      rules.remove('fault')
      await tab.press('renewed')
      await tab.press('reconnect')
      await tab.press('retry-0')
      await tab.becomes('subscribed', '0', 40_000)
    }
    const onPoll = { channel: '/meta/connect', held: true }
    const error = `402::${canary}`
    for (const body of [{ successful: false, error }, { advice: { reconnect: canary } }]) {
      rules.add({ id: 'fault', match: onPoll, times: 1, effect: { type: 'patch', body } })
      await pass(2_500)
      await tab.becomes('subscribed', '0', 40_000)
    }
    const kept = await tab.evaluate(async () => {
      const attributes = [...document.querySelectorAll('*')].flatMap((element) =>
        [...element.attributes].map(({ name, value }) => `${name}=${value}`),
      )
      return {
        attributes,
        text: document.documentElement.textContent,
        storage: [JSON.stringify(localStorage), JSON.stringify(sessionStorage)],
        databases: JSON.stringify(await indexedDB.databases()),
        caches: JSON.stringify(await caches.keys()),
        cookies: document.cookie,
        entries: performance.getEntries().map(({ name }) => name),
        address: location.href,
      }
    }, null)
    const sent = JSON.stringify(log).split(canary).length - 1
    expect(sent).toBeGreaterThan(20)
    expect(JSON.stringify(kept)).not.toContain(canary)
    expect(kept.storage).toEqual(['{}', '{}'])
    expect(kept.databases).toBe('[]')
    expect(kept.caches).toBe('[]')
    expect(JSON.stringify(tab.facts)).not.toContain(canary)
    expect(JSON.stringify([tab.written, tab.errors])).not.toContain(canary)
    for (const { url, body, headers } of tab.sent)
      expect(JSON.stringify([url, body, headers])).not.toContain(canary)
  })
})

describe('another origin', () => {
  it.concurrent('is never asked by script elements, however often its handshake breaks [R-095]', async ({
    openDesk,
  }) => {
    const { tab, log } = await openDesk(
      {},
      {
        crossOrigin: true,
        rules: [
          { match: { channel: '/meta/handshake' }, times: 3, effect: { type: 'dropRequest' } },
        ],
      },
    )
    await tab.becomes('subscribed', '0', 40_000)
    expect(arrivals(log, '/meta/handshake').length).toBeGreaterThanOrEqual(4)
    const scripts = await tab.evaluate(
      () => [...document.scripts].map(({ src }) => new URL(src).origin === location.origin),
      null,
    )
    expect(scripts).toEqual([true])
    const toGws = tab.sent.filter(({ url }) => url.includes('/api/v2'))
    for (const { url } of toGws) expect(url).not.toMatch(/jsonp|message=/)
  })
})
