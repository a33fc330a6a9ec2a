/** The devtools over a real simulator: what is logged, what belongs together, and that looking disturbs nothing. */
import { fireEvent, render, screen, within } from '@testing-library/react'
import { createWorkbinClient, useWorkbinContents, WorkbinStatusBadge } from 'gws-workbins'
import { WorkbinDevtools, WorkbinDevtoolsPanel } from 'gws-workbins/devtools'
import { createSimulatorControl, demoWorkbinIds } from 'gws-workbins/simulator'
import { QueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId, type Desktop } from '../react/renderDesktop.js'

const badge = <WorkbinStatusBadge workbinId={seedId} agentGroup={seedGroup.agentGroup} />
const panel = <WorkbinDevtoolsPanel />

/** The lines of the log, their times left out. */
const lines = (): string[] =>
  within(screen.getByRole('log'))
    .queryAllByRole('row')
    .slice(1)
    .map((row) =>
      within(row)
        .getAllByRole('cell')
        .slice(1)
        .map(({ textContent }) => textContent)
        .filter((text) => text !== '')
        .join(' | ')
        .replace(/\d+ ms/, 'n ms'),
    )

const linesOf = (word: string): string[] => lines().filter((line) => line.startsWith(`${word} |`))
const related = (): number => document.querySelectorAll('tr[data-related]').length
const press = (name: string | RegExp): void => {
  fireEvent.click(screen.getByRole('button', { name }))
}
/** Presses the line of the log that says `text`. */
const pressLine = (text: string | RegExp): void => {
  fireEvent.click(within(screen.getByRole('log')).getByRole('button', { name: text }))
}
const details = (): HTMLElement => screen.getByRole('region', { name: 'Details' })

async function goLive(tools = panel, others: ReactElement = badge): Promise<Desktop> {
  const desktop = renderDesktop(
    <>
      {others}
      {tools}
    </>,
  )
  await pass(1_000)
  return desktop
}

const billing = { id: demoWorkbinIds.billingEscalations, agentGroup: 'Billing-Tier2' } as const

function List(): ReactElement {
  const { items } = useWorkbinContents(billing.id, { agentGroup: billing.agentGroup })
  return <p>{items === null ? 'no list' : `${items.length} in the list`}</p>
}

