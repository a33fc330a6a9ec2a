/** The client as a whole, on fake ports: who holds the link, who hears what, and what is left behind. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WorkbinError } from '../../src/core/errors.js'
import {
  billing,
  idleSession,
  night,
  openClient,
  risk,
  settle,
  type OpenClient,
} from './openClient.js'

const subscribed = { status: 'subscribed', isLive: true }
const signedOut = { type: 'signed-out', error: new WorkbinError('not-signed-in') } as const

/** A client that is held and live. */
function connected(options: Parameters<typeof openClient>[0] = {}): OpenClient & {
  readonly disconnect: () => void
} {
  const open = openClient(options)
  const disconnect = open.client.connect()
  open.goLive()
  return Object.assign(open, { disconnect })
}

describe('a client nobody holds', () => {
  it('does nothing: no session, no request, no listener, no timer', () => {
    const open = openClient()
    const handle = open.client.subscription(billing)
    handle.subscribe()
    open.client.recheck()
    open.client.connection.reconnect()
    open.client.authRenewed()
    open.client.setReady(false)
    open.client.setReady(true)
    expect(open.client.connection.getState().status).toBe('idle')
    expect(handle.getState()).toMatchObject({ status: 'waiting', reason: 'link' })
    handle.release()
    expect(open.sessions).toHaveLength(0)
    expect(open.requests).toHaveLength(0)
    expect(open.signalListeners).toBe(0)
    open.clock.advance(60_000)
    expect(open.clock.planned()).toBe(0)
  })
})

describe('the link', () => {
  it('is opened once for all its holders, and closed after the last [R-032]', () => {
    const open = openClient()
    const first = open.client.connect()
    const second = open.client.connect()
    expect(open.sessions).toHaveLength(1)
    first()
    first()
    open.clock.advance(1_000)
    expect(open.session.isClosed).toBe(false)
    second()
    open.clock.advance(0)
    expect(open.session.isClosed).toBe(true)
    expect(open.client.connection.getState().status).toBe('closed')
    expect(open.signalListeners).toBe(0)
    expect(open.clock.planned()).toBe(0)
  })

  it('survives a holder who leaves and comes back in one task [R-031]', () => {
    const open = connected()
    open.disconnect()
    const again = open.client.connect()
    open.clock.advance(1_000)
    expect(open.sessions).toHaveLength(1)
    expect(open.session.isClosed).toBe(false)
    again()
  })

  it('opens anew when it is held again, and hears nothing of the old session', () => {
    const open = connected()
    open.disconnect()
    open.clock.advance(0)
    const old = open.session
    open.client.connect()
    expect(open.sessions).toHaveLength(2)
    old.report({ type: 'handshaken' })
    expect(open.client.connection.getState().session).toBe(1)
    open.goLive()
    expect(open.client.connection.getState()).toMatchObject({ status: 'connected', session: 2 })
  })

  it('tries again by itself, one timer at a time', () => {
    const open = openClient()
    open.client.connect()
    const error = new WorkbinError('link-unreachable')
    for (let n = 1; n < 5; n += 1) {
      open.session.report({ type: 'ended', end: { type: 'unreachable', error } })
      expect(open.clock.planned()).toBe(1)
      open.clock.advance(30_000)
      expect(open.sessions).toHaveLength(n + 1)
    }
  })

  it('keeps a fact that its port reports while it is being opened', () => {
    const error = new WorkbinError('link-refused')
    const open = openClient({
      link: {
        open(report) {
          report({ type: 'ended', end: { type: 'refused', error } })
          return { ...idleSession }
        },
      },
    })
    open.client.connect()
    expect(open.client.connection.getState().status).toBe('blocked')
  })

  it('keeps a fact that its port reports while it is asked to poll [R-025]', () => {
    const error = new WorkbinError('link-unreachable')
    let isDead = false
    const open = openClient({
      link: {
        open(report) {
          const session = {
            ...idleSession,
            poll: (): void => {
              if (isDead) report({ type: 'disturbed', error, pollHeld: true })
            },
          }
          queueMicrotask(() => {
            report({ type: 'handshaken' })
            report({ type: 'joined' })
            report({ type: 'polled', sentAt: open.clock.now() })
          })
          return session
        },
      },
    })
    open.client.connect()
    return settle().then(() => {
      isDead = true
      open.client.recheck()
      expect(open.client.connection.getState()).toMatchObject({ status: 'reconnecting' })
      expect(open.client.connection.getState().retryAt).not.toBeNull()
    })
  })
})

