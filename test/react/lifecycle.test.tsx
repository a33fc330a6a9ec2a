/** Faults of the React side, one by one (reliability §7-B): late answers, storms, there and back, other servers. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import {
  CometdProvider,
  createWorkbinClient,
  useWorkbinSubscription,
  type WorkbinClient,
  type WorkbinOwner,
} from 'gws-workbins'
import { createSimulator, type Simulator } from 'gws-workbins/simulator'
import { Activity, version, type ReactElement, type ReactNode } from 'react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId, type Desktop } from './renderDesktop.js'

const otherGroup = { agentGroup: 'Billing-Tier2' } as const

/** What was rendered, oldest first: group and status. */
const seen: string[] = []

function Probe({ owner = seedGroup }: { readonly owner?: WorkbinOwner }): ReactElement {
  const { status } = useWorkbinSubscription(seedId, owner)
  seen.push(`${JSON.stringify(owner)} ${status}`)
  return <output>{status}</output>
}

/** The operations with their group: `Subscribe MyAgentGroup`. */
function operationsOf({ log }: Simulator): readonly string[] {
  return log.entries().flatMap((entry) => {
    if (entry.kind !== 'request' || !entry.path.includes('/workbins/')) return []
    const operation = /Unsubscribe|Subscribe/.exec(entry.body ?? '')?.[0] ?? 'other'
    return [`${operation} ${entry.path.split('=')[1]}`]
  })
}

function slowSubscribe(desktop: Desktop, ms: number): void {
  desktop.simulator.rules.add({
    match: { operation: 'Subscribe' },
    effect: { type: 'delay', ms, of: 'reply' },
  })
}

