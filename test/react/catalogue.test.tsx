/** Workbins, groups and both together, as React state: what is read, whose, and when anew. */
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { act, screen } from '@testing-library/react'
import {
  CometdProvider,
  createWorkbinClient,
  groupsQuery,
  useGroupWorkbins,
  useMyAgentGroups,
  useWorkbinClient,
  useWorkbins,
  workbinKeys,
  type GroupWorkbin,
} from 'gws-workbins'
import { useState, type ReactElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { pass, renderDesktop, type Desktop } from './renderDesktop.js'

const reads = ({ simulator }: Desktop): readonly string[] =>
  simulator.log.entries().flatMap((entry) => {
    const isRead = entry.kind === 'request' && /\/workbins|\/groups/.test(entry.path)
    return isRead ? [entry.path.replace('/api/v2', '')] : []
  })

function Names(): ReactElement {
  const { data, error, status } = useWorkbins({ type: 'PlaceGroup' })
  return (
    <output>{error?.code ?? data?.map(({ displayName }) => displayName).join() ?? status}</output>
  )
}

function Groups({ enabled }: { readonly enabled?: boolean }): ReactElement {
  const { data, refetch } = useMyAgentGroups({ enabled })
  return <button onClick={() => void refetch()}>{data?.length ?? 'none'} groups</button>
}

describe('useWorkbins', () => {
  it('shows the list, read once however many show it [R-180]', async () => {
    const desktop = renderDesktop([<Names key="1" />, <Names key="2" />])
    expect(screen.getAllByText('pending')).toHaveLength(2)
    await pass(1_000)
    expect(screen.getAllByText('Night desk,Chargebacks')).toHaveLength(2)
    expect(reads(desktop)).toEqual(['/workbins?fields=*'])
  })

  it('reads nothing for a focus or a network that is back, and nothing within 5 min [R-180]', async () => {
    const desktop = renderDesktop(<Names />)
    await pass(1_000)
    desktop.show(null)
    await pass(200_000)
    desktop.show(<Names />)
    act(() => {
      document.dispatchEvent(new Event('visibilitychange'))
      window.dispatchEvent(new Event('focus'))
      window.dispatchEvent(new Event('online'))
    })
    await pass(1_000)
    expect(reads(desktop)).toHaveLength(1)
  })

  it('shows why there is none, and reads it again once the link is back [R-180]', async () => {
    const desktop = renderDesktop(<Names />, { scenario: 'connection-cut' })
    await pass(30_000)
    expect(screen.getByText('request-failed')).toBeDefined()
    desktop.simulator.useScenario('healthy')
    act(() => desktop.client.connection.reconnect())
    await pass(2_000)
    expect(screen.getByText('Night desk,Chargebacks')).toBeDefined()
  })

  it('reads nothing where it is rendered on a server [R-050, R-180]', () => {
    const fetch = vi.fn<typeof globalThis.fetch>()
    const queryClient = new QueryClient()
    const client = createWorkbinClient({ url: 'http://localhost/api/v2', queryClient, fetch })
    const html = renderToString(
      <QueryClientProvider client={queryClient}>
        <CometdProvider client={client}>
          <Names />
        </CometdProvider>
      </QueryClientProvider>,
    )
    expect(html).toBe('<output>pending</output>')
    expect(fetch).not.toHaveBeenCalled()
  })

  it('works below `useQuery` of the host, in its QueryClient [R-180]', async () => {
    function Host(): ReactElement {
      const { data = [] } = useQuery(groupsQuery(useWorkbinClient()))
      return <output>{data[0]?.name}</output>
    }
    const desktop = renderDesktop([<Host key="1" />, <Groups key="2" />])
    await pass(1_000)
    expect(screen.getByText('Billing-Tier2')).toBeDefined()
    expect(reads(desktop)).toEqual(['/me/groups?type=BusinessUnit&fields=*'])
  })
})

describe('useMyAgentGroups', () => {
  it('waits for `refetch` where it is not enabled [R-180]', async () => {
    const desktop = renderDesktop(<Groups enabled={false} />)
    await pass(1_000)
    expect(reads(desktop)).toEqual([])
    act(() => screen.getByText('none groups').click())
    await pass(1_000)
    expect(screen.getByText('5 groups')).toBeDefined()
  })

  it.each([
    ['another agent', 'kim'],
    ['the same one', 'me'],
  ])('shows nothing of the former agent for %s, and reads anew [R-181]', async (_name, agentId) => {
    const desktop = renderDesktop(<Groups />)
    await pass(1_000)
    const { client, queryClient, simulator } = desktop
    simulator.rules.add({
      match: { path: '/me/groups' },
      effect: { type: 'delay', ms: 500, of: 'reply' },
    })
    simulator.log.clear()
    act(() => client.reset({ agentId }))
    expect(screen.getByText('none groups')).toBeDefined()
    await pass(2_000)
    expect(screen.getByText('5 groups')).toBeDefined()
    expect(reads(desktop)).toHaveLength(1)
    const keys = queryClient.getQueryCache().getAll()
    expect(keys.map(({ queryKey }) => queryKey)).toEqual([workbinKeys(client).groups])
  })
})

describe('useGroupWorkbins', () => {
  const seen: (readonly GroupWorkbin[])[] = []
  function Desk({ placeGroups }: { readonly placeGroups?: readonly string[] }): ReactElement {
    const [clicks, setClicks] = useState(0)
    const { data } = useGroupWorkbins({ placeGroups })
    if (data !== undefined) seen.push(data)
    return <button onClick={() => setClicks(clicks + 1)}>again {clicks}</button>
  }

  it('is every definition for each group that it can belong to [R-182]', async () => {
    seen.length = 0
    const desktop = renderDesktop([
      <Desk key="1" placeGroups={['Geneva-Hall', 'Geneva-Back', 'Geneva-Hall']} />,
      <Names key="2" />,
      <Groups key="3" />,
    ])
    await pass(1_000)
    const shown = seen.at(-1) ?? []
    const lines = shown.map(
      ({ owner, workbin }) => `${workbin.name}: ${Object.values(owner).join()}`,
    )
    const groups = ['Billing-Tier2', 'Risk-EMEA', 'KeyAccounts', 'A&B=C?#%+ é', 'MyAgentGroup']
    expect(lines).toEqual([
      ...groups.map((group) => `Billing escalations: ${group}`),
      ...groups.map((group) => `Risk review: ${group}`),
      ...groups.map((group) => `Key accounts: ${group}`),
      'Night desk: Geneva-Hall',
      'Night desk: Geneva-Back',
      'Chargebacks: Geneva-Hall',
      'Chargebacks: Geneva-Back',
    ])
    expect(new Set(shown.map(({ key }) => key)).size).toBe(lines.length)
    expect(shown[0]).toMatchObject({
      id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
      owner: { agentGroup: 'Billing-Tier2' },
    })
    expect(reads(desktop)).toHaveLength(2)
  })

  it('is the same list in each render, whatever literal the place groups are [R-182]', async () => {
    seen.length = 0
    const desktop = renderDesktop(<Desk placeGroups={['Geneva-Hall']} />)
    await pass(1_000)
    desktop.show(<Desk placeGroups={['Geneva-Hall']} />)
    act(() => screen.getByText('again 0').click())
    expect(new Set(seen).size).toBe(1)
    desktop.show(<Desk />)
    expect(seen.at(-1)?.some(({ owner }) => 'placeGroup' in owner)).toBe(false)
    expect(reads(desktop)).toHaveLength(2)
  })
})
