/** The devtools over a GWS that can be broken: the log, what belongs together, faults, and what a copy leaves out. */
import { useEffect, useState, type ReactElement } from 'react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { expect, screen, waitFor, within } from 'storybook/test'
import { CometdProvider, createWorkbinClient, WorkbinStatusBadge } from 'gws-workbins'
import { WorkbinDevtools, WorkbinDevtoolsPanel } from 'gws-workbins/devtools'
import {
  createSimulator,
  createSimulatorControl,
  type SimulatorControl,
} from 'gws-workbins/simulator'
import 'gws-workbins/devtools.css'
import preview from '../.storybook/preview.js'
import { targets } from './faults.js'
import { useLinkCondition } from './LinkCondition.js'

interface Desk {
  readonly control: SimulatorControl
  readonly queryClient: QueryClient
  readonly client: ReturnType<typeof createWorkbinClient>
}

function createDesk(): Desk {
  const simulator = createSimulator()
  const queryClient = new QueryClient()
  const client = createWorkbinClient({
    url: `${location.origin}/api/v2`,
    queryClient,
    fetch: simulator.fetch,
    timings: { confirm: 3_000, linger: 500 },
  })
  return { queryClient, client, control: createSimulatorControl(simulator.fetch) }
}

/** The simulator of the desk that is shown. */
let shown: SimulatorControl | null = null

interface DevtoolsDeskProps {
  /** Docked at the bottom of the window, or a panel in the page. */
  readonly isDocked?: boolean
}

/** Two live workbins, and the devtools that watch them. */
function DevtoolsDesk({ isDocked = false }: DevtoolsDeskProps): ReactElement {
  const [{ client, control, queryClient }] = useState(createDesk)
  useLinkCondition(control)
  useEffect(() => {
    shown = control
  }, [control])
  return (
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        <div className="stack">
          <div className="row">
            <b>Billing escalations</b>
            <WorkbinStatusBadge
              workbinId={targets.escalations.id}
              agentGroup={targets.escalations.agentGroup}
            />
            <b>Night desk</b>
            <WorkbinStatusBadge
              workbinId={targets.nightDesk.id}
              placeGroup={targets.nightDesk.placeGroup}
            />
          </div>
          {isDocked ? (
            <WorkbinDevtools initialIsOpen simulator={control} />
          ) : (
            <div className="devtools-box">
              <WorkbinDevtoolsPanel simulator={control} />
            </div>
          )}
        </div>
      </CometdProvider>
    </QueryClientProvider>
  )
}

/** Enough for a back-off after an outage (ms). */
const patience = { timeout: 15_000 }

const meta = preview.meta({
  title: 'WorkbinDevtools',
  component: DevtoolsDesk,
  parameters: {
    docs: {
      description: {
        component:
          'What link, requests, pushes and lists do, as they do it. Choose a line to see all that belongs to its request; choose a subscription to read why it is as it is. The buttons of the simulator are there because it was given one.',
      },
    },
  },
})

const line = (text: RegExp): HTMLElement =>
  within(screen.getByRole('log')).getAllByRole('button', { name: text })[0] ?? document.body

const isLive = (): Promise<void> =>
  waitFor(() => expect(screen.getAllByText('Live').length).toBeGreaterThan(3), patience)

export const Log = meta.story({
  play: async ({ canvas }) => {
    await isLive()
    await expect(canvas.getByText(/2 subscriptions · 2 messages/)).toBeVisible()
    await expect(canvas.getByText('0 unmatched')).toBeVisible()
    const log = within(canvas.getByRole('log'))
    await expect(log.getAllByText('POST')).toHaveLength(2)
    await expect(log.getAllByText('200')).toHaveLength(2)
  },
})

export const Correlation = meta.story({
  args: { isDocked: true },
  play: async ({ canvas, userEvent }) => {
    await isLive()
    await userEvent.click(line(/statusCode: 0/))
    await expect(canvas.getByRole('img', { name: /^HTTP \d+ ms, push \+\d+ ms$/ })).toBeVisible()
    await expect(document.querySelectorAll('tr[data-related]')).toHaveLength(3)
    await expect(canvas.getByRole('list', { name: 'States' })).toHaveTextContent('Live')
    await expect(canvas.getByText('This list is live.')).toBeVisible()
  },
})

export const Faults = meta.story({
  globals: { theme: 'dark' },
  tags: ['!autodocs'],
  play: async ({ canvas, step, userEvent }) => {
    await isLive()
    const press = (name: string) => userEvent.click(canvas.getByRole('button', { name }))
    await step('the link drops: it is explained', async () => {
      await press('Drop link')
      await waitFor(() => expect(canvas.queryByText('Live')).toBeNull(), patience)
      await userEvent.click(canvas.getByRole('button', { name: /^Billing-Tier2/ }))
      await expect(await canvas.findByText(/This list was live until/)).toBeVisible()
    })
    await step('the link is back', async () => {
      await press('Restore')
      await isLive()
    })
    await step('a push that overtakes its answer is tied to its request', async () => {
      await press('Push first')
      await waitFor(() => expect(canvas.getAllByText(/ms, first$/).length).toBe(2), patience)
      await press('Restore')
      await isLive()
    })
  },
})

export const RedactedCopy = meta.story({
  globals: { direction: 'rtl' },
  tags: ['!autodocs'],
  play: async ({ canvas, userEvent }) => {
    await isLive()
    const copied: string[] = []
    Object.defineProperty(navigator, 'clipboard', {
      configurable: true,
      value: {
        writeText: async (text: string) => {
          copied.push(text)
        },
      },
    })
    await shown?.world.addItem(targets.escalations)
    await waitFor(() => expect(canvas.getByText(/ItemAdded/)).toBeVisible(), patience)
    await userEvent.click(canvas.getByRole('button', { name: 'Copy as JSON' }))
    Reflect.deleteProperty(navigator, 'clipboard')
    await waitFor(() => expect(copied).toHaveLength(1))
    await expect(copied[0]).toContain('ItemAdded')
    await expect(copied[0]).not.toMatch(/Billing-Tier2|Geneva-Hall|userData|subject/i)
  },
})
