/** The badge in every status, size, variant and theme, controlled: no server, and the clock stands still. */
import type { ComponentType } from 'react'
import { expect } from 'storybook/test'
import {
  getBadgeModel,
  WorkbinStatusBadge,
  type SubscriptionState,
  type WorkbinStatusBadgeProps,
} from 'gws-workbins'
import preview from '../.storybook/preview.js'
import styles from '../src/styles.css?inline'
import { InShadow } from './InShadow.js'
import { stopClock } from './moment.js'
import { resets } from './resets.js'
import { examples } from './subscriptions.js'

type ControlledProps = Extract<WorkbinStatusBadgeProps, { subscription: SubscriptionState }>

/** The badge with a subscription of the host: no story here subscribes. */
const Badge: ComponentType<ControlledProps> = WorkbinStatusBadge

const meta = preview.meta({
  title: 'Status/WorkbinStatusBadge',
  component: Badge,
  beforeEach: stopClock,
  args: { subscription: examples.live.subscription },
  argTypes: {
    subscription: {
      description: 'What `useWorkbinSubscription` returned. Needs no provider.',
      control: false,
    },
    workbinId: {
      description:
        'Instead of `subscription`: the badge subscribes by itself. With exactly one of `agentGroup`, `placeGroup` and `owner`.',
      control: false,
    },
    agentGroup: { description: 'Name of the agent group that owns the workbin.', control: false },
    placeGroup: { description: 'Name of the place group that owns the workbin.', control: false },
    owner: {
      description: 'Shown as the first segment; beside `workbinId`, whose workbin it is.',
      control: 'object',
    },
    count: {
      description: 'Shown as the last segment. `"unknown"` is a question mark, never 0.',
      control: 'number',
    },
    size: { control: 'inline-radio', options: ['sm', 'md', 'lg'], description: 'Default `md`.' },
    variant: {
      description: 'Default `subtle`. `solid` shouts, `plain` is for tables.',
      control: 'inline-radio',
      options: ['subtle', 'outline', 'solid', 'plain'],
    },
    compact: {
      description: 'Icon only, with a name. Only beside the workbin’s own name.',
      control: 'boolean',
    },
    labels: { description: 'Words and sentences that replace the English ones.' },
    locale: {
      description:
        'BCP 47 tag of times and numbers. Default: that of a `LabelsProvider` above, else the browser’s.',
    },
    timings: { description: 'ms. Default `{ pending: 300, grace: 2500, stale: 30000 }`.' },
    render: { description: 'Puts the badge on another element.', control: false },
    children: { description: '`(model) => …` replaces what is inside.', control: false },
  },
})

const of = (name: keyof typeof examples) => ({
  args: { subscription: examples[name].subscription },
  parameters: { docs: { description: { story: examples[name].when } } },
})

const told = (story: string) => ({ docs: { description: { story } } })

export const Live = meta.story(of('live'))
export const NotSubscribed = meta.story(of('notSubscribed'))
export const WaitingForConnection = meta.story(of('waitingForConnection'))
export const WaitingForAgentSession = meta.story(of('waitingForAgentSession'))
export const SignedOut = meta.story(of('signedOut'))
export const Blocked = meta.story(of('blocked'))
export const ServerUnavailable = meta.story(of('serverUnavailable'))
export const Subscribing = meta.story({
  ...of('subscribing'),
  play: async ({ canvasElement }) => {
    // WCAG 2.2.2: what moves for longer than five seconds must be stoppable.
    const ends = canvasElement
      .getAnimations({ subtree: true })
      .map(({ effect }) => Number(effect?.getComputedTiming().endTime))
    await expect(ends).toHaveLength(1)
    await expect(Math.max(...ends)).toBeLessThanOrEqual(5_000)
  },
})
export const Checking = meta.story(of('checking'))
export const Reconnecting = meta.story(of('reconnecting'))
export const Stale = meta.story(of('stale'))
export const Offline = meta.story(of('offline'))
export const EndedByServer = meta.story(of('endedByServer'))
export const NoConfirmation = meta.story(of('noConfirmation'))
export const Stopping = meta.story(of('stopping'))
export const Paused = meta.story(of('paused'))
export const Failed = meta.story(of('failed'))
export const NotAvailable = meta.story(of('notAvailable'))

export const Sizes = meta.story({
  render: (args) => (
    <div className="row">
      <Badge {...args} size="sm" />
      <Badge {...args} size="md" />
      <Badge {...args} size="lg" />
    </div>
  ),
})

export const Variants = meta.story({
  args: { ...of('reconnecting').args, owner: { agentGroup: 'Billing-Tier2' }, count: 24 },
  render: (args) => (
    <div className="row">
      <Badge {...args} variant="subtle" />
      <Badge {...args} variant="outline" />
      <Badge {...args} variant="solid" />
      <Badge {...args} variant="plain" />
    </div>
  ),
})

export const Compact = meta.story({
  parameters: told('An icon with a name, for use beside the workbin’s own name.'),
  args: { compact: true, owner: { agentGroup: 'Billing-Tier2' } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('img', { name: 'Agent group Billing-Tier2, Live' })).toBeVisible()
  },
})

export const Owners = meta.story({
  render: (args) => (
    <div className="row">
      <Badge {...args} owner={{ agentGroup: 'Billing-Tier2' }} />
      <Badge {...args} owner={{ placeGroup: 'Geneva-Hall' }} />
      <Badge {...args} owner={{ user: '4f1e02' }} />
      <Badge {...args} owner="me" />
      <Badge {...args} owner={{ agentGroup: 'Claims, second instance, west' }} />
    </div>
  ),
})

