/** Lists in the host's QueryClient: what devtools, prefetching, persistence and a host's own queries find there. */
import {
  dehydrate,
  focusManager,
  hydrate,
  onlineManager,
  QueryObserver,
  type DehydratedState,
  type QueryState,
} from '@tanstack/react-query'
import {
  workbinContentsQuery,
  workbinKeys,
  type ContentsHandle,
  type KeptContents,
  type WorkbinContents,
  type WorkbinTarget,
} from 'gws-workbins/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { openDesk, pass, seedTarget, type Desk, type DeskOptions } from './openDesk.js'

const seed = { id: seedTarget.id, agentGroup: 'MyAgentGroup' }

interface ListDesk extends Desk {
  readonly query: ReturnType<typeof workbinContentsQuery>
  readonly onError: ReturnType<typeof vi.fn>
  /** The GETs of lists that the server saw. */
  gets(): number
  state(): QueryState<KeptContents> | undefined
  data(): KeptContents | undefined
  show(target?: WorkbinTarget): ContentsHandle
  peek(): WorkbinContents
}

function openLists(options: DeskOptions = {}): ListDesk {
  const desk = openDesk(options)
  const { client, queryClient } = desk
  const onError = vi.fn<() => void>()
  queryClient.getQueryCache().config.onError = onError
  queryClient.mount()
  const query = workbinContentsQuery(client, seedTarget.id, seedTarget.owner)
  return {
    ...desk,
    query,
    onError,
    gets: () => desk.requests().filter((request) => request.includes('subresources=*')).length,
    state: () => queryClient.getQueryState<KeptContents>(query.queryKey),
    data: () => queryClient.getQueryData<KeptContents>(query.queryKey),
    show: (target = seedTarget) => client.contents(target),
    peek: () => client.peekContents(seedTarget).getState(),
  }
}

/** A list that is live. */
async function openLive(options: DeskOptions = {}): Promise<ListDesk & { handle: ContentsHandle }> {
  const desk = openLists(options)
  const handle = desk.show()
  await pass(3_000)
  expect(handle.getState()).toMatchObject({ status: 'current', items: { length: 3 } })
  return { ...desk, handle }
}

const onGet = { path: 'subresources' }

afterEach(() => {
  focusManager.setFocused(undefined)
  onlineManager.setOnline(true)
})

