/** Faults B of the catalogue (reliability §7): what React does to components while requests are out. */
import { describe, expect } from 'vitest'
import { it, pass, place, quick, seed, sibling, until } from './deskTest.js'
import { findFalseLive } from './findFalseLive.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals, operations } from './readTraffic.js'
import { stampLog } from './stampLog.js'

const onSubscribe = { method: 'POST', operation: 'Subscribe' }
const seedAtServer = toSimulatorTarget(seed)

/** React for development advertises its tools in the console, unless they say that they are off. */
function silenceReact(): void {
  Reflect.set(globalThis, '__REACT_DEVTOOLS_GLOBAL_HOOK__', { isDisabled: true })
}

/** Counts the timers that are set and have neither fired nor been cleared. */
function countTimers(): void {
  const pending = new Set<unknown>()
  const set = globalThis.setTimeout.bind(globalThis)
  const clear = globalThis.clearTimeout.bind(globalThis)
  const counting = (run: () => void, ms?: number): unknown => {
    const timer: unknown = set(() => {
      pending.delete(timer)
      run()
    }, ms)
    pending.add(timer)
    return timer
  }
  const clearing = (timer?: number): void => {
    pending.delete(timer)
    clear(timer)
  }
  Object.assign(globalThis, {
    setTimeout: counting,
    clearTimeout: clearing,
    pendingTimers: () => pending.size,
  })
}

