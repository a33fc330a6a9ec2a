/** Events of a list: whom they reach, what they do, and what hosts are told of them. */
import { describe, expect, it, vi } from 'vitest'
import type { WorkbinEvent } from '../../src/core/workbinEvent.js'
import { ownerPart, type WorkbinTarget } from '../../src/protocol/target.js'
import { describeChange, itemMessage, openContents, type OpenContents } from './openContents.js'
import { billing, night, risk, settle } from './openClient.js'

const mine: WorkbinTarget = { id: 'wb-1', owner: 'me' }
const kim: WorkbinTarget = { id: 'wb-1', owner: { user: 'kim' } }

/** The GETs since `from`, as `Billing Risk`, once whatever is due at once is out. */
function verified({ gets, open }: OpenContents, from: number): string {
  open.clock.advance(2_000)
  return gets
    .slice(from)
    .map(({ target }) => ownerPart(target.owner)[1] || 'me')
    .join(' ')
}

describe('an event', () => {
  it('puts and removes an item at once, and is verified by one GET within a minute [R-192]', async () => {
    const desk = openContents()
    const list = await desk.live('a b')
    desk.tell('ItemAdded', 'c')
    desk.tell('ItemRemoved', 'a')
    await settle()
    expect(list.shown).toBe('current b c')
    expect(list.changes).toEqual(['initial +a +b', 'event +c -a'])
    desk.open.clock.advance(60_000)
    expect(desk.gets).toHaveLength(2)
  })

  it('that states its owner reaches exactly that target [R-192]', async () => {
    const desk = openContents()
    const lists = [await desk.live('a'), await desk.live('a', risk)]
    const from = desk.gets.length
    desk.tell('ItemAdded', 'b', risk)
    await settle()
    expect(lists.map(({ shown }) => shown)).toEqual(['current a', 'current a b'])
    expect(verified(desk, from)).toBe('')
  })

  it('without owner is patched where only the own workbin can be meant [R-192]', async () => {
    const desk = openContents()
    const list = await desk.live('a', mine)
    desk.tell('ItemAdded', 'b', mine)
    await settle()
    expect(list.shown).toBe('current a b')
  })

  it.each([
    ['another group has a list of it', [mine, billing], 'me Billing'],
    ['only a group has a list of it', [billing], 'Billing'],
  ])('without owner is a doubt for every target where %s [R-192]', async (_name, targets, gets) => {
    const desk = openContents()
    for (const target of targets) await desk.live('a', target)
    const from = desk.gets.length
    desk.open.clock.advance(2_000)
    desk.tell('ItemAdded', 'b', mine)
    await settle()
    expect(desk.open.client.peekContents(billing).getState().items).toHaveLength(1)
    expect(verified(desk, from)).toBe(gets)
  })

  it('without owner is a doubt for the own workbin where a badge of a group has the same id [R-192]', async () => {
    const desk = openContents()
    const list = await desk.live('a', mine)
    desk.open.client.subscription(risk)
    await desk.open.confirm(80)
    desk.tell('ItemAdded', 'b', mine)
    await settle()
    expect(list.shown).toBe('outdated a')
  })

  it('that states a user may be for the own workbin, unless that user is observed [R-192]', async () => {
    const desk = openContents()
    const own = await desk.live('a', mine)
    desk.open.clock.advance(2_000)
    const from = desk.gets.length
    desk.tell('ItemAdded', 'b', kim)
    await settle()
    expect(own.shown).toBe('outdated a')
    expect(verified(desk, from)).toBe('me')
    await desk.list('a')
    const other = await desk.live('x', kim)
    desk.tell('ItemAdded', 'y', kim)
    await settle()
    expect([own.shown, other.shown]).toEqual(['current a', 'current x y'])
  })

  it.each([
    ['an action that is not documented', { action: 'ItemUpdated' }],
    ['an item without id', { chatStateResourceV2: { userData: {} } }],
    ['an id that is no text', { chatStateResourceV2: { id: { toString: null } } }],
    ['no item at all', { chatStateResourceV2: null }],
    ['an owner that is a number', { agentGroup: 7 }],
    ['two groups', { placeGroup: 'Night' }],
    ['an action that is an object', { action: {} }],
  ])('with %s is verified at once, and patches nothing [R-192, R-202]', async (_name, data) => {
    const desk = openContents()
    const list = await desk.live('a')
    desk.open.clock.advance(2_000)
    const from = desk.gets.length
    desk.tell('ItemAdded', 'b', billing, data)
    await settle()
    expect(list.shown).toBe('outdated a')
    expect(verified(desk, from)).toBe('Billing')
  })

  it.each([
    ['of a workbin nobody looks at', night, {}],
    ['of a kind that is not known', billing, { messageType: 'ErrorMessage' }],
    ['with an id that is no text', billing, { id: 7 }],
  ])('%s is ignored (F41, F49, F52) [R-192, R-202]', async (_name, target, data) => {
    const desk = openContents()
    const list = await desk.live('a')
    const { length } = list.seen
    for (let n = 0; n < 1_000; n += 1) desk.tell('ItemAdded', `b${n}`, target, data)
    await settle()
    desk.open.clock.advance(70_000)
    expect(list.seen).toHaveLength(length)
    expect(desk.gets).toHaveLength(1)
  })

  it.each([
    ['a group that nobody looks at', { agentGroup: 'Risk' }],
    ['a place group of that name', { agentGroup: undefined, placeGroup: 'Billing' }],
  ])('of %s has the list read once within a minute, to be sure [R-161]', async (_name, data) => {
    const desk = openContents()
    const list = await desk.live('a')
    for (let n = 0; n < 1_000; n += 1) desk.tell('ItemAdded', `b${n}`, billing, data)
    await settle()
    expect(list.shown).toBe('current a')
    desk.open.clock.advance(60_000)
    expect(desk.gets).toHaveLength(2)
    await desk.list('a')
    desk.open.clock.advance(70_000)
    expect(desk.gets).toHaveLength(2)
    expect(list.changes).toEqual(['initial +a'])
  })

  it.each(['billing', ' Billing', 'Bil ling '])(
    'of an owner that is spelled as "%s" is a doubt at once, and patches nothing [R-161]',
    async (agentGroup) => {
      const desk = openContents()
      const list = await desk.live('a')
      desk.open.clock.advance(2_000)
      const from = desk.gets.length
      desk.tell('ItemAdded', 'b', billing, { agentGroup })
      await settle()
      expect(list.shown).toBe('outdated a')
      expect(verified(desk, from)).toBe('Billing')
    },
  )

  it('of another observed owner, however alike, is that one’s alone [R-161]', async () => {
    const desk = openContents()
    const list = await desk.live('a')
    await desk.live('', { id: 'wb-1', owner: { agentGroup: 'billing' } })
    const from = desk.gets.length
    desk.tell('ItemAdded', 'b', billing, { agentGroup: 'billing' })
    await settle()
    expect(list.shown).toBe('current a')
    desk.open.clock.advance(60_000)
    expect(desk.gets.slice(from).map(({ target }) => ownerPart(target.owner)[1])).toEqual([
      'billing',
    ])
  })

  it('that is told after its opposite is put right by the GET (F40) [R-192]', async () => {
    const desk = openContents()
    const list = await desk.live('a')
    desk.tell('ItemRemoved', 'b')
    desk.tell('ItemAdded', 'b')
    await settle()
    expect(list.shown).toBe('current a b')
    desk.open.clock.advance(60_000)
    await desk.list('a')
    desk.open.clock.advance(2_000)
    await desk.list('a')
    desk.open.clock.advance(8_000)
    await desk.list('a')
    expect(list.shown).toBe('current a')
  })

  it('told ten thousand times in one reply is one change, one notification, one GET (F42) [R-193]', async () => {
    const desk = openContents()
    const list = await desk.live('a')
    const { length } = list.seen
    for (let n = 0; n < 5_000; n += 1) {
      desk.tell('ItemAdded', `x${n}`)
      desk.tell('ItemRemoved', `x${n - 10}`)
    }
    expect(list.seen).toHaveLength(length)
    await settle()
    expect(list.seen).toHaveLength(length + 1)
    expect(list.state.items).toHaveLength(11)
    expect(list.changes).toHaveLength(2)
    desk.open.clock.advance(60_000)
    expect(desk.gets).toHaveLength(2)
  })

  it('told again says nothing new: nobody is notified (F04) [R-193]', async () => {
    const desk = openContents()
    const list = await desk.live('')
    desk.tell('ItemAdded', 'a')
    await settle()
    const { length } = list.seen
    for (let n = 0; n < 5; n += 1) {
      desk.tell('ItemAdded', 'a')
      await settle()
    }
    expect(list.seen).toHaveLength(length)
    expect(list.changes).toEqual(['event +a'])
  })

  it('of an item in two lists leaves the other list alone [R-192]', async () => {
    const desk = openContents()
    const lists = [await desk.live('a b'), await desk.live('a b', risk)]
    desk.tell('ItemRemoved', 'a')
    await settle()
    expect(lists.map(({ shown }) => shown)).toEqual(['current b', 'current a b'])
  })

  it('with keys of a prototype is read as data, and reaches no prototype (F46) [R-202]', async () => {
    const desk = openContents()
    const list = await desk.live('')
    const hostile = { id: '__proto__', userData: JSON.parse('{"__proto__":{"polluted":1},"a":1}') }
    desk.tell('ItemAdded', '', billing, { chatStateResourceV2: hostile })
    await settle()
    expect(list.shown).toBe('current __proto__')
    expect(Object.keys(list.state.items?.[0]?.caseData ?? {})).toContain('a')
    expect({}).not.toHaveProperty('polluted')
  })
})

