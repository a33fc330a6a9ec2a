/** The hook that issues the Subscribe and tracks it: one request for all, none too many, the truth on every render. */
import { QueryClient, QueryClientProvider, useMutationState } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import {
  CometdProvider,
  useWorkbinSubscription,
  WorkbinStatusBadge,
  type WorkbinOwner,
  type WorkbinSubscription,
  type WorkbinSubscriptionOptions,
} from 'gws-workbins'
import { Activity, lazy, Profiler, Suspense, useState, version, type ReactElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId } from './renderDesktop.js'

const seen: WorkbinSubscription[] = []

interface ProbeProps extends WorkbinSubscriptionOptions {
  readonly id?: string | null
  readonly owner?: WorkbinOwner | null
}

/** Shows a subscription's status, and keeps every one it was rendered with. */
function Probe({ id = seedId, owner = seedGroup, ...options }: ProbeProps): ReactElement {
  // A literal of its own on each render, as hosts write it.
  const inline = owner === null || owner === 'me' ? owner : { ...owner }
  const subscription = useWorkbinSubscription(id, inline, options)
  seen.push(subscription)
  return <output>{subscription.status}</output>
}

function latest(): WorkbinSubscription {
  const subscription = seen.at(-1)
  if (subscription === undefined) throw new Error('nothing was rendered')
  return subscription
}

describe('subscribing', () => {
  it('goes live with one Subscribe under StrictMode, and none ended [R-031]', async () => {
    const desktop = renderDesktop(<Probe />)
    await pass(20_000)
    expect(screen.getByText('subscribed')).toBeDefined()
    expect(desktop.operations()).toEqual(['Subscribe'])
  })

  it('is one mutation for a hundred badges [R-030, R-033]', async () => {
    function Mutations(): ReactElement {
      const subscribes = useMutationState({
        filters: { mutationKey: ['gws-workbins', 'Subscribe'] },
        select: (mutation) => mutation.meta?.['source'],
      })
      return <output data-testid="mutations">{subscribes.join(' ')}</output>
    }
    const badges = Array.from({ length: 100 }, (_, index) => (
      <WorkbinStatusBadge key={index} workbinId={seedId} agentGroup="MyAgentGroup" />
    ))
    const desktop = renderDesktop([<Mutations key="mutations" />, ...badges])
    await pass(1_000)
    expect(screen.getAllByText('Live')).toHaveLength(100)
    expect(desktop.operations()).toEqual(['Subscribe'])
    expect(screen.getByTestId('mutations').textContent).toBe('gws-workbins')
  })

  it("leaves the host's global mutation callbacks in peace when it fails [R-033]", async () => {
    const onError = vi.fn<() => void>()
    const desktop = renderDesktop(<Probe />, { scenario: 'service-unavailable' })
    desktop.queryClient.getMutationCache().config.onError = onError
    await pass(60_000)
    expect(desktop.operations().length).toBeGreaterThan(2)
    expect(onError).not.toHaveBeenCalled()
  })

  it('is not done again for an inline literal, and once more for another owner [R-042]', async () => {
    const desktop = renderDesktop(<Probe />)
    await pass(100)
    for (let again = 0; again < 50; again += 1) desktop.show(<Probe />)
    await pass(100)
    expect(desktop.operations()).toEqual(['Subscribe'])
    desktop.show(<Probe owner={{ agentGroup: 'Billing-Tier2' }} />)
    expect(latest().isLive).toBe(false)
    await pass(100)
    expect(latest().isLive).toBe(true)
    expect(desktop.operations()).toEqual(['Subscribe', 'Subscribe'])
    await pass(6_000)
    expect(desktop.operations()).toEqual(['Subscribe', 'Subscribe', 'Unsubscribe'])
  })

  it('never renders one target under the name of another [R-010]', async () => {
    const desktop = renderDesktop(<Probe />)
    await pass(100)
    seen.length = 0
    desktop.show(<Probe owner={{ agentGroup: 'Billing-Tier2' }} />)
    expect(seen.map(({ isLive }) => isLive)).toEqual(seen.map(() => false))
    expect(seen.length).toBeGreaterThan(0)
  })

  it.each([
    { id: null, owner: seedGroup },
    { id: seedId, owner: null },
  ])('is not done for %j [R-041]', async ({ id, owner }) => {
    const desktop = renderDesktop(<Probe id={id} owner={owner} />)
    await pass(1_000)
    expect(latest().status).toBe('idle')
    expect(desktop.operations()).toEqual([])
  })
})