describe('proof', () => {
  // `performance.now()` has steps of 1 ms in Firefox and more in hardened browsers: a poll that is
  // sent by the doubt itself carries the doubt's own time.
  it('is the poll that the doubt asked for, though the clock has not moved since', () => {
    const open = connected()
    open.clock.advance(5_000)
    open.client.recheck()
    expect(open.client.connection.getState().status).toBe('reconnecting')
    expect(open.session.polls).toBe(1)
    const sentAt = open.clock.now()
    open.clock.advance(30)
    open.session.report({ type: 'polled', sentAt })
    expect(open.client.connection.getState().status).toBe('connected')
  })

  it('is asked for when the page wakes, and what was buffered is none [R-011]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    open.clock.advance(60_000)
    open.signal('resumed')
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'link' })
    open.session.report({ type: 'polled', sentAt: open.clock.now() - 60_000 })
    expect(handle.getState().isLive).toBe(false)
  })
})

describe('a target', () => {
  it('goes live by answer and confirmation, for one POST however many observe [R-030]', async () => {
    const open = connected()
    const handles = Array.from({ length: 100 }, () => open.client.subscription(billing))
    await open.confirm(74)
    for (const handle of handles) expect(handle.getState()).toMatchObject(subscribed)
    expect(new Set(handles.map((handle) => handle.getState())).size).toBe(1)
    expect(open.sent).toBe('Subscribe Billing')
  })

  it('is another for each group, though the workbin is the same [R-016]', async () => {
    const open = connected()
    const one = open.client.subscription(billing)
    const other = open.client.subscription(risk)
    const third = open.client.subscription(night)
    expect(open.sent).toBe('Subscribe Billing, Subscribe Risk, Subscribe Night')
    const [first, second, last] = open.requests
    await last?.answer({ type: 'accepted', reference: 66 })
    await second?.answer({ type: 'accepted', reference: 67 })
    await first?.answer({ type: 'accepted', reference: 68 })
    open.push(risk, 'Subscribed', 67)
    expect([one, other, third].map((handle) => handle.getState().isLive)).toEqual([
      false,
      true,
      false,
    ])
    open.push(billing, 'Subscribed', 68)
    open.push(night, 'Subscribed', 66)
    expect([one, other, third].every((handle) => handle.getState().isLive)).toBe(true)
  })

  it('is the same for equal owners, however they are written [R-042]', () => {
    const open = connected()
    open.client.subscription(billing)
    open.client.subscription({ id: 'wb-1', owner: { agentGroup: 'Billing' } })
    expect(open.sent).toBe('Subscribe Billing')
  })

  it('is not disturbed by messages that are none, or of other topics [R-004]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    const before = handle.getState()
    for (const data of [null, 7, 'x', [], {}, { messageType: 'ErrorMessage', id: 'wb-1' }]) {
      open.session.report({ type: 'message', channel: '/v2/me/workbins', data })
      open.session.report({ type: 'message', channel: '/notifications/services', data })
      open.session.report({ type: 'message', channel: '/v2/me/calls', data })
    }
    open.session.report({
      type: 'message',
      channel: '/v2/me/calls',
      data: {
        id: 'wb-1',
        messageType: 'WorkbinSubscriptionStateChangeMessage',
        stateResource: 'Unsubscribed',
      },
    })
    expect(handle.getState()).toBe(before)
  })

  it('subscribes every wanted target again on a new session [R-020]', async () => {
    const open = connected()
    const one = open.client.subscription(billing)
    await open.confirm(74)
    const other = open.client.subscription(night)
    await open.confirm(75)
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    expect(one.getState()).toMatchObject({ status: 'recovering', cause: 'link' })
    open.clock.advance(250)
    open.goLive()
    expect(open.sent).toBe('Subscribe Billing, Subscribe Night, Subscribe Billing, Subscribe Night')
    expect(other.getState()).toMatchObject({ status: 'recovering', cause: 'session' })
  })

  it('aborts the request of a session that is over', () => {
    const open = connected()
    open.client.subscription(billing)
    const { signal } = open.request
    expect(signal.aborted).toBe(false)
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    expect(signal.aborted).toBe(true)
  })

  it('asks nothing before the agent’s session is ready, and again after each [R-043]', async () => {
    const open = connected({ ready: false })
    const handle = open.client.subscription(billing)
    expect(handle.getState()).toMatchObject({ status: 'waiting', reason: 'not-ready' })
    expect(open.sent).toBe('')
    open.client.setReady(true)
    await open.confirm(74)
    expect(handle.getState()).toMatchObject(subscribed)
    open.client.setReady(false)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'not-ready' })
    open.client.setReady(true)
    expect(open.sent).toBe('Subscribe Billing, Subscribe Billing')
  })

  it('hears that the service behind GWS goes and comes [R-011]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    const tell = (state: string): void =>
      open.session.report({
        type: 'message',
        channel: '/notifications/services',
        data: { services: [{ type: 'MultiMediaState', state }] },
      })
    tell('Inactive')
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'service' })
    expect(open.sent).toBe('Subscribe Billing')
    tell('Active')
    expect(open.sent).toBe('Subscribe Billing, Subscribe Billing')
    await open.confirm(75)
    expect(handle.getState()).toMatchObject(subscribed)
  })
})

