/** The provider: which client its children get, and what becomes of the one before. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import {
  CometdProvider,
  createWorkbinClient,
  useWorkbinClient,
  useWorkbinContents,
  useWorkbinSubscription,
  type WorkbinClient,
} from 'gws-workbins'
import { createSimulator, type Simulator } from 'gws-workbins/simulator'
import { useContext, type ReactElement, type ReactNode } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import type { LeanClient } from '../../src/core/LeanClient.js'
import { clientContext } from '../../src/react/clientContext.js'
import { pass, seedGroup, seedId } from './renderDesktop.js'

interface Server {
  readonly simulator: Simulator
  readonly client: WorkbinClient
  readonly isSubscribed: () => boolean
}

function openServer(): Server {
  const simulator = createSimulator()
  onTestFinished(() => simulator.close())
  const client = createWorkbinClient({
    url: 'http://localhost/api/v2',
    queryClient: new QueryClient(),
    fetch: simulator.fetch,
    timings: { linger: 100 },
  })
  const isSubscribed = (): boolean => simulator.world.isSubscribed({ id: seedId, ...seedGroup })
  return { simulator, client, isSubscribed }
}

function Probe({ name }: { readonly name: string }): ReactElement {
  const { status } = useWorkbinSubscription(seedId, seedGroup)
  return <output>{`${name} ${status}`}</output>
}

function start(): void {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
}

it('with another client leaves the old one behind, and shows nothing of it [R-010, R-032]', async () => {
  start()
  const [first, second] = [openServer(), openServer()]
  const frame = ({ client }: Server, name: string): ReactNode => (
    <CometdProvider client={client}>
      <Probe name={name} />
    </CometdProvider>
  )
  const { rerender } = render(frame(first, 'first'))
  await pass(1_000)
  expect(screen.getByText('first subscribed')).toBeDefined()
  rerender(frame(second, 'second'))
  expect(screen.queryByText('second subscribed')).toBeNull()
  await pass(1_000)
  expect(screen.getByText('second subscribed')).toBeDefined()
  expect(first.isSubscribed()).toBe(false)
  expect(first.client.connection.getState().status).toBe('closed')
  expect(second.isSubscribed()).toBe(true)
})

it('side by side with another has a link of its own, without cross-talk', async () => {
  start()
  const [left, right] = [openServer(), openServer()]
  render(
    <>
      <CometdProvider client={left.client}>
        <Probe name="left" />
      </CometdProvider>
      <CometdProvider client={right.client}>
        <Probe name="right" />
      </CometdProvider>
    </>,
  )
  await pass(1_000)
  left.simulator.useScenario('connection-cut')
  left.simulator.world.cutConnections()
  await pass(5_000)
  expect(screen.getByText('left recovering')).toBeDefined()
  expect(screen.getByText('right subscribed')).toBeDefined()
})

it('makes one client for its url and keeps it over renders', () => {
  start()
  const queryClient = new QueryClient()
  const clients = new Set<LeanClient | null>()
  function Client(): ReactElement {
    const client = useContext(clientContext)
    return <button onClick={() => clients.add(client)}>client</button>
  }
  const frame = (url: string): ReactNode => (
    <QueryClientProvider client={queryClient}>
      <CometdProvider url={url}>
        <Client />
      </CometdProvider>
    </QueryClientProvider>
  )
  vi.spyOn(globalThis, 'fetch').mockImplementation(() => new Promise(() => {}))
  const click = (): void => act(() => screen.getByRole('button').click())
  const { rerender, unmount } = render(frame('/api/v2'))
  click()
  rerender(frame('/api/v2'))
  click()
  expect(clients.size).toBe(1)
  rerender(frame('/gws/api/v2'))
  click()
  expect(clients.size).toBe(2)
  unmount()
})

it('shares its context with another copy of the library on the page', async () => {
  vi.resetModules()
  const copy = await import('../../src/react/clientContext.js')
  expect(copy.clientContext).toBe(clientContext)
})

it('mounted again while its subscriptions linger is the same client, and costs nothing [R-030, R-031]', async () => {
  start()
  const { simulator } = openServer()
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => simulator.fetch(input, init))
  const queryClient = new QueryClient()
  const frame = (isShown: boolean): ReactNode => (
    <QueryClientProvider client={queryClient}>
      {isShown && (
        <CometdProvider url="http://localhost/api/v2">
          <Probe name="workbin" />
        </CometdProvider>
      )}
    </QueryClientProvider>
  )
  const { rerender, unmount } = render(frame(true))
  await pass(1_000)
  rerender(frame(false))
  await pass(300)
  rerender(frame(true))
  expect(screen.getByText('workbin subscribed')).toBeDefined()
  await pass(10_000)
  expect(screen.getByText('workbin subscribed')).toBeDefined()
  const bodies = simulator.log
    .entries()
    .flatMap((entry) => (entry.kind === 'request' ? [entry.body ?? ''] : []))
  expect(bodies.filter((body) => body.includes('ubscribe'))).toHaveLength(1)
  unmount()
  await pass(10_000)
})

it('gives every part of one client, to whoever asks first and to all others [R-137]', async () => {
  start()
  const clients = new Set<LeanClient | null>()
  function Asked(): ReactElement {
    const client = useWorkbinClient()
    clients.add(client)
    return <button onClick={() => void client.workbins().catch(() => {})}>workbins</button>
  }
  function Provided(): ReactElement {
    clients.add(useContext(clientContext))
    const { status } = useWorkbinContents(seedId, seedGroup)
    return <output>{status}</output>
  }
  const fetch = vi.spyOn(globalThis, 'fetch').mockImplementation(() => new Promise(() => {}))
  const { unmount } = render(
    <QueryClientProvider client={new QueryClient()}>
      <CometdProvider url="http://localhost/api/v2">
        <Provided />
        <Asked />
        <Provided />
      </CometdProvider>
    </QueryClientProvider>,
  )
  await pass(1_000)
  expect(clients.size).toBe(1)
  fetch.mockClear()
  act(() => screen.getByRole('button').click())
  await pass(1_000)
  expect(fetch).toHaveBeenCalledOnce()
  unmount()
})
