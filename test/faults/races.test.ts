/**
 * Faults A of the catalogue (reliability §7): answers and confirmations in every wrong order.
 *
 * Those about contents, which a badge does not fetch, are in `contents*.test.ts`, but for the GETs
 * of items in F04 and F38.
 */
import { describe, expect } from 'vitest'
import { hasty, it, pass, place, quick, seed, sibling, until } from './deskTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { operations } from './readTraffic.js'

const onSubscribe = { method: 'POST', operation: 'Subscribe' }
const seedAtServer = toSimulatorTarget(seed)

/** The same place-group workbin of another group. */
const otherPlace = { id: place.id, owner: { placeGroup: 'Geneva-Hall' } }

describe('races and correlation', () => {
  it.concurrent('F01 a confirmation before its HTTP answer makes Live with that answer, by one POST [R-090]', async ({
    openDesk,
  }) => {
    const { tab, log } = await openDesk(
      {},
      {
        simulate: {},
        rules: [
          { match: onSubscribe, effect: { type: 'confirmation', mode: 'before' } },
          { match: onSubscribe, effect: { type: 'delay', ms: 700, of: 'reply' } },
        ],
      },
    )
    const { at } = await tab.becomes('subscribed')
    const push = log.find(({ kind }) => kind === 'push')
    expect(at - (push?.at ?? at)).toBeGreaterThan(500)
    expect(operations(log, 'Subscribe')).toHaveLength(1)
  })

  it.concurrent('F02 without a confirmation it is unconfirmed, asked for again at a distance, and never Live', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      { timings: hasty },
      { rules: [{ match: onSubscribe, effect: { type: 'confirmation', mode: 'never' } }] },
    )
    const { at, word } = await tab.becomes('unconfirmed')
    await until(() => operations(log, 'Subscribe').length >= 3)
    const [first, second, third] = operations(log, 'Subscribe').map((post) => post.at)
    expect(word).toBe('No confirmation')
    expect(at - (first ?? at)).toBeGreaterThanOrEqual(hasty.confirm)
    expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(hasty.confirm)
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThanOrEqual(hasty.confirm)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    expect(tab.statuses()).not.toContain('subscribed')
  })

  it.concurrent('F04 a confirmation that comes five times is one change', async ({ openDesk }) => {
    const { tab, log } = await openDesk(
      {},
      {
        prepare: ({ log: events, world }) => {
          const stop = events.subscribe((entry) => {
            if (entry.kind !== 'push') return
            stop()
            for (let again = 0; again < 4; again += 1) world.publish(entry.channel, entry.data)
          })
        },
      },
    )
    await tab.becomes('subscribed')
    await pass(1_000)
    expect(log.filter(({ kind }) => kind === 'push')).toHaveLength(5)
    expect(tab.statuses().filter((status) => status === 'subscribed')).toHaveLength(1)
    expect(tab.status()).toBe('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(1)
  })

  it.concurrent("F05 a confirmation with another tab's reference proves nothing", async ({
    openDesk,
  }) => {
    const strange = {
      type: 'confirmation',
      mode: 'late',
      ms: 5,
      data: { referenceId: 9_999 },
    } as const
    const { tab, simulator } = await openDesk(
      { timings: hasty },
      { rules: [{ match: onSubscribe, effect: strange }] },
    )
    await tab.becomes('unconfirmed')
    expect(tab.statuses()).not.toContain('subscribed')
    simulator.rules.clear()
    await tab.becomes('subscribed')
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
  })

  it.concurrent('F06 a confirmation without a reference works', async ({ openDesk }) => {
    const { tab, log } = await openDesk({}, { simulate: { scenario: 'confirm-without-reference' } })
    await tab.becomes('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(1)
  })

  it.concurrent('F08 RequestFailed once is tried again, and heals', async ({ openDesk }) => {
    const { tab, log } = await openDesk(
      {},
      {
        rules: [
          { match: onSubscribe, times: 1, effect: { type: 'confirmation', mode: 'refused' } },
        ],
      },
    )
    await tab.becomes('failed')
    expect(await tab.fact('0-code')).toBe('subscription-refused')
    await tab.becomes('subscribed')
    expect(operations(log, 'Subscribe')).toHaveLength(2)
  })

  it.concurrent('F08 RequestFailed always is shown, and in the end asked for once in 30 s', async ({
    openDesk,
  }) => {
    const { tab, log } = await openDesk({ timings: hasty }, { simulate: { scenario: 'refuse' } })
    await tab.becomes('failed')
    // The fifth wait is 16 s, and every later one 30 s or more.
    await until(() => operations(log, 'Subscribe').length >= 6, 60_000)
    const sixth = operations(log, 'Subscribe').at(5)?.at ?? 0
    await pass(29_500 - (Date.now() - sixth))
    expect(tab.statuses()).not.toContain('subscribed')
    expect(tab.history().at(-1)?.word).toBe('Failed')
    expect(operations(log, 'Subscribe')).toHaveLength(6)
  })

  it.concurrent('F10 a confirmation for one group says nothing for another of the same workbin', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      { targets: [seed, sibling], timings: hasty },
      {
        rules: [
          {
            match: { ...onSubscribe, path: 'agentGroup=Billing-Tier2' },
            effect: { type: 'confirmation', mode: 'never' },
          },
        ],
      },
    )
    await tab.becomes('subscribed', '0')
    await tab.becomes('unconfirmed', '1')
    expect(tab.statuses('1')).not.toContain('subscribed')
    expect(tab.status('0')).toBe('subscribed')
    expect(simulator.world.isSubscribed(toSimulatorTarget(sibling))).toBe(true)
    const paths = operations(log, 'Subscribe').map(({ path }) => path)
    expect(paths.filter((path) => path.includes('MyAgentGroup'))).toHaveLength(1)
  })

  it.concurrent("F11 a place group's Unsubscribed, which names no group, ends its own request alone", async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({ targets: [place, otherPlace] })
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '1')
    await tab.press('unsubscribe-0')
    await tab.becomes('unsubscribed', '0')
    const message = log.findLast(({ kind }) => kind === 'push')
    expect(message).toMatchObject({ data: { stateResource: 'Unsubscribed' } })
    expect(message).not.toHaveProperty('data.placeGroup')
    await pass(500)
    expect(tab.status('1')).toBe('subscribed')
    expect(simulator.world.isSubscribed(toSimulatorTarget(place))).toBe(false)
    expect(simulator.world.isSubscribed(toSimulatorTarget(otherPlace))).toBe(true)
    expect(operations(log, 'Subscribe')).toHaveLength(2)
  })

  it.concurrent('F12 two POSTs that are answered out of order each find their own', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      { targets: [seed, place] },
      { simulate: { scenario: 'answers-out-of-order' } },
    )
    await tab.becomes('subscribed', '0')
    await tab.becomes('subscribed', '1')
    const asked = log.flatMap((entry) =>
      entry.kind === 'request' && entry.body?.includes('Subscribe') ? [entry.exchange] : [],
    )
    const answered = log.flatMap((entry) =>
      entry.kind === 'response' && asked.includes(entry.exchange) ? [entry.exchange] : [],
    )
    expect(answered).toEqual(asked.toReversed())
    expect(asked).toHaveLength(2)
    for (const target of [seed, place])
      expect(simulator.world.isSubscribed(toSimulatorTarget(target))).toBe(true)
  })

  it.concurrent('F14 an Unsubscribed that nobody here asked for ends Live at once, and is mended [R-090]', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk({})
    await tab.becomes('subscribed')
    simulator.world.endSubscription(seedAtServer)
    const gone = await tab.becomes('recovering')
    const back = await tab.becomes('subscribed')
    expect(back.at).toBeGreaterThan(gone.at)
    expect(operations(log, 'Subscribe')).toHaveLength(2)
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
  })

  it.concurrent("F14 two tabs do not answer each other's Unsubscribe for ever", async ({
    openDesk,
  }) => {
    const { tab, log, openTab, simulator } = await openDesk({})
    const other = await openTab()
    await tab.becomes('subscribed')
    await other.becomes('subscribed')
    const before = operations(log, 'Subscribe').length
    await tab.press('unmount')
    await pass(quick.linger + 3_000)
    expect(other.status()).toBe('subscribed')
    expect(simulator.world.isSubscribed(seedAtServer)).toBe(true)
    await tab.press('mount')
    await tab.becomes('subscribed')
    await pass(2_000)
    expect(other.status()).toBe('subscribed')
    expect(before).toBe(2)
    expect(operations(log, 'Subscribe').length - before).toBeLessThanOrEqual(2)
    expect(operations(log, 'Unsubscribe').length).toBeLessThanOrEqual(1)
  })

  it.concurrent.for(['map', 'asString'] as const)(
    'F15 a reference stated as %s is read',
    async (mode, { openDesk }) => {
      const { tab, log } = await openDesk({}, { rules: [{ effect: { type: 'reference', mode } }] })
      await tab.becomes('subscribed')
      expect(operations(log, 'Subscribe')).toHaveLength(1)
    },
  )

  it.concurrent('F16 an answer that comes after the badge has gone shows nothing, and is tidied up', async ({
    openDesk,
  }) => {
    const { tab, log, simulator } = await openDesk(
      {},
      { rules: [{ match: onSubscribe, effect: { type: 'delay', ms: 1_500, of: 'reply' } }] },
    )
    await until(() => operations(log, 'Subscribe').length === 1)
    await tab.press('unmount')
    await tab.becomes(null)
    await until(() => operations(log, 'Unsubscribe').length === 1)
    await until(() => !simulator.world.isSubscribed(seedAtServer))
    expect(tab.status()).toBeNull()
    expect(tab.statuses()).not.toContain('subscribed')
  })
})
