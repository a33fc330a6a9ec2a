/** The hook for a list of workbins: what one hook for each would give, and no more work than the list changes. */
import { act } from '@testing-library/react'
import {
  createWorkbinClient,
  useWorkbinSubscription,
  useWorkbinSubscriptions,
  type WorkbinClient,
  type WorkbinSubscription,
  type WorkbinSubscriptionOptions,
  type WorkbinTarget,
} from 'gws-workbins'
import {
  lazy,
  Profiler,
  startTransition,
  Suspense,
  useState,
  type ComponentType,
  type ReactElement,
} from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { manyWorkbins, targetsOf } from '../transport/manyWorkbins.js'
import { pass, renderDesktop, type Desktop } from './renderDesktop.js'

const seen: (readonly WorkbinSubscription[])[] = []

interface ListsProps extends WorkbinSubscriptionOptions {
  readonly targets: readonly WorkbinTarget[]
}

/** Shows the statuses of a list, and keeps every list it was rendered with. */
function Lists({ targets, ...options }: ListsProps): ReactElement {
  // Literals of their own on each render, as hosts write them.
  const inline = targets.map((target) => structuredClone(target))
  const subscriptions = useWorkbinSubscriptions(inline, options)
  seen.push(subscriptions)
  return <output>{subscriptions.map(({ status }) => status).join(' ')}</output>
}

const render = (children: ReactElement | null): Desktop =>
  renderDesktop(children, { world: manyWorkbins })

function latest(): readonly WorkbinSubscription[] {
  const subscriptions = seen.at(-1)
  if (subscriptions === undefined) throw new Error('nothing was rendered')
  return subscriptions
}

const statuses = (): readonly string[] => latest().map(({ status }) => status)
const live = (count: number): readonly string[] => Array.from({ length: count }, () => 'subscribed')

/** What the server was asked for: `Subscribe 3` for three workbins in one POST. */
function postsOf({ simulator }: Desktop): readonly string[] {
  return simulator.log.entries().flatMap((entry) => {
    if (entry.kind !== 'request' || !entry.path.includes('/workbins')) return []
    const operation = /Unsubscribe|Subscribe/.exec(entry.body ?? '')?.[0] ?? 'other'
    return [`${operation} ${entry.path.split(',').length}`]
  })
}

const mine = targetsOf('me', 20)
const at = (n: number): WorkbinTarget => mine[n] ?? { id: '', owner: 'me' }
const [first, second, third] = [at(0), at(1), at(2)]

describe('a list of workbins', () => {
  it('goes live with one Subscribe for each, in one POST where there is one [R-143]', async () => {
    const desktop = render(<Lists targets={mine} />)
    await pass(1_000)
    expect(statuses()).toEqual(live(20))
    expect(postsOf(desktop)).toEqual(['Subscribe 20'])
    desktop.unmount()
    await pass(10_000)
    expect(desktop.simulator.world.subscriptions()).toEqual([])
    expect(postsOf(desktop)).toEqual(['Subscribe 20', 'Unsubscribe 20'])
  })

  it('keeps order and repetitions, and shows what the hook for one shows [R-143]', async () => {
    let one: WorkbinSubscription | undefined
    function One(): null {
      one = useWorkbinSubscription(first.id, first.owner)
      return null
    }
    render(
      <>
        <Lists targets={[second, first, second]} />
        <One />
      </>,
    )
    await pass(1_000)
    const [a, b, c] = latest()
    expect(c).toBe(a)
    expect(b).not.toBe(a)
    expect(Object.keys(b ?? {})).toEqual(Object.keys(one ?? {}))
    expect(JSON.stringify(b)).toBe(JSON.stringify(one))
  })

  it('is the same array while nothing has changed, however it is written [R-143]', async () => {
    const desktop = render(<Lists targets={mine} />)
    await pass(1_000)
    const before = latest()
    for (let again = 0; again < 20; again += 1) desktop.show(<Lists targets={mine} />)
    expect(latest()).toBe(before)
    await pass(1_000)
    expect(latest()).toBe(before)
    expect(postsOf(desktop)).toEqual(['Subscribe 20'])
  })

  it('may be empty [R-143]', async () => {
    const desktop = render(<Lists targets={[]} />)
    await pass(1_000)
    const before = latest()
    desktop.show(<Lists targets={[]} />)
    expect(latest()).toEqual([])
    expect(latest()).toBe(before)
    expect(postsOf(desktop)).toEqual([])
  })

  it('holds the targets of untyped code as failed, and the others live [R-052, R-143]', async () => {
    const bad = [null, 7, {}, { id: '' }, { id: 'x', owner: { agentGroup: 'A', user: 'B' } }]
    const targets = [...bad, first] as readonly WorkbinTarget[]
    const desktop = render(<Lists targets={targets} />)
    await pass(1_000)
    expect(statuses()).toEqual([...bad.map(() => 'failed'), 'subscribed'])
    for (const { error } of latest().slice(0, -1)) {
      expect(error).toMatchObject({ code: 'invalid-target', kind: 'usage' })
    }
    act(() => latest()[0]?.subscribe())
    expect(postsOf(desktop)).toEqual(['Subscribe 1'])
  })
})

