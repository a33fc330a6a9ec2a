/** Lists over the simulator: each thing that goes wrong with a list or an event, and what is shown for it. */
import {
  demoWorkbinIds,
  type ContentsMode,
  type EventsMode,
  type SimulatorTarget,
} from 'gws-workbins/simulator'
import type { ContentsHandle, WorkbinContents, WorkbinTarget } from 'gws-workbins/core'
import { describe, expect, it, vi } from 'vitest'
import { manyWorkbins, otherUser, targetsOf } from './manyWorkbins.js'
import { openDesk, pass, seedTarget, type Desk, type DeskOptions } from './openDesk.js'

const seed: SimulatorTarget = { id: seedTarget.id, agentGroup: 'MyAgentGroup' }
const tier2: WorkbinTarget = { id: seedTarget.id, owner: { agentGroup: 'Billing-Tier2' } }
const onGet = { method: 'GET', path: 'subresources' }
const onPoll = { channel: '/meta/connect', held: true }

interface ListDesk extends Desk {
  readonly handle: ContentsHandle
  state(): WorkbinContents
  ids(): readonly string[]
  gets(): number
  spoil(mode: ContentsMode): void
  /** Lets the list be read now, and the answer be dealt with. */
  read(): Promise<void>
}

async function openList(options: DeskOptions = {}, target = seedTarget): Promise<ListDesk> {
  const desk = openDesk(options)
  const handle = desk.client.contents(target)
  await pass(3_000)
  return {
    ...desk,
    handle,
    state: handle.getState,
    ids: () => handle.getState().items?.map(({ id }) => id) ?? [],
    gets: () => desk.requests().filter((request) => request.includes('subresources=*')).length,
    spoil: (mode) =>
      void desk.simulator.rules.add({
        id: 'spoil',
        match: onGet,
        effect: { type: 'contents', mode },
      }),
    async read() {
      await Promise.all([handle.refetch(), pass(3_000)])
    },
  }
}

/** The ids that the simulator's world has there. */
function truth({ simulator }: Desk, target = seed): readonly string[] {
  return simulator.world.contents(target).map(({ resource }) => resource.id)
}

function expectTrue(desk: ListDesk): void {
  expect(desk.state().status).toBe('current')
  expect(desk.ids().toSorted()).toEqual(truth(desk).toSorted())
}