describe('a change of the items', () => {
  it('after a gap is told once, with all that came, left and changed meanwhile [R-195]', async () => {
    const desk = openContents()
    const list = await desk.live('a b c=1')
    desk.open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    desk.open.clock.advance(10_000)
    desk.open.goLive()
    await desk.open.confirm(1)
    desk.open.clock.advance(2_000)
    await desk.list('b c=2 d')
    expect(list.changes).toEqual(['initial +a +b +c', 'resync +d -a ~c'])
    desk.open.clock.advance(10)
    void list.handle.refetch()
    desk.open.clock.advance(2_000)
    await desk.list('b c=2 d')
    expect(list.changes).toHaveLength(2)
  })

  it('is told to who comes later as a first list, and to who comes back as what it missed [R-195]', async () => {
    const desk = openContents()
    await desk.live('a')
    const changes: string[] = []
    const onItemsChanged = vi.fn((change: Parameters<typeof describeChange>[0]) => {
      changes.push(describeChange(change))
    })
    const first = desk.observe(billing, { onItemsChanged })
    expect(changes).toEqual(['initial +a'])
    first.handle.release()
    desk.tell('ItemAdded', 'b')
    await settle()
    expect(changes).toHaveLength(1)
    desk.observe(billing, { onItemsChanged })
    expect(changes).toEqual(['initial +a', 'resync +b'])
  })

  it('is told from the cache first, and by the first GET as what has changed since [R-195]', async () => {
    const desk = openContents()
    const before = await desk.live('a b')
    before.handle.release()
    desk.open.clock.advance(60_000)
    const list = desk.observe()
    expect(list.shown).toBe('outdated a b')
    expect(list.changes).toEqual(['initial +a +b'])
    await desk.open.request.answer({ type: 'accepted', reference: 75 })
    desk.open.push(billing, 'Unsubscribed', 75)
    await desk.open.confirm(76)
    await desk.list('b c')
    expect(list.changes).toEqual(['initial +a +b', 'resync +c -a'])
  })
})