describe('a list that changes', () => {
  it('observes and releases the difference only [R-144]', async () => {
    const desktop = render(<Lists targets={[first, second]} />)
    await pass(1_000)
    const [kept] = latest()
    desktop.show(<Lists targets={[third, first]} />)
    expect(latest()[1]).toBe(kept)
    await pass(10_000)
    expect(statuses()).toEqual(live(2))
    expect(latest()[1]).toBe(kept)
    expect(postsOf(desktop)).toEqual(['Subscribe 2', 'Subscribe 1', 'Unsubscribe 1'])
    expect(desktop.simulator.world.isSubscribed({ id: second.id })).toBe(false)
  })

  it('leaves a pause in it alone [R-144]', async () => {
    const desktop = render(<Lists targets={[first, second]} />)
    await pass(1_000)
    act(() => latest()[0]?.unsubscribe())
    await pass(1_000)
    desktop.show(<Lists targets={[second, third, first]} />)
    await pass(1_000)
    expect(statuses()).toEqual(['subscribed', 'subscribed', 'unsubscribed'])
    act(() => latest()[2]?.subscribe())
    await pass(1_000)
    expect(statuses()).toEqual(live(3))
  })

  it('in a render that is overtaken leaves nothing observed [R-144]', async () => {
    let show: (targets: readonly WorkbinTarget[]) => void = () => {}
    let arrive = (): void => {}
    const Late = lazy(
      () =>
        new Promise<{ default: ComponentType }>((resolve) => {
          arrive = () => resolve({ default: () => null })
        }),
    )
    function Host(): ReactElement {
      const [targets, setTargets] = useState<readonly WorkbinTarget[]>([first])
      show = setTargets
      return (
        <Suspense fallback="…">
          <Lists targets={targets} />
          {targets.length === 3 && <Late />}
        </Suspense>
      )
    }
    const desktop = render(<Host />)
    await pass(1_000)
    act(() => startTransition(() => show([first, second, third])))
    expect(statuses()).toHaveLength(3)
    act(() => show([second]))
    await act(async () => arrive())
    act(() => startTransition(() => show([first, second, third])))
    await pass(1_000)
    expect(statuses()).toEqual(live(3))
    act(() => show([]))
    await pass(10_000)
    expect(desktop.simulator.world.subscriptions()).toEqual([])
  })

  it('in how it is observed is observed anew [R-144]', async () => {
    const desktop = render(<Lists targets={[first, second]} autoSubscribe={false} />)
    await pass(1_000)
    expect(statuses()).toEqual(['idle', 'idle'])
    act(() => latest()[1]?.subscribe())
    await pass(1_000)
    expect(statuses()).toEqual(['idle', 'subscribed'])
    desktop.show(<Lists targets={[first, second]} />)
    await pass(1_000)
    expect(statuses()).toEqual(live(2))
    expect(postsOf(desktop)).toEqual(['Subscribe 1', 'Subscribe 1'])
  })

  it('takes another client, and holds its link [R-144]', async () => {
    const desktop = render(<Lists targets={[first]} />)
    await pass(1_000)
    const other = createWorkbinClient({
      url: 'http://localhost/api/v2',
      queryClient: new QueryClient(),
      fetch: desktop.simulator.fetch,
    })
    desktop.show(<Lists targets={[first]} client={other} />)
    await pass(100)
    expect(statuses()).toEqual(live(1))
    expect(other.connection.getState().status).toBe('connected')
    desktop.show(null)
    await pass(10_000)
    expect(other.connection.getState().status).toBe('closed')
  })
})

describe('rendering a list', () => {
  it('is done once where many change together, and only what changed is another object [R-145]', async () => {
    let commits = 0
    const desktop = render(
      <Profiler id="lists" onRender={() => (commits += 1)}>
        <Lists targets={mine} />
      </Profiler>,
    )
    await pass(1_000)
    commits = 0
    act(() => desktop.client.setReady(false))
    expect(statuses()).toEqual(live(20).map(() => 'recovering'))
    expect(commits).toBe(1)
    act(() => desktop.client.setReady(true))
    await pass(1_000)
    const before = latest()
    commits = 0
    act(() => before[7]?.unsubscribe())
    expect(commits).toBe(1)
    expect(latest().flatMap((each, n) => (each === before[n] ? [] : [n]))).toEqual([7])
    const { subscribe, unsubscribe, retry } = before[7] ?? {}
    expect(latest()[7]).toMatchObject({ subscribe, unsubscribe, retry })
  })

  it('asks each target a few times only, however many change together [R-145]', async () => {
    const desktop = render(null)
    let reads = 0
    const client: WorkbinClient = {
      ...desktop.client,
      peek(target, options) {
        const { getState, subscribe } = desktop.client.peek(target, options)
        return { subscribe, getState: () => ((reads += 1), getState()) }
      },
    }
    const targets = targetsOf('me', 100)
    desktop.show(<Lists targets={targets} client={client} />)
    await pass(1_000)
    expect(statuses()).toEqual(live(100))
    reads = 0
    act(() => client.setReady(false))
    expect(statuses()).toEqual(live(100).map(() => 'recovering'))
    expect(reads).toBeLessThanOrEqual(300)
  })

  it('on a server is idle, and taken over by the page without a word [R-050, R-145]', async () => {
    const { client, simulator } = renderDesktop(null, { world: manyWorkbins })
    const lists = <Lists targets={mine} client={client} />
    const container = document.body.appendChild(document.createElement('div'))
    container.innerHTML = renderToString(lists)
    expect(statuses()).toEqual(live(20).map(() => 'idle'))
    expect(simulator.log.entries().filter(({ kind }) => kind === 'subscription')).toEqual([])
    const errors: unknown[] = []
    const root = await act(async () =>
      hydrateRoot(container, lists, { onRecoverableError: (error) => errors.push(error) }),
    )
    await pass(1_000)
    expect(errors).toEqual([])
    expect(statuses()).toEqual(live(20))
    act(() => root.unmount())
    container.remove()
  })
})