describe('an answer', () => {
  it.each([
    ['404, statusCode 6: no such workbin', 404, { statusCode: 6 }, 'not-found'],
    ['403, statusCode 5: a group of others', 403, { statusCode: 5 }, 'forbidden'],
    ['200, statusCode 3', 200, { statusCode: 3 }, 'forbidden'],
  ])(
    '%s fails the list for good, with what it showed [R-194, R-202]',
    async (_name, status, body, code) => {
      const desk = await openList()
      desk.simulator.rules.add({ match: onGet, effect: { type: 'respond', status, body } })
      await desk.read()
      expect(desk.state()).toMatchObject({
        status: 'failed',
        error: { code },
        items: { length: 3 },
      })
      const before = desk.gets()
      await pass(60_000)
      expect(desk.gets()).toBe(before)
    },
  )

  it('404 for the first GET is failed without items, and retry() brings them [R-194]', async () => {
    const missing: WorkbinTarget = { id: 'no-such-workbin', owner: 'me' }
    const desk = await openList({}, missing)
    expect(desk.state()).toMatchObject({ status: 'failed', items: null, asOf: null })
    expect(desk.state().error).toMatchObject({ code: 'not-found' })
  })

  it.each([
    ['503 of GWS', { type: 'respond', status: 503 }, 'service-unavailable'],
    ['504 of a gateway', { type: 'respond', status: 504 }, 'service-unavailable'],
    ['half a JSON', { type: 'truncate' }, 'malformed-answer'],
    ['a cut connection', { type: 'cut' }, 'request-failed'],
    ['no answer for 15 s', { type: 'hold' }, 'request-failed'],
    [
      'JSON of another program',
      { type: 'respond', status: 200, body: { ok: 1 } },
      'malformed-answer',
    ],
    [
      'success without a list',
      { type: 'respond', status: 200, body: { statusCode: 0 } },
      'malformed-answer',
    ],
    ['nothing but 200', { type: 'respond', status: 200, body: '' }, 'malformed-answer'],
    ['statusCode 7: failed in part', { type: 'contents', mode: 'partial' }, 'service-unavailable'],
  ] as const)(
    '%s is tried again, and the list stays, as of when it was last known [R-194, R-202]',
    async (_name, effect, code) => {
      const desk = await openList()
      const { asOf } = desk.state()
      desk.simulator.rules.add({ id: 'bad', match: onGet, effect })
      void desk.handle.refetch()
      await pass(20_000)
      expect(desk.state()).toMatchObject({
        status: 'outdated',
        error: { code },
        items: { length: 3 },
      })
      expect(desk.state().asOf).toBeGreaterThanOrEqual(asOf ?? 0)
      desk.simulator.rules.remove('bad')
      await pass(60_000)
      expectTrue(desk)
      expect(desk.state().error).toBeNull()
    },
  )

  it('of 17 MB is not read to its end, and not asked for again: the old list stays [R-194, R-202]', async () => {
    const desk = await openList()
    desk.spoil('huge')
    await desk.read()
    expect(desk.state()).toMatchObject({
      status: 'failed',
      error: { code: 'answer-too-large' },
      items: { length: 3 },
    })
    expect(desk.client.connection.getState().status).toBe('connected')
  })

  it('with each id twice shows it once, as it stands there last (F51) [R-202]', async () => {
    const desk = await openList()
    desk.spoil('duplicates')
    await desk.read()
    expectTrue(desk)
    expect(desk.state().items?.every(({ subject }) => subject === 'Again')).toBe(true)
  })

  it('with what is no item counts it as unreadable, and shows the others (F49) [R-202]', async () => {
    const desk = await openList()
    desk.spoil('malformed')
    await desk.read()
    const items = desk.state().items ?? []
    expect(items.filter(({ isReadable }) => isReadable).map(({ id }) => id)).toEqual(
      expect.arrayContaining([...truth(desk)]),
    )
    expect(items.some(({ isReadable }) => !isReadable)).toBe(true)
    expect(new Set(items.map(({ id }) => id)).size).toBe(items.length)
  })

  it('with objects for lists is read all the same [R-202]', async () => {
    const desk = await openList()
    desk.spoil('objects')
    await desk.read()
    expect(desk.state().status).toBe('current')
    expect(desk.ids().toSorted()).toEqual(truth(desk).toSorted())
  })

  it('with one id under two groups shows it in both lists, and its removal in one [R-192, R-202]', async () => {
    const desk = await openList()
    desk.spoil('shared')
    const other = desk.client.contents(tier2)
    await desk.read()
    const [id = ''] = truth(desk)
    const hasIt = (handle: ContentsHandle): boolean | undefined =>
      handle.getState().items?.some((item) => item.id === id)
    expect([hasIt(desk.handle), hasIt(other)]).toEqual([true, true])
    desk.simulator.world.removeItem(seed, id)
    await pass(100)
    expect([hasIt(desk.handle), hasIt(other)]).toEqual([false, true])
  })

  it('without items while the service is down leaves the list as it was, and says since when [R-083, R-194]', async () => {
    const desk = await openList()
    await pass(20_000)
    const before = Date.now()
    desk.simulator.world.setService('MultiMediaState', 'Inactive')
    desk.spoil('empty')
    await pass(60_000)
    expect(desk.state()).toMatchObject({ status: 'outdated', items: { length: 3 } })
    expect(desk.state().asOf).toBeGreaterThan(before - 15_001)
    expect(desk.state().asOf).toBeLessThanOrEqual(before + 100)
    desk.simulator.rules.remove('spoil')
    desk.simulator.world.setService('MultiMediaState', 'Active')
    await pass(10_000)
    expectTrue(desk)
  })

  it.each([1_000, 5_000, 9_000])(
    'that is %d ms old does not bring back what an event removed [R-080, R-165]',
    async (ms) => {
      const desk = await openList({ timings: { verifyWithin: 0 } })
      desk.simulator.rules.add({
        match: onGet,
        effect: { type: 'contents', mode: 'lagging', ms },
      })
      const [id = ''] = truth(desk)
      const seen: boolean[] = []
      desk.handle.subscribe(() => seen.push(desk.ids().includes(id)))
      desk.simulator.world.removeItem(seed, id)
      await pass(20_000)
      expect(seen).not.toContain(true)
      expectTrue(desk)
    },
  )
})

