/** The hook that shows a list: read once for all, live, the truth on every render, and none too many. */
import { useQuery } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import {
  useWorkbinClient,
  useWorkbinContents,
  useWorkbinSubscription,
  workbinContentsQuery,
  WorkbinStatusBadge,
  type ItemsChange,
  type UseWorkbinContentsResult,
  type WorkbinContents,
  type WorkbinContentsOptions,
  type WorkbinOwner,
} from 'gws-workbins'
import { demoWorkbinIds } from 'gws-workbins/simulator'
import { Activity, useState, type ReactElement } from 'react'
import { describe, expect, it } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId, type Desktop } from './renderDesktop.js'

const seed = { id: seedId, ...seedGroup }
let seen: UseWorkbinContentsResult[] = []

interface ProbeProps extends WorkbinContentsOptions {
  readonly id?: string | null
  readonly owner?: WorkbinOwner | null
}

/** Shows a list, and keeps every state it was rendered with. */
function Probe({ id = seedId, owner = seedGroup, ...options }: ProbeProps): ReactElement {
  const inline = owner === null || owner === 'me' ? owner : { ...owner }
  const contents = useWorkbinContents(id, inline, { ...options, select: undefined })
  seen.push(contents)
  return <output>{`${contents.status} ${contents.items?.length ?? '-'}`}</output>
}

function latest(): UseWorkbinContentsResult {
  const contents = seen.at(-1)
  if (contents === undefined) throw new Error('nothing was rendered')
  return contents
}

function render(children: ReactElement | readonly ReactElement[]): Desktop {
  seen = []
  return renderDesktop(children)
}

/** The GETs of lists that the server saw. */
const getsOf = ({ simulator }: Desktop): readonly string[] =>
  simulator.log
    .entries()
    .flatMap((entry) =>
      entry.kind === 'request' && entry.method === 'GET' && entry.path.includes('subresources=*')
        ? [entry.path]
        : [],
    )

const subscribesOf = (desktop: Desktop): number =>
  desktop.operations().filter((operation) => operation === 'Subscribe').length

