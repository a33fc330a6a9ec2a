/** Badges that subscribe by themselves, against a simulated GWS in this process. */
import { QueryClient } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import {
  CometdProvider,
  ConnectionStatus,
  createWorkbinClient,
  WorkbinStatusBadge,
  type WorkbinClient,
  type WorkbinOwner,
} from 'gws-workbins'
import { createSimulator, demoWorkbinIds, type Simulator } from 'gws-workbins/simulator'
import { createElement, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let simulator: Simulator
let client: WorkbinClient

beforeEach(() => {
  simulator = createSimulator()
  client = createWorkbinClient({
    url: '/api/v2',
    queryClient: new QueryClient(),
    fetch: simulator.fetch,
  })
})
afterEach(() => simulator.close())

const show = (children: ReactNode) =>
  render(<CometdProvider client={client}>{children}</CometdProvider>)

const agentGroup = { id: demoWorkbinIds.billingEscalations, agentGroup: 'Billing-Tier2' }

describe('a badge that subscribes by itself', () => {
  it('goes Live for an agent group, and shows whose workbin it is', async () => {
    show(<WorkbinStatusBadge workbinId={agentGroup.id} agentGroup={agentGroup.agentGroup} />)
    const live = await screen.findByText('Live')
    expect(simulator.world.isSubscribed(agentGroup)).toBe(true)
    expect(live.closest('.gws-badge')).toHaveTextContent('Agent group Billing-Tier2 Live')
  })

  it('goes Live for a place group, and leaves the owner out on request', async () => {
    const target = { id: demoWorkbinIds.nightDesk, placeGroup: 'Geneva-Hall' }
    show(<WorkbinStatusBadge workbinId={target.id} placeGroup={target.placeGroup} owner={false} />)
    const live = await screen.findByText('Live')
    expect(simulator.world.isSubscribed(target)).toBe(true)
    expect(live.closest('.gws-badge')).toHaveTextContent(/^Live$/)
  })

  it('goes Live for any owner', async () => {
    show(<WorkbinStatusBadge workbinId={demoWorkbinIds.drafts} owner="me" />)
    const live = await screen.findByText('Live')
    expect(live.closest('.gws-badge')).toHaveTextContent('My workbin Live')
  })

  it('takes a client of its own, without a provider', async () => {
    render(<WorkbinStatusBadge workbinId={demoWorkbinIds.drafts} owner="me" client={client} />)
    expect(await screen.findByText('Live')).toBeInTheDocument()
  })

  it('subscribes to nothing while id or owner are not known [R-041]', async () => {
    show(
      <>
        <ConnectionStatus />
        <WorkbinStatusBadge workbinId={null} agentGroup="Billing-Tier2" />
        <WorkbinStatusBadge workbinId={demoWorkbinIds.drafts} owner={null} />
        <WorkbinStatusBadge
          workbinId={agentGroup.id}
          agentGroup="Billing-Tier2"
          autoSubscribe={false}
        />
      </>,
    )
    await screen.findByText('Connected')
    expect(screen.getAllByText('Not subscribed')).toHaveLength(3)
    expect(simulator.world.subscriptions()).toEqual([])
  })

  it('shows the mistakes of untyped code as a failure, and does not throw [R-052]', () => {
    const untyped: Record<string, unknown>[] = [
      { workbinId: 'w', agentGroup: 'A', placeGroup: 'P' },
      { workbinId: 'w', agentGroup: '' },
      { workbinId: '', placeGroup: 'P' },
    ]
    show(untyped.map((props, index) => createElement(Untyped, { ...props, key: index })))
    expect(screen.getAllByText('Failed')).toHaveLength(untyped.length)
  })
})

/** The badge as JavaScript sees it. */
function Untyped(props: Record<string, unknown>) {
  const owner: WorkbinOwner | null = null
  return <WorkbinStatusBadge workbinId={undefined} owner={owner} {...props} />
}

describe('the badge of the link', () => {
  it('follows the provider’s link, and withdraws what it says [R-011]', async () => {
    show(
      <>
        <ConnectionStatus />
        <WorkbinStatusBadge workbinId={agentGroup.id} agentGroup={agentGroup.agentGroup} />
      </>,
    )
    await screen.findByText('Connected')
    await screen.findByText('Live')
    simulator.useScenario('connection-cut')
    await waitFor(() => expect(screen.queryByText('Connected')).toBeNull())
    expect(screen.queryByText('Live')).toBeNull()
    expect(screen.getAllByText('Checking')).toHaveLength(2)
  })
})
