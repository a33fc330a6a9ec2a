/** The explorer, controlled: many workbins in a column, and the clock stands still. */
import { WorkbinExplorer, type ControlledExplorerProps, type WorkbinTarget } from 'gws-workbins'
import { useState, type ComponentType } from 'react'
import { expect, fn } from 'storybook/test'
import preview from '../.storybook/preview.js'
import { allOf, arabic, mixed, selected, supervised } from './explorerWorkbins.js'
import { stopClock } from './moment.js'

/** The explorer with subscriptions of the host: no story here subscribes. */
const Explorer: ComponentType<ControlledExplorerProps> = WorkbinExplorer

const meta = preview.meta({
  title: 'Lists/WorkbinExplorer',
  component: Explorer,
  beforeEach: stopClock,
  decorators: [
    (Story) => (
      <div style={{ maxInlineSize: '20rem' }}>
        <Story />
      </div>
    ),
  ],
  args: { workbins: mixed, selected, locale: 'en-GB', onSelect: fn() },
  argTypes: {
    workbins: {
      description: 'Each with its subscription. Or `targets`: the explorer subscribes by itself.',
      control: false,
    },
    selected: { description: 'The one that is looked at.', control: false },
    order: { control: 'inline-radio', options: ['given', 'attention'] },
    headingLevel: { control: 'inline-radio', options: [2, 3, 4] },
    hasFilter: { control: 'boolean' },
  },
})

const described = (story: string) => ({ docs: { description: { story } } })

/** Looks at what is pressed, as a desktop does. */
function Selecting(props: ControlledExplorerProps) {
  const [current, select] = useState<WorkbinTarget | null | undefined>(props.selected)
  return <Explorer {...props} selected={current} onSelect={select} />
}

export const MixedStates = meta.story({
  parameters: described('Most are live, one is on its way, one has failed, one is paused.'),
  render: (args) => <Selecting {...args} />,
  play: async ({ canvas, userEvent }) => {
    const row = (name: RegExp) => canvas.getByRole('button', { name })
    await expect(row(/^Billing escalations Billing-Tier2 24 items, 3 new Live$/)).toHaveAttribute(
      'aria-current',
      'true',
    )
    await userEvent.click(row(/^VIP correspondence/))
    await expect(row(/^VIP correspondence/)).toHaveAttribute('aria-current', 'true')
    await expect(row(/^Billing escalations/)).not.toHaveAttribute('aria-current')
    await userEvent.keyboard('{ArrowDown}')
    await expect(row(/^Front desk tray/)).toHaveFocus()
    await userEvent.tab({ shift: true })
    await expect(row(/^VIP correspondence/)).toHaveFocus()
  },
})

export const AllLive = meta.story({ args: { workbins: allOf('live') } })

export const Outage = meta.story({
  args: { workbins: allOf('stale') },
  parameters: described('The link is lost: every count is as it was, and every row says so.'),
})

export const Supervisor = meta.story({
  args: { workbins: supervised, selected: null, order: 'attention', hasFilter: true },
  parameters: described('Thirty workbins: what needs somebody comes first in its section.'),
  play: async ({ canvas, userEvent }) => {
    await expect(canvas.getAllByRole('button')[0]).toHaveAccessibleName(/Failed/)
    await userEvent.type(canvas.getByRole('searchbox'), 'floor-0')
    await expect(canvas.getAllByRole('button')).toHaveLength(3)
    await userEvent.clear(canvas.getByRole('searchbox'))
  },
})

export const UnknownCounts = meta.story({
  args: {
    workbins: mixed.map((workbin, index) => ({
      ...workbin,
      count: index % 2 === 0 ? ('loading' as const) : ('unknown' as const),
    })),
  },
  parameters: described('"…" is being read, "?" could not be; neither is 0.'),
})

export const Empty = meta.story({ args: { workbins: [] } })

export const Narrow = meta.story({
  args: { workbins: [...mixed, ...arabic] },
  decorators: [
    (Story) => (
      <div style={{ inlineSize: '11rem' }}>
        <Story />
      </div>
    ),
  ],
  parameters: described('Names end in dots; counts and statuses stay.'),
  play: async ({ canvas }) => {
    const column = canvas.getByRole('navigation')
    await expect(column.scrollWidth).toBeLessThanOrEqual(column.clientWidth)
  },
})

export const RightToLeft = meta.story({
  args: { workbins: arabic, selected: arabic[1], locale: 'ar' },
  globals: { direction: 'rtl' },
})

export const Themes = meta.story({
  args: { hasFilter: true },
  render: (args) => (
    <div className="sheets">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="sheet" data-gws-theme={theme}>
          <Explorer {...args} aria-label={`Workbins, ${theme}`} />
        </div>
      ))}
    </div>
  ),
})