describe('a list', () => {
  it('is pending, then current, with one Subscribe and one GET under StrictMode [R-205]', async () => {
    const desktop = render(<Probe />)
    expect(latest()).toMatchObject({ status: 'pending', items: null, data: undefined })
    await pass(1_000)
    expect(screen.getByText('current 3')).toBeDefined()
    expect(
      latest()
        .items?.map(({ medium }) => medium)
        .toSorted(),
    ).toEqual(['chat', 'email', 'workitem'])
    expect(latest().data).toBe(latest().items)
    await pass(60_000)
    expect(getsOf(desktop)).toEqual([
      `/api/v2/me/workbins/${seedId}?subresources=*&agentGroup=MyAgentGroup`,
    ])
    expect(subscribesOf(desktop)).toBe(1)
  })

  it('is read once for a hundred components, with a badge beside it, and not for badges alone (F18) [R-191, R-205]', async () => {
    const badge = <WorkbinStatusBadge key="badge" workbinId={seedId} agentGroup="MyAgentGroup" />
    const desktop = render(badge)
    await pass(20_000)
    expect(getsOf(desktop)).toEqual([])
    desktop.show([badge, ...Array.from({ length: 100 }, (_, index) => <Probe key={index} />)])
    await pass(5_000)
    expect(screen.getAllByText('current 3')).toHaveLength(100)
    expect(getsOf(desktop)).toHaveLength(1)
    expect(subscribesOf(desktop)).toBe(1)
    desktop.show(null)
    await pass(10_000)
    expect(desktop.operations().at(-1)).toBe('Unsubscribe')
    expect(desktop.simulator.world.isSubscribed(seed)).toBe(false)
  })

  it('shows what comes and goes at once [R-205]', async () => {
    const desktop = render(<Probe />)
    await pass(1_000)
    const item = desktop.simulator.world.addItem(seed)
    await pass(20)
    expect(screen.getByText('current 4')).toBeDefined()
    desktop.simulator.world.removeItem(seed, item.resource.id)
    await pass(20)
    expect(screen.getByText('current 3')).toBeDefined()
    expect(getsOf(desktop)).toHaveLength(1)
  })

  it('renders once for ten thousand events of one reply, and reads the list once (F42) [R-193, R-205]', async () => {
    const id = demoWorkbinIds.drafts
    const desktop = render(<Probe id={id} owner="me" />)
    await pass(1_000)
    const { items } = latest()
    const last = items?.[0]?.id
    const messages = Array.from({ length: 10_000 }, (_, n) => ({
      channel: '/v2/me/workbins',
      data: {
        messageType: 'WorkbinStateChangeMessage',
        action: n % 2 === 0 || n === 9_999 ? 'ItemAdded' : 'ItemRemoved',
        id,
        chatStateResourceV2: { id: n > 9_997 ? last : `x${n - (n % 2)}` },
      },
    }))
    desktop.simulator.rules.add({
      match: { channel: '/meta/connect', held: true },
      times: 1,
      effect: { type: 'injectBayeux', messages, position: 'before' },
    })
    desktop.simulator.world.endPolls()
    const renders = seen.length
    await pass(100)
    // Two for StrictMode.
    expect(seen.length - renders).toBe(2)
    expect(latest().items?.find((item) => item.id === last)?.subject).toBeNull()
    desktop.simulator.log.clear()
    await pass(65_000)
    expect(getsOf(desktop)).toHaveLength(1)
    expect(latest()).toMatchObject({ status: 'current', items })
  }, 30_000)

  it('does not render again for a GET that says nothing new but its time [R-205]', async () => {
    render(<Probe />)
    await pass(5_000)
    const { items } = latest()
    await act(async () => {
      const verified = latest().refetch()
      await Promise.resolve()
      void verified
    })
    await pass(1_000)
    expect(latest().items).toBe(items)
    expect(latest().status).toBe('current')
  })

  it('is read and followed anew for another owner, and stops for none [R-205]', async () => {
    const desktop = render(<Probe />)
    await pass(1_000)
    desktop.show(<Probe owner={{ agentGroup: 'Billing-Tier2' }} />)
    expect(latest()).toMatchObject({ status: 'pending', items: null })
    await pass(1_000)
    expect(screen.getByText('current 5')).toBeDefined()
    desktop.show(<Probe id={null} />)
    expect(latest()).toMatchObject({ status: 'pending', items: null, error: null })
    await pass(20_000)
    expect(getsOf(desktop)).toHaveLength(2)
    expect(desktop.simulator.world.subscriptions()).toEqual([])
  })

  it.each([
    ['an empty id', '', seedGroup],
    ['two owners', seedId, { agentGroup: 'A', placeGroup: 'B' }],
  ])('is failed for %s, without a request [R-202, R-205]', async (_name, id, owner) => {
    // What untyped code passes.
    const desktop = render(<Probe id={id} owner={owner as unknown as WorkbinOwner} />)
    await pass(5_000)
    expect(latest()).toMatchObject({ status: 'failed', error: { code: 'invalid-target' } })
    latest().retry()
    await expect(latest().refetch()).resolves.toMatchObject({ status: 'pending' })
    expect(desktop.operations()).toEqual([])
  })

  it('is shown at once where it was shown before, as of then, and is current again soon [R-198, R-205]', async () => {
    const desktop = render(<Probe />)
    await pass(1_000)
    desktop.show(null)
    await pass(60_000)
    desktop.simulator.world.addItem(seed)
    seen = []
    desktop.show(<Probe />)
    expect(seen[0]).toMatchObject({ status: 'outdated', isCurrent: false })
    expect(seen[0]?.items).toHaveLength(3)
    expect(Date.now() - (seen[0]?.asOf ?? 0)).toBeGreaterThan(59_000)
    await pass(1_000)
    expect(screen.getByText('current 4')).toBeDefined()
    expect(getsOf(desktop)).toHaveLength(2)
  })

  it('has verbs that never change, and act [R-205]', async () => {
    const desktop = render(<Probe />)
    await pass(3_000)
    const first = latest()
    desktop.simulator.rules.add({
      match: { path: 'subresources' },
      effect: { type: 'delay', ms: 50 },
    })
    let result: WorkbinContents | undefined
    await act(async () => {
      void latest()
        .refetch()
        .then((contents) => {
          result = contents
        })
      await Promise.resolve()
    })
    expect(latest().isFetching).toBe(true)
    expect(latest().retry).toBe(first.retry)
    expect(latest().refetch).toBe(first.refetch)
    await pass(100)
    expect(result).toMatchObject({ status: 'current', isFetching: false })
    expect(getsOf(desktop)).toHaveLength(2)
  })

  it('is not read again where <Activity> hides and shows it at once, and is where it was away for long [R-205]', async () => {
    if (Activity === undefined) return
    const desktop = render(<Activity mode="visible">{<Probe />}</Activity>)
    await pass(3_000)
    desktop.show(<Activity mode="hidden">{<Probe />}</Activity>)
    desktop.show(<Activity mode="visible">{<Probe />}</Activity>)
    await pass(10_000)
    expect(getsOf(desktop)).toHaveLength(1)
    desktop.show(<Activity mode="hidden">{<Probe />}</Activity>)
    await pass(60_000)
    expect(desktop.simulator.world.isSubscribed(seed)).toBe(false)
    desktop.show(<Activity mode="visible">{<Probe />}</Activity>)
    await pass(1_000)
    expect(screen.getByText('current 3')).toBeDefined()
    expect(getsOf(desktop)).toHaveLength(2)
  })
})