describe('the log', () => {
  it('tells link, request, answer, push and state, each with its reference [R-212]', async () => {
    await goLive()
    expect(linesOf('link')).toEqual([
      'link | idle',
      'link | connecting',
      'link | connecting · session 1',
      'link | connected · session 1',
    ])
    expect(lines().slice(-5)).toEqual([
      'link | connected · session 1',
      '200 | { statusCode: 0, referenceId: 1 } | #1 | n ms',
      'state | subscribing · for the confirmation | MyAgentGroup',
      'push | WorkbinSubscriptionStateChange · Subscribed | #1 | +n ms',
      'state | subscribed | MyAgentGroup',
    ])
    expect(linesOf('POST')).toEqual([
      `POST | /me/workbins/${seedId}?agentGroup=MyAgentGroup | #1 | Subscribe`,
    ])
    expect(screen.getByText(/1 subscription · 1 message ·/)).toHaveTextContent('0 unmatched')
    expect(screen.getByRole('log')).toHaveAttribute('aria-live', 'off')
    expect(
      within(screen.getByRole('region', { name: 'Workbin devtools' })).getByText('Connected'),
    ).toBeVisible()
  })

  it('tells the GET of a list with what it brought, and its events with their group [R-212]', async () => {
    const { simulator } = await goLive(panel, <List />)
    expect(linesOf('GET')).toEqual([
      `GET | /me/workbins/${billing.id}?subresources=*&agentGroup=Billing-Tier2 | Billing-Tier2`,
    ])
    expect(lines()).toContain(
      `200 | contents · ${screen.getByText(/in the list/).textContent.split(' ')[0]} items | n ms`,
    )
    const { resource } = simulator.world.addItem(billing)
    await pass(300)
    expect(lines()).toContain(
      `push | WorkbinStateChange · ItemAdded · ${resource.id} | Billing-Tier2`,
    )
  })

  it('tells what failed by its HTTP status and code, and each attempt of the link [R-212]', async () => {
    const { simulator } = await goLive()
    simulator.rules.add({
      match: { method: 'POST', path: '/workbins' },
      effect: { type: 'respond', status: 503 },
    })
    simulator.world.expirePushSessions()
    await pass(2_000)
    expect(lines()).toContain('503 | service-unavailable | n ms')
    simulator.rules.clear()
    simulator.rules.add({ effect: { type: 'dropRequest' } })
    simulator.world.cutConnections()
    await pass(3_000)
    expect(
      lines().filter((line) => /^link \| reconnecting .*attempt \d$/.test(line)).length,
    ).toBeGreaterThan(1)
  })

  it('chooses a request with all that belongs to it, and shows how long each part took [R-213]', async () => {
    await goLive()
    expect(related()).toBe(0)
    pressLine(/statusCode: 0/)
    expect(related()).toBe(3)
    expect(
      within(details()).getByRole('img', { name: /^HTTP \d+ ms, push \+\d+ ms$/ }),
    ).toBeVisible()
    expect(details()).toHaveTextContent('Request #1 · MyAgentGroup')
    const steps = within(screen.getByRole('list', { name: 'States' })).getAllByRole('listitem')
    expect(steps.map(({ textContent }) => textContent.replace(/[\d:.]+$/, '')).slice(-3)).toEqual([
      'Waiting for connection',
      'Subscribing',
      'Live',
    ])
    pressLine('connected · session 1')
    expect(related()).toBe(1)
  })

  it('ties a push that overtakes its answer to the request that the answer is of [R-213]', async () => {
    const { show, simulator } = renderDesktop(panel)
    simulator.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'confirmation', mode: 'before' },
    })
    show(
      <>
        {badge}
        {panel}
      </>,
    )
    await pass(1_000)
    expect(lines()).toContain(
      'push | WorkbinSubscriptionStateChange · Subscribed | #1 | +n ms, first',
    )
    pressLine(/Subscribed/)
    expect(related()).toBe(3)
    expect(within(details()).getByRole('img', { name: /HTTP \d+ ms, push first/ })).toBeVisible()
    expect(screen.getByText('0 unmatched')).toBeVisible()
  })

  it('ties a pull to the message that proves it, and tells both as one [R-213]', async () => {
    const { client, simulator } = await goLive(panel, <List />)
    const [item] = simulator.world.contents(billing)
    const target = { id: billing.id, owner: { agentGroup: billing.agentGroup } }
    const itemId = item?.resource.id ?? ''
    const pulled = client.pull(target, { id: itemId, medium: item?.medium ?? '' })
    await pass(2_000)
    await expect(pulled).resolves.toMatchObject({ status: 'done' })
    const done = lines().find((line) => line.startsWith(`200 | done · ${itemId}`)) ?? ''
    const [, , reference = ''] = done.split(' | ')
    expect(
      lines().some((line) => line.startsWith('POST') && line.includes(`| ${reference} | Pull`)),
    ).toBe(true)
    pressLine(`done · ${itemId}`)
    expect(related()).toBeGreaterThanOrEqual(3)
    expect(within(details()).getByRole('img', { name: /^\d+ ms with its proof$/ })).toBeVisible()
    expect(lines().join()).not.toContain('first')
  })

  it('says of a request without proof that none has come [R-213]', async () => {
    const { show, simulator } = renderDesktop(panel)
    simulator.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'confirmation', mode: 'never' },
    })
    show(
      <>
        {badge}
        {panel}
      </>,
    )
    await pass(1_000)
    pressLine(/statusCode: 0/)
    expect(within(details()).getByRole('img', { name: /no push yet/ })).toBeVisible()
  })

  it('counts what belongs to nothing known, and has a line for whatever comes [R-215]', async () => {
    const { simulator } = await goLive()
    const channel = '/v2/me/workbins'
    const stranger = {
      messageType: 'WorkbinSubscriptionStateChangeMessage',
      id: 'another-workbin',
      stateResource: 'Subscribed',
      referenceId: 99,
    }
    simulator.world.publish(channel, stranger)
    for (const data of [null, 7, 'text', [], { id: seedId }, { messageType: '<b>' }])
      simulator.world.publish(channel, data)
    simulator.world.publish('/notifications/services', { service: { type: 'StatisticState' } })
    await pass(300)
    expect(linesOf('push').slice(1)).toEqual([
      'push | WorkbinSubscriptionStateChange · Subscribed | #99',
      ...Array<string>(6)
        .fill('push | unreadable · an unknown word')
        .map((line, index) => (index === 4 ? `${line} | MyAgentGroup` : line)),
      'push | services · another service',
    ])
    expect(screen.getByText('7 unmatched')).toBeVisible()
  })

  it('knows what was there before it was, and does not call its messages unmatched [R-215]', async () => {
    const { show, simulator } = renderDesktop(badge)
    await pass(60_000)
    show(
      <>
        {badge}
        {panel}
      </>,
    )
    await pass(300)
    expect(lines()).toEqual(['link | connected · session 1', 'state | subscribed | MyAgentGroup'])
    simulator.world.endSubscription({ id: seedId, ...seedGroup })
    await pass(300)
    expect(screen.getByText('0 unmatched')).toBeVisible()
    expect(linesOf('push')[0]).toMatch(/Change · Unsubscribed .*MyAgentGroup$/)
  })
})