describe('two place groups of one workbin', () => {
  const hall = { id: 'wb-3', owner: { placeGroup: 'Hall' } }
  const dock = { id: 'wb-3', owner: { placeGroup: 'Dock' } }

  /** The documented end of a place-group subscription: it does not say whose. */
  const ended = (open: OpenClient, referenceId: number, id = hall.id): void =>
    open.session.report({
      type: 'message',
      channel: '/v2/me/workbins',
      data: {
        id,
        messageType: 'WorkbinSubscriptionStateChangeMessage',
        referenceId,
        stateResource: 'Unsubscribed',
      },
    })

  it('are both unsubscribed, though the end of one is told before its answer [R-032]', async () => {
    const open = connected()
    const one = open.client.subscription(hall)
    await open.confirm(20)
    const other = open.client.subscription(dock)
    await open.confirm(21)
    one.release()
    open.clock.advance(1_000)
    other.release()
    open.clock.advance(4_000)
    expect(open.sent).toBe('Subscribe Hall, Subscribe Dock, Unsubscribe Hall')
    ended(open, 22)
    await open.request.answer({ type: 'accepted', reference: 22 })
    open.clock.advance(10_000)
    expect(open.sent).toBe('Subscribe Hall, Subscribe Dock, Unsubscribe Hall, Unsubscribe Dock')
  })

  /** One is live; the other is about to end, and its end is told before the answer. */
  const ending = async (): Promise<OpenClient> => {
    const open = connected()
    const one = open.client.subscription(hall)
    await open.confirm(20)
    open.client.subscription(dock)
    await open.confirm(21)
    one.release()
    for (let n = 0; n < 240; n += 1) {
      open.clock.advance(15_000)
      open.session.report({ type: 'polled', sentAt: open.clock.now() - 15_000 })
      if (n === 0) expect(open.sent).toBe('Subscribe Hall, Subscribe Dock, Unsubscribe Hall')
    }
    ended(open, 22)
    return open
  }

  it('leave each other alone where the end of one is told before its answer [R-016]', async () => {
    const open = await ending()
    await open.request.answer({ type: 'accepted', reference: 22 })
    expect(open.client.peek(dock).getState()).toMatchObject(subscribed)
    open.clock.advance(10_000)
    expect(open.sent).toBe('Subscribe Hall, Subscribe Dock, Unsubscribe Hall')
  })

  it('are not live where the answer shows that it was another end [R-011]', async () => {
    const open = await ending()
    await open.request.answer({ type: 'accepted', reference: 23 })
    expect(open.client.peek(dock).getState().isLive).toBe(false)
    open.clock.advance(1_000)
    expect(open.sent).toMatch(/Unsubscribe Hall, Subscribe Dock$/)
  })

  it('are not live while it is open whose end it was, whatever else is told [R-011]', async () => {
    const open = await ending()
    expect(open.client.peek(dock).getState().isLive).toBe(false)
    open.signal('offline')
    expect(open.client.peek(dock).getState().isLive).toBe(false)
  })

  it('were live a moment ago while it is open whose end it was [R-018]', async () => {
    const open = await ending()
    const { lastLiveAt } = open.client.peek(dock).getState()
    expect(open.clock.wall() - (lastLiveAt ?? 0)).toBeLessThanOrEqual(15_000)
  })

  // An agent leaves a page of ten workbins of one place group, and another page keeps those of a
  // second one: all ends come in one poll, before any answer.
  it('of many workbins are all live again when it is known whose ends they were [R-011]', async () => {
    const open = connected()
    const ids = Array.from({ length: 10 }, (_, n) => `wb-${n}`)
    const left = ids.map((id) => open.client.subscription({ ...hall, id }, { lingerMs: 0 }))
    ids.map((id) => open.client.subscription({ ...dock, id }))
    for (const [n, { answer, target }] of open.requests.entries()) {
      await answer({ type: 'accepted', reference: n })
      open.push(target, 'Subscribed', n)
    }
    for (const handle of left) handle.release()
    open.clock.advance(1)
    const unsubscribes = open.requests.slice(20)
    expect(unsubscribes).toHaveLength(10)
    for (const [n, { target }] of unsubscribes.entries()) ended(open, 100 + n, target.id)
    for (const [n, { answer }] of unsubscribes.entries()) {
      await answer({ type: 'accepted', reference: 100 + n })
    }
    open.clock.advance(60_000)
    const live = ids.map((id) => open.client.peek({ ...dock, id }).getState().isLive)
    expect(live).toEqual(ids.map(() => true))
  })

  it('do not disturb each other where the end of one is told twice [R-016]', async () => {
    const open = connected()
    const one = open.client.subscription(hall)
    await open.confirm(20)
    const other = open.client.subscription(dock)
    await open.confirm(21)
    open.client.subscription(hall, { autoSubscribe: false })
    one.release()
    open.clock.advance(5_000)
    await open.request.answer({ type: 'accepted', reference: 22 })
    ended(open, 22)
    ended(open, 22)
    expect(other.getState()).toMatchObject(subscribed)
  })
})