describe('events', () => {
  it.each([
    'lost',
    'twice',
    'reversed',
    'unknownAction',
    'unknownType',
    'unknownWorkbin',
    'unreadable',
    'withoutOwner',
    'twoOwners',
    'emptyOwner',
    'numericOwner',
  ] as const satisfies readonly EventsMode[])(
    'that are %s leave the list true in the end (F40, F41, F49) [R-192, R-202]',
    async (mode) => {
      const desk = await openList()
      const other = desk.client.contents(tier2)
      await pass(3_000)
      desk.simulator.rules.add({ id: 'events', match: onPoll, effect: { type: 'events', mode } })
      desk.simulator.rules.add({
        id: 'slow',
        match: onPoll,
        effect: { type: 'delay', ms: 500, of: 'reply' },
      })
      desk.simulator.world.endPolls()
      await pass(1_000)
      desk.simulator.world.addItem(seed, { medium: 'chat', resource: { id: 'x' } })
      desk.simulator.world.removeItem(seed, 'x')
      desk.simulator.world.addItem(seed)
      desk.simulator.world.removeItem(seed)
      await pass(2_000)
      desk.simulator.rules.clear()
      // One that nobody told of is found by the resync.
      await pass(800_000)
      expectTrue(desk)
      expect(other.getState()).toMatchObject({ status: 'current', items: { length: 5 } })
      expect(desk.simulator.world.contents(seed)).toHaveLength(3)
    },
  )

  it('of a reply that is lost are told once each, and the list is true within seconds (F29) [R-190, R-195]', async () => {
    const desk = await openList()
    let added = 0
    desk.client.contents(seedTarget, {
      onItemsChanged: (change) => {
        added += change.added.length
      },
    })
    desk.simulator.rules.add({ match: onPoll, times: 1, effect: { type: 'dropReply' } })
    desk.simulator.world.endPolls()
    for (let n = 0; n < 3; n += 1) desk.simulator.world.addItem(seed)
    await pass(5_000)
    expectTrue(desk)
    expect(added).toBe(6)
  })
})

describe('a list', () => {
  it('is polled where the confirmation never comes, and not called current (F02) [R-081, R-190]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'confirmation', mode: 'never' },
    })
    const handle = desk.client.contents(seedTarget)
    const statuses = new Set<string>()
    handle.subscribe(() => statuses.add(handle.getState().status))
    await pass(20_000)
    desk.simulator.world.addItem(seed)
    await pass(40_000)
    expect(handle.getState().items).toHaveLength(4)
    expect(statuses).not.toContain('current')
  })

  it('asserts its subscription again where the server dropped it without a word [R-203]', async () => {
    const desk = await openList()
    desk.simulator.world.dropSubscription(seed)
    desk.simulator.world.addItem(seed)
    expect(desk.simulator.world.isSubscribed(seed)).toBe(false)
    await pass(735_000)
    expect(desk.simulator.world.isSubscribed(seed)).toBe(true)
    expectTrue(desk)
  })

  it.each([86_400_000, -86_400_000, 7_200_000])(
    'makes no storm of GETs of a wall clock that jumps by %i ms (F38) [R-191]',
    async (ms) => {
      const desk = await openList()
      vi.setSystemTime(Date.now() + ms)
      await pass(60_000)
      expect(desk.gets()).toBeLessThanOrEqual(2)
      expectTrue(desk)
    },
  )

  it.each([
    ['one that GWS does not know there', 404, { statusCode: 6 }],
    ['one of which only success is said', 200, { statusCode: 0 }],
  ])('of another user is joined of its media; %s is empty [R-209]', async (_, status, body) => {
    const id = demoWorkbinIds.vipCorrespondence
    const owner = { user: 'user' }
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { path: '/chats?subresources' },
      effect: { type: 'respond', status, body },
    })
    const handle = desk.client.contents({ id, owner })
    await pass(3_000)
    const there = truth(desk, { id, userId: 'user' })
    expect(there.length).toBeGreaterThan(0)
    expect(handle.getState()).toMatchObject({ status: 'current', items: { length: there.length } })
    expect(desk.requests().filter((request) => request.includes('subresources'))).toEqual(
      ['emails', 'chats', 'workitems'].map(
        (medium) => `GET /users/user/workbins/${id}/${medium}?subresources=*`,
      ),
    )
  })

  it.each([
    ['one medium fails', '/workitems?subresources', 503, 'outdated'],
    ['no medium is known', 'subresources', 404, 'failed'],
  ])('of another user is not half read where %s [R-209]', async (_name, path, status, shown) => {
    const target = { id: demoWorkbinIds.vipCorrespondence, owner: { user: 'user' } }
    const desk = await openList({}, target)
    expect(desk.state().status).toBe('current')
    const { items } = desk.state()
    const body = { statusCode: status === 404 ? 6 : 4 }
    desk.simulator.rules.add({ match: { path }, effect: { type: 'respond', status, body } })
    await desk.read()
    expect(desk.state()).toMatchObject({ status: shown, items })
  })
})