describe('the QueryClient', () => {
  it('holds what is shown, as plain JSON, under the key of server and agent [R-197]', async () => {
    const desk = await openLive()
    const { asOf, isTruncated, items } = desk.handle.getState()
    expect(desk.query.queryKey).toEqual([
      'gws-workbins',
      'http://localhost/api/v2',
      'me',
      'contents',
      seedTarget.id,
      'agentGroup',
      'MyAgentGroup',
    ])
    expect(desk.query.queryKey).toEqual(
      workbinKeys(desk.client).contents(seedTarget.id, seedTarget.owner),
    )
    expect(desk.data()).toEqual({ items, asOf, isTruncated })
    expect(desk.data()?.items).toBe(items)
    expect(JSON.parse(JSON.stringify(desk.data()))).toEqual(desk.data())
    expect(desk.state()).toMatchObject({ status: 'success', fetchStatus: 'idle', error: null })
  })

  it('is written once for all events of one reply [R-193, R-197]', async () => {
    const desk = await openLive()
    // A verifying GET may begin meanwhile, and is no write.
    const written = new Set<unknown>()
    desk.queryClient.getQueryCache().subscribe(({ query, type }) => {
      if (type === 'updated') written.add(query.state.data)
    })
    desk.simulator.rules.add({
      match: { channel: '/meta/connect', held: true },
      effect: { type: 'delay', ms: 200, of: 'reply' },
    })
    desk.simulator.world.endPolls()
    await pass(500)
    for (let n = 0; n < 50; n += 1) desk.simulator.world.addItem(seed)
    await pass(1_000)
    expect(desk.data()?.items).toHaveLength(53)
    expect(desk.peek().items).toBe(desk.data()?.items)
    // The event that ended the poll, and all that waited for the next one.
    expect(written.size).toBeLessThanOrEqual(2)
  })

  it('shows a GET as fetching [R-197]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({ match: onGet, effect: { type: 'delay', ms: 500 } })
    void desk.handle.refetch()
    await pass(100)
    expect(desk.queryClient.isFetching(desk.query)).toBe(1)
    expect(desk.state()).toMatchObject({ status: 'success', fetchStatus: 'fetching' })
    await pass(500)
    expect(desk.queryClient.isFetching(desk.query)).toBe(0)
  })

  it('keeps a list while it is observed, however long, and half an hour after [R-197]', async () => {
    const desk = openLists()
    await desk.queryClient.prefetchQuery(desk.query)
    const handle = desk.show()
    await pass(3 * 3_600_000)
    expect(desk.data()?.items).toHaveLength(3)
    handle.release()
    await pass(29 * 60_000)
    expect(desk.data()?.items).toHaveLength(3)
    await pass(2 * 60_000)
    expect(desk.state()).toBeUndefined()
  })

  it('keeps nothing of a list that never came [R-197]', async () => {
    const desk = openLists({ simulate: { scenario: 'service-unavailable' } })
    const handle = desk.show()
    await pass(3_000)
    handle.release()
    await pass(10_000)
    expect(desk.queryClient.getQueryCache().getAll()).toEqual([])
  })

  it('hears nothing of our own tries: no error, no callback, but a reason [R-200]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      id: 'down',
      match: onGet,
      effect: { type: 'respond', status: 503 },
    })
    void desk.handle.refetch()
    await pass(120_000)
    expect(desk.gets()).toBeGreaterThan(4)
    expect(desk.onError).not.toHaveBeenCalled()
    expect(desk.state()).toMatchObject({
      status: 'success',
      error: null,
      fetchFailureReason: { code: 'service-unavailable' },
      data: { items: { length: 3 } },
    })
    desk.simulator.rules.remove('down')
    await pass(60_000)
    expect(desk.state()).toMatchObject({ fetchFailureReason: null, fetchFailureCount: 0 })
  })

  it('is told of a refusal that is final as an error, without a callback [R-200]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: onGet,
      effect: { type: 'respond', status: 403, body: { statusCode: 5 } },
    })
    await Promise.all([desk.handle.refetch(), pass(3_000)])
    expect(desk.state()).toMatchObject({ status: 'error', error: { code: 'forbidden' } })
    expect(desk.data()?.items).toHaveLength(3)
    expect(desk.onError).not.toHaveBeenCalled()
  })

  it('makes no GET for focus or a network that is back [R-199]', async () => {
    const desk = await openLive()
    const observer = new QueryObserver(desk.queryClient, { ...desk.query, staleTime: Infinity })
    const stop = observer.subscribe(() => {})
    await pass(3_000)
    const before = desk.gets()
    for (let n = 0; n < 20; n += 1) {
      focusManager.setFocused(false)
      focusManager.setFocused(true)
      onlineManager.setOnline(false)
      onlineManager.setOnline(true)
      await pass(3_000)
    }
    expect(desk.gets()).toBe(before)
    stop()
  })
})

