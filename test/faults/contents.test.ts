/** Faults of lists (reliability §7): each thing that goes wrong with a GET, an event or a page, and what a list in a real browser makes of it. */
import type { Rule, Simulator } from 'gws-workbins/simulator'
import { describe, expect, vi } from 'vitest'
import { findFullChromium } from '../../scripts/chromium.mjs'
import { pass, quick, sibling, until } from './deskTest.js'
import { listHistory, listNames } from './judgeLists.js'
import { it, listBecomes, listed, listGets, quickLists } from './listTest.js'
import { toSimulatorTarget } from './openDesk.js'
import { arrivals, operations } from './readTraffic.js'
import { spoilPoll } from './spoilPoll.js'
import type { StampedEntry } from './stampLog.js'
import type { Tab } from './Tab.js'

const atServer = toSimulatorTarget(listed)
const onGet = { method: 'GET', path: 'subresources' }
const onPoll = { channel: '/meta/connect', held: true }
const onSubscribe = { operation: 'Subscribe' }

/** The headless shell has no windows, so none of its tabs can be hidden behind another. */
const hasWindows = !/headless.shell/.test(findFullChromium() ?? '')

const ids = ({ world }: Simulator): readonly string[] =>
  world.contents(atServer).map(({ resource }) => resource.id)

/** One comes, and the oldest goes: the same number, and another list. */
function change({ world }: Simulator): string {
  world.removeItem(atServer)
  return world.addItem(atServer).resource.id
}

/** The POSTs about an item. */
const posts = (log: readonly StampedEntry[], id: string): readonly StampedEntry[] =>
  log.filter((entry) => entry.kind === 'request' && entry.body?.includes(id) === true)

/** Resolves once the tab's fact is so. */
async function states(tab: Tab, fact: string, value: string): Promise<void> {
  await vi.waitFor(async () => expect(await tab.fact(fact)).toBe(value), {
    timeout: 20_000,
    interval: 50,
  })
}

describe('a list whose link fails', () => {
  it.concurrent('F02 is polled where the confirmation never comes, and not called current [R-230]', async ({
    openLists,
  }) => {
    const { tab, simulator } = await openLists(
      { timings: { ...quickLists, confirm: 1_000 } },
      {
        rules: [
          { match: onSubscribe, effect: { type: 'confirmation', mode: 'never' } },
          { match: onPoll, effect: { type: 'events', mode: 'lost' } },
        ],
      },
    )
    await tab.becomes('unconfirmed')
    await listBecomes(tab, (shown) => shown.length === 3)
    const id = change(simulator)
    await listBecomes(tab, (shown) => shown.includes(id))
    expect(listHistory(tab).map(({ status }) => status)).not.toContain('current')
    simulator.rules.clear()
  })

  it.concurrent('F26 shows what changed while its session was forgotten [R-230]', async ({
    openLists,
  }) => {
    const desk = await openLists()
    const { tab, log, simulator } = desk
    await listBecomes(tab, (_, status) => status === 'current')
    simulator.world.expirePushSessions()
    const id = change(simulator)
    await listBecomes(tab, (_, status) => status === 'outdated')
    await listBecomes(tab, (shown, status) => status === 'current' && shown.includes(id))
    expect(arrivals(log, '/meta/handshake')).toHaveLength(2)
    expect(listGets(desk)).toHaveLength(2)
  })

  it.concurrent('F29 is read again where a reply with three events is lost [R-230]', async ({
    openLists,
  }) => {
    const { tab, simulator } = await openLists()
    await listBecomes(tab, (_, status) => status === 'current')
    // Cut before its first byte, Chromium would send the poll again by itself, and nothing were lost.
    await spoilPoll(simulator, { type: 'cut' })
    const added = [change(simulator), simulator.world.addItem(atServer).resource.id]
    await listBecomes(tab, (_, status) => status === 'outdated')
    await listBecomes(
      tab,
      (shown, status) => status === 'current' && shown.includes(added[1] ?? ''),
    )
    expect(tab.statuses()).toContain('recovering')
    expect(listHistory(tab).at(-1)?.ids).toEqual(expect.arrayContaining(added))
  })

  it.concurrent('is the server’s again after 5 s offline [R-230]', async ({ openLists }) => {
    const { tab, context, simulator } = await openLists()
    await listBecomes(tab, (_ids, status) => status === 'current')
    await context?.setOffline(true)
    await listBecomes(tab, (_ids, status) => status === 'outdated')
    const id = change(simulator)
    await pass(5_000)
    expect(listHistory(tab).at(-1)?.ids).toHaveLength(3)
    await context?.setOffline(false)
    await listBecomes(tab, (shown, status) => status === 'current' && shown.includes(id), 8_000)
  })

  it.concurrent('finds by its resync that the server dropped its subscription without a word [R-230]', async ({
    openLists,
  }) => {
    const resync = 2_000
    const { tab, log, simulator } = await openLists(
      { timings: { ...quickLists, resync } },
      // Nobody can know before: the badge is Live, too, until then.
      { patience: resync * 1.2 + quick.heartbeat + 3_000, judgesItself: true },
    )
    await listBecomes(tab, (_, status) => status === 'current')
    simulator.world.dropSubscription(atServer)
    const id = change(simulator)
    await listBecomes(tab, (shown) => shown.includes(id))
    await until(() => simulator.world.isSubscribed(atServer), 30_000)
    expect(operations(log, 'Subscribe')).toHaveLength(2)
  })
})