describe('leaving', () => {
  it('unsubscribes once after the linger, and closes the link it held for that [R-032]', async () => {
    const desktop = renderDesktop([<Probe key="a" />, <Probe key="b" />])
    await pass(1_000)
    desktop.unmount()
    await pass(4_900)
    expect(desktop.operations()).toEqual(['Subscribe'])
    expect(desktop.client.connection.getState().status).toBe('connected')
    await pass(200)
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
    await pass(1_000)
    expect(desktop.client.connection.getState().status).toBe('closed')
    expect(desktop.simulator.world.dump()).toMatchObject({ subscriptions: [], pushSessions: [] })
    // The two mutations stay visible to devtools for half a minute.
    await pass(30_000)
    await desktop.simulator.close()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('and coming back within the linger costs nothing, and is live at first sight [R-031, R-032]', async () => {
    const desktop = renderDesktop(<Probe />)
    await pass(1_000)
    desktop.show(null)
    await pass(3_000)
    seen.length = 0
    desktop.show(<Probe />)
    expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 'subscribed'))
    await pass(10_000)
    expect(desktop.operations()).toEqual(['Subscribe'])
  })

  it('a thousand times costs one Subscribe and one Unsubscribe [R-032]', async () => {
    const desktop = renderDesktop(null)
    await pass(100)
    for (let round = 0; round < 1_000; round += 1) {
      desktop.show(round % 2 === 0 ? <Probe /> : null)
      await pass(3)
    }
    desktop.show(null)
    await pass(10_000)
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
  })

  it('while the POST is out still ends what it started [R-032]', async () => {
    const desktop = renderDesktop(null)
    desktop.simulator.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'delay', ms: 3_000 },
    })
    await pass(100)
    desktop.show(<Probe lingerMs={0} />)
    await pass(100)
    desktop.show(null)
    await pass(10_000)
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
    expect(desktop.simulator.world.dump()).toMatchObject({ subscriptions: [] })
  })

  // React 18 has no <Activity>.
  it.runIf(version.startsWith('19'))(
    'a hidden Activity counts as leaving after the linger, and showing it as coming back',
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
      await pass(10_000)
      expect(desktop.operations()).toEqual(['Subscribe'])
      desktop.show(frame('hidden'))
      await pass(10_000)
      desktop.show(frame('visible'))
      await pass(1_000)
      expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe', 'Subscribe'])
      expect(latest().isLive).toBe(true)
    },
  )
})

describe('a render that never commits', () => {
  it('asks for nothing [R-031]', async () => {
    const Never = lazy(() => new Promise<never>(() => {}))
    function Suspended(): ReactElement {
      useWorkbinSubscription(seedId, seedGroup)
      return <Never />
    }
    const desktop = renderDesktop(null)
    await act(async () => {
      desktop.show(
        <Suspense fallback="…">
          <Suspended />
        </Suspense>,
      )
    })
    await pass(10_000)
    expect(desktop.operations()).toEqual([])
  })
})