describe('a pull of our own', () => {
  it('takes its item at once, and has the list verified at once, whatever events tell [R-208]', async () => {
    const desk = await openList()
    desk.simulator.rules.add({ match: onPoll, effect: { type: 'events', mode: 'lost' } })
    desk.simulator.world.endPolls()
    await pass(100)
    const [item] = desk.state().items ?? []
    const before = desk.gets()
    const pulled = desk.client.pull(seedTarget, item ?? { id: '', medium: '' })
    await pass(1_000)
    await expect(pulled).resolves.toMatchObject({ status: 'done' })
    expect(desk.ids()).not.toContain(item?.id)
    expect(desk.gets()).toBe(before + 1)
    expectTrue(desk)
  })
})

describe('texts of a list', () => {
  it('are kept as they came, and as JSON, whatever they would like to be (F47) [R-202]', async () => {
    const desk = await openList()
    const texts = [
      '<img src=x onerror=alert(1)>',
      'javascript:alert(1)',
      '\u202Eexe.fdp',
      'a\0b\uD83D',
    ]
    for (const [n, Subject] of texts.entries()) {
      const resource = { id: `hostile${n}`, uri: 'javascript:alert(1)', userData: { Subject } }
      desk.simulator.world.addItem(seed, { medium: 'chat', resource })
    }
    await pass(100)
    const shown = desk.state().items?.slice(-texts.length)
    expect(shown?.map(({ subject }) => subject)).toEqual(texts)
    expect(JSON.parse(JSON.stringify(shown))).toEqual(shown)
  })
})

describe('forty lists', () => {
  const targets: readonly WorkbinTarget[] = [
    ...targetsOf('me', 20),
    ...targetsOf(otherUser, 25).slice(20),
    ...targetsOf({ agentGroup: 'Billing' }, 40).slice(25),
  ]

  it('that a failover made dirty are read once each, four at a time [R-204]', async () => {
    const desk = openDesk({ simulate: { world: manyWorkbins } })
    const handles = targets.map((target) => desk.client.contents(target))
    await pass(20_000)
    const areCurrent = (): boolean => handles.every((handle) => handle.getState().isCurrent)
    expect(areCurrent()).toBe(true)
    // A GET for each, and for each of the three media of another user.
    const each = 20 + 15 + 3 * 5
    const isGet = (request: string): boolean => request.includes('subresources=*')
    expect(desk.requests().filter(isGet)).toHaveLength(each)
    desk.simulator.log.clear()
    desk.simulator.rules.add({ match: onGet, effect: { type: 'delay', ms: 100 } })
    desk.simulator.world.expirePushSessions()
    desk.simulator.world.endPolls()
    await pass(20_000)
    expect(areCurrent()).toBe(true)
    const gets = desk.requests().filter(isGet)
    expect(gets).toHaveLength(each)
    expect(new Set(gets).size).toBe(each)
    expect(mostAtOnce(desk)).toBeLessThanOrEqual(4)
  })
})

/** How many requests of the API were out at once. */
function mostAtOnce({ simulator }: Desk): number {
  const out = new Set<number>()
  let most = 0
  for (const entry of simulator.log.entries()) {
    if (entry.kind === 'response') out.delete(entry.exchange)
    if (entry.kind === 'request' && entry.path.includes('/workbins')) out.add(entry.exchange)
    most = Math.max(most, out.size)
  }
  return most
}

it('of a partial success that does not say what failed is not believed [R-209]', async () => {
  const desk = await openList()
  const { items } = desk.state()
  const body = { statusCode: 7, workbin: { id: seedTarget.id } }
  desk.simulator.rules.add({
    match: { path: 'subresources' },
    effect: { type: 'respond', status: 200, body },
  })
  await desk.read()
  expect(desk.state()).toMatchObject({
    status: 'outdated',
    items,
    error: { code: 'malformed-answer' },
  })
})
