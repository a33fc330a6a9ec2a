/** A real Chromium against the simulator over HTTP: cookies, CSRF, held polls, and the faults of every day. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen, waitFor } from '@testing-library/react'
import {
  CometdProvider,
  createWorkbinClient,
  WorkbinStatusBadge,
  type WorkbinClient,
} from 'gws-workbins'
import { createSimulatorControl, type ScenarioName } from 'gws-workbins/simulator'
import { StrictMode } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const control = createSimulatorControl((...request) => fetch(...request))

const group = { id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07', agentGroup: 'MyAgentGroup' }
const place = { id: '5d487e69-a393-4228-a06f-6a4015ab1b54', placeGroup: 'MyPlaceGroup' }
const odd = { id: group.id, agentGroup: 'A&B=C?#%+ é' }

beforeEach(async () => {
  await control.rules.clear()
  await control.useScenario('healthy')
  await control.log.clear()
})

afterEach(async () => {
  await control.useScenario('healthy')
})

/** Opens a desktop with one badge of a group and one of a place group. */
function openDesktop(): WorkbinClient {
  const queryClient = new QueryClient()
  const client = createWorkbinClient({
    url: '/api/v2',
    queryClient,
    timings: {
      linger: 0,
      confirm: 1_000,
      heartbeat: 2_000,
      request: 2_000,
      grace: 100,
      pending: 0,
    },
  })
  render(
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <CometdProvider client={client}>
          <WorkbinStatusBadge
            workbinId={group.id}
            agentGroup={group.agentGroup}
            data-testid="group"
          />
          <WorkbinStatusBadge
            workbinId={place.id}
            placeGroup={place.placeGroup}
            data-testid="place"
          />
        </CometdProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
  return client
}

function statusOf(name: 'group' | 'place'): string | undefined {
  return screen.getByTestId(name).dataset['status']
}

async function becomes(name: 'group' | 'place', status: string, within = 5_000): Promise<void> {
  await waitFor(() => expect(statusOf(name)).toBe(status), { timeout: within, interval: 10 })
}

async function posts(): Promise<readonly string[]> {
  const entries = await control.log.entries()
  return entries.flatMap((entry) =>
    entry.kind === 'request' && entry.method === 'POST' && entry.path.includes('/workbins/')
      ? [entry.path]
      : [],
  )
}

describe('the seed', () => {
  it('goes live for an agent group and a place group, with one POST each [R-001, R-071]', async () => {
    openDesktop()
    await becomes('group', 'subscribed')
    await becomes('place', 'subscribed')
    expect(screen.getAllByText('Live')).toHaveLength(2)
    // Sent together, they may arrive in either order.
    expect((await posts()).toSorted()).toEqual([
      `/api/v2/me/workbins/${place.id}?placeGroup=MyPlaceGroup`,
      `/api/v2/me/workbins/${group.id}?agentGroup=MyAgentGroup`,
    ])
    expect(await control.world.isSubscribed(group)).toBe(true)
    expect(await control.world.isSubscribed(place)).toBe(true)
  })

  it('takes a name of odd characters to the server byte for byte [R-002]', async () => {
    const queryClient = new QueryClient()
    const client = createWorkbinClient({ url: '/api/v2', queryClient, timings: { linger: 0 } })
    render(
      <CometdProvider client={client}>
        <WorkbinStatusBadge workbinId={odd.id} agentGroup={odd.agentGroup} data-testid="group" />
      </CometdProvider>,
    )
    await becomes('group', 'subscribed')
    expect(await control.world.isSubscribed(odd)).toBe(true)
  })
})

describe('a fault', () => {
  const harmless: readonly ScenarioName[] = [
    'confirm-before-answer',
    'confirm-without-reference',
    'confirm-without-owner',
    'answers-out-of-order',
    'reply-lost',
    'csrf-rotated',
    'session-lost',
    'references-restart',
    'multiple-clients',
  ]
  it.each(harmless)('%s at the start does not keep it from going live', async (scenario) => {
    await control.useScenario(scenario)
    openDesktop()
    await becomes('group', 'subscribed', 10_000)
    await becomes('place', 'subscribed', 10_000)
    expect(screen.getAllByText('Live')).toHaveLength(2)
  })

  const breaking: readonly ScenarioName[] = [
    'connection-cut',
    'black-hole',
    'service-unavailable',
    'signed-out',
    'login-page',
  ]
  it.each(breaking)(
    '%s takes Live away while it lasts, and gives it back without a reload [R-011, R-021]',
    { timeout: 90_000 },
    async (scenario) => {
      const client = openDesktop()
      await becomes('group', 'subscribed')
      await control.useScenario(scenario)
      await becomes('group', 'recovering', 20_000)
      expect(screen.queryByText('Live')).toBeNull()
      await control.useScenario('healthy')
      // A login is looked for again within a minute; a host that knows of it says so.
      client.authRenewed()
      await becomes('group', 'subscribed', 65_000)
      await becomes('place', 'subscribed', 65_000)
      expect(await control.world.isSubscribed(group)).toBe(true)
    },
  )

  it('refuse is shown as failed, and mended by the next try', { timeout: 20_000 }, async () => {
    await control.useScenario('refuse')
    openDesktop()
    await becomes('group', 'failed')
    await control.useScenario('healthy')
    await becomes('group', 'subscribed', 15_000)
    expect(await control.world.isSubscribed(group)).toBe(true)
  })

  it(
    'confirm-never is shown as unconfirmed, never as live [R-014]',
    { timeout: 20_000 },
    async () => {
      await control.useScenario('confirm-never')
      openDesktop()
      await becomes('group', 'unconfirmed', 10_000)
      expect(screen.queryByText('Live')).toBeNull()
    },
  )

  it('confirm-late counts when it comes [R-014]', { timeout: 20_000 }, async () => {
    await control.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'confirmation', mode: 'late', ms: 1_500 },
    })
    openDesktop()
    await becomes('group', 'unconfirmed')
    expect(screen.queryByText('Live')).toBeNull()
    await becomes('group', 'subscribed')
  })
})
