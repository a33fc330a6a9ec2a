// @vitest-environment jsdom
// The simulator under jsdom, whose AbortSignal, URL and location are not Node's.
import { createSimulator, createSimulatorControl } from 'gws-workbins/simulator'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { connect } from './connectCometd.js'
import { openDesktop } from './openDesktop.js'

let simulator = createSimulator()

beforeEach(() => {
  vi.useFakeTimers()
  simulator = createSimulator()
})

afterEach(async () => {
  await simulator.close()
  vi.useRealTimers()
})

it('goes all the way: session, push, poll, abort', async () => {
  const desktop = await openDesktop(simulator)
  const client = await connect(simulator)
  expect((await desktop.subscribe('/workbins/802a8606-4f1b-4b7e-9c35-6de2a0f7c914')).status).toBe(
    200,
  )
  await vi.advanceTimersByTimeAsync(10)
  expect(client.workbins()).toMatchObject([{ stateResource: 'Subscribed' }])
  client.cometd.disconnect()
  await vi.advanceTimersByTimeAsync(10)
  expect(simulator.world.pushSessions()).toEqual([])
})

it('takes a URL and an AbortSignal of this page', async () => {
  const leaving = new AbortController()
  const url = new URL('/api/v2/me', globalThis.location.href)
  const response = await simulator.fetch(url, { signal: leaving.signal })
  expect(response.url).toBe(url.href)
  simulator.rules.add({ effect: { type: 'hold' } })
  const held = simulator.fetch(url, { signal: leaving.signal })
  leaving.abort()
  await expect(held).rejects.toMatchObject({ name: 'AbortError' })
})

it('is controlled in the page', async () => {
  const control = createSimulatorControl(simulator.fetch)
  await control.useScenario('black-hole')
  expect(simulator.scenario).toBe('black-hole')
})
