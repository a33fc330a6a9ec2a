/** Another agent at the same desktop: nothing of the former one is left, and nothing of it comes late. */
import { describe, expect, it, vi } from 'vitest'
import { WorkbinError } from '../../src/core/errors.js'
import { signedOut } from './driveLink.js'
import { billing, openClient, risk, settle, type OpenClient } from './openClient.js'

/** Live on billing. */
async function openLive(options: Parameters<typeof openClient>[0] = {}): Promise<OpenClient> {
  const open = openClient(options)
  open.client.connect()
  open.goLive()
  open.client.subscription(billing)
  await open.confirm(74)
  return open
}

describe('a reset', () => {
  it('takes Live back at once, forgets when it was, and subscribes for the next agent [R-076]', async () => {
    const open = await openLive()
    const state = (): unknown => open.client.peek(billing).getState()
    const former = open.session
    const seen: unknown[] = []
    open.client.peek(billing).subscribe(() => seen.push(state()))
    open.client.reset({ agentId: 'kim' })
    expect(seen).toMatchObject([{ status: 'waiting', reason: 'link', lastLiveAt: null }])
    expect(former.isClosed).toBe(true)
    expect(open.client.connection.getState()).toMatchObject({ status: 'connecting', error: null })
    open.clock.advance(0)
    expect(open.sessions).toHaveLength(2)
    open.goLive()
    expect(open.sent).toBe('Subscribe Billing, Subscribe Billing')
    await open.confirm(1)
    expect(state()).toMatchObject({ status: 'subscribed', referenceId: 1 })
  })

  it('aborts what is out, and hears no late answer to it [R-076]', async () => {
    const open = openClient()
    open.client.connect()
    open.goLive()
    const handle = open.client.subscription(billing)
    const late = open.request
    open.client.reset()
    expect(late.signal.aborted).toBe(true)
    open.clock.advance(0)
    open.goLive()
    await late.answer({ type: 'accepted', reference: 74 })
    open.push(billing, 'Subscribed', 74)
    expect(handle.getState()).toMatchObject({ status: 'subscribing', phase: 'request' })
  })

  it('rejects whoever waits for a read with a code of its own [R-166]', async () => {
    const asked: AbortSignal[] = []
    const failed = { type: 'retry', error: new WorkbinError('request-failed') } as const
    const answer = (signal: AbortSignal): Promise<typeof failed & { executed: 'no' }> =>
      new Promise((resolve) => {
        asked.push(signal)
        signal.addEventListener('abort', () => resolve({ ...failed, executed: 'no' }))
      })
    const open = await openLive({
      read: (_, signal) => answer(signal),
      lists: { list: (_, signal) => answer(signal) },
    })
    const { client } = open
    client.contents(billing)
    const reads = [
      client.workbins(),
      client.groups(),
      client.fetchContents(risk),
      client.fetchContents(billing),
    ].map((read) =>
      read.then(
        () => 'read',
        ({ code }: WorkbinError) => code,
      ),
    )
    await settle()
    open.client.reset()
    expect(await Promise.all(reads)).toEqual(Array(4).fill('agent-changed'))
    expect(asked).toHaveLength(4)
  })

  it('drops what only lingers, and ends every pause [R-076]', async () => {
    const open = await openLive()
    const lingering = open.client.subscription(risk)
    await open.confirm(75)
    lingering.release()
    const handle = open.client.subscription(billing)
    handle.unsubscribe()
    open.client.reset()
    open.clock.advance(0)
    open.goLive()
    expect(open.sent.split(', ').slice(3)).toEqual(['Subscribe Billing'])
    open.clock.advance(60_000)
    expect(open.sent.split(', ').slice(3)).toEqual(['Subscribe Billing'])
  })

  it('asks for the next agent’s session, and for that one’s login [R-076]', async () => {
    const asked: (() => void)[] = []
    const ready = (): Promise<void> => new Promise((resolve) => asked.push(resolve))
    const open = openClient({ ready })
    open.client.connect()
    open.goLive()
    open.client.subscription(billing)
    await settle()
    open.client.reset()
    open.clock.advance(0)
    open.goLive()
    await settle()
    expect(asked).toHaveLength(2)
    // The former agent's session is none of this one.
    asked[0]?.()
    await settle()
    expect(open.requests).toHaveLength(0)
    asked[1]?.()
    await settle()
    expect(open.sent).toBe('Subscribe Billing')
  })

  it('hears no late word of the former agent’s login [R-076]', async () => {
    const renewals: (() => void)[] = []
    const onAuthRequired = (): Promise<void> => new Promise((resolve) => renewals.push(resolve))
    const open = openClient({ onAuthRequired })
    open.client.connect()
    open.session.report({ type: 'ended', end: signedOut })
    await settle()
    open.client.reset()
    open.clock.advance(0)
    open.session.report({
      type: 'ended',
      end: { type: 'refused', error: new WorkbinError('link-refused') },
    })
    const { length } = open.sessions
    renewals[0]?.()
    await settle()
    expect(open.sessions).toHaveLength(length)
    expect(open.client.connection.getState().status).toBe('blocked')
  })

  it('tells whoever keeps something of the agent [R-076]', async () => {
    const forgetAgent = vi.fn<() => void>()
    const open = await openLive({ forgetAgent })
    open.client.reset()
    expect(forgetAgent).toHaveBeenCalledTimes(1)
  })

  it('lets the link that nobody needs any more go', async () => {
    const open = openClient()
    const disconnect = open.client.connect()
    open.goLive()
    const handle = open.client.subscription(billing)
    await open.confirm(74)
    handle.release()
    disconnect()
    open.client.reset()
    open.clock.advance(10)
    expect(open.client.connection.getState().status).toBe('closed')
    expect(open.clock.planned()).toBe(0)
  })

  it('starts nothing where nobody holds the link', () => {
    const open = openClient()
    open.client.reset()
    open.clock.advance(60_000)
    expect(open.client.connection.getState().status).toBe('idle')
    expect(open.sessions).toHaveLength(0)
  })
})
