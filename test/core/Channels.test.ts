/** Other channels on the link: who hears what, and when a channel is joined and left. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { WorkbinError } from '../../src/core/errors.js'
import { billing, openClient, type OpenClient } from './openClient.js'

const calls = '/v2/me/calls'
const refused = new WorkbinError('channel-refused')
const unanswered = new WorkbinError('link-unreachable')

/** Live, with what is heard on `channel` written down. */
function listening(channel = calls): OpenClient & {
  readonly heard: unknown[]
  readonly stop: () => void
  readonly status: string
} {
  const open = openClient()
  open.client.connect()
  open.goLive()
  const heard: unknown[] = []
  const stop = open.client.onChannel(channel, (data) => heard.push(data))
  return Object.defineProperties(Object.assign(open, { heard, stop, status: '' }), {
    status: { get: () => open.client.channel(channel).getState().status },
  })
}

function publish(open: OpenClient, channel: string, data: unknown): void {
  open.session.report({ type: 'message', channel, data })
}

describe('a channel', () => {
  it('is joined once for all its listeners, and left a task after the last [R-120]', () => {
    const open = listening()
    const stopOther = open.client.onChannel(calls, () => {})
    expect(open.session.channels).toEqual([`+${calls}`])
    open.stop()
    open.stop()
    open.clock.advance(10)
    expect(open.session.channels).toEqual([`+${calls}`])
    stopOther()
    expect(open.session.channels).toEqual([`+${calls}`])
    open.clock.advance(0)
    expect(open.session.channels).toEqual([`+${calls}`, `-${calls}`])
    expect(open.status).toBe('idle')
    expect(open.clock.planned()).toBe(0)
  })

  it('costs nothing where its listener is gone and back in one task [R-120]', () => {
    const open = listening()
    open.stop()
    open.client.onChannel(calls, () => {})
    open.clock.advance(0)
    expect(open.session.channels).toEqual([`+${calls}`])
  })

  it('that was never joined is not left [R-120]', () => {
    const open = openClient()
    open.client.connect()
    open.session.report({ type: 'handshaken' })
    open.client.onChannel(calls, () => {})()
    open.clock.advance(0)
    expect(open.session.channels).toEqual([])
  })

  it('waits for the workbins topic, and is joined again on each session [R-120]', () => {
    const open = openClient()
    open.client.onChannel(calls, () => {})
    const readable = open.client.channel(calls)
    const seen: string[] = []
    readable.subscribe(() => seen.push(readable.getState().status))
    open.client.connect()
    open.session.report({ type: 'handshaken' })
    expect(open.session.channels).toEqual([])
    open.session.report({ type: 'joined' })
    expect(open.session.channels).toEqual([`+${calls}`])
    open.session.report({ type: 'channel', channel: calls, error: null })
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    open.clock.advance(250)
    open.goLive()
    expect(open.session.channels).toEqual([`+${calls}`])
    expect(seen).toEqual(['joining', 'joined', 'idle', 'joining'])
  })

  it('is joined again for the next agent [R-120]', () => {
    const open = listening()
    open.session.report({ type: 'channel', channel: calls, error: null })
    open.client.reset()
    expect(open.status).toBe('idle')
    open.clock.advance(0)
    open.goLive()
    expect(open.session.channels).toEqual([`+${calls}`])
    publish(open, calls, 'news')
    expect(open.heard).toEqual(['news'])
  })

  it('is no reason for a link [R-120]', () => {
    const open = openClient()
    open.client.onChannel(calls, () => {})
    expect(open.sessions).toHaveLength(0)
  })

  it('that is refused is told, and asked for on the next session only [R-122]', async () => {
    const open = listening()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    open.session.report({ type: 'channel', channel: calls, error: refused })
    expect(open.client.channel(calls).getState()).toEqual({ status: 'refused', error: refused })
    expect(handle.getState().isLive).toBe(true)
    open.client.recheck()
    open.clock.advance(20)
    open.session.report({ type: 'polled', sentAt: open.clock.now() })
    expect(open.client.connection.getState().status).toBe('connected')
    expect(open.session.channels).toEqual([`+${calls}`])
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    open.clock.advance(250)
    open.goLive()
    expect(open.session.channels).toEqual([`+${calls}`])
    expect(open.status).toBe('joining')
  })

  it('whose join got no answer is asked for once the link is proved again [R-122]', () => {
    const open = listening()
    open.session.report({ type: 'channel', channel: calls, error: unanswered })
    expect(open.status).toBe('refused')
    open.client.recheck()
    expect(open.session.channels).toEqual([`+${calls}`])
    open.clock.advance(20)
    open.session.report({ type: 'polled', sentAt: open.clock.now() })
    expect(open.session.channels).toEqual([`+${calls}`, `+${calls}`])
    expect(open.status).toBe('joining')
  })

  it('never gates Live', async () => {
    const open = listening()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    expect(open.status).toBe('joining')
    expect(handle.getState().isLive).toBe(true)
  })

  it('hears no answer for what is not asked for any more', () => {
    const open = listening()
    open.stop()
    open.clock.advance(0)
    open.session.report({ type: 'channel', channel: calls, error: null })
    expect(open.status).toBe('idle')
  })

  it.each(['', 'v2/me/calls', '/meta/connect', '/meta/*'])('is not called "%s" [R-123]', (name) => {
    const { client } = openClient()
    expect(() => client.onChannel(name, () => {})).toThrow(
      expect.objectContaining({ code: 'invalid-channel' }),
    )
    const readable = client.channel(name)
    expect(readable.getState()).toMatchObject({
      status: 'refused',
      error: { code: 'invalid-channel' },
    })
    expect(readable.getState()).toBe(readable.getState())
    readable.subscribe(() => {})()
  })
})

