/** The headless recipes, running: each is shown on its page as it stands in its file. */
import { expect, fn } from 'storybook/test'
import type { WorkbinItem } from 'gws-workbins'
import preview from '../../.storybook/preview.js'
import { mixed } from '../explorerWorkbins.js'
import { lists } from '../lists.js'
import { now, stopClock } from '../moment.js'
import { examples } from '../subscriptions.js'
import { OwnAge } from './recipes/OwnAge.js'
import { OwnBadge } from './recipes/OwnBadge.js'
import { OwnList } from './recipes/OwnList.js'
import { OwnSummary } from './recipes/OwnSummary.js'
import { OwnSwitch } from './recipes/OwnSwitch.js'
import { VirtualList } from './recipes/VirtualList.js'

const meta = preview.meta({
  title: 'Docs/Recipes',
  tags: ['!autodocs'],
  beforeEach: stopClock,
})

export const Badge = meta.story({
  render: () => <OwnBadge subscription={examples.reconnecting.subscription} />,
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^Reconnecting, last live /)).toBeVisible()
  },
})

export const Age = meta.story({
  render: () => <OwnAge contents={lists.outdated} />,
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/10:42/)).toBeVisible()
  },
})

const unsubscribe = fn()

export const Switch = meta.story({
  render: () => (
    <OwnSwitch
      subscription={{ ...examples.live.subscription, subscribe: fn(), retry: fn(), unsubscribe }}
    />
  ),
  play: async ({ canvas, userEvent }) => {
    unsubscribe.mockClear()
    await userEvent.click(canvas.getByRole('switch', { name: 'Follow this list: yes' }))
    await expect(unsubscribe).toHaveBeenCalledOnce()
  },
})

const items = Array.from({ length: 5_000 }, (_, index): WorkbinItem => ({
  id: `0001BaBFVPR2${index}`,
  medium: 'email',
  isReadable: true,
  receivedAt: now,
  subject: `Invoice ${index + 1}`,
  from: null,
  caseData: {},
  routingData: {},
  fields: {},
}))

export const List = meta.story({
  render: () => <OwnList contents={{ ...lists.current, items: items.slice(0, 12) }} />,
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getAllByRole('listitem')).toHaveLength(12)
    await userEvent.type(canvas.getByRole('searchbox'), 'Invoice 12')
    await expect(canvas.getByRole('listitem')).toHaveTextContent('Invoice 12')
  },
})

export const Summary = meta.story({
  render: () => <OwnSummary subscriptions={mixed.map(({ subscription }) => subscription)} />,
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('meter')).toHaveAccessibleName(/of 9 live/)
  },
})

export const ManyItems = meta.story({
  render: () => <VirtualList contents={{ ...lists.current, items }} />,
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('listitem').length).toBeLessThan(20)
    canvas.getByRole('region', { name: 'Items' }).scrollTo({ top: 32 * 4_000 })
    await expect(await canvas.findByText('Invoice 4001')).toBeVisible()
  },
})
