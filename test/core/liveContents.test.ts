/** The runner of lists: what a client does about the contents of its targets, over fake ports. */
import { describe, expect, it } from 'vitest'
import { WorkbinError } from '../../src/core/errors.js'
import { itemsOf, openContents } from './openContents.js'
import { billing, night, risk, settle } from './openClient.js'

describe('a list', () => {
  it('is read once its subscription is live, and shown as current [R-190]', async () => {
    const desk = openContents()
    const list = desk.observe()
    expect(list.state).toMatchObject({ status: 'pending', items: null, isFetching: false })
    desk.open.clock.advance(500)
    expect(desk.gets).toHaveLength(0)
    await desk.open.confirm(74)
    expect(desk.gets.map(({ target }) => target)).toEqual([billing])
    expect(list.state).toMatchObject({ status: 'pending', isFetching: true })
    const began = desk.open.clock.wall()
    desk.open.clock.advance(40)
    await desk.list('a b')
    expect(list.shown).toBe('current a b')
    expect(list.state).toMatchObject({ isCurrent: true, asOf: began, error: null, retryAt: null })
    expect(desk.gets).toHaveLength(1)
  })

  it('is read once for all its observers, and not for a badge [R-191]', async () => {
    const desk = openContents()
    desk.open.client.subscription(risk)
    for (let n = 0; n < 100; n += 1) desk.observe()
    desk.observe(billing, { autoSubscribe: false })
    await desk.open.requests[0]?.answer({ type: 'accepted', reference: 1 })
    desk.open.push(risk, 'Subscribed', 1)
    await desk.open.confirm(74)
    await desk.list('a')
    desk.open.clock.advance(400_000)
    expect(desk.open.sent).toBe('Subscribe Risk, Subscribe Billing')
    expect(desk.gets.map(({ target }) => target)).toEqual([billing])
  })

  it('is the same object, and its items are, where a GET says nothing new [R-190]', async () => {
    const desk = openContents()
    const list = await desk.live('a=1 b')
    const { items } = list.state
    void list.handle.refetch()
    desk.open.clock.advance(2_000)
    await desk.list('a=1 b')
    expect(list.state.items).toBe(items)
    void list.handle.refetch()
    desk.open.clock.advance(2_000)
    await desk.list('a=2 b')
    expect(list.state.items?.[0]).not.toBe(items?.[0])
    expect(list.state.items?.[1]).toBe(items?.[1])
    expect(list.changes).toEqual(['initial +a +b', 'resync ~a'])
  })

  it('is neither read nor subscribed anew where its last observer is replaced at once [R-191]', async () => {
    const desk = openContents()
    const list = await desk.live('a b')
    list.handle.release()
    list.handle.release()
    const next = desk.observe()
    desk.open.clock.advance(60_000)
    expect(next.shown).toBe('current a b')
    expect(desk.gets).toHaveLength(1)
    expect(desk.open.sent).toBe('Subscribe Billing')
  })

  it('begins its GETs 2 s apart, also where its observers come and go, and leaves nothing [R-191]', async () => {
    const desk = openContents()
    desk.open.client.subscription(billing, { lingerMs: 0 })
    await desk.open.confirm(74)
    const times: number[] = []
    for (let n = 0; n < 100; n += 1) {
      const { length } = desk.gets
      const { handle } = desk.observe()
      desk.open.clock.advance(50)
      handle.release()
      desk.open.clock.advance(50)
      if (desk.gets.length > length) times.push(desk.open.clock.now())
    }
    expect(times.length).toBeLessThanOrEqual(6)
    expect(desk.gets.every(({ signal }) => signal.aborted)).toBe(true)
    desk.open.clock.advance(10_000)
    expect(desk.open.clock.planned()).toBe(0)
  })

  it('keeps its items while it is not live, and says since when [R-194]', async () => {
    const desk = openContents()
    const list = await desk.live('a b')
    desk.open.clock.advance(5_000)
    desk.open.session.report({ type: 'polled', sentAt: desk.open.clock.now() })
    const proved = desk.open.clock.wall()
    desk.open.clock.advance(1_000)
    desk.open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    expect(list.shown).toBe('outdated a b')
    expect(list.state).toMatchObject({ isCurrent: false, asOf: proved })
  })

  it('keeps its items while the service is down, whatever GETs say, and says since when [R-194]', async () => {
    const desk = openContents()
    const list = await desk.live('a b')
    desk.open.clock.advance(5_000)
    const down = desk.open.clock.wall()
    desk.open.session.report({ type: 'polled', sentAt: desk.open.clock.now() })
    desk.open.session.report({
      type: 'message',
      channel: '/notifications/services',
      data: { type: 'MultiMediaState', state: 'Inactive' },
    })
    desk.open.clock.advance(10_000)
    await desk.list('')
    expect(list.shown).toBe('outdated a b')
    expect(list.state).toMatchObject({ asOf: down, error: { code: 'service-unavailable' } })
    expect(list.state.retryAt).toBeGreaterThan(desk.open.clock.wall())
  })

  it.each(['forbidden', 'not-found', 'answer-too-large'] as const)(
    'is failed where it is refused for good (%s), with the old items, until it is asked for again [R-194]',
    async (code) => {
      const desk = openContents()
      const list = desk.observe()
      await desk.open.confirm(74)
      await desk.fail(code, 'fatal')
      expect(list.state).toMatchObject({ status: 'failed', items: null, error: { code } })
      desk.open.clock.advance(3_600_000)
      expect(desk.gets).toHaveLength(1)
      list.handle.retry()
      await desk.list('a')
      expect(list.shown).toBe('current a')
      void list.handle.refetch()
      desk.open.clock.advance(2_000)
      await desk.fail(code, 'fatal')
      expect(list.shown).toBe('failed a')
    },
  )

  it('is tried again by itself after a failure that passes, and says when [R-194]', async () => {
    const desk = openContents()
    const list = desk.observe()
    await desk.open.confirm(74)
    await desk.fail('malformed-answer')
    expect(list.state).toMatchObject({ status: 'pending', error: { code: 'malformed-answer' } })
    const wait = (list.state.retryAt ?? 0) - desk.open.clock.wall()
    desk.open.clock.advance(wait - 1)
    expect(desk.gets).toHaveLength(1)
    desk.open.clock.advance(1)
    expect(list.state).toMatchObject({ isFetching: true, retryAt: null })
    await desk.list('a')
    expect(list.shown).toBe('current a')
  })

  it('tells the link of a lost login, and is read again after the next one [R-190]', async () => {
    const desk = openContents()
    const list = desk.observe()
    await desk.open.confirm(74)
    await desk.get.answer({ type: 'signed-out', error: new WorkbinError('not-signed-in') })
    expect(desk.open.client.connection.getState().status).toBe('signed-out')
    expect(list.state).toMatchObject({ status: 'pending', error: { code: 'not-signed-in' } })
  })

  it('is stopped, and shows no more events, while it is paused [R-190]', async () => {
    const desk = openContents()
    const list = await desk.live('a')
    list.handle.unsubscribe()
    desk.tell('ItemAdded', 'b')
    await settle()
    desk.open.clock.advance(600_000)
    expect(list.shown).toBe('outdated a')
    expect(desk.gets).toHaveLength(1)
    await desk.open.confirm(75)
    list.handle.subscribe()
    await desk.open.confirm(76)
    await desk.list('a b')
    expect(list.shown).toBe('current a b')
  })

  it('asserts its subscription again where it drifts: changes that nothing told [R-203]', async () => {
    const desk = openContents()
    const list = await desk.live('a b')
    desk.open.clock.advance(720_000)
    expect(desk.gets).toHaveLength(2)
    await desk.list('a b c')
    expect(list.shown).toBe('outdated a b c')
    expect(desk.open.sent).toBe('Subscribe Billing')
    desk.open.clock.advance(10_000)
    expect(desk.open.sent).toBe('Subscribe Billing, Subscribe Billing')
    await desk.open.confirm(75)
    await desk.list('a b c')
    desk.open.clock.advance(2_000)
    await desk.list('a b c')
    expect(list.shown).toBe('current a b c')
  })
})

