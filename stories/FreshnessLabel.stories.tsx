/** How old a list is, in each of its steps; the clock stands still. */
import { expect } from 'storybook/test'
import { FreshnessLabel } from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { lists } from './lists.js'
import { now, stopClock } from './moment.js'
import { examples } from './subscriptions.js'

const meta = preview.meta({
  title: 'Feedback/FreshnessLabel',
  component: FreshnessLabel,
  beforeEach: stopClock,
  args: { contents: lists.current },
  argTypes: {
    contents: { description: 'What `useWorkbinContents` returned.', control: false },
    subscription: {
      description: 'What `useWorkbinSubscription` returned: a paused list is not called stale.',
      control: false,
    },
    labels: { description: 'Words and sentences that replace the English ones.' },
    locale: {
      description:
        'BCP 47 tag of times. Default: that of a `LabelsProvider` above, else the browser’s.',
    },
    timings: { description: 'ms. Default `{ stale: 30000 }`.' },
  },
})

const told = (story: string) => ({ docs: { description: { story } } })

const paused = examples.paused.subscription
const asOf = (age: number) => ({ ...lists.outdated, asOf: now - age })

export const UpToDate = meta.story({
  parameters: told('Live and verified, however long ago something in it changed.'),
})
export const JustNow = meta.story({
  args: { contents: asOf(5_000) },
  parameters: told('Not live, and younger than ten seconds: nothing is claimed yet.'),
})
export const Stale = meta.story({
  args: { contents: lists.outdated },
  parameters: told('It should be live, and has not been for 30 s: an absolute time.'),
  play: async ({ canvas }) => {
    const time = canvas.getByText('Stale since 10:42')
    await expect(time).toHaveAttribute('datetime', new Date(now - 60_000).toISOString())
  },
})
export const StaleSinceYesterday = meta.story({ args: { contents: asOf(20 * 3_600_000) } })
export const PausedForMinutes = meta.story({
  args: { contents: asOf(150_000), subscription: paused },
  parameters: told('Paused on request: as old as it is, in coarse steps, and no warning.'),
})
export const PausedForHours = meta.story({
  args: { contents: asOf(3 * 3_600_000), subscription: paused },
})
export const Loading = meta.story({ args: { contents: lists.loading } })
export const CouldNotLoad = meta.story({ args: { contents: lists.notLoaded } })

export const AllSteps = meta.story({
  render: (args) => (
    <div className="sheets">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="sheet row" data-gws-theme={theme}>
          <FreshnessLabel {...args} contents={lists.loading} />
          <FreshnessLabel {...args} contents={lists.current} />
          <FreshnessLabel {...args} contents={asOf(5_000)} />
          <FreshnessLabel {...args} contents={asOf(20_000)} />
          <FreshnessLabel {...args} contents={asOf(60_000)} />
          <FreshnessLabel {...args} contents={asOf(150_000)} subscription={paused} />
          <FreshnessLabel {...args} contents={lists.notLoaded} />
        </div>
      ))}
    </div>
  ),
})