describe('mounting', () => {
  it('F16: an answer after unmounting renders nothing and leaves nothing [R-032, R-113]', async () => {
    const desktop = renderDesktop(null)
    slowSubscribe(desktop, 3_000)
    await pass(100)
    desktop.show(<Probe />)
    await pass(1_000)
    desktop.show(null)
    seen.length = 0
    await pass(30_000)
    expect(seen).toEqual([])
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
    expect(desktop.simulator.world.subscriptions()).toEqual([])
  })

  it('F18: a hundred who leave together cost one Unsubscribe, after the linger [R-030, R-032]', async () => {
    const hundred = Array.from({ length: 100 }, (_, index) => <Probe key={index} />)
    const desktop = renderDesktop(hundred)
    await pass(1_000)
    desktop.show(null)
    await pass(4_900)
    expect(desktop.operations()).toEqual(['Subscribe'])
    await pass(60_000)
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
  })

  it('F19: a thousand times a second costs one Subscribe, and no timer is left [R-032, R-113]', async () => {
    const desktop = renderDesktop(null)
    await pass(100)
    for (let round = 0; round < 3_000; round += 1) {
      desktop.show(round % 2 === 0 ? <Probe /> : null)
      vi.advanceTimersByTime(1)
    }
    desktop.unmount()
    await pass(60_000)
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
    await desktop.simulator.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('F20: there and back while the POST is out ends where it began, asked for once [R-042, R-113]', async () => {
    const desktop = renderDesktop(<Probe />)
    slowSubscribe(desktop, 2_000)
    await pass(500)
    desktop.show(<Probe owner={otherGroup} />)
    desktop.show(<Probe />)
    await pass(5_000)
    expect(screen.getByText('subscribed')).toBeDefined()
    await pass(60_000)
    const operations = operationsOf(desktop.simulator)
    expect(operations.filter((text) => text.endsWith('MyAgentGroup'))).toEqual([
      'Subscribe MyAgentGroup',
    ])
    // It was there for a moment: at most one of each, and nothing is left of it.
    expect(operations.filter((text) => text.endsWith('Tier2')).length).toBeLessThanOrEqual(2)
    expect(desktop.simulator.world.subscriptions()).toHaveLength(1)
  })

  // React 18 has no <Activity>.
  it.runIf(version.startsWith('19'))(
    'F23: hidden for 2 s changes nothing, for 10 min unsubscribes and comes back [R-032, R-113]',
    async () => {
      const frame = (mode: 'visible' | 'hidden'): ReactElement => (
        <Activity mode={mode}>
          <Probe />
        </Activity>
      )
      const desktop = renderDesktop(frame('visible'))
      await pass(1_000)
      desktop.show(frame('hidden'))
      await pass(2_000)
      desktop.show(frame('visible'))
      expect(screen.getByText('subscribed')).toBeVisible()
      await pass(60_000)
      expect(desktop.operations()).toEqual(['Subscribe'])
      desktop.show(frame('hidden'))
      await pass(600_000)
      expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
      seen.length = 0
      desktop.show(frame('visible'))
      expect(seen.filter((text) => text.endsWith('subscribed'))).toEqual([])
      await pass(1_000)
      expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe', 'Subscribe'])
      expect(screen.getByText('subscribed')).toBeVisible()
    },
  )
})

/** Two servers by address, behind the global `fetch`. */
function serveTwo(): Readonly<Record<'one' | 'two', Simulator>> {
  vi.useFakeTimers()
  const servers = {
    one: createSimulator({ basePath: '/one' }),
    two: createSimulator({ basePath: '/two' }),
  }
  vi.spyOn(globalThis, 'fetch').mockImplementation((input, init) => {
    const isOne = new Request(input).url.includes('/one')
    return (isOne ? servers.one : servers.two).fetch(input, init)
  })
  onTestFinished(async () => {
    await servers.one.close()
    await servers.two.close()
    vi.useRealTimers()
  })
  return servers
}

describe('servers', () => {
  it('F22: another address while subscribed leaves the old one, and shows nothing of it [R-113]', async () => {
    const servers = serveTwo()
    const queryClient = new QueryClient()
    const frame = (path: string): ReactNode => (
      <QueryClientProvider client={queryClient}>
        <CometdProvider url={`http://localhost${path}`}>
          <Probe />
        </CometdProvider>
      </QueryClientProvider>
    )
    const { rerender, unmount } = render(frame('/one'))
    await pass(1_000)
    expect(screen.getByText('subscribed')).toBeDefined()
    seen.length = 0
    rerender(frame('/two'))
    expect(seen.filter((text) => text.endsWith(' subscribed'))).toEqual([])
    await pass(1_000)
    expect(screen.getByText('subscribed')).toBeDefined()
    await pass(60_000)
    expect(operationsOf(servers.one)).toEqual([
      'Subscribe MyAgentGroup',
      'Unsubscribe MyAgentGroup',
    ])
    expect(servers.one.world.dump()).toMatchObject({ subscriptions: [], pushSessions: [] })
    expect(operationsOf(servers.two)).toEqual(['Subscribe MyAgentGroup'])
    unmount()
    await pass(60_000)
  })

  it('F25: two providers of one page have a session each, and hear nothing of each other [R-113]', async () => {
    vi.useFakeTimers()
    const simulator = createSimulator()
    onTestFinished(async () => {
      await simulator.close()
      vi.useRealTimers()
    })
    // Two browsers of one agent: what one subscribes is not the other's.
    const [left, right] = [clientOn(simulator), clientOn(simulator)]
    const frame = (isRightShown: boolean): ReactNode => (
      <>
        <CometdProvider client={left}>
          <Probe />
        </CometdProvider>
        <CometdProvider client={right}>
          {isRightShown && <Probe owner={otherGroup} />}
        </CometdProvider>
      </>
    )
    const { rerender, unmount } = render(frame(true))
    await pass(2_000)
    expect(screen.getAllByText('subscribed')).toHaveLength(2)
    expect(simulator.world.pushSessions()).toHaveLength(2)
    rerender(frame(false))
    await pass(60_000)
    expect(screen.getAllByText('subscribed')).toHaveLength(1)
    expect(operationsOf(simulator)).toEqual([
      'Subscribe MyAgentGroup',
      'Subscribe Billing-Tier2',
      'Unsubscribe Billing-Tier2',
    ])
    unmount()
    await pass(60_000)
  })
})

function clientOn(simulator: Simulator): WorkbinClient {
  return createWorkbinClient({
    url: 'http://localhost/api/v2',
    queryClient: new QueryClient(),
    fetch: simulator.browser().fetch,
  })
}