describe('leaving', () => {
  it('holds the link for the linger, unsubscribes, and lets it go [R-032]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    handle.release()
    handle.release()
    open.disconnect()
    open.clock.advance(4_999)
    expect(open.session.isClosed).toBe(false)
    expect(open.sent).toBe('Subscribe Billing')
    open.clock.advance(1)
    expect(open.sent).toBe('Subscribe Billing, Unsubscribe Billing')
    expect(open.session.isClosed).toBe(false)
    await open.confirm(75)
    open.clock.advance(1)
    expect(open.session.isClosed).toBe(true)
    expect(open.clock.planned()).toBe(0)
    expect(open.signalListeners).toBe(0)
  })

  it('in either order, in one task, is the same', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    open.disconnect()
    handle.release()
    open.clock.advance(5_000)
    expect(open.sent).toBe('Subscribe Billing, Unsubscribe Billing')
  })

  it('holds the link for the linger through a moment of doubt [R-032]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    handle.release()
    open.disconnect()
    open.clock.advance(1_000)
    const error = new WorkbinError('link-unreachable')
    open.session.report({ type: 'disturbed', error, pollHeld: true })
    open.clock.advance(500)
    expect(open.session.isClosed).toBe(false)
    open.session.report({ type: 'polled', sentAt: open.clock.now() - 100 })
    open.clock.advance(5_000)
    expect(open.sent).toBe('Subscribe Billing, Unsubscribe Billing')
  })

  it('with an infinite linger closes the link at once, without an Unsubscribe', async () => {
    const open = connected()
    const handle = open.client.subscription(billing, { lingerMs: Number.POSITIVE_INFINITY })
    await open.confirm(74)
    handle.release()
    open.disconnect()
    open.clock.advance(1)
    expect(open.session.isClosed).toBe(true)
    expect(open.sent).toBe('Subscribe Billing')
    expect(open.clock.planned()).toBe(0)
  })

  it('with an infinite linger aborts the request that is out, and leaves no timer', async () => {
    const open = connected()
    const handle = open.client.subscription(billing, { lingerMs: Number.POSITIVE_INFINITY })
    handle.release()
    open.disconnect()
    open.clock.advance(1)
    expect(open.session.isClosed).toBe(true)
    expect(open.request.signal.aborted).toBe(true)
    await open.request.answer({ type: 'accepted', reference: 74 })
    expect(open.clock.planned()).toBe(0)
  })

  it('with an infinite linger and coming back on the same link is live at once', async () => {
    const open = connected()
    const options = { lingerMs: Number.POSITIVE_INFINITY }
    open.client.subscription(billing, options).release()
    await open.confirm(74)
    open.clock.advance(3_600_000)
    const again = open.client.subscription(billing, options)
    expect(again.getState()).toMatchObject(subscribed)
    expect(open.sent).toBe('Subscribe Billing')
  })

  it('takes the default linger from the timings', async () => {
    const open = connected()
    const handle = open.client.subscription(billing, { lingerMs: undefined })
    await open.confirm(74)
    handle.release()
    open.clock.advance(open.client.timings.linger - 1)
    expect(open.sent).toBe('Subscribe Billing')
    open.clock.advance(1)
    expect(open.sent).toBe('Subscribe Billing, Unsubscribe Billing')
  })

  it('while paused keeps the link until the pause is carried out [R-040]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    handle.unsubscribe()
    open.disconnect()
    open.clock.advance(1)
    expect(open.session.isClosed).toBe(false)
    await open.confirm(75)
    open.clock.advance(1)
    expect(open.session.isClosed).toBe(true)
  })

  it('makes the three verbs of that observer idle', () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    open.client.subscription(billing)
    handle.release()
    handle.unsubscribe()
    handle.subscribe()
    handle.retry()
    expect(open.client.peek(billing).getState()).toMatchObject({ status: 'subscribing' })
  })

  it('after the link is closed plans nothing that stays', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    open.disconnect()
    open.clock.advance(1)
    expect(open.session.isClosed).toBe(true)
    handle.release()
    open.clock.advance(60_000)
    expect(open.clock.planned()).toBe(0)
    expect(open.sessions).toHaveLength(1)
  })

  it('a thousand times leaves nothing behind [R-032]', async () => {
    const open = connected()
    for (let n = 0; n < 1_000; n += 1) {
      const handle = open.client.subscription({ id: `wb-${n}`, owner: 'me' }, { lingerMs: 0 })
      const stop = handle.subscribe(() => {})
      await open.confirm(2 * n)
      stop()
      handle.release()
      open.clock.advance(1)
      await open.confirm(2 * n + 1)
    }
    const look = (id: string): unknown =>
      open.client.peek({ id, owner: 'me' }, { autoSubscribe: false }).getState()
    expect(look('wb-7')).toBe(look('never seen'))
    open.disconnect()
    open.clock.advance(0)
    expect(open.session.isClosed).toBe(true)
    expect(open.clock.planned()).toBe(0)
  })
})

