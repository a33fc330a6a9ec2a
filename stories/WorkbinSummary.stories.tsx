/** The line above many workbins, controlled, and the clock stands still. */
import { WorkbinSummary } from 'gws-workbins'
import { expect } from 'storybook/test'
import preview from '../.storybook/preview.js'
import { allOf, mixed, supervised } from './explorerWorkbins.js'
import { stopClock } from './moment.js'

const of = (workbins: typeof mixed) => workbins.map(({ subscription }) => subscription)

const meta = preview.meta({
  title: 'Lists/WorkbinSummary',
  component: WorkbinSummary,
  beforeEach: stopClock,
  args: { subscriptions: of(mixed), locale: 'en-GB' },
  argTypes: { subscriptions: { control: false } },
})

const says = (words: RegExp) => async (context: { canvasElement: HTMLElement }) => {
  await expect(context.canvasElement.querySelector('.gws-summary')).toHaveTextContent(words)
}

export const MixedStates = meta.story({ play: says(/^6 of 9 live · 1 failed$/) })
export const AllLive = meta.story({
  args: { subscriptions: of(allOf('live')) },
  play: says(/^9 of 9 live$/),
})
export const Checking = meta.story({
  args: { subscriptions: of(allOf('checking')) },
  parameters: {
    docs: { description: { story: 'Not live, and for 2.5 s nothing more is claimed.' } },
  },
  play: says(/^0 of 9 live$/),
})
export const Outage = meta.story({
  args: { subscriptions: of(allOf('stale')) },
  play: says(/^0 of 9 live · 9 interrupted$/),
})
export const Supervisor = meta.story({
  args: { subscriptions: of(supervised) },
  play: says(/^26 of 30 live · 1 failed · 1 not confirmed · 1 interrupted$/),
})