describe('looking', () => {
  /** Everything that the server heard, but for polls, which come by the clock. */
  const requests = ({ simulator }: Desktop): string[] =>
    simulator.log
      .entries()
      .flatMap((entry) => (entry.kind === 'request' ? [`${entry.method} ${entry.path}`] : []))

  it.each([
    ['without it', null],
    ['with it', <WorkbinDevtools key="tools" initialIsOpen />],
  ])('disturbs nothing: the server hears the same %s [R-214]', async (_, tools) => {
    const desktop = await goLive(<>{tools}</>, <List />)
    desktop.simulator.world.addItem(billing)
    await pass(70_000)
    desktop.show(tools)
    await pass(10_000)
    expect(desktop.simulator.world.isSubscribed(billing)).toBe(false)
    const heard = requests(desktop)
    const counts = new Map(
      heard.map((line) => [line, heard.filter((each) => each === line).length]),
    )
    counts.delete('POST /api/v2/notifications/connect')
    const path = `/api/v2/me/workbins/${billing.id}`
    expect(Object.fromEntries(counts)).toEqual({
      'GET /api/v2/me': 1,
      'POST /api/v2/notifications/handshake': 1,
      'POST /api/v2/notifications/': 1,
      [`POST ${path}?agentGroup=Billing-Tier2`]: 2,
      [`GET ${path}?subresources=*&agentGroup=Billing-Tier2`]: 2,
    })
  })

  it('holds no link: one that only it was given stays off [R-214]', async () => {
    const desktop = renderDesktop(null)
    const client = createWorkbinClient({
      url: 'http://localhost/other',
      queryClient: new QueryClient(),
      fetch: desktop.simulator.fetch,
    })
    desktop.show(<WorkbinDevtoolsPanel client={client} />)
    await pass(5_000)
    expect(client.connection.getState().status).toBe('idle')
    expect(lines()).toEqual(['link | idle'])
    expect(requests(desktop).filter((path) => path.includes('other'))).toEqual([])
  })

  it('tells no GETs of the host, nor of a client of another server [R-212]', async () => {
    const { queryClient } = await goLive()
    const queryFn = (): string => 'CANARY'
    await queryClient.fetchQuery({ queryKey: ['host', 'http://localhost/api/v2'], queryFn })
    await queryClient.fetchQuery({
      queryKey: ['gws-workbins', 'elsewhere', 'me', 'groups'],
      queryFn,
    })
    await pass(300)
    expect(linesOf('GET')).toEqual([])
    const queryKey = ['gws-workbins', 'http://localhost/api/v2', 'me', 'groups']
    await queryClient.fetchQuery({ queryKey, queryFn })
    await pass(300)
    expect(linesOf('GET')).toEqual(['GET | groups'])
  })

  it('ends with the panel: nothing listens any more [R-214]', async () => {
    const { client, queryClient, show } = await goLive()
    const caches = [queryClient.getQueryCache(), queryClient.getMutationCache()]
    expect(caches.map((cache) => cache.hasListeners())).toEqual([true, true])
    show(badge)
    await pass(300)
    expect(caches.map((cache) => cache.hasListeners())).toEqual([false, false])
    expect(client.connection.getState().status).toBe('connected')
  })

  it('forgets the former agent [R-217]', async () => {
    const { client, show } = await goLive()
    show(panel)
    client.reset({ agentId: 'another' })
    await pass(1_000)
    expect(lines().join()).not.toContain('MyAgentGroup')
    expect(details()).toHaveTextContent('Nobody has asked for a workbin.')
  })

  it('needs a provider, or a client', () => {
    const silent = vi.spyOn(console, 'error').mockImplementation(() => {})
    expect(() => render(panel)).toThrow('No <CometdProvider> is above')
    silent.mockClear()
  })
})