describe('an answer', () => {
  it.concurrent('F18 serves a hundred components: one POST, one GET [R-230]', async ({
    openLists,
  }) => {
    const desk = await openLists({ targets: [{ ...listed, lists: 49, badges: 50 }] })
    await listBecomes(desk.tab, (_, status) => status === 'current')
    await pass(2_500)
    expect(operations(desk.log, 'Subscribe')).toHaveLength(1)
    expect(listGets(desk)).toHaveLength(1)
    expect(listNames(desk.tab)).toHaveLength(50)
  })

  it.concurrent.for<readonly [string, Rule['effect'], 'outdated' | 'failed', string]>([
    ['404', { type: 'respond', status: 404, body: { statusCode: 6 } }, 'failed', 'not-found'],
    ['403', { type: 'respond', status: 403, body: { statusCode: 5 } }, 'failed', 'forbidden'],
    ['of 17 MB', { type: 'contents', mode: 'huge' }, 'failed', 'answer-too-large'],
    ['503', { type: 'respond', status: 503 }, 'outdated', 'service-unavailable'],
    ['of half a JSON', { type: 'truncate' }, 'outdated', 'malformed-answer'],
    ['whose connection is cut', { type: 'cut' }, 'outdated', 'request-failed'],
    [
      'with statusCode 7, in part',
      { type: 'contents', mode: 'partial' },
      'outdated',
      'service-unavailable',
    ],
  ])(
    '%s leaves the list as it was, says why, and is over with its cause [R-230]',
    async ([, effect, status, code], { openLists }) => {
      const { tab, simulator } = await openLists()
      await listBecomes(tab, (_, now) => now === 'current')
      const before = listHistory(tab).at(-1)?.ids
      const gapAt = Date.now()
      const remove = simulator.rules.add({ match: onGet, effect })
      // Nobody is told of what changes now.
      simulator.world.endSubscription(atServer)
      change(simulator)
      await states(tab, '0-list-code', code)
      expect(listHistory(tab).at(-1)).toMatchObject({ ids: before, status })
      expect(Math.abs(Number(await tab.fact('0-list-as-of')) - gapAt)).toBeLessThan(2_000)
      expect(tab.status()).toBe('subscribed')
      remove()
      if (status === 'failed') await tab.press('retry-list-0')
    },
  )

  it.concurrent.for(['with 503', 'empty'] as const)(
    '%s, while the service is down, empties no list, which says since when [R-230]',
    async (answer, { openLists }) => {
      const { tab, simulator } = await openLists()
      await listBecomes(tab, (_, status) => status === 'current')
      const before = listHistory(tab).at(-1)?.ids
      const gone = { type: 'contents', mode: 'empty' } as const
      if (answer === 'empty') simulator.rules.add({ match: onGet, effect: gone })
      const downAt = Date.now()
      simulator.world.setService('MultiMediaState', 'Inactive')
      await listBecomes(tab, (_, status) => status === 'outdated')
      change(simulator)
      await pass(5_000)
      expect(listHistory(tab).at(-1)).toMatchObject({ ids: before, status: 'outdated' })
      expect(Math.abs(Number(await tab.fact('0-list-as-of')) - downAt)).toBeLessThan(2_000)
      simulator.rules.clear()
      simulator.world.setService('MultiMediaState', 'Active')
    },
  )
})

