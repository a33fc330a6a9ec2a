/** The switch in every position, and on a subscription that the play functions move. */
import { useState } from 'react'
import { expect, fn } from 'storybook/test'
import {
  SubscribeToggle,
  WorkbinNotice,
  type SubscribeToggleProps,
  type SubscriptionState,
  type WorkbinSubscription,
} from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { now, stopClock } from './moment.js'
import { examples } from './subscriptions.js'

/** What a host has in its hand; here nothing comes of it. */
const held = (subscription: SubscriptionState): WorkbinSubscription => ({
  ...subscription,
  subscribe: fn(),
  unsubscribe: fn(),
  retry: fn(),
})

const of = (name: keyof typeof examples) => ({
  args: { subscription: held(examples[name].subscription) },
  parameters: { docs: { description: { story: examples[name].when } } },
})

const meta = preview.meta({
  title: 'Controls/SubscribeToggle',
  component: SubscribeToggle,
  beforeEach: stopClock,
  args: of('live').args,
  argTypes: {
    subscription: { description: 'What `useWorkbinSubscription` returned.', control: false },
    onBeforeChange: { description: 'False, or a promise of it, vetoes.', control: false },
    labels: { description: 'Words that replace the English ones.' },
    timings: { description: 'ms. Default `{ pending: 300 }`.' },
    children: { description: 'Replaces “Live updates”; with null give an `aria-label`.' },
  },
})

export const On = meta.story(of('live'))
export const Off = meta.story(of('notSubscribed'))
export const Paused = meta.story(of('paused'))
export const Pending = meta.story({
  ...of('subscribing'),
  play: async ({ canvas, canvasElement }) => {
    await expect(canvas.getByRole('switch', { checked: true })).toHaveAttribute('aria-busy', 'true')
    // WCAG 2.2.2: what moves for longer than five seconds must be stoppable.
    const ends = canvasElement
      .getAnimations({ subtree: true })
      .flatMap(({ effect }) =>
        effect instanceof KeyframeEffect && effect.getComputedTiming().iterations !== 1
          ? Number(effect.getComputedTiming().endTime)
          : [],
      )
    await expect(ends).toHaveLength(1)
    await expect(Math.max(...ends)).toBeLessThanOrEqual(5_000)
  },
})
export const TurningOff = meta.story({
  args: { subscription: held({ ...examples.stopping.subscription, since: now - 1_000 }) },
  parameters: { docs: { description: { story: examples.stopping.when } } },
})
export const Recovering = meta.story(of('reconnecting'))
export const Failed = meta.story(of('failed'))
export const Unavailable = meta.story({
  ...of('notAvailable'),
  play: async ({ args, canvas, userEvent }) => {
    const toggle = canvas.getByRole('switch', { checked: false })
    await userEvent.tab()
    await expect(toggle).toHaveFocus()
    await userEvent.keyboard(' ')
    await expect(args.subscription.subscribe).not.toHaveBeenCalled()
  },
})

export const AllPositions = meta.story({
  render: (args) => (
    <div className="sheets">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="sheet row" data-gws-theme={theme}>
          {(['notSubscribed', 'live', 'subscribing', 'notAvailable'] as const).map((name) => (
            <SubscribeToggle {...args} key={name} subscription={of(name).args.subscription} />
          ))}
          <SubscribeToggle
            {...args}
            subscription={held({ ...examples.stopping.subscription, since: now - 1_000 })}
          />
        </div>
      ))}
    </div>
  ),
})

/** A server that takes its time, and says no. */
function Refusing(props: SubscribeToggleProps) {
  const [state, setState] = useState<SubscriptionState>(examples.notSubscribed.subscription)
  const subscription: WorkbinSubscription = {
    ...state,
    subscribe() {
      setState({ ...examples.subscribing.subscription, since: now - 300 })
      setTimeout(() => setState(examples.failed.subscription), 300)
    },
    unsubscribe() {},
    retry() {},
  }
  return (
    <div className="stack">
      <SubscribeToggle {...props} subscription={subscription} aria-describedby="trouble-words" />
      <WorkbinNotice id="trouble" subscription={subscription} />
    </div>
  )
}

export const FailsAndReverts = meta.story({
  parameters: {
    docs: {
      description: {
        story: 'It shows the truth, so a failure takes it back; the notice beside it says why.',
      },
    },
  },
  render: (args) => <Refusing {...args} />,
  play: async ({ canvas, userEvent }) => {
    const toggle = canvas.getByRole('switch', { name: 'Live updates' })
    await userEvent.click(toggle)
    await expect(toggle).toBeChecked()
    await canvas.findByText('Live updates failed')
    await expect(toggle).not.toBeChecked()
    await expect(toggle).toHaveFocus()
    await expect(toggle).toHaveAccessibleDescription(/The server refused live updates/)
  },
})

export const Keyboard = meta.story({
  ...of('notSubscribed'),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('switch')).toHaveFocus()
    await userEvent.keyboard(' ')
    await userEvent.keyboard('{Enter}')
    await expect(args.subscription.subscribe).toHaveBeenCalledTimes(2)
  },
})

export const Vetoed = meta.story({
  ...of('live'),
  args: { ...of('live').args, onBeforeChange: fn(() => false) },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('switch'))
    await expect(args.onBeforeChange).toHaveBeenCalledWith(false)
    await expect(args.subscription.unsubscribe).not.toHaveBeenCalled()
  },
})

export const WithoutText = meta.story({
  args: { children: null, 'aria-label': 'Live updates of Billing escalations' },
  play: async ({ canvas }) => {
    const toggle = canvas.getByRole('switch', { name: 'Live updates of Billing escalations' })
    const { width, height } = toggle.getBoundingClientRect()
    await expect(Math.min(width, height)).toBeGreaterThanOrEqual(24)
  },
})

export const RightToLeft = meta.story({
  globals: { direction: 'rtl' },
  args: { labels: { 'Live updates': 'التحديثات المباشرة' } },
  render: (args) => (
    <div className="row" lang="ar">
      <SubscribeToggle {...args} />
      <SubscribeToggle {...args} subscription={of('notSubscribed').args.subscription} />
    </div>
  ),
  play: async ({ canvasElement }) => {
    const [on, off] = [...canvasElement.querySelectorAll('[data-part=track]')].map((track) =>
      Number.parseFloat(getComputedStyle(track, '::after').right),
    )
    await expect(on).toBeGreaterThan(off ?? Infinity)
  },
})