describe('the panel', () => {
  it('shows what a chosen target is, and why [R-212]', async () => {
    const { simulator } = await goLive()
    press(/MyAgentGroup.*Live/)
    expect(details()).toHaveTextContent('This list is live.')
    // Nobody observes what is in it.
    expect(details()).not.toHaveTextContent('not verified')
    expect(details()).toHaveTextContent('confirmed request 1')
    simulator.rules.add({ effect: { type: 'dropRequest' } })
    simulator.world.cutConnections()
    await pass(300)
    expect(details()).toHaveTextContent(/was live until/)
    expect(details()).toHaveTextContent(/The next try is at \d\d:\d\d:\d\d/)
    expect(within(details()).getByText(/^subscription: recovering, cause link/)).toBeInTheDocument()
  })

  it('filters by kind and by words, pauses and clears [R-218]', async () => {
    const { simulator } = await goLive()
    fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'push' } })
    expect(lines()).toEqual(['push | WorkbinSubscriptionStateChange · Subscribed | #1 | +n ms'])
    fireEvent.change(screen.getByRole('combobox', { name: 'Kind' }), { target: { value: 'all' } })
    const search = screen.getByRole('searchbox', { name: 'Search the log' })
    fireEvent.change(search, { target: { value: '#1 SUBSCRIBE' } })
    expect(lines()).toHaveLength(2)
    fireEvent.change(search, { target: { value: '' } })

    const before = lines().length
    press('Pause log')
    simulator.world.endSubscription({ id: seedId, ...seedGroup })
    await pass(5_000)
    expect(lines()).toHaveLength(before)
    press('Resume log')
    expect(lines().length).toBeGreaterThan(before)
    press('Clear')
    await pass(300)
    expect(lines()).toEqual([])
    expect(screen.getByText(/0 messages/)).toBeVisible()
  })

  it('is walked through with arrows, and one stop of the tab key [R-218]', async () => {
    await goLive()
    const log = screen.getByRole('log')
    const stops = (): HTMLElement[] => [...log.querySelectorAll<HTMLElement>('[tabindex="0"]')]
    const go = (key: string): void => {
      fireEvent.keyDown(stops()[0] ?? log, { key })
    }
    expect(stops().map(({ textContent }) => textContent)).toEqual(['subscribed'])
    go('ArrowUp')
    expect(document.activeElement).toHaveTextContent('WorkbinSubscriptionStateChange · Subscribed')
    expect(document.activeElement).toHaveAttribute('aria-pressed', 'true')
    expect(related()).toBe(3)
    go('Home')
    expect(document.activeElement).toHaveTextContent('idle')
    go('ArrowUp')
    expect(document.activeElement).toHaveTextContent('idle')
    go('End')
    expect(document.activeElement).toHaveTextContent('subscribed')
    expect(stops()).toHaveLength(1)
  })

  it('docks: closed until asked for, keeping its log, the focus following [R-218]', async () => {
    await goLive(<WorkbinDevtools />)
    expect(screen.queryByRole('log')).toBeNull()
    expect(document.activeElement).toBe(document.body)
    press('Workbin devtools')
    expect(screen.getByRole('button', { name: 'Close devtools' })).toHaveFocus()
    expect(linesOf('POST')).toHaveLength(1)
    const search = screen.getByRole('searchbox')
    fireEvent.change(search, { target: { value: 'x' } })
    fireEvent.keyDown(search, { key: 'Escape' })
    expect(screen.getByRole('log')).toBeVisible()
    fireEvent.keyDown(screen.getByRole('log'), { key: 'Escape' })
    expect(screen.getByRole('button', { name: 'Workbin devtools' })).toHaveFocus()
  })

  it('breaks and mends the simulator that it was given, and has no such button without [R-219]', async () => {
    const desktop = await goLive()
    expect(screen.queryByRole('group', { name: 'Simulator' })).toBeNull()
    const { simulator } = desktop
    desktop.show(
      <>
        {badge}
        <WorkbinDevtoolsPanel
          simulator={createSimulatorControl(simulator.fetch, 'http://localhost')}
        />
      </>,
    )
    const pressFault = async (name: string): Promise<void> => {
      const faults = within(screen.getByRole('group', { name: 'Simulator' }))
      fireEvent.click(faults.getByRole('button', { name }))
      await pass(3_000)
    }
    await pressFault('End subscription')
    expect(linesOf('push').at(-2)).toContain('Unsubscribed')
    await pressFault('Expire session')
    expect(lines()).toContain('link | connected · session 2')
    await pressFault('Fail next')
    await pressFault('Push first')
    expect(linesOf('503')).toHaveLength(1)
    expect(linesOf('push').some((line) => line.endsWith('first'))).toBe(true)
    await pressFault('Delay push')
    await pressFault('Drop link')
    expect(lines().at(-1)).toMatch(/^link \| reconnecting/)
    await pressFault('Restore')
    await pass(60_000)
    expect(simulator.rules.list()).toEqual([])
    expect(screen.getAllByText('Connected').length).toBeGreaterThan(0)
  })
})