describe('a page with a list', () => {
  it.concurrent('that comes out of the back/forward cache shows what changed meanwhile [R-230]', async ({
    openLists,
  }) => {
    const { tab, site, simulator } = await openLists()
    await listBecomes(tab, (_, status) => status === 'current')
    await tab.goto(`${site.url}/elsewhere`)
    const id = change(simulator)
    await pass(1_500)
    const { length } = tab.facts
    await tab.evaluate(() => void setTimeout(() => history.back(), 0), null)
    await tab.happens('pageshow-cached', length)
    await listBecomes(tab, (shown, status) => status === 'current' && shown.includes(id))
  })

  it.runIf(hasWindows).concurrent(
    'that was frozen shows what changed meanwhile [R-230]',
    async ({ openLists }) => {
      const { tab, simulator, activate, cover } = await openLists({}, { raw: true })
      await listBecomes(tab, (_, status) => status === 'current')
      await cover()
      await tab.happens('hidden')
      await tab.command('Page.setWebLifecycleState', { state: 'frozen' })
      await tab.happens('freeze')
      const id = change(simulator)
      await pass(3_000)
      const { length } = tab.facts
      await activate(tab)
      await tab.command('Page.setWebLifecycleState', { state: 'active' })
      await tab.happens('resume', length)
      await listBecomes(tab, (shown, status) => status === 'current' && shown.includes(id))
    },
  )

  it.concurrent('loses what another tab of the agent takes [R-230]', async ({ openLists }) => {
    const { tab, openTab, simulator } = await openLists()
    const other = await openTab({ targets: [listed], timings: quickLists })
    await listBecomes(tab, (_, status) => status === 'current')
    await listBecomes(other, (_, status) => status === 'current')
    const [id = ''] = ids(simulator)
    await tab.press(`pull-0-${id}`)
    await states(tab, '0-pulled', 'done ')
    await listBecomes(other, (shown) => !shown.includes(id), 2_000)
    expect(simulator.world.held().map(({ resource }) => resource.id)).toEqual([id])
  })

  it.concurrent('sees one success where two agents take the same item at once [R-233]', async ({
    openLists,
  }) => {
    const { tab, openTabOf, simulator } = await openLists({ targets: [{ ...sibling, list: true }] })
    const other = await openTabOf('user')
    await listBecomes(tab, (_, status) => status === 'current')
    await listBecomes(other, (_, status) => status === 'current')
    const [item] = simulator.world.contents(toSimulatorTarget(sibling))
    const id = item?.resource.id ?? ''
    const operation = { method: 'POST', path: listed.id }
    simulator.rules.add({ match: operation, effect: { type: 'reorder', withinMs: 1_000 } })
    await Promise.all([tab, other].map((each) => each.press(`pull-0-${id}`)))
    await vi.waitFor(
      async () => {
        const outcomes = await Promise.all([tab, other].map((each) => each.fact('0-pulled')))
        expect(outcomes.toSorted()).toEqual(['done ', 'refused already-taken'])
      },
      { timeout: 20_000 },
    )
    const held = ['user', undefined].flatMap((agentId) => simulator.world.held(agentId))
    expect(held.map(({ resource }) => resource.id)).toEqual([id])
  })
  it.concurrent('does not say that somebody else has what a POST took that the browser sent twice [R-234]', async ({
    openLists,
  }) => {
    const { tab, log, simulator } = await openLists()
    await listBecomes(tab, (_, status) => status === 'current')
    const [id = ''] = ids(simulator)
    const onPull = { method: 'POST', path: listed.id }
    simulator.rules.add({ match: onPull, times: 1, effect: { type: 'dropReply' } })
    await tab.press(`pull-0-${id}`)
    await states(tab, '0-pulled', 'unconfirmed outcome-unknown')
    await listBecomes(tab, (shown) => !shown.includes(id))
    expect(simulator.world.held().map(({ resource }) => resource.id)).toEqual([id])
    expect(posts(log, id).length).toBeLessThanOrEqual(2)
  })
})