describe('a message', () => {
  it('is heard once by each listener whose channel takes it in [R-121]', () => {
    const open = listening('/v2/me/*')
    const exact: unknown[] = []
    const listener = (data: unknown): void => void exact.push(data)
    open.client.onChannel('/v2/me/workbins', listener)
    open.client.onChannel('/v2/me/workbins', listener)
    publish(open, '/v2/me/workbins', 1)
    publish(open, '/v2/me/calls/deep', 2)
    expect(open.heard).toEqual([1])
    expect(exact).toEqual([1, 1])
  })

  it('says which channel it came on [R-121]', () => {
    const open = listening()
    const channels: string[] = []
    open.client.onChannel('/**', (_, channel) => channels.push(channel))
    publish(open, calls, 1)
    publish(open, '/notifications/services', 2)
    expect(channels).toEqual([calls, '/notifications/services'])
  })

  it('of the workbins topic has done its work when it is heard [R-121]', async () => {
    const open = listening()
    const handle = open.client.subscription(billing)
    const statuses: string[] = []
    open.client.onChannel('/v2/me/*', () => statuses.push(handle.getState().status))
    await open.confirm(74)
    expect(statuses).toEqual(['subscribed'])
  })

  it('of an older session is not heard [R-121]', () => {
    const open = listening()
    const { session } = open
    session.report({ type: 'ended', end: { type: 'forgotten' } })
    open.clock.advance(250)
    open.goLive()
    session.report({ type: 'message', channel: calls, data: 'old' })
    expect(open.heard).toEqual([])
  })
})

describe('a listener', () => {
  const thrown: unknown[] = []

  beforeEach(() => {
    vi.spyOn(console, 'error').mockImplementation((error) => void thrown.push(error))
  })

  afterEach(() => {
    vi.restoreAllMocks()
    thrown.length = 0
  })

  it('that throws keeps neither the others nor the link from going on [R-121]', () => {
    const open = openClient()
    open.client.connect()
    open.goLive()
    open.client.onChannel(calls, () => {
      throw new Error('of the host')
    })
    const heard: unknown[] = []
    open.client.onChannel(calls, (data) => heard.push(data))
    publish(open, calls, 1)
    publish(open, calls, 2)
    expect(heard).toEqual([1, 2])
    expect(thrown.map(String)).toEqual(['Error: of the host', 'Error: of the host'])
    expect(open.client.connection.getState().status).toBe('connected')
  })

  it('that is taken away by another one hears no more [R-121]', () => {
    const open = listening()
    let stop = (): void => {}
    open.client.onChannel('/v2/me/*', () => stop())
    const heard: unknown[] = []
    stop = open.client.onChannel('/v2/me/*', (data) => heard.push(data))
    publish(open, calls, 1)
    expect(heard).toEqual([])
    expect(open.heard).toEqual([1])
  })
})
