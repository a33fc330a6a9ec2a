/** A panel in the states of its workbin, without a server. */
import { expect } from 'storybook/test'
import {
  WorkbinError,
  WorkbinPanel,
  type ControlledPanelProps,
  type WorkbinContents,
} from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { now, stopClock } from './moment.js'
import { deskActions, deskAgeTone, deskColumns } from './pages/deskList.js'
import { escalations, toWorkbinItem } from './pages/deskItems.js'
import './pages/desk.css'
import { examples } from './subscriptions.js'

const items = escalations.slice(0, 8).map((item) => toWorkbinItem(item, now))

const base = { isFetching: false, isTruncated: false, error: null, retryAt: null } as const

const current: WorkbinContents = { ...base, status: 'current', items, asOf: now, isCurrent: true }
const asOf = now - 60_000
const outdated: WorkbinContents = { ...base, status: 'outdated', items, asOf, isCurrent: false }
const pending: WorkbinContents = {
  ...base,
  status: 'pending',
  items: null,
  asOf: null,
  isCurrent: false,
}

const verbs = { subscribe: () => {}, unsubscribe: () => {}, retry: () => {} }

/** The panel of Billing escalations, with what a story changes of it. */
const panel = (changes: Partial<ControlledPanelProps> = {}) =>
  function Panel() {
    return (
      <WorkbinPanel
        name="Billing escalations"
        owner={{ agentGroup: 'Billing-Tier2' }}
        columns={deskColumns}
        ageTone={deskAgeTone}
        selectable="multiple"
        actions={deskActions}
        subscription={{ ...examples.live.subscription, ...verbs }}
        contents={current}
        onOpen={() => {}}
        {...changes}
      />
    )
  }

const meta = preview.meta({ title: 'Lists/WorkbinPanel', beforeEach: stopClock, render: panel() })

export const Live = meta.story({
  play: async ({ canvas, step, userEvent }) => {
    await step('a chip shows one channel', async () => {
      await userEvent.click(canvas.getByRole('button', { name: 'Chat 1' }))
      await expect(canvas.queryByText('Camille Rousseau')).toBeNull()
      await userEvent.click(canvas.getByRole('button', { name: 'All 8' }))
    })
    await step('actions say why they are not possible', async () => {
      const done = () => canvas.getByRole('button', { name: /^Mark done/ })
      await expect(done()).toHaveAccessibleName('Mark done. Select an item first')
      await userEvent.click(canvas.getByRole('checkbox', { name: /^Select Camille/ }))
      await expect(done()).toHaveAccessibleName('Mark done')
    })
  },
})

/** The row of what stands open beside the panel. */
export const Opened = meta.story({ render: panel({ currentId: items[2]?.id }) })

export const Stale = meta.story({
  render: panel({ subscription: { ...examples.stale.subscription, ...verbs }, contents: outdated }),
})

export const Paused = meta.story({
  render: panel({
    subscription: { ...examples.paused.subscription, ...verbs },
    contents: outdated,
  }),
})

export const Failed = meta.story({
  render: panel({
    subscription: { ...examples.failed.subscription, ...verbs },
    contents: {
      ...pending,
      status: 'failed',
      error: new WorkbinError('forbidden'),
    },
  }),
})

export const Loading = meta.story({
  render: panel({
    subscription: { ...examples.subscribing.subscription, ...verbs },
    contents: pending,
  }),
})

export const Empty = meta.story({ render: panel({ contents: { ...current, items: [] } }) })

/** The host's own order, with a part of its own. */
export const InParts = meta.story({
  render: panel({
    children: (
      <>
        <WorkbinPanel.Header />
        <WorkbinPanel.List density="compact" />
        <WorkbinPanel.Footer>The host’s own words.</WorkbinPanel.Footer>
      </>
    ),
  }),
})

export const Narrow = meta.story({
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '20rem' }}>
        <Story />
      </div>
    ),
  ],
})