describe('the life of components', () => {
  it.concurrent('F17 StrictMode costs one POST and no Unsubscribe', async ({ openDesk }) => {
    const { tab, log } = await openDesk(
      { strict: true, targets: [{ ...seed, badges: 1 }] },
      { mode: 'development', init: silenceReact },
    )
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '0.1')
    await pass(quick.linger + 1_000)
    expect(operations(log, 'Subscribe')).toHaveLength(1)
    expect(operations(log, 'Unsubscribe')).toHaveLength(0)
    expect(arrivals(log, '/meta/handshake')).toHaveLength(1)
  })

  it.concurrent('F18 a hundred badges cost one POST, and the last to leave one Unsubscribe', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({ targets: [{ ...seed, badges: 99 }] })
    await tab.becomes('subscribed', '0.99')
    const live = Array.from({ length: 99 }, (_, index) => tab.status(`0.${index + 1}`))
    expect(new Set([tab.status(), ...live])).toEqual(new Set(['subscribed']))
    expect(operations(log, 'Subscribe')).toHaveLength(1)
    const left = Date.now()
    await tab.press('unmount')
    await until(() => !simulator.world.isSubscribed(seedAtServer))
    await pass(1_000)
    expect(operations(log, 'Unsubscribe')).toHaveLength(1)
    const [last] = operations(log, 'Unsubscribe')
    expect((last?.at ?? 0) - left).toBeGreaterThanOrEqual(quick.linger)
  })

  it.concurrent('F19 mounting a thousand times a second costs one POST, one Unsubscribe, and leaves no timer', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({}, { init: countTimers })
    await tab.becomes('subscribed')
    await tab.evaluate(async () => {
      const button = document.querySelector<HTMLElement>('[data-press="toggle-0"]')
      const { port1, port2 } = new MessageChannel()
      // Timers would be slowed down to 4 ms each.
      const turn = (): Promise<void> =>
        new Promise((resolve) => {
          port1.addEventListener('message', () => resolve(), { once: true })
          port2.postMessage(null)
        })
      port1.start()
      for (let count = 0; count < 3_000; count += 1) {
        button?.click()
        await turn()
      }
    }, null)
    expect(tab.history().length).toBeGreaterThan(1_000)
    await tab.press('leave')
    await until(() => arrivals(log, '/meta/disconnect').length === 1)
    expect(operations(log, 'Subscribe')).toHaveLength(1)
    expect(operations(log, 'Unsubscribe').length).toBeLessThanOrEqual(1)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(false)
    const pending = (): Promise<number> =>
      tab.evaluate(() => {
        const count = Reflect.get(globalThis, 'pendingTimers') as () => number
        return count()
      }, null)
    // What is left are the mutations that the cache keeps for the devtools: 30 s.
    expect(await pending()).toBeLessThanOrEqual(2)
    await pass(31_000)
    expect(await pending()).toBe(0)
  })

  it.concurrent("F20 A, B, A while A's POST is out ends with A, and nothing of B", async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      { targets: [seed, sibling], places: 1 },
      {
        rules: [
          {
            match: { ...onSubscribe, path: 'agentGroup=MyAgentGroup' },
            effect: { type: 'delay', ms: 1_000, of: 'reply' },
          },
        ],
      },
    )
    await until(() => operations(log, 'Subscribe').length === 1)
    await tab.press('show-0-1')
    await pass(100)
    await tab.press('show-0-0')
    await tab.becomes('subscribed')
    await pass(quick.linger + 1_000)
    expect(tab.history().at(-1)).toMatchObject({ target: 0, status: 'subscribed' })
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    expect(simulator.world.isSubscribed(toSimulatorTarget(sibling))).toBe(false)
    const ofSeed = operations(log, 'Subscribe').filter(({ path }) => path.includes('MyAgentGroup'))
    expect(ofSeed).toHaveLength(1)
    expect(operations(log, 'Unsubscribe').every(({ path }) => path.includes('Billing'))).toBe(true)
  })

  it.concurrent('F22 another server is another life: the old one is left, and nothing of it is shown', async ({
    openDesk,
  }) => {
    const { tab, log, site, simulator } = await openDesk(
      { urls: ['/api/v2', '/other/v2'] },
      { more: [{ basePath: '/other/v2', cookieSuffix: '-other' }], judgesItself: true },
    )
    const [other] = site.more
    const otherLog = other === undefined ? [] : stampLog(other)
    await tab.becomes('subscribed')
    const moved = Date.now()
    await tab.press('next-url')
    await until(
      () => tab.history().at(-1)?.at !== undefined && operations(otherLog, 'Subscribe').length > 0,
    )
    await tab.becomes('subscribed')
    await until(() => arrivals(log, '/meta/disconnect').length === 1)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(false)
    expect(simulator.world.pushSessions()).toEqual([])
    expect(other?.world.isSubscribed(seedAtServer)).toBe(true)
    const common = { sessions: tab.sessions, targets: [seedAtServer], heartbeat: quick.heartbeat }
    const facts = tab.facts.filter(({ at }) => at < moved)
    const later = tab.facts.filter(({ at }) => at >= moved)
    expect(later.find((fact) => fact.kind === 'badge' && fact.badge === '0')).not.toMatchObject({
      status: 'subscribed',
    })
    expect(findFalseLive({ ...common, facts, log, until: moved })).toEqual([])
    expect(findFalseLive({ ...common, facts: later, log: otherLog, until: Date.now() })).toEqual([])
  })

  it.concurrent('F23 a short hidden <Activity> changes nothing, a long one unsubscribes until it is shown', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    await tab.press('hide')
    await tab.becomes(null)
    await pass(quick.linger / 4)
    await tab.press('show')
    await tab.becomes('subscribed')
    await pass(quick.linger + 500)
    expect(operations(log, 'Subscribe')).toHaveLength(1)
    expect(operations(log, 'Unsubscribe')).toHaveLength(0)
    await tab.press('hide')
    await until(() => !simulator.world.isSubscribed(seedAtServer))
    expect(operations(log, 'Unsubscribe')).toHaveLength(1)
    await pass(500)
    const shownAt = Date.now()
    await tab.press('show')
    await until(() => simulator.world.isSubscribed(seedAtServer))
    await tab.becomes('subscribed')
    const first = tab.history().find(({ at, status }) => at >= shownAt && status !== null)
    expect(first?.status).not.toBe('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(2)
  })

  it.concurrent("F24 what a host's callbacks throw is the host's, and the link lives on", async ({
    openDesk,
  }) => {
    const { tab, simulator } = await openDesk(
      { throwing: true },
      { expectedErrors: /^Error: host: / },
    )
    await tab.becomes('subscribed')
    simulator.rules.add({ id: 'away', effect: { type: 'dropRequest' } })
    simulator.world.cutConnections()
    await tab.becomes('recovering')
    await pass(quick.lost + 500)
    simulator.rules.remove('away')
    await tab.becomes('subscribed', '0', 40_000)
    expect(tab.errors.some((error) => error.startsWith('Error: host: connection lost'))).toBe(true)
    expect(tab.errors.some((error) => error.startsWith('Error: host: connection\n'))).toBe(true)
  })

  it.concurrent('F25 two providers with QueryClients of their own are two sessions, and keep apart', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({ targets: [seed, place], beside: [1] })
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '1')
    // A browser's first two sessions at once are told apart by one cookie: one of them begins again.
    await pass(2_000)
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '1')
    const { length } = operations(log, 'Subscribe')
    const before = tab.history('0').length
    await tab.press('toggle-1')
    await until(() => !simulator.world.isSubscribed(toSimulatorTarget(place)))
    await pass(500)
    expect(tab.history('0')).toHaveLength(before)
    expect(tab.status('0')).toBe('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(length)
  })
})