describe('refetch', () => {
  it('resolves once the list is verified, and never rejects [R-191]', async () => {
    const desk = openContents()
    const list = await desk.live('a')
    const verified = list.handle.refetch()
    desk.open.clock.advance(2_000)
    await desk.list('a b')
    await expect(verified).resolves.toMatchObject({ status: 'current', items: itemsOf('a b') })
    const failed = list.handle.refetch()
    desk.open.clock.advance(2_000)
    await desk.fail()
    await expect(failed).resolves.toMatchObject({ error: { code: 'request-failed' } })
  })

  it('resolves when nobody is left to wait [R-191]', async () => {
    const desk = openContents()
    const list = await desk.live('a')
    const never = list.handle.refetch()
    list.handle.release()
    desk.open.clock.advance(1)
    await expect(never).resolves.toMatchObject({ status: 'outdated' })
  })
})

describe('another agent', () => {
  it('gets nothing of the former one, neither from cache, nor late, nor from a reply that is half told [R-201]', async () => {
    const desk = openContents()
    const list = await desk.live('a b')
    const late = desk.open.client.fetchContents(risk)
    await settle()
    const answer = desk.get
    void list.handle.refetch()
    desk.open.clock.advance(2_000)
    const former = desk.get
    desk.tell('ItemAdded', 'c')
    desk.open.client.reset({ agentId: 'kim' })
    expect(former.signal.aborted).toBe(true)
    expect(answer.signal.aborted).toBe(true)
    expect(list.state).toMatchObject({ status: 'pending', items: null, asOf: null })
    await former.answer({ type: 'listed', items: itemsOf('secret') })
    await answer.answer({ type: 'listed', items: itemsOf('secret') })
    await expect(late).rejects.toMatchObject({ code: 'agent-changed' })
    expect(list.state.items).toBeNull()
    const kept = desk.queryClient.getQueryCache().getAll()
    expect(kept.map(({ queryKey, state }) => [queryKey[2], state.data])).toEqual([
      ['kim', undefined],
    ])
    desk.open.clock.advance(0)
    desk.open.goLive()
    await desk.open.confirm(1)
    await desk.list('x')
    expect(list.shown).toBe('current x')
    expect(list.changes).toEqual(['initial +a +b', 'initial +x'])
    list.handle.release()
    desk.open.clock.advance(20_000)
    expect(desk.open.client.peekContents(billing).getState()).toMatchObject({ status: 'outdated' })
  })

  it('is not shown what only the cache had [R-201]', async () => {
    const desk = openContents()
    const list = await desk.live('a b', night)
    list.handle.release()
    desk.open.clock.advance(20_000)
    desk.open.client.reset()
    expect(desk.open.client.peekContents(night).getState().items).toBeNull()
  })
})

describe('a target from untyped code', () => {
  it('is refused before anything is observed [R-202]', async () => {
    const { client } = openContents().open
    const wrong = { id: '', owner: 'me' } as const
    expect(() => client.contents(wrong)).toThrow(
      expect.objectContaining({ code: 'invalid-target' }),
    )
    expect(() => client.onEvent(wrong, () => {})).toThrow('names no workbin')
    await expect(client.fetchContents(wrong)).rejects.toMatchObject({ code: 'invalid-target' })
  })
})
