/** The link as React state, and its losses as a callback. */
import { act, screen } from '@testing-library/react'
import {
  createWorkbinClient,
  useCometdConnection,
  useConnectionLost,
  useWorkbinSubscription,
  type CometdConnection,
  type LossInfo,
} from 'gws-workbins'
import { QueryClient } from '@tanstack/react-query'
import { createSimulator } from 'gws-workbins/simulator'
import type { ReactElement } from 'react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId } from './renderDesktop.js'

const seen: CometdConnection[] = []

function Link(): ReactElement {
  const connection = useCometdConnection()
  seen.push(connection)
  return <output>{connection.status}</output>
}

function latest(): CometdConnection {
  const connection = seen.at(-1)
  if (connection === undefined) throw new Error('nothing was rendered')
  return connection
}

describe('useCometdConnection', () => {
  it('follows the link from connecting to connected, reconnecting and back', async () => {
    const desktop = renderDesktop(<Link />)
    expect(screen.getByText('connecting')).toBeDefined()
    await pass(1_000)
    expect(latest()).toMatchObject({ status: 'connected', session: 1, attempt: 0, error: null })
    desktop.simulator.useScenario('connection-cut')
    desktop.simulator.world.cutConnections()
    await pass(10_000)
    expect(latest()).toMatchObject({
      status: 'reconnecting',
      error: { code: 'link-unreachable', kind: 'link' },
    })
    expect(latest().attempt).toBeGreaterThan(1)
    desktop.simulator.useScenario('healthy')
    act(() => latest().reconnect())
    await pass(100)
    expect(latest().status).toBe('connected')
  })

  it('does not render for a poll that proves what is known', async () => {
    renderDesktop(<Link />)
    await pass(1_000)
    const { length } = seen
    await pass(300_000)
    expect(seen).toHaveLength(length)
  })

  it('says that another tab holds the long poll', async () => {
    renderDesktop(<Link />, { scenario: 'multiple-clients' })
    await pass(5_000)
    expect(latest()).toMatchObject({ status: 'connected', degraded: 'multiple-clients' })
  })

  it('hears the browser, and tries at once when it is online again [R-021]', async () => {
    const desktop = renderDesktop(<Link />)
    await pass(1_000)
    desktop.simulator.useScenario('connection-cut')
    desktop.simulator.world.cutConnections()
    await pass(60_000)
    desktop.simulator.useScenario('healthy')
    const { session } = latest()
    act(() => void window.dispatchEvent(new Event('online')))
    await pass(1_000)
    expect(latest().status).toBe('connected')
    expect(latest().session).toBeGreaterThanOrEqual(session)
  })

  it('distrusts what arrives first after the page stood still [R-011]', async () => {
    const desktop = renderDesktop(<Link />)
    await pass(10_000)
    const { length } = seen
    act(() => void document.dispatchEvent(new Event('resume')))
    expect(latest().status).toBe('reconnecting')
    await pass(100)
    expect(latest().status).toBe('connected')
    expect(seen.length).toBeGreaterThan(length)
    expect(desktop.simulator.log.entries().length).toBeGreaterThan(0)
  })
})

describe('useConnectionLost', () => {
  it('tells a loss after 5 s, and its end; never a short one [R-053]', async () => {
    const told: [string, LossInfo['cause']][] = []
    function Listener(): null {
      useConnectionLost((event, { cause }) => told.push([event, cause]))
      return null
    }
    const desktop = renderDesktop(<Listener />)
    await pass(1_000)
    desktop.simulator.world.restart()
    await pass(10_000)
    expect(told).toEqual([])
    desktop.simulator.useScenario('connection-cut')
    desktop.simulator.world.cutConnections()
    await pass(4_900)
    expect(told).toEqual([])
    await pass(200)
    expect(told).toEqual([['lost', 'link']])
    desktop.simulator.useScenario('healthy')
    await pass(31_000)
    expect(told).toEqual([
      ['lost', 'link'],
      ['restored', 'link'],
    ])
    desktop.simulator.world.signOut()
    desktop.simulator.world.endPolls()
    await pass(20_000)
    expect(told.at(-1)).toEqual(['failed', 'signed-out'])
  })
})

describe('a client of its own', () => {
  it('is used instead of a provider, and its link held while mounted', async () => {
    const desktop = renderDesktop(null)
    const simulator = createSimulator()
    onTestFinished(() => simulator.close())
    const client = createWorkbinClient({
      url: 'http://localhost/api/v2',
      queryClient: new QueryClient(),
      fetch: simulator.fetch,
      timings: { linger: 100 },
    })
    function Own(): ReactElement {
      const { status } = useWorkbinSubscription(seedId, seedGroup, { client })
      return <output>{status}</output>
    }
    desktop.show(<Own />)
    await pass(1_000)
    expect(screen.getByText('subscribed')).toBeDefined()
    expect(desktop.operations()).toEqual([])
    desktop.show(null)
    await pass(1_000)
    expect(client.connection.getState().status).toBe('closed')
  })
})