describe('peek', () => {
  it('counts as nobody, and starts nothing [R-050]', () => {
    const open = connected()
    const looked = open.client.peek(billing)
    const stop = looked.subscribe(() => {})
    expect(looked.getState()).toMatchObject({ status: 'subscribing' })
    expect(looked.getState()).toBe(looked.getState())
    stop()
    open.clock.advance(60_000)
    expect(open.sent).toBe('')
    expect(open.clock.planned()).toBe(0)
  })

  it('without wanting shows idle, or what is there', async () => {
    const open = connected()
    const looked = open.client.peek(billing, { autoSubscribe: false })
    expect(looked.getState().status).toBe('idle')
    open.client.subscription(billing)
    await open.confirm(74)
    expect(looked.getState()).toMatchObject(subscribed)
  })

  it('shows a lingering target as it is for one who comes back', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    handle.release()
    expect(open.client.peek(billing).getState()).toMatchObject(subscribed)
    expect(open.client.peek(billing, { autoSubscribe: false }).getState().status).toBe('idle')
  })

  it('shows a pause, wanted or not [R-040]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    handle.unsubscribe()
    expect(open.client.peek(billing).getState().status).toBe('unsubscribing')
    expect(open.client.peek(billing).getState()).toBe(handle.getState())
  })

  it('hears of a target that is made later', () => {
    const open = connected()
    const listener = vi.fn<() => void>()
    open.client.peek(billing).subscribe(listener)
    open.client.subscription(billing)
    expect(listener).toHaveBeenCalled()
  })

  it('gives the same object until something changes', async () => {
    const open = connected()
    const looked = open.client.peek(billing)
    open.client.subscription(billing)
    await open.confirm(74)
    const before = looked.getState()
    open.session.report({ type: 'polled', sentAt: open.clock.now() })
    open.push(billing, 'Subscribed', 74)
    open.push(risk, 'Unsubscribed', 80)
    expect(looked.getState()).toBe(before)
  })
})

