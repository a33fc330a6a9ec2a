/** Faults of lists (reliability §7): more events at once than anybody expects. Times are reported, and fail nothing. */
import { createDemoWorld } from 'gws-workbins/simulator'
import { describe, expect } from 'vitest'
import { pass, until } from './deskTest.js'
import { listHistory } from './judgeLists.js'
import { it, listBecomes, listed, listGets } from './listTest.js'
import { toSimulatorTarget } from './openDesk.js'
import type { TargetPlan } from './page/DeskPlan.js'
import { arrivals } from './readTraffic.js'
import { spoilPoll } from './spoilPoll.js'
import type { Tab } from './Tab.js'

const atServer = toSimulatorTarget(listed)

/** A workbin with names so short that ten thousand events are less than a reply may be. */
const tiny: TargetPlan = { id: 'w', owner: { agentGroup: 'G' }, list: true }

function tinyWorld() {
  const {
    agents: [agent],
    contents,
  } = createDemoWorld()
  const agents = [{ ...agent, agentGroups: ['G'] }] as const
  return { agents, contents, workbins: [{ id: 'w', name: 'W', type: 'AgentGroup' as const }] }
}

/** Keeps the long tasks of the page. */
function watchLongTasks(): void {
  const found: number[] = []
  Reflect.set(globalThis, 'longTasks', found)
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) found.push(Math.round(duration))
  }).observe({ type: 'longtask', buffered: true })
}

/** The long tasks since, and how long the parse of a text that long takes alone (ms). */
function readLongTasks(tab: Tab, { from, length }: { from: number; length: number }) {
  return tab.evaluate(
    (given) => {
      // Put there before anything else ran in the page.
      const all = Reflect.get(globalThis, 'longTasks') as number[]
      const message = { channel: '/v2/me/workbins', data: { id: 'w', item: { id: 'i0' } } }
      const count = Math.round(given.length / JSON.stringify(message).length)
      const text = JSON.stringify(Array.from({ length: count }, () => message))
      const start = performance.now()
      JSON.parse(text)
      const parse = Math.round(performance.now() - start)
      return { longTasks: all.slice(given.from), parse }
    },
    { from, length },
  )
}

/** Ten thousand changes: 5 025 items come, the first 4 975 of them go again. */
function flood(add: (n: number) => void, remove: (n: number) => void): void {
  for (let n = 0; n < 5_025; n += 1) {
    add(n)
    if (n < 4_975) remove(n)
  }
}

/** How often React has written the list. */
function commitsOf(tab: Tab): Promise<number> {
  return tab.evaluate(
    () => Number(document.querySelector<HTMLElement>('[data-list]')?.dataset['commits']),
    null,
  )
}

/** Of the log: the most characters that one reply had. */
function largestReply(log: readonly object[]): number {
  return Math.max(...log.map((entry) => ('size' in entry ? Number(entry.size) : 0)))
}

describe('ten thousand events in one reply', () => {
  it('F42 are one commit of the list, and one GET [R-232]', async ({ annotate, openLists }) => {
    const desk = await openLists(
      { targets: [tiny] },
      { init: watchLongTasks, simulate: { world: tinyWorld() } },
    )
    const { tab, log, simulator } = desk
    const target = toSimulatorTarget(tiny)
    await listBecomes(tab, (_, status) => status === 'current')
    await pass(2_500)
    const before = await commitsOf(tab)
    const facts = listHistory(tab).length
    const { longTasks } = await readLongTasks(tab, { from: 0, length: 0 })
    await spoilPoll(simulator)
    flood(
      (n) => simulator.world.addItem(target, { medium: 'chat', resource: { id: `i${n}` } }),
      (n) => simulator.world.removeItem(target, `i${n}`),
    )
    await listBecomes(tab, (shown) => shown.length === 50)
    await until(() => listGets(desk, tiny).length > 1)
    await pass(2_500)
    const size = largestReply(log)
    const found = await readLongTasks(tab, { from: longTasks.length, length: size })
    await annotate(
      `${size} characters; long tasks ${found.longTasks.join(', ')} ms; bare parse ${found.parse} ms`,
    )
    expect(size).toBeGreaterThan(1_000_000)
    // The reply's one; the GET's beginning and its end.
    expect((await commitsOf(tab)) - before).toBeLessThanOrEqual(3)
    expect(listHistory(tab).length - facts).toBeLessThanOrEqual(2)
    expect(listGets(desk, tiny)).toHaveLength(2)
    expect(tab.statuses()).not.toContain('recovering')
  })

  it('F42 that are more than a reply may be are a gap, and the list is right [R-232]', async ({
    annotate,
    openLists,
  }) => {
    const desk = await openLists({}, { init: watchLongTasks })
    const { tab, log, simulator } = desk
    await listBecomes(tab, (_, status) => status === 'current')
    await pass(2_500)
    const before = await commitsOf(tab)
    const { longTasks } = await readLongTasks(tab, { from: 0, length: 0 })
    const added: string[] = []
    await spoilPoll(simulator)
    flood(
      () => added.push(simulator.world.addItem(atServer).resource.id),
      (n) => simulator.world.removeItem(atServer, added[n]),
    )
    await listBecomes(tab, (shown, status) => status === 'current' && shown.length === 53)
    await pass(2_500)
    const found = await readLongTasks(tab, { from: longTasks.length, length: 0 })
    await annotate(`${largestReply(log)} characters; long tasks ${found.longTasks.join(', ')} ms`)
    expect(largestReply(log)).toBeGreaterThan(2_000_000)
    expect(tab.statuses()).toContain('recovering')
    expect(arrivals(log, '/meta/handshake')).toHaveLength(2)
    expect(listGets(desk)).toHaveLength(2)
    expect((await commitsOf(tab)) - before).toBeLessThanOrEqual(6)
  })
})
