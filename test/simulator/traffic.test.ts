// Traffic: routing, colleagues and a supervisor move items about, by the clock and by the seed.
import type { SimulatorTarget, TrafficOptions } from 'gws-workbins/simulator'
import {
  createLargeWorld,
  createSimulator,
  createSimulatorControl,
  demoWorkbinIds as ids,
} from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from './connectCometd.js'
import { openDesktop } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'Billing-Tier2' }
const other = { id: ids.riskReview, agentGroup: 'Risk-EMEA' }

let simulator = createSimulator()

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-23T08:00:00Z') })
  simulator = createSimulator()
})

afterEach(async () => {
  await simulator.close()
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

const minutes = (count: number) => vi.advanceTimersByTimeAsync(count * 60_000)
const actions = (action: string) =>
  simulator.log.entries().filter((entry) => entry.kind === 'action' && entry.action === action)
const only = (rates: TrafficOptions): TrafficOptions => ({
  arrivalsPerMinute: 0,
  takesPerMinute: 0,
  movesPerMinute: 0,
  ...rates,
})
const count = (at: SimulatorTarget = target) => simulator.world.contents(at).length

describe('traffic', () => {
  it('feeds items at its rate, into the workbins named [R-157]', async () => {
    const before = count()
    simulator.world.startTraffic(only({ arrivalsPerMinute: 30, targets: [target] }))
    await minutes(10)
    expect(count() - before).toBeGreaterThan(240)
    expect(count() - before).toBeLessThan(360)
    expect(actions('addItem')).toHaveLength(count() - before)
    const { resource } = simulator.world.contents(target).at(-1) ?? {}
    expect(resource?.['receivedDate']).toMatch(/^2026-11-23 11:/)
  })

  it('stops to feed a workbin that is full', async () => {
    simulator.world.startTraffic(only({ arrivalsPerMinute: 600, targets: [target] }))
    await minutes(3)
    expect(count()).toBe(500)
  })

  it('lets colleagues take the oldest items; most are finished, some put back [R-157]', async () => {
    const oldest = simulator.world.contents(target)[0]?.resource.id
    simulator.world.startTraffic(only({ takesPerMinute: 60, targets: [target, other] }))
    await vi.advanceTimersByTimeAsync(4000)
    expect(simulator.world.held('user').length).toBeGreaterThan(0)
    expect(simulator.world.held()).toEqual([])
    expect(simulator.world.contents(target).map(({ resource }) => resource.id)).not.toContain(
      oldest,
    )
    await minutes(30)
    expect([count(), count(other)]).toEqual([0, 0])
    expect(actions('takeItem').length).toBeGreaterThan(8)
    expect(actions('addItem').length).toBe(actions('takeItem').length - 8)
  })

  it('lets a supervisor even out the workbins [R-157]', async () => {
    const crowd = { ...target, agentGroup: 'MyAgentGroup' }
    for (let index = 0; index < 20; index += 1) simulator.world.addItem(crowd)
    simulator.world.startTraffic(only({ movesPerMinute: 6, targets: [crowd, target, other] }))
    await minutes(5)
    const sizes = [crowd, target, other].map((at) => count(at))
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThan(2)
  })

  it('is told to those who have subscribed [R-157]', async () => {
    const desktop = await openDesktop(simulator)
    const client = await connect(simulator)
    await desktop.subscribe(`/me/workbins/${target.id}?agentGroup=Billing-Tier2`)
    simulator.world.startTraffic({ targets: [target] })
    await minutes(2)
    const heard = client.workbins().map((data) => (data as { action?: string }).action)
    expect(heard.filter((action) => action === 'ItemAdded').length).toBeGreaterThan(50)
    expect(heard.filter((action) => action === 'ItemRemoved').length).toBeGreaterThan(50)
    client.cometd.disconnect()
    await vi.advanceTimersByTimeAsync(10)
  })

  it('is alike for like seeds [R-157]', async () => {
    const play = async (seed: number) => {
      vi.setSystemTime(new Date('2026-11-23T08:00:00Z'))
      simulator = createSimulator({ seed, world: createLargeWorld({ agents: 20, items: 300 }) })
      simulator.world.startTraffic()
      await minutes(3)
      const { contents, held } = simulator.world.dump()
      await simulator.close()
      return { contents, held }
    }
    const first = await play(1)
    expect(await play(1)).toEqual(first)
    expect(await play(2)).not.toEqual(first)
  })

  it('stands still without an Interaction Server, goes on after a restart, and stops', async () => {
    simulator.world.startTraffic()
    simulator.world.setService('MultiMediaState', 'Inactive')
    simulator.log.clear()
    await minutes(1)
    expect(simulator.log.entries()).toEqual([])
    simulator.world.restart()
    await minutes(1)
    expect(actions('addItem').length).toBeGreaterThan(20)
    simulator.world.stopTraffic()
    simulator.log.clear()
    await minutes(1)
    expect(simulator.log.entries()).toEqual([])
  })

  it('has nothing to do in a world without group workbins', async () => {
    const { agents, workbins } = createLargeWorld({ agents: 1, items: 0 })
    simulator = createSimulator({ world: { agents, workbins, contents: [] } })
    simulator.world.startTraffic()
    await minutes(1)
    expect(actions('addItem')).toEqual([])
  })

  it('is started and stopped over the control route, and malformed rates are told', async () => {
    const { world } = createSimulatorControl(simulator.fetch)
    await world.startTraffic(only({ arrivalsPerMinute: 60, targets: [target] }))
    await minutes(1)
    expect(actions('addItem').length).toBeGreaterThan(30)
    await world.stopTraffic()
    expect(vi.getTimerCount()).toBe(0)
    await expect(world.startTraffic({ takesPerMinute: -1 })).rejects.toThrow(
      'action.options.takesPerMinute must be a number of 0 or more',
    )
  })
})

describe('an item that a colleague takes', () => {
  it('is the oldest one, or the one named; it is put back by hand', async () => {
    const { world } = createSimulatorControl(simulator.fetch)
    const [oldest, second] = simulator.world.contents(target)
    expect(simulator.world.takeItem(target, 'user')).toEqual(oldest)
    expect(await world.takeItem(target, 'user', second?.resource.id)).toEqual(second)
    expect(simulator.world.takeItem(target, 'user', 'unknown')).toBeUndefined()
    expect(simulator.world.held('user')).toEqual([oldest, second])
    simulator.world.addItem(target, oldest)
    expect(simulator.world.held('user')).toEqual([second])
    expect(simulator.world.contents(target).at(-1)).toEqual(oldest)
  })
})