describe('listeners', () => {
  /** What Node's console is told; a page hears of it by `reportError`. */
  const thrown: unknown[] = []

  beforeEach(() => {
    thrown.length = 0
    vi.spyOn(console, 'error').mockImplementation((error) => void thrown.push(error))
  })

  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it('hear only of their own target', async () => {
    const open = connected()
    open.client.subscription(risk)
    await open.confirm(73)
    const listener = vi.fn<() => void>()
    open.client.peek(risk).subscribe(listener)
    open.client.subscription(billing)
    await open.confirm(74)
    expect(listener).not.toHaveBeenCalled()
  })

  it('are each called as often as they were given, until they are taken back', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    const listener = vi.fn<() => void>()
    const first = handle.subscribe(listener)
    const second = handle.subscribe(listener)
    await open.confirm(74)
    const calls = listener.mock.calls.length
    expect(calls).toBeGreaterThan(0)
    expect(calls % 2).toBe(0)
    first()
    first()
    open.push(billing, 'Unsubscribed', 99)
    expect(listener).toHaveBeenCalledTimes(calls + 1)
    second()
    open.client.recheck()
    expect(listener).toHaveBeenCalledTimes(calls + 1)
  })

  it('that throw do not keep the others from hearing [R-011]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    handle.subscribe(() => {
      throw new Error('a mistake of the host')
    })
    const listener = vi.fn<() => void>()
    handle.subscribe(listener)
    open.push(billing, 'Unsubscribed', 99)
    expect(listener).toHaveBeenCalledOnce()
    expect(thrown.map(String)).toEqual(['Error: a mistake of the host'])
  })

  it('that throw are heard of where the page hears of its own, and end no process [R-160]', async () => {
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    const uncaught = vi.fn<() => void>()
    process.on('uncaughtException', uncaught)
    const open = connected()
    const handle = open.client.subscription(billing)
    open.client.onEvent(billing, () => {
      throw new Error('in onEvent')
    })
    open.client.onChannel('/v2/me/*', () => {
      throw new Error('in onChannel')
    })
    await open.confirm(74)
    handle.subscribe(() => {
      throw new Error('in subscribe')
    })
    open.push(billing, 'Unsubscribed', 99)
    await new Promise((resolve) => setImmediate(resolve))
    process.off('uncaughtException', uncaught)
    expect(uncaught).not.toHaveBeenCalled()
    const each = ['Error: in onEvent', 'Error: in onChannel']
    expect(reported.map(String)).toEqual([...each, 'Error: in subscribe', ...each])
    expect(thrown).toEqual([])
  })

  it('that throw do not leave another target shown as live [R-011]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    const other = open.client.subscription(night)
    await open.confirm(75)
    handle.subscribe(() => {
      throw new Error('a mistake of the host')
    })
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    expect(other.getState().isLive).toBe(false)
  })

  it('of the connection that throw do not leave a target shown as live [R-011]', async () => {
    const open = connected()
    open.client.connection.subscribe(() => {
      throw new Error('a mistake of the host')
    })
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    expect(handle.getState().isLive).toBe(false)
  })

  it('of the connection never find a target live under a link that is not [R-011]', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    const seen: string[] = []
    open.client.connection.subscribe(() => {
      seen.push(`${open.client.connection.getState().status} ${handle.getState().status}`)
    })
    open.client.recheck()
    expect(seen).toEqual(['reconnecting recovering'])
  })

  it('may release, pause and subscribe from within', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    const seen: string[] = []
    handle.subscribe(() => {
      seen.push(handle.getState().status)
      if (handle.getState().isLive) handle.unsubscribe()
    })
    await open.confirm(74)
    expect(handle.getState().status).toBe('unsubscribing')
    await open.confirm(75)
    expect(handle.getState().status).toBe('unsubscribed')
    expect(seen.at(-1)).toBe('unsubscribed')
  })
})

