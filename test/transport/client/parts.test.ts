/** Parts of a client: added late, in any order, twice, or by another copy of the library, they are on one engine. */
import { QueryClient } from '@tanstack/react-query'
import { readFileSync } from 'node:fs'
import type { ContentsHandle, WorkbinClient, WorkbinTarget } from 'gws-workbins/core'
import { createSimulator, type Simulator } from 'gws-workbins/simulator'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { LeanClient } from '../../../src/core/LeanClient.js'
import { withChannels } from '../../../src/core/withChannels.js'
import { withEvents } from '../../../src/core/withEvents.js'
import { completeClient } from '../../../src/transport/client/completeClient.js'
import { createLeanClient } from '../../../src/transport/client/createLeanClient.js'
import { withCatalogue } from '../../../src/transport/client/withCatalogue.js'
import { withContents } from '../../../src/transport/client/withContents.js'
import { withDiagnosis } from '../../../src/transport/client/withDiagnosis.js'
import { withMoves } from '../../../src/transport/client/withMoves.js'
import { pass, seedTarget } from '../openDesk.js'

const seed = { id: seedTarget.id, agentGroup: 'MyAgentGroup' }

interface LeanDesk {
  readonly simulator: Simulator
  readonly client: LeanClient
  readonly disconnect: () => void
  gets(): number
}