describe('a selection', () => {
  it('is data, and renders only when it changes, however it is written [R-206]', async () => {
    let renders = 0
    function Chats(): ReactElement {
      const { data } = useWorkbinContents(seedId, seedGroup, {
        select: (items) => items.filter(({ medium }) => medium === 'chat'),
      })
      renders += 1
      return <output>{`${data?.length ?? '-'} chats`}</output>
    }
    const desktop = render(<Chats />)
    expect(screen.getByText('- chats')).toBeDefined()
    await pass(1_000)
    expect(screen.getByText('1 chats')).toBeDefined()
    const before = renders
    desktop.simulator.world.addItem(seed, { medium: 'workitem', resource: { id: 'w1' } })
    await pass(100)
    expect(renders).toBe(before)
    desktop.simulator.world.addItem(seed, { medium: 'chat', resource: { id: 'c1' } })
    await pass(100)
    expect(screen.getByText('2 chats')).toBeDefined()
    expect(renders).toBe(before + 2)
  })

  it('follows what it closes over [R-206]', async () => {
    let choose: (medium: string) => void = () => {}
    function Some(): ReactElement {
      const [medium, setMedium] = useState('chat')
      choose = setMedium
      const { data } = useWorkbinContents(seedId, seedGroup, {
        select: (items) => items.find((item) => item.medium === medium)?.medium,
      })
      return <output>{data ?? 'nothing'}</output>
    }
    render(<Some />)
    await pass(1_000)
    expect(screen.getByText('chat')).toBeDefined()
    act(() => choose('email'))
    expect(screen.getByText('email')).toBeDefined()
  })

  it('renders for the flags, too [R-206]', async () => {
    function Count(): ReactElement {
      const { data, isCurrent } = useWorkbinContents(seedId, seedGroup, {
        select: (items) => items.length,
      })
      return <output>{`${data ?? '-'} ${isCurrent ? 'current' : 'old'}`}</output>
    }
    const desktop = render(<Count />)
    await pass(1_000)
    expect(screen.getByText('3 current')).toBeDefined()
    act(() => desktop.client.setReady(false))
    expect(screen.getByText('3 old')).toBeDefined()
  })
})

describe('onItemsChanged', () => {
  it('tells the first list once, then what events and gaps bring, whatever is remounted [R-195, R-205]', async () => {
    const told: string[] = []
    const onItemsChanged = ({ added, cause, removed }: ItemsChange): void =>
      void told.push(`${cause} +${added.length} -${removed.length}`)
    const desktop = render(<Probe onItemsChanged={(change) => onItemsChanged(change)} />)
    await pass(1_000)
    expect(told).toEqual(['initial +3 -0'])
    desktop.simulator.world.addItem(seed)
    await pass(100)
    expect(told.at(-1)).toBe('event +1 -0')
    desktop.simulator.world.expirePushSessions()
    desktop.simulator.world.addItem(seed)
    desktop.simulator.world.removeItem(seed)
    desktop.simulator.world.addItem(seed)
    await pass(30_000)
    expect(told).toEqual(['initial +3 -0', 'event +1 -0', 'resync +2 -1'])
  })
})

describe('with a query of the host beside it', () => {
  it('both show one list, read once under StrictMode, and the query sees it live [R-199, R-205]', async () => {
    function Both(): ReactElement {
      const client = useWorkbinClient()
      const query = useQuery(workbinContentsQuery(client, seedId, seedGroup))
      const { items } = useWorkbinContents(seedId, seedGroup)
      const isSame = query.data === undefined || query.data.items === items
      return <output>{`${query.data?.items.length ?? '-'} ${isSame ? 'same' : 'other'}`}</output>
    }
    const desktop = render(<Both />)
    await pass(3_000)
    expect(screen.getByText('3 same')).toBeDefined()
    expect(getsOf(desktop)).toHaveLength(1)
    desktop.simulator.world.addItem(seed)
    await pass(100)
    expect(screen.getByText('4 same')).toBeDefined()
  })
})

describe('with a subscription beside it', () => {
  it('no commit shows a current list where the badge is not live [R-190, R-205]', async () => {
    const lies: string[] = []
    function Both(): ReactElement {
      const { isLive } = useWorkbinSubscription(seedId, seedGroup)
      const { isCurrent } = useWorkbinContents(seedId, seedGroup)
      if (isCurrent && !isLive) lies.push('a lie')
      return <output>{isCurrent ? 'yes' : 'no'}</output>
    }
    const desktop = render(<Both />)
    await pass(1_000)
    expect(screen.getByText('yes')).toBeDefined()
    desktop.simulator.world.cutConnections()
    await pass(10)
    desktop.simulator.world.endSubscription(seed)
    await pass(60_000)
    expect(screen.getByText('yes')).toBeDefined()
    expect(lies).toEqual([])
  })
})

function Leaver(): ReactElement {
  const { status } = useWorkbinContents(seedId, seedGroup)
  return <p>{status}</p>
}

it('is unsubscribed after the linger where its whole desk goes [R-190]', async () => {
  const desktop = renderDesktop(<Leaver />)
  await pass(3_000)
  expect(desktop.simulator.world.isSubscribed({ id: seedId, ...seedGroup })).toBe(true)
  desktop.unmount()
  await pass(8_000)
  expect(desktop.operations()).toEqual(['Subscribe', 'other', 'Unsubscribe'])
  expect(desktop.simulator.world.subscriptions()).toEqual([])
  expect(desktop.simulator.world.pushSessions()).toEqual([])
})
