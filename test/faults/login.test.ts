/** Faults E of the catalogue (reliability §7): logins, CSRF tokens, limits and refusals. */
import type { WorldDefinition } from 'gws-workbins/simulator'
import { createDemoWorld } from 'gws-workbins/simulator'
import { describe, expect } from 'vitest'
import { it, pass, place, quick, seed, until } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { gets, operations } from './readTraffic.js'

const onSubscribe = { method: 'POST', operation: 'Subscribe' }
const csrfText = { type: 'respond', status: 403, body: 'Missing or invalid Csrf token' } as const

/** A world in which the agent belongs to this many groups. */
function manyGroups(count: number): WorldDefinition {
  const world = createDemoWorld()
  const [agent, ...others] = world.agents
  const agentGroups = Array.from({ length: count }, (_, index) => `Group ${index + 1}`)
  return { ...world, agents: [{ ...agent, agentGroups }, ...others] }
}

const groups = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: seed.id,
    owner: { agentGroup: `Group ${index + 1}` },
  }))

describe('logins and limits', () => {
  it.concurrent('F53 a login page with status 200, on anything, is a lost login [R-092]', async ({
    openDesk,
  }) => {
    const paths = ['/api/v2/me', '/workbins/', '/notifications']
    for (const path of paths) {
      const { tab, simulator } = await openDesk(
        {},
        { rules: [{ id: 'portal', match: { path }, effect: { type: 'loginPage' } }] },
      )
      await tab.becomes('signed-out', 'link')
      await tab.says('Signed out')
      expect(tab.status()).toBe('waiting')
      expect(await tab.fact('link-code')).toBe('not-signed-in')
      expect(tab.statuses()).not.toContain('subscribed')
      simulator.rules.remove('portal')
      await tab.press('renewed')
      await tab.becomes('subscribed')
    }
  })

  it.concurrent.for([
    ['403 with statusCode 20', { type: 'respond', status: 403, body: { statusCode: 20 } }],
    ['401', { type: 'respond', status: 401 }],
  ] as const)(
    'F54 %s for twenty targets at once asks for one login, and all heal with it',
    async ([, effect], { openDesk }) => {
      const { tab, log, simulator } = await openDesk(
        { targets: groups(20), login: true },
        {
          simulate: { world: manyGroups(20) },
          rules: [{ id: 'away', match: onSubscribe, effect }],
        },
      )
      await tab.becomes('signed-out', 'link')
      await pass(1_000)
      const asked = await tab.evaluate(() => document.documentElement.dataset['loginsAsked'], null)
      expect(asked).toBe('1')
      simulator.rules.remove('away')
      const { length } = operations(log, 'Subscribe')
      await tab.press('sign-in')
      for (let number = 0; number < 20; number += 1) await tab.becomes('subscribed', String(number))
      expect(operations(log, 'Subscribe')).toHaveLength(length + 20)
      expect(await tab.evaluate(() => document.documentElement.dataset['loginsAsked'], null)).toBe(
        '1',
      )
    },
  )

  it.concurrent('F56 a CSRF token that changed is renewed by one GET, and each POST sent once more', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      { targets: groups(4) },
      { simulate: { world: manyGroups(4) } },
    )
    for (const number of ['0', '1', '2', '3']) await tab.becomes('subscribed', number)
    const before = gets(log, '/me').length
    const { length } = operations(log, 'Subscribe')
    simulator.rules.add({ match: onSubscribe, times: 4, effect: csrfText })
    simulator.rules.add({ match: { path: '/me' }, effect: { type: 'delay', ms: 300 } })
    simulator.world.expirePushSessions()
    await until(() => operations(log, 'Subscribe').length >= length + 8)
    for (const number of ['0', '1', '2', '3']) await tab.becomes('subscribed', number)
    expect(gets(log, '/me').length - before).toBe(1)
    expect(operations(log, 'Subscribe')).toHaveLength(length + 8)
  })

  it.concurrent('F56 a CSRF token that is refused on the poll is renewed too', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({}, { simulate: { csrfOnNotifications: true } })
    await tab.becomes('subscribed')
    const before = gets(log, '/me').length
    simulator.rules.add({
      match: { channel: '/meta/connect', held: true },
      times: 1,
      effect: { type: 'csrf' },
    })
    await tab.becomes('recovering')
    await tab.becomes('subscribed')
    expect(gets(log, '/me').length - before).toBe(1)
    expect(await tab.fact('link-code')).toBe('')
  })

  it.concurrent("F57 the CSRF header's name is the server's choice, also when it changes", async ({
    openDesk,
  }) => {
    const pair = (name: string, token: string) =>
      ({
        type: 'respond',
        of: 'reply',
        status: 200,
        body: { statusCode: 0 },
        headers: { 'X-CSRF-HEADER': name, 'X-CSRF-TOKEN': token },
      }) as const
    const { tab, simulator } = await openDesk(
      {},
      {
        simulate: { csrf: false },
        rules: [{ id: 'pair', match: { method: 'GET' }, effect: pair('X-First', 'one') }],
      },
    )
    await tab.becomes('subscribed')
    simulator.rules.add({ id: 'pair', match: { method: 'GET' }, effect: pair('X-Second', 'two') })
    simulator.rules.add({ match: onSubscribe, times: 1, effect: csrfText })
    simulator.world.endSubscription(toSimulatorTarget(seed))
    await tab.becomes('recovering')
    await tab.becomes('subscribed')
    const pairs = tab.sent
      .filter(({ body }) => body.includes('"Subscribe"'))
      .map(({ headers }) => [
        headers['x-first'] ?? headers['X-First'],
        headers['x-second'] ?? headers['X-Second'],
      ])
    expect(pairs).toEqual([
      ['one', undefined],
      ['one', undefined],
      [undefined, 'two'],
    ])
    for (const { url } of tab.sent) expect(url).not.toMatch(/one|two/)
  })

  it.concurrent('F58 429 is heeded for as long as Retry-After says, up to 5 min, and by back-off where it says nothing', async ({
    openDesk,
  }) => {
    const limited = (value: string) =>
      ({ type: 'respond', status: 429, headers: { 'Retry-After': value } }) as const
    const inTwoMinutes = new Date(Date.now() + 120_000).toUTCString()
    const waits = { '120': 120, [inTwoMinutes]: 120, '86400': 300 }
    for (const [value, seconds] of Object.entries(waits)) {
      const { tab, log } = await openDesk(
        {},
        { rules: [{ match: onSubscribe, effect: limited(value) }] },
      )
      await tab.becomes('failed')
      const [first] = operations(log, 'Subscribe')
      const wait = Number(await tab.fact('0-retry-at')) - (first?.at ?? 0)
      expect(wait).toBeGreaterThan((seconds - 10) * 1_000)
      expect(wait).toBeLessThan((seconds + 10) * 1_000)
      expect(operations(log, 'Subscribe')).toHaveLength(1)
    }
    const { tab, log } = await openDesk(
      {},
      { rules: [{ match: onSubscribe, times: 2, effect: limited('soon, perhaps') }] },
    )
    await tab.becomes('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(3)
  })

  it.concurrent('F58 a Retry-After of 3 s is kept to', async ({ openDesk }) => {
    const effect = { type: 'respond', status: 429, headers: { 'Retry-After': '3' } } as const
    const { tab, log } = await openDesk({}, { rules: [{ match: onSubscribe, times: 1, effect }] })
    await tab.becomes('subscribed')
    const [first, second] = operations(log, 'Subscribe').map(({ at }) => at)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(3_000)
    expect(operations(log, 'Subscribe')).toHaveLength(2)
  })

  it.concurrent('F59 a group that is forbidden is not available, and the others are live', async ({
    openDesk,
  }) => {
    const foreign = { id: seed.id, owner: { agentGroup: 'Fraud-APAC' } }
    const { tab, log } = await openDesk({ targets: [seed, foreign, place] })
    await tab.becomes('failed', '1')
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '2')
    expect(tab.history('1').at(-1)?.word).toBe('Not available')
    expect(await tab.fact('1-code')).toBe('forbidden')
    await pass(quick.confirm + 1_000)
    expect(operations(log, 'Subscribe')).toHaveLength(3)
  })
})