/** A lean client that is held, on a simulator. */
function openLean(): LeanDesk {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  const simulator = createSimulator()
  const client = createLeanClient({
    url: 'http://localhost/api/v2',
    queryClient: new QueryClient(),
    fetch: simulator.fetch,
  })
  const disconnect = client.connect()
  onTestFinished(async () => {
    disconnect()
    await pass(60_000)
    await simulator.close()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  const isGet = (entry: ReturnType<typeof simulator.log.entries>[number]): boolean =>
    entry.kind === 'request' && entry.path.includes('subresources=*')
  return {
    simulator,
    client,
    disconnect,
    gets: () => simulator.log.entries().filter(isGet).length,
  }
}

const idsOf = ({ getState }: Pick<ContentsHandle, 'getState'>): readonly string[] =>
  getState().items?.map(({ id }) => id) ?? []

/** The ids that the simulator's world has there. */
const truth = ({ simulator }: LeanDesk): readonly string[] =>
  simulator.world.contents(seed).map(({ resource }) => resource.id)

/** The item that the list shows first. */
const firstOf = ({ getState }: ContentsHandle): { id: string; medium: string } => {
  const [item] = getState().items ?? []
  if (item === undefined) throw new Error('the list is empty')
  return item
}

/** A second bundle on the page: modules of its own. */
async function otherCopy(): Promise<(client: LeanClient) => WorkbinClient> {
  vi.resetModules()
  const { completeClient: complete } =
    await import('../../../src/transport/client/completeClient.js')
  expect(complete).not.toBe(completeClient)
  return complete
}

const names = Object.keys(
  completeClient(createLeanClient({ url: '/api/v2', queryClient: new QueryClient() })),
)

describe('a part that is added', () => {
  it('late reads a list of what is live already, by one GET and no second Subscribe [R-135]', async () => {
    const desk = openLean()
    desk.client.subscription(seedTarget)
    await pass(5_000)
    const list = withContents(desk.client).contents(seedTarget)
    await pass(1_000)
    expect(list.getState().status).toBe('current')
    expect(idsOf(list)).toEqual(truth(desk))
    expect(desk.gets()).toBe(1)
    const posts = desk.simulator.log
      .entries()
      .filter((entry) => entry.kind === 'request' && entry.body?.includes('"Subscribe"') === true)
    expect(posts).toHaveLength(1)
  })

  it('late joins channels on the session that is up, and moves what it proves [R-135]', async () => {
    const desk = openLean()
    await pass(5_000)
    const channels = withChannels(desk.client)
    channels.onChannel('/v2/me/calls', () => {})
    await pass(1_000)
    expect(channels.channel('/v2/me/calls').getState().status).toBe('joined')
    const list = withContents(desk.client).contents(seedTarget)
    await pass(3_000)
    const item = firstOf(list)
    const pulled = withMoves(desk.client).pull(seedTarget, item)
    await pass(1_000)
    expect((await pulled).status).toBe('done')
    expect(idsOf(list)).not.toContain(item.id)
  })

  it('while the link is lost hears of it as the others do [R-135]', async () => {
    const desk = openLean()
    const subscription = desk.client.subscription(seedTarget)
    await pass(5_000)
    desk.simulator.rules.add({
      match: { path: '/notifications' },
      effect: { type: 'dropRequest' },
    })
    desk.simulator.world.cutConnections()
    await pass(1_000)
    expect(subscription.getState().isLive).toBe(false)
    const list = withContents(desk.client).contents(seedTarget)
    await pass(1_000)
    expect(list.getState().isCurrent).toBe(false)
    desk.simulator.rules.clear()
    await pass(60_000)
    expect(list.getState().isCurrent).toBe(true)
    expect(idsOf(list)).toEqual(truth(desk))
  })

  it.each<[string, (client: LeanClient) => LeanClient]>([
    ['moves, lists', (client) => withContents(withMoves(client))],
    ['lists, moves', (client) => withMoves(withContents(client))],
    ['events, lists, moves', (client) => withMoves(withContents(withEvents(client)))],
    ['moves, channels, lists, events', (client) => completeClient(withMoves(client))],
    ['everything twice', (client) => completeClient(completeClient(client))],
  ])('is on one engine, whatever came before: %s [R-136]', async (_name, add) => {
    const desk = openLean()
    const client = completeClient(add(desk.client))
    expect(client).toBe(desk.client)
    expect(Object.keys(client).toSorted()).toEqual(names.toSorted())
    const order: string[] = []
    const list = client.contents(seedTarget, { onItemsChanged: ({ cause }) => order.push(cause) })
    client.onEvent(seedTarget, (event) => order.push(event.messageType))
    await pass(3_000)
    const item = firstOf(list)
    const pulled = client.pull(seedTarget, item)
    await pass(1_000)
    expect((await pulled).status).toBe('done')
    expect(idsOf(list)).toEqual(truth(desk))
    expect(order.filter((word) => word === 'WorkbinStateChangeMessage')).toHaveLength(1)
    expect(order[0]).toBe('WorkbinSubscriptionStateChangeMessage')
  })

  it('is forgotten by a reset with all the others, however late it came [R-135]', async () => {
    const desk = openLean()
    const { client } = desk
    client.subscription(seedTarget)
    await pass(5_000)
    const full = completeClient(client)
    const list = full.contents(seedTarget)
    await pass(3_000)
    desk.simulator.rules.add({ match: { method: 'GET' }, effect: { type: 'hold' } })
    const reading = full.workbins().catch(({ code }: { code: string }) => code)
    const pulled = full.pull(seedTarget, firstOf(list))
    client.reset({ agentId: 'kim' })
    expect(list.getState()).toMatchObject({ status: 'pending', items: null })
    expect((await pulled).status).toBe('cancelled')
    await pass(1_000)
    await expect(reading).resolves.toBe('agent-changed')
    desk.simulator.rules.clear()
    await pass(60_000)
    expect(list.getState().status).toBe('current')
  })

  it('hears of the messages it needs where it is the only one [R-135]', async () => {
    const desk = openLean()
    const client = withMoves(desk.client)
    client.subscription(seedTarget)
    await pass(5_000)
    const letter = desk.simulator.world.contents(seed).find(({ medium }) => medium === 'email')
    const item = { id: letter?.resource.id ?? '', medium: 'email' }
    const pulled = client.pull(seedTarget, item)
    await pass(1_000)
    expect((await pulled).status).toBe('done')
    desk.simulator.rules.add({
      match: { operation: 'AddEmail' },
      effect: { type: 'proof', mode: 'never' },
    })
    const added = client.add(seedTarget, item)
    await pass(1_000)
    expect((await added).status).toBe('done')
  })
})

describe('another copy of the library', () => {
  it('adds to a client of this one: one session, one list, one GET [R-136]', async () => {
    const desk = openLean()
    const complete = await otherCopy()
    const theirs = complete(desk.client)
    expect(theirs).toBe(desk.client)
    const list = theirs.contents(seedTarget)
    await pass(3_000)
    const ours: WorkbinTarget = { ...seedTarget }
    const same = withContents(desk.client).contents(ours)
    expect(same.getState()).toBe(list.getState())
    expect(idsOf(list)).toEqual(truth(desk))
    expect(desk.gets()).toBe(1)
    expect(desk.simulator.world.pushSessions()).toHaveLength(1)
    const pulled = withMoves(desk.client).pull(seedTarget, firstOf(list))
    await pass(1_000)
    expect((await pulled).status).toBe('done')
    const findings = withDiagnosis(withCatalogue(desk.client)).diagnose()
    await pass(1_000)
    expect((await findings).length).toBeGreaterThan(0)
  })

  it('of another version adds nothing to an engine it does not know [R-136]', () => {
    const stranger = { ...createLeanClient({ url: '/api/v2', queryClient: new QueryClient() }) }
    expect(() => withMoves(stranger)).not.toThrow()
    const { agent, connection } = stranger
    // What another version's client has beside its methods, this one does not know.
    const theirs = { agent, connection } as unknown as LeanClient
    expect(() => withMoves(theirs)).toThrow(expect.objectContaining({ code: 'invalid-option' }))
    const [key] = Object.getOwnPropertySymbols(stranger)
    const [, version] = /"version": "(.*)"/.exec(readFileSync('package.json', 'utf8')) ?? []
    expect(key?.description).toBe(`gws-workbins.engine@${version}`)
  })
})