describe('what lies there already', () => {
  it('is prefetched by one GET, without an observer or a link, and shown at once [R-198]', async () => {
    const desk = openLists()
    desk.disconnect()
    await pass(10_000)
    const before = desk.requests().length
    await desk.queryClient.prefetchQuery(desk.query)
    expect(desk.gets()).toBe(1)
    expect(desk.requests()).toHaveLength(before + 1)
    const asOf = Date.now()
    expect(desk.peek()).toMatchObject({ status: 'outdated', asOf, items: { length: 3 } })
    expect(desk.peek()).toBe(desk.peek())
    await pass(60_000)
    desk.client.connect()
    const handle = desk.show()
    expect(handle.getState()).toMatchObject({ status: 'outdated', asOf, items: { length: 3 } })
    await pass(3_000)
    expect(handle.getState()).toMatchObject({ status: 'current' })
    expect(desk.gets()).toBe(2)
  })

  it('fails for who prefetches it as he expects: with a WorkbinError, and told to the cache [R-200]', async () => {
    const desk = openLists()
    desk.simulator.rules.add({
      match: onGet,
      effect: { type: 'respond', status: 404, body: { statusCode: 6 } },
    })
    await expect(desk.queryClient.fetchQuery(desk.query)).rejects.toMatchObject({
      code: 'not-found',
    })
    expect(desk.onError).toHaveBeenCalledOnce()
    await pass(60_000)
    expect(desk.gets()).toBe(1)
  })

  it.each(['before', 'after'])(
    'may be dehydrated, stored as text, and hydrated %s the list is shown [R-198]',
    async (order) => {
      const desk = await openLive()
      const stored = JSON.stringify(dehydrate(desk.queryClient))
      const { asOf } = desk.handle.getState()
      desk.handle.release()
      await pass(10_000)
      desk.queryClient.clear()
      desk.disconnect()
      const restore = (): void => hydrate(desk.queryClient, JSON.parse(stored) as DehydratedState)
      if (order === 'before') restore()
      const onItemsChanged = vi.fn<() => void>()
      const handle = desk.client.contents(seedTarget, { onItemsChanged })
      expect(handle.getState().status).toBe(order === 'before' ? 'outdated' : 'pending')
      if (order === 'after') restore()
      expect(handle.getState()).toMatchObject({ status: 'outdated', asOf, items: { length: 3 } })
      expect(onItemsChanged).toHaveBeenCalledOnce()
      desk.client.connect()
      await pass(3_000)
      expect(handle.getState()).toMatchObject({ status: 'current', items: { length: 3 } })
      expect(onItemsChanged).toHaveBeenCalledOnce()
    },
  )

  it.each([
    ['no object', 'text'],
    ['without items', { asOf: 1, isTruncated: false }],
    ['items that are none', { items: [null], asOf: 1, isTruncated: false }],
    ['items without their records', { items: [{ id: 'a', medium: 'chat' }], asOf: 1 }],
    ['no time', { items: [], asOf: '2026', isTruncated: false }],
    ['a list of another kind', []],
  ])('is not shown where it is %s [R-198, R-202]', async (_name, data) => {
    const desk = openLists()
    desk.queryClient.setQueryData(desk.query.queryKey, data)
    const handle = desk.show()
    expect(handle.getState()).toMatchObject({ status: 'pending', items: null })
    await pass(3_000)
    expect(handle.getState()).toMatchObject({ status: 'current' })
  })

  it('only stands in: what the host writes over a list is not shown, and is written over [R-198]', async () => {
    const desk = await openLive()
    const { items } = desk.handle.getState()
    desk.queryClient.setQueryData(desk.query.queryKey, { items: [], asOf: 1, isTruncated: false })
    expect(desk.handle.getState().items).toBe(items)
    desk.simulator.world.addItem(seed)
    await pass(100)
    expect(desk.data()?.items).toHaveLength(4)
  })
})

