// A world of hundreds of agents: alike for like seeds, and each agent has a browser of its own.
import {
  createLargeWorld,
  createSimulator,
  createSimulatorControl,
  type WorldDefinition,
} from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from './connectCometd.js'
import { openDesktop } from './openDesktop.js'

const itemsIn = ({ contents }: WorldDefinition) => contents.flatMap(({ items }) => items)

describe('a large world', () => {
  it('has 200 agents, 30 workbins and 5 000 items, each once [R-156]', () => {
    const world = createLargeWorld()
    expect(world.agents).toHaveLength(200)
    expect(world.workbins).toHaveLength(30)
    const unique = (values: readonly string[]) => new Set(values).size
    expect(unique(world.agents.map(({ id }) => id))).toBe(200)
    expect(unique(world.workbins.map(({ id }) => id))).toBe(30)
    expect(unique(itemsIn(world).map(({ resource }) => resource.id))).toBe(5000)
    for (const { id } of world.workbins)
      expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/)
  })

  it('has the container of every workbin, each in a group that has agents', () => {
    const { agents, contents, workbins } = createLargeWorld({ items: 0 })
    expect(contents.map(({ target }) => target.id)).toEqual(workbins.map(({ id }) => id))
    const groups = agents.map((agent) => [...agent.agentGroups, ...agent.placeGroups])
    for (const { target } of contents) {
      const name = target.agentGroup ?? target.placeGroup ?? ''
      expect(groups[0]).toContain(name)
      expect(groups.slice(1).flat()).toContain(name)
    }
  })

  it('is as large as asked for, and the same for the same seed [R-156]', () => {
    const options = { agents: 3, workbins: 5, items: 40, groups: 2, seed: 7 }
    const world = createLargeWorld(options)
    expect(createLargeWorld(options)).toEqual(world)
    expect(createLargeWorld({ ...options, seed: 8 })).not.toEqual(world)
    expect(world.agents).toHaveLength(3)
    expect(world.agents[0].agentGroups).toEqual(['Team-1', 'Team-2'])
    expect(itemsIn(world)).toHaveLength(40)
    expect(JSON.parse(JSON.stringify(world))).toEqual(world)
  })

  it('dates its items from the moment it is told', () => {
    const now = new Date('2020-01-01T00:00:00Z')
    for (const { resource } of itemsIn(createLargeWorld({ items: 50, now })))
      expect(resource['receivedDate']).toMatch(/^20(?:19-12-(?:29|30|31)|20-01-01) /)
  })

  it.each([{ agents: 0 }, { workbins: 1.5 }, { items: -1 }, { groups: Number.NaN }])(
    'cannot be made of %o',
    (options) => {
      expect(() => createLargeWorld(options)).toThrow(RangeError)
    },
  )
})

describe('a browser', () => {
  const world = createLargeWorld({ items: 100 })
  let simulator = createSimulator({ world })

  beforeEach(() => {
    vi.useFakeTimers()
    simulator = createSimulator({ world })
  })

  afterEach(async () => {
    await simulator.close()
    vi.useRealTimers()
  })

  const whoIs = async (fetch: typeof globalThis.fetch, headers: Record<string, string> = {}) => {
    const response = await fetch('/api/v2/me', { headers })
    const { user } = (await response.json()) as { user?: { id: string } }
    return user?.id
  }

  it('is that of each of 200 agents, each told of its own [R-156]', async () => {
    const desktops = await Promise.all(
      world.agents.map(async ({ id, agentGroups }) => {
        const { fetch } = simulator.browser(id)
        expect(await whoIs(fetch)).toBe(id)
        const workbin = world.contents.find(({ target }) =>
          agentGroups.includes(target.agentGroup ?? ''),
        )
        const desktop = await openDesktop(simulator, fetch)
        return { id, desktop, target: workbin?.target ?? { id: '' } }
      }),
    )
    for (const { desktop, target } of desktops) {
      const path = `/me/workbins/${target.id}?agentGroup=${target.agentGroup}`
      expect((await desktop.subscribe(path)).status).toBe(200)
    }
    expect(simulator.world.subscriptions()).toHaveLength(200)

    const [, second] = desktops
    const client = await connect(simulator, second?.desktop.fetch)
    simulator.world.addItem(second?.target ?? { id: '' })
    await vi.advanceTimersByTimeAsync(30)
    expect(client.workbins()).toMatchObject([
      { stateResource: 'Subscribed' },
      { action: 'ItemAdded', agentGroup: second?.target.agentGroup },
    ])
    expect(simulator.world.pushSessions()).toMatchObject([{ agentId: 'agent-1' }])
    client.cometd.disconnect()
    await vi.advanceTimersByTimeAsync(10)
  })

  it('stays that of its agent after a restart, and after it was signed out', async () => {
    const { fetch } = simulator.browser('agent-17')
    expect(await whoIs(fetch)).toBe('agent-17')
    simulator.world.restart()
    expect(await whoIs(fetch)).toBe('agent-17')
    simulator.world.signOut()
    expect(await whoIs(fetch)).toBeUndefined()
    simulator.world.signIn()
    expect(await whoIs(fetch)).toBe('agent-17')
    simulator.world.signOut()
    simulator.world.signIn('agent-3')
    expect(await whoIs(fetch)).toBe('agent-3')
  })

  it('is signed in by Basic credentials, where that is required', async () => {
    simulator = createSimulator({ world, signIn: 'required' })
    const { fetch } = simulator.browser('agent-17')
    expect(await whoIs(fetch)).toBeUndefined()
    expect(await whoIs(fetch, { authorization: `Basic ${btoa('agent-18:secret')}` })).toBe(
      'agent-18',
    )
    expect(await whoIs(fetch)).toBe('agent-18')
  })

  it('of nobody cannot be had; a cookie that names nobody is that of the default agent', async () => {
    expect(() => simulator.browser('agent-999')).toThrow('There is no agent agent-999.')
    const { fetch } = simulator.browser()
    expect(await whoIs(fetch, { cookie: 'SIMULATOR_AGENT=%' })).toBe('agent-0')
    const { world: remote } = createSimulatorControl(fetch)
    await remote.signOut()
    await remote.signIn()
    expect(await whoIs(fetch)).toBe('agent-0')
  })
})