describe('onEvent', () => {
  it('tells every message of its target at once, in order, once per listener [R-196]', async () => {
    const desk = openContents()
    await desk.live('')
    const seen: WorkbinEvent[] = []
    const others: WorkbinEvent[] = []
    const stop = desk.open.client.onEvent(billing, (event) => seen.push(event))
    const thrown: unknown[] = []
    vi.spyOn(console, 'error').mockImplementation((error) => void thrown.push(error))
    desk.open.client.onEvent(billing, () => {
      throw new Error('of the host')
    })
    desk.open.client.onEvent(risk, (event) => others.push(event))
    desk.tell('ItemAdded', 'a')
    desk.tell('SomethingElse', 'b')
    desk.tell('ItemAdded', 'c', billing, { agentGroup: 7 })
    desk.open.push(billing, 'Subscribed', 99)
    expect(seen).toMatchObject([
      { messageType: 'WorkbinStateChangeMessage', action: 'ItemAdded', item: { id: 'a' } },
      { action: 'SomethingElse', owner: { agentGroup: 'Billing' }, item: { medium: 'chat' } },
      { messageType: 'unreadable', statedType: 'WorkbinStateChangeMessage', id: 'wb-1' },
      { messageType: 'WorkbinSubscriptionStateChangeMessage', referenceId: 99 },
    ])
    expect(thrown.length).toBeGreaterThanOrEqual(4)
    expect(others).toMatchObject([{ messageType: 'unreadable' }])
    stop()
    desk.tell('ItemAdded', 'd')
    expect(seen).toHaveLength(4)
  })

  it('tells nothing of items while the target is paused [R-196]', async () => {
    const desk = openContents()
    const list = await desk.live('')
    const seen: string[] = []
    desk.open.client.onEvent(billing, (event) => seen.push(event.messageType))
    list.handle.unsubscribe()
    desk.tell('ItemAdded', 'a')
    expect(seen).toEqual([])
    await desk.open.confirm(75)
    expect(seen).toEqual(['WorkbinSubscriptionStateChangeMessage'])
  })

  it('tells a message without owner for every target of its workbin [R-196]', () => {
    const desk = openContents()
    const seen: string[] = []
    for (const target of [billing, risk, night]) {
      desk.open.client.onEvent(target, () => seen.push(ownerPart(target.owner)[1]))
    }
    desk.open.session.report({
      type: 'message',
      channel: '/v2/me/workbins',
      data: itemMessage('ItemAdded', 'a', mine),
    })
    expect(seen).toEqual(['Billing', 'Risk'])
  })
})