describe("a host's own query", () => {
  it('reads once where nobody observes the list, and again when asked [R-199]', async () => {
    const desk = openLists()
    const observer = new QueryObserver(desk.queryClient, desk.query)
    const stop = observer.subscribe(() => {})
    await pass(100)
    expect(observer.getCurrentResult()).toMatchObject({ data: { items: { length: 3 } } })
    await observer.refetch()
    expect(desk.gets()).toBe(2)
    expect(desk.simulator.world.subscriptions()).toEqual([])
    stop()
  })

  it.each(['before', 'after'])(
    'mounted %s the list in one commit shares its GET, and then sees it live [R-199]',
    async (order) => {
      const desk = openLists()
      const observer = new QueryObserver(desk.queryClient, desk.query)
      let handle: ContentsHandle | undefined
      if (order === 'after') handle = desk.show()
      const stop = observer.subscribe(() => {})
      handle ??= desk.show()
      await pass(3_000)
      expect(desk.gets()).toBe(1)
      expect(observer.getCurrentResult().data?.items).toBe(handle.getState().items)
      desk.simulator.world.addItem(seed)
      await pass(100)
      expect(observer.getCurrentResult().data?.items).toHaveLength(4)
      stop()
    },
  )

  it('has the observed list verified by its refetch, with one GET, also where one is out [R-199]', async () => {
    const desk = await openLive()
    const observer = new QueryObserver(desk.queryClient, desk.query)
    const stop = observer.subscribe(() => {})
    await pass(3_000)
    const before = desk.gets()
    await observer.refetch()
    expect(desk.gets()).toBe(before + 1)
    await pass(3_000)
    desk.simulator.rules.add({ match: onGet, effect: { type: 'delay', ms: 500 } })
    void desk.handle.refetch()
    await pass(100)
    const joined = observer.refetch()
    await pass(3_000)
    await expect(joined).resolves.toMatchObject({ status: 'success' })
    expect(desk.gets()).toBe(before + 2)
    stop()
  })

  it('has a WorkbinError where its own fetch of the observed list fails, and is well again by itself [R-199]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: onGet,
      times: 1,
      effect: { type: 'respond', status: 503 },
    })
    const observer = new QueryObserver(desk.queryClient, desk.query)
    const stop = observer.subscribe(() => {})
    await pass(100)
    expect(observer.getCurrentResult()).toMatchObject({
      status: 'error',
      error: { code: 'service-unavailable' },
      data: { items: { length: 3 } },
    })
    expect(desk.onError).toHaveBeenCalledOnce()
    await pass(10_000)
    expect(observer.getCurrentResult()).toMatchObject({ status: 'success', error: null })
    stop()
  })

  it.each([
    ['the key', (desk: ListDesk) => desk.query.queryKey],
    ['all keys of the client', (desk: ListDesk) => workbinKeys(desk.client).all],
    ['everything', () => []],
  ])(
    'invalidated by %s is one verifying GET where the list is observed [R-199]',
    async (_name, keyOf) => {
      const desk = await openLive()
      const queryKey = keyOf(desk)
      await pass(3_000)
      await Promise.all([desk.queryClient.invalidateQueries({ queryKey }), pass(5_000)])
      expect(desk.gets()).toBe(2)
      expect(desk.state()?.isInvalidated).toBe(false)
      const observer = new QueryObserver(desk.queryClient, { ...desk.query, staleTime: Infinity })
      const stop = observer.subscribe(() => {})
      await Promise.all([desk.queryClient.invalidateQueries({ queryKey }), pass(5_000)])
      expect(desk.gets()).toBe(3)
      stop()
      desk.handle.release()
      await pass(10_000)
      await desk.queryClient.invalidateQueries({ queryKey })
      await pass(10_000)
      expect(desk.gets()).toBe(3)
    },
  )

  it.each(['removeQueries', 'clear'] as const)(
    'of ours may be removed (%s): the list goes on, and is there again with the next change [R-199]',
    async (how) => {
      const desk = await openLive()
      desk.queryClient[how]()
      expect(desk.handle.getState()).toMatchObject({ status: 'current', items: { length: 3 } })
      desk.simulator.world.addItem(seed)
      await pass(100)
      expect(desk.data()?.items).toHaveLength(4)
      expect(desk.handle.getState().items).toHaveLength(4)
      desk.handle.release()
      await pass(10_000)
      expect(desk.peek()).toMatchObject({ status: 'outdated', items: { length: 4 } })
    },
  )

  it('may be cancelled and reset without harm [R-199]', async () => {
    const desk = await openLive()
    const observer = new QueryObserver(desk.queryClient, desk.query)
    const stop = observer.subscribe(() => {})
    desk.simulator.rules.add({ match: onGet, effect: { type: 'delay', ms: 500 } })
    await pass(3_000)
    void desk.handle.refetch()
    await pass(100)
    await desk.queryClient.cancelQueries()
    await pass(3_000)
    expect(observer.getCurrentResult()).toMatchObject({ status: 'success', isFetching: false })
    await Promise.all([desk.queryClient.resetQueries(), pass(5_000)])
    expect(observer.getCurrentResult()).toMatchObject({ data: { items: { length: 3 } } })
    stop()
  })

  it('reads nothing for another agent than the one it was made for [R-201]', async () => {
    const desk = openLists()
    desk.client.reset({ agentId: 'kim' })
    await expect(desk.queryClient.fetchQuery(desk.query)).rejects.toMatchObject({
      code: 'not-signed-in',
    })
    expect(desk.gets()).toBe(0)
  })

  it('is emptied and removed with its agent, and nothing late fills it [R-201]', async () => {
    const desk = await openLive()
    const observer = new QueryObserver(desk.queryClient, desk.query)
    const stop = observer.subscribe(() => {})
    await pass(3_000)
    desk.simulator.rules.add({ match: onGet, effect: { type: 'delay', ms: 500 } })
    void desk.handle.refetch()
    const late = desk.queryClient.fetchQuery(
      workbinContentsQuery(desk.client, seedTarget.id, { agentGroup: 'Billing-Tier2' }),
    )
    const failed = expect(late).rejects.toThrow('CancelledError')
    await pass(100)
    desk.client.reset({ agentId: 'kim' })
    expect(observer.getCurrentResult().data).toBeUndefined()
    expect(desk.state()).toBeUndefined()
    await pass(5_000)
    await failed
    expect(desk.state()).toBeUndefined()
    const keys = desk.queryClient.getQueryCache().getAll()
    expect(keys.map(({ queryKey }) => queryKey[2])).toEqual(['kim'])
    stop()
  })
})