describe('intent', () => {
  it('to pause acts for all observers at once, and a new one does not end it [R-040]', async () => {
    const desktop = renderDesktop([<Probe key="a" />, <Probe key="b" />])
    await pass(1_000)
    act(() => latest().unsubscribe())
    expect(screen.getAllByText('unsubscribing')).toHaveLength(2)
    await pass(100)
    expect(screen.getAllByText('unsubscribed')).toHaveLength(2)
    desktop.show([<Probe key="a" />, <Probe key="b" />, <Probe key="c" />])
    await pass(1_000)
    expect(screen.getAllByText('unsubscribed')).toHaveLength(3)
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
    act(() => latest().subscribe())
    await pass(100)
    expect(screen.getAllByText('subscribed')).toHaveLength(3)
  })

  it('to pause ends with the last observer [R-040]', async () => {
    const desktop = renderDesktop(<Probe />)
    await pass(1_000)
    act(() => latest().unsubscribe())
    await pass(1_000)
    desktop.show(null)
    await pass(1_000)
    desktop.show(<Probe />)
    await pass(1_000)
    expect(latest().isLive).toBe(true)
  })

  it('is not there for one who only looks on, until it asks [R-041]', async () => {
    const desktop = renderDesktop(<Probe autoSubscribe={false} />)
    await pass(1_000)
    expect(latest().status).toBe('idle')
    expect(desktop.operations()).toEqual([])
    act(() => latest().subscribe())
    await pass(100)
    expect(latest().isLive).toBe(true)
  })

  it('has verbs whose identity never changes', async () => {
    renderDesktop(<Probe />)
    const { subscribe, unsubscribe, retry } = latest()
    await pass(1_000)
    expect(latest()).toMatchObject({ subscribe, unsubscribe, retry })
  })
})

describe('mistakes of the calling code', () => {
  // What TypeScript would refuse is the point.
  const bad = [
    ['', seedGroup],
    ['   ', seedGroup],
    [seedId, { agentGroup: '' }],
    [seedId, { agentGroup: 'A', placeGroup: 'B' }],
    [seedId, {}],
    [seedId, 'Billing'],
  ] as unknown as readonly (readonly [string, WorkbinOwner])[]

  it.each(bad)('%j with %j is a failed state, not an exception [R-052]', async (id, owner) => {
    const desktop = renderDesktop(<Probe id={id} owner={owner} />)
    await pass(1_000)
    expect(latest()).toMatchObject({
      status: 'failed',
      error: { code: 'invalid-target', kind: 'usage' },
    })
    expect(desktop.operations()).toEqual([])
  })

  it('say what to do when there is no provider or no QueryClient [R-051]', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(() => render(<Probe />)).toThrow(/Wrap the desktop in <CometdProvider/)
    expect(() => render(<CometdProvider url="/api/v2" />)).toThrow(/Place <QueryClientProvider>/)
    expect(() =>
      render(
        <QueryClientProvider client={new QueryClient()}>
          <CometdProvider url="gws" />
        </QueryClientProvider>,
      ),
    ).toThrow(/root-relative/)
  })
})

describe('rendering', () => {
  it('is done by a target for its own observers only', async () => {
    const commits = { seed: 0, other: 0 }
    const desktop = renderDesktop([
      <Profiler key="seed" id="seed" onRender={() => (commits.seed += 1)}>
        <Probe />
      </Profiler>,
      <Profiler key="other" id="other" onRender={() => (commits.other += 1)}>
        <Probe owner={{ agentGroup: 'Billing-Tier2' }} />
      </Profiler>,
    ])
    await pass(1_000)
    const before = { ...commits }
    desktop.simulator.world.endSubscription({ id: seedId, agentGroup: 'MyAgentGroup' })
    await pass(5_000)
    expect(commits.seed).toBeGreaterThan(before.seed)
    expect(commits.other).toBe(before.other)
  })

  it('never changes the state of an unmounted component', async () => {
    function Toggle(): ReactElement {
      const [isShown, setShown] = useState(true)
      return <button onClick={() => setShown(false)}>{isShown ? <Probe /> : 'gone'}</button>
    }
    renderDesktop(<Toggle />)
    await pass(2)
    act(() => screen.getByRole('button').click())
    seen.length = 0
    await pass(20_000)
    expect(seen).toEqual([])
  })
})
