/** What several desktops of one agent do to each other's subscriptions: nothing. */
import { describe, expect, it } from 'vitest'
import type { LockPort } from '../../src/core/ports.js'
import { lockName } from '../../src/protocol/lockName.js'
import { billing, openClient, risk, settle, type OpenClient } from './openClient.js'
import { createTabLocks } from './tabLocks.js'

/** A tab that observes billing, and is live. */
async function openTab(locks: LockPort): Promise<{ open: OpenClient; leave: () => void }> {
  const open = openClient({ locks })
  open.client.connect()
  open.goLive()
  const handle = open.client.subscription(billing, { lingerMs: 0 })
  await settle()
  await open.confirm(74)
  expect(handle.getState().isLive).toBe(true)
  return { open, leave: () => handle.release() }
}

describe('an Unsubscribe', () => {
  it('is not sent while another tab needs the subscription, and is by the last one [R-075]', async () => {
    const browser = createTabLocks()
    const one = await openTab(browser.openTab())
    const other = await openTab(browser.openTab())
    one.leave()
    one.open.clock.advance(1_000)
    await settle()
    expect(one.open.sent).toBe('Subscribe Billing')
    other.leave()
    other.open.clock.advance(1_000)
    await settle()
    expect(other.open.sent).toBe('Subscribe Billing, Unsubscribe Billing')
    await other.open.confirm(75)
    expect(browser.held()).toEqual([])
  })

  it('is local where another tab needs the subscription: shown as paused, and resumed [R-075]', async () => {
    const browser = createTabLocks()
    const { open } = await openTab(browser.openTab())
    await openTab(browser.openTab())
    const handle = open.client.subscription(billing)
    handle.unsubscribe()
    await settle()
    expect(handle.getState().status).toBe('unsubscribed')
    open.push(billing, 'Subscribed', 80)
    expect(handle.getState().status).toBe('unsubscribed')
    handle.subscribe()
    await settle()
    expect(open.sent).toBe('Subscribe Billing, Subscribe Billing')
    await open.confirm(81)
    expect(handle.getState().isLive).toBe(true)
  })

  it('is never sent where something else shares the agent’s subscriptions [R-075]', async () => {
    const open = openClient({ unsubscribe: 'never' })
    open.client.connect()
    open.goLive()
    const handle = open.client.subscription(billing, { lingerMs: 0 })
    await open.confirm(74)
    handle.unsubscribe()
    await settle()
    expect(handle.getState().status).toBe('unsubscribed')
    handle.subscribe()
    await open.confirm(75)
    expect(handle.getState().isLive).toBe(true)
    handle.release()
    open.clock.advance(60_000)
    await settle()
    expect(open.sent).toBe('Subscribe Billing, Subscribe Billing')
    expect(open.client.peek(billing, { autoSubscribe: false }).getState().status).toBe('idle')
    expect(open.clock.planned()).toBe(0)
  })

  // A server that refuses what is active is brought round by an Unsubscribe; here it may not be sent.
  it('does not end what is active for another tab to bring a server round [R-075]', async () => {
    const browser = createTabLocks()
    await openTab(browser.openTab())
    const open = openClient({ locks: browser.openTab() })
    open.client.connect()
    open.goLive()
    const handle = open.client.subscription(billing)
    for (let reference = 1; reference <= 6; reference += 1) {
      await open.request.answer({ type: 'accepted', reference })
      open.push(billing, 'RequestFailed', reference)
      open.clock.advance(40_000)
      await settle()
    }
    expect(new Set(open.requests.map(({ operation }) => operation))).toEqual(new Set(['Subscribe']))
    expect(handle.getState().error?.code).toBe('subscription-refused')
  })
})

describe('what was given up while it waited for a lock', () => {
  it('is not begun any more [R-076]', async () => {
    let free = (): void => {}
    const locks: LockPort = {
      hold: () => new Promise((resolve) => (free = resolve)),
      release: () => {},
      whenAlone: (_, task) => task(),
    }
    const open = openClient({ locks })
    open.client.connect()
    open.goLive()
    open.client.subscription(billing)
    open.client.reset()
    free()
    await settle()
    expect(open.requests).toHaveLength(0)
  })
})

describe('a lock', () => {
  it('is kept as long as the subscription, over sessions [R-075]', async () => {
    const browser = createTabLocks()
    const { open } = await openTab(browser.openTab())
    expect(browser.held()).toHaveLength(1)
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    open.clock.advance(1_000)
    open.goLive()
    await settle()
    expect(browser.held()).toHaveLength(1)
    expect(open.sent).toBe('Subscribe Billing, Subscribe Billing')
  })

  it('is released with what is forgotten unsent, because its session is gone', async () => {
    const browser = createTabLocks()
    const { leave, open } = await openTab(browser.openTab())
    open.session.report({ type: 'ended', end: { type: 'forgotten' } })
    leave()
    open.client.reset()
    expect(browser.held()).toEqual([])
  })

  it('that a frozen tab keeps holds a Subscribe up for 10 s, no longer', async () => {
    const browser = createTabLocks()
    browser.freezeWith(lockName('/api/v2', 'me', billing))
    const open = openClient({ locks: browser.openTab() })
    open.client.connect()
    open.goLive()
    open.client.subscription(billing)
    open.clock.advance(9_999)
    await settle()
    expect(open.sent).toBe('')
    open.clock.advance(1)
    await settle()
    expect(open.sent).toBe('Subscribe Billing')
  })
})

describe('the name of a lock', () => {
  it('is one per server, agent and target, and tells none of them', () => {
    const names = [
      lockName('/api/v2', 'me', billing),
      lockName('/api/v2', 'me', risk),
      lockName('/api/v2', 'kim', billing),
      lockName('https://gws.example.com/api/v2', 'me', billing),
    ]
    expect(new Set(names).size).toBe(names.length)
    expect(names.join()).not.toMatch(/billing|kim|example/i)
    expect(lockName('/api/v2', 'me', { ...billing })).toBe(names[0])
  })
})
