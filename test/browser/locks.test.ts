/** Two desktops of one agent in a real Chromium, with real Web Locks: neither ends what the other needs. */
import { QueryClient } from '@tanstack/react-query'
import {
  createWorkbinClient,
  type SubscriptionHandle,
  type WorkbinClient,
  type WorkbinTarget,
} from 'gws-workbins/core'
import { createSimulator } from 'gws-workbins/simulator'
import { createBrowserLocks } from '../../src/transport/browserLocks.js'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'

const target: WorkbinTarget = {
  id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
  owner: { agentGroup: 'MyAgentGroup' },
}

/** A simulator with two clients on it, as two tabs of one browser are. */
function openTwo(): {
  operations(): readonly string[]
  readonly handles: readonly [SubscriptionHandle, SubscriptionHandle]
} {
  const simulator = createSimulator()
  const open = (): [WorkbinClient, SubscriptionHandle] => {
    const client = createWorkbinClient({
      url: `${location.origin}/api/v2`,
      queryClient: new QueryClient(),
      fetch: simulator.fetch,
      timings: { linger: 0 },
    })
    const disconnect = client.connect()
    onTestFinished(() => {
      disconnect()
      return simulator.close()
    })
    return [client, client.subscription(target)]
  }
  const [, one] = open()
  const [, other] = open()
  return {
    handles: [one, other],
    operations: () =>
      simulator.log
        .entries()
        .flatMap((entry) =>
          entry.kind === 'subscription' ? [entry.subscribed ? 'started' : 'ended'] : [],
        ),
  }
}

afterEach(async () => {
  await vi.waitFor(async () => expect((await navigator.locks.query()).held).toEqual([]))
})

it('ends a subscription with the last of two tabs, not with the first [R-075]', async () => {
  const { handles, operations } = openTwo()
  const [one, other] = handles
  await vi.waitFor(() => expect(one.getState().isLive && other.getState().isLive).toBe(true))
  one.release()
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(other.getState().isLive).toBe(true)
  expect(operations()).toEqual(['started'])
  other.release()
  await vi.waitFor(() => expect(operations()).toEqual(['started', 'ended']))
})

it('pauses one tab without the other [R-075]', async () => {
  const { handles, operations } = openTwo()
  const [one, other] = handles
  await vi.waitFor(() => expect(one.getState().isLive && other.getState().isLive).toBe(true))
  one.unsubscribe()
  await vi.waitFor(() => expect(one.getState().status).toBe('unsubscribed'))
  expect(other.getState().isLive).toBe(true)
  one.subscribe()
  await vi.waitFor(() => expect(one.getState().isLive).toBe(true))
  expect(operations()).toEqual(['started'])
  one.release()
  other.release()
})

it('gives a lock up that a frozen tab never grants [R-075]', async () => {
  const name = 'gws-workbins:frozen'
  let thaw = (): void => {}
  const frozen = new Promise<void>((resolve) => {
    thaw = resolve
  })
  void navigator.locks.request(name, { mode: 'exclusive' }, () => frozen)
  const locks = createBrowserLocks()
  let isGranted = false
  void locks.hold(name)?.then(() => {
    isGranted = true
  })
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(isGranted).toBe(false)
  expect(await locks.whenAlone(name, () => Promise.resolve('sent'))).toBeNull()
  expect((await navigator.locks.query()).pending).toEqual([])
  thaw()
})