export const Count = meta.story({
  parameters: told('An unknown count is a question mark, never 0.'),
  render: (args) => (
    <div className="row">
      <Badge {...args} count={24} />
      <Badge {...args} count={0} />
      <Badge {...args} count={12_408} />
      <Badge {...args} {...of('failed').args} count="unknown" />
    </div>
  ),
})

export const Narrow = meta.story({
  parameters: told('Segments stand one under the other where there is no room; no word is lost.'),
  args: { ...of('stale').args, owner: { agentGroup: 'Billing-Tier2' }, count: 24 },
  render: (args) => (
    <div className="narrow">
      <Badge {...args} />
    </div>
  ),
})

async function nothingIsCut({ canvasElement }: { readonly canvasElement: HTMLElement }) {
  const texts = [...canvasElement.querySelectorAll('[data-part=text]')]
  const cut = texts.filter(
    ({ clientWidth, clientHeight, scrollWidth, scrollHeight }) =>
      scrollWidth > clientWidth || scrollHeight > clientHeight,
  )
  await expect(texts.length).toBeGreaterThan(0)
  await expect(cut.map((text) => text.textContent)).toEqual([])
}

export const TextSpacing = meta.story({
  parameters: told('The text spacing of WCAG 1.4.12: the pill grows, nothing is cut.'),
  render: (args) => (
    <div className="spaced row">
      {Object.entries(examples).map(([name, { subscription }]) => (
        <Badge {...args} key={name} subscription={subscription} />
      ))}
    </div>
  ),
  play: nothingIsCut,
})

export const Zoom200 = meta.story({
  parameters: told('Text at 200 % (WCAG 1.4.4): every measure grows with it, nothing is cut.'),
  args: { owner: { agentGroup: 'Billing-Tier2' }, count: 24 },
  beforeEach: () => {
    const { style } = document.documentElement
    style.fontSize = '200%'
    return () => {
      style.fontSize = ''
    }
  },
  render: (args) => (
    <div className="row">
      {Object.entries(examples).map(([name, { subscription }]) => (
        <Badge {...args} key={name} subscription={subscription} />
      ))}
    </div>
  ),
  play: async (context) => {
    const badge = context.canvasElement.querySelector('.gws-badge')
    await expect(badge?.getBoundingClientRect().height).toBeGreaterThanOrEqual(48)
    await nothingIsCut(context)
  },
})

export const OtherWords = meta.story({
  parameters: told('Every word and sentence can be replaced; numbers and times follow the locale.'),
  args: { ...of('stale').args, owner: { agentGroup: 'Billing-Tier2' }, count: 24, locale: 'ar' },
  globals: { direction: 'rtl' },
  render: (args) => (
    <div lang="ar">
      <Badge
        {...args}
        labels={{
          Stale: 'قديم',
          since: (time) => `منذ ${time}`,
          agentGroup: (name) => `مجموعة الوكلاء ${name}`,
          items: (_, formatted) => `${formatted} عنصرًا`,
        }}
      />
    </div>
  ),
})

export const OnAnotherElement = meta.story({
  parameters: told('`render` receives everything its element needs, and the model.'),
  render: (args) => (
    <ul>
      <Badge {...args} render={(props) => <li {...props} />} />
    </ul>
  ),
})

export const OwnMarkup = meta.story({
  parameters: told('`getBadgeModel` has the words without the markup.'),
  render: ({ subscription }) => <p>This list: {getBadgeModel(subscription).text}.</p>,
})

export const UnderHostResets = meta.story({
  parameters: told('A reset that the host loads without a layer changes nothing.'),
  args: { ...of('stale').args, owner: { agentGroup: 'Billing-Tier2' }, count: 24 },
  render: (args) => (
    <div className="stack">
      {Object.entries(resets).map(([name, reset]) => (
        <InShadow key={name} css={[styles, reset]}>
          <Badge {...args} /> <Badge {...args} compact />
        </InShadow>
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    const hosts = [...canvasElement.querySelectorAll('.stack > div')]
    const looks = hosts.map((host) =>
      [...(host.shadowRoot?.querySelectorAll('.gws-badge, .gws-badge [data-part]') ?? [])].map(
        (part) => {
          const { width, height } = part.getBoundingClientRect()
          const { outlineStyle, backgroundColor, color } = getComputedStyle(part)
          return [
            part.getAttribute('data-part'),
            width,
            height,
            outlineStyle,
            backgroundColor,
            color,
          ]
        },
      ),
    )
    const [bare, ...reset] = looks
    await expect(bare?.length).toBeGreaterThan(5)
    for (const look of reset) await expect(look).toEqual(bare)
  },
})

const noStyles: readonly string[] = []

export const WithoutStyles = meta.story({
  parameters: told('Without the style sheet a badge is an icon and plain words.'),
  args: { ...of('stale').args, owner: { agentGroup: 'Billing-Tier2' }, count: 24 },
  render: (args) => (
    <div className="stack">
      <InShadow css={noStyles}>
        <Badge {...args} />
      </InShadow>
    </div>
  ),
  play: async ({ canvasElement }) => {
    const badge = canvasElement.querySelector('.stack > div')?.shadowRoot?.querySelector('span')
    await expect(badge).toHaveTextContent('Agent group Billing-Tier2 Stale · since 10:42 24 items')
  },
})