describe('an end that does not say whose it is', () => {
  it('keeps all in doubt until the last answer that could tell is there [R-016, R-019]', async () => {
    const open = connected()
    const [hall, dock, gate] = ['Hall', 'Dock', 'Gate'].map((placeGroup) => ({
      id: 'wb-1',
      owner: { placeGroup },
    }))
    if (hall === undefined || dock === undefined || gate === undefined) throw new Error('no group')
    const handles = []
    for (const [index, target] of [hall, dock, gate].entries()) {
      handles.push(open.client.subscription(target))
      await open.confirm(index + 1)
    }
    const [ofHall, ofDock, ofGate] = handles
    ofHall?.unsubscribe()
    ofDock?.unsubscribe()
    const [first, second] = open.requests.slice(-2)
    const endOf = (referenceId: number): void =>
      open.session.report({
        type: 'message',
        channel: '/v2/me/workbins',
        data: {
          id: 'wb-1',
          messageType: 'WorkbinSubscriptionStateChangeMessage',
          referenceId,
          stateResource: 'Unsubscribed',
        },
      })
    endOf(80)
    endOf(99)
    expect(ofGate?.getState().isLive).toBe(false)
    await first?.answer({ type: 'accepted', reference: 80 })
    expect(ofGate?.getState().isLive).toBe(false)
    await second?.answer({ type: 'accepted', reference: 81 })
    expect(ofGate?.getState()).toMatchObject({ status: 'recovering', cause: 'ended-by-server' })
  })
})

describe('the login', () => {
  it('is asked for once, however many requests are refused [R-022]', async () => {
    const onAuthRequired = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
    const open = connected({ onAuthRequired })
    open.client.subscription(billing)
    open.client.subscription(risk)
    open.client.subscription(night)
    const refused = [...open.requests]
    await Promise.all(refused.map((request) => request.answer(signedOut)))
    await settle()
    expect(onAuthRequired).toHaveBeenCalledOnce()
    expect(open.client.connection.getState().status).toBe('signed-out')
    expect(open.client.peek(billing).getState()).toMatchObject({
      status: 'waiting',
      reason: 'signed-out',
    })
    expect(open.requests).toHaveLength(3)
    open.clock.advance(60_000)
    open.session.report({ type: 'ended', end: signedOut })
    await settle()
    expect(onAuthRequired).toHaveBeenCalledOnce()
  })

  it('heals everything when it is renewed, one request for each target [R-022]', async () => {
    let renew = (): void => {}
    const onAuthRequired = (): Promise<void> =>
      new Promise((resolve) => {
        renew = resolve
      })
    const open = connected({ onAuthRequired })
    const handle = open.client.subscription(billing)
    await open.request.answer(signedOut)
    renew()
    await settle()
    expect(open.sessions).toHaveLength(2)
    open.goLive()
    expect(open.sent).toBe('Subscribe Billing, Subscribe Billing')
    await open.confirm(74)
    expect(handle.getState()).toMatchObject(subscribed)
  })

  it('is asked for again when it is lost again [R-022]', async () => {
    const onAuthRequired = vi.fn<() => Promise<void>>(() => Promise.resolve())
    const open = connected({ onAuthRequired })
    for (let n = 1; n < 4; n += 1) {
      open.session.report({ type: 'ended', end: signedOut })
      await settle()
      expect(onAuthRequired).toHaveBeenCalledTimes(n)
      // The second one within a minute has to wait a little.
      open.clock.advance(5_000)
      open.goLive()
    }
  })

  it('may throw, reject or be absent: the link looks again by itself', async () => {
    for (const onAuthRequired of [
      () => Promise.reject(new Error('closed')),
      () => {
        throw new Error('closed')
      },
      undefined,
    ]) {
      const open = connected({ onAuthRequired })
      open.session.report({ type: 'ended', end: signedOut })
      await settle()
      expect(open.client.connection.getState().status).toBe('signed-out')
      open.clock.advance(60_000)
      expect(open.sessions).toHaveLength(2)
    }
  })
})

describe('readiness and signals', () => {
  it('asks a function for the agent’s session when the link starts [R-043]', async () => {
    let resolve = (): void => {}
    const ready = vi.fn<() => Promise<void>>(
      () =>
        new Promise((done) => {
          resolve = done
        }),
    )
    const open = openClient({ ready })
    expect(ready).not.toHaveBeenCalled()
    open.client.connect()
    await settle()
    expect(ready).toHaveBeenCalledOnce()
    open.goLive()
    open.client.subscription(billing)
    expect(open.sent).toBe('')
    resolve()
    await settle()
    expect(open.sent).toBe('Subscribe Billing')
  })

  it('tries at once when the network is back, and shows offline as a hint only', async () => {
    const open = connected()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    open.signal('offline')
    expect(open.client.connection.getState()).toMatchObject({
      status: 'connected',
      isOffline: true,
    })
    expect(handle.getState().isLive).toBe(true)
    const error = new WorkbinError('link-unreachable')
    open.session.report({ type: 'disturbed', error, pollHeld: true })
    expect(handle.getState()).toMatchObject({ status: 'recovering', isOffline: true })
    const { polls } = open.session
    open.signal('online')
    expect(open.session.polls).toBe(polls + 1)
    expect(handle.getState()).toMatchObject({ status: 'recovering', isOffline: false })
  })
})
