/** Everything a notice says, with the button that helps; controlled, and the clock stands still. */
import { expect, fn } from 'storybook/test'
import {
  ConnectionBanner,
  FreshnessLabel,
  SubscribeToggle,
  WorkbinError,
  WorkbinNotice,
  type SubscriptionState,
  type WorkbinNoticeProps,
} from 'gws-workbins'
import preview from '../.storybook/preview.js'
import styles from '../src/styles.css?inline'
import { connections } from './connections.js'
import { InShadow } from './InShadow.js'
import { lists } from './lists.js'
import { aMinuteAgo, now, stopClock } from './moment.js'
import { resets } from './resets.js'
import { examples } from './subscriptions.js'

const meta = preview.meta({
  title: 'Feedback/WorkbinNotice',
  component: WorkbinNotice,
  beforeEach: stopClock,
  argTypes: {
    subscription: { description: 'What `useWorkbinSubscription` returned.', control: false },
    contents: { description: 'What `useWorkbinContents` returned.', control: false },
    connection: {
      description:
        'What `useCometdConnection` returned; leave it out where a `ConnectionBanner` is on the page.',
      control: false,
    },
    name: { description: 'The workbin’s name, where nothing beside the notice says it.' },
    onSignIn: { description: 'Signs the agent in.', control: false },
    labels: { description: 'Words and sentences that replace the English ones.' },
    locale: {
      description:
        'BCP 47 tag of times. Default: that of a `LabelsProvider` above, else the browser’s.',
    },
    timings: { description: 'ms. Default `{ grace: 2500, lost: 5000, stale: 30000 }`.' },
  },
})

/** As a host has it in its hand, a minute ago. */
const held = <State extends SubscriptionState>(subscription: State) => ({
  ...subscription,
  since: aMinuteAgo,
  retry: fn(),
})

const of = (name: keyof typeof examples) => ({
  args: { subscription: held(examples[name].subscription) },
  parameters: { docs: { description: { story: examples[name].when } } },
})

const refetch = fn(async () => lists.current)

export const Failed = meta.story({
  args: {
    name: 'VIP correspondence',
    subscription: { ...held(examples.failed.subscription), retryAt: now + 48_000 },
    contents: lists.outdated,
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Try again' }))
    await expect(args.subscription?.retry).toHaveBeenCalledOnce()
  },
})
export const NoConfirmation = meta.story({
  args: { ...of('noConfirmation').args, name: 'Chargebacks' },
})
export const NotAvailable = meta.story({
  ...of('notAvailable'),
  args: { ...of('notAvailable').args, contents: { ...lists.outdated, refetch } },
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Refresh list' }))
    await expect(refetch).toHaveBeenCalledOnce()
  },
})
export const EndedByServer = meta.story(of('endedByServer'))
export const Stale = meta.story(of('stale'))
export const WaitingForAgentSession = meta.story(of('waitingForAgentSession'))
export const ServerUnavailable = meta.story(of('serverUnavailable'))
export const SignedOut = meta.story({
  ...of('signedOut'),
  args: { ...of('signedOut').args, onSignIn: fn() },
})
export const Blocked = meta.story({
  args: { connection: { ...connections.blocked, reconnect: fn() } },
})
export const InUseInAnotherTab = meta.story({ args: { connection: connections.otherTab } })
export const NotLoaded = meta.story({ args: { contents: { ...lists.notLoaded, refetch } } })
export const NotRefreshed = meta.story({ args: { contents: { ...lists.notRefreshed, refetch } } })

export const NothingToSay = meta.story({
  parameters: {
    docs: { description: { story: 'A live list, a paused one, one on its way: no notice.' } },
  },
  args: { subscription: examples.live.subscription, contents: lists.current },
  play: async ({ canvasElement }) => {
    await expect(canvasElement.querySelector('.gws-notice')).toBeNull()
  },
})

const errors = [
  'subscription-refused',
  'forbidden',
  'not-found',
  'answer-too-large',
  'service-unavailable',
  'request-failed',
  'malformed-answer',
  'no-provider',
] as const

export const AllErrors = meta.story({
  parameters: {
    docs: {
      description: {
        story: 'An error’s own message is a developer’s; an agent gets these, and the code.',
      },
    },
  },
  render: (args) => (
    <div className="sheets">
      {errors.map((code) => (
        <WorkbinNotice
          {...args}
          key={code}
          subscription={{
            ...held(examples.failed.subscription),
            error: new WorkbinError(code),
          }}
        />
      ))}
    </div>
  ),
})

const all: readonly Partial<WorkbinNoticeProps>[] = [
  {
    name: 'VIP correspondence',
    subscription: held(examples.failed.subscription),
    contents: lists.outdated,
  },
  { ...of('noConfirmation').args, name: 'Chargebacks' },
  { ...of('notAvailable').args, contents: { ...lists.outdated, refetch } },
]

export const AllLooks = meta.story({
  render: (args) => (
    <div className="sheets">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="sheet thirds" data-gws-theme={theme}>
          {all.map((props) => (
            <WorkbinNotice {...args} {...props} key={props.name ?? 'none'} />
          ))}
        </div>
      ))}
    </div>
  ),
})

export const Narrow = meta.story({
  parameters: {
    docs: { description: { story: 'The button goes below the words where there is no room.' } },
  },
  args: { name: 'VIP correspondence', subscription: held(examples.failed.subscription) },
  render: (args) => (
    <div className="narrow">
      <WorkbinNotice {...args} />
    </div>
  ),
})

export const UnderHostResets = meta.story({
  parameters: {
    docs: {
      description: { story: 'A reset that the host loads without a layer changes nothing.' },
    },
  },
  args: { subscription: held(examples.failed.subscription) },
  render: (args) => (
    <div className="sheets" id="resets" style={{ font: '500 1.25rem/2 serif' }}>
      {Object.entries(resets).map(([name, reset]) => (
        <InShadow key={name} css={[styles, reset]}>
          <WorkbinNotice {...args} />
          <ConnectionBanner connection={connections.blocked} aria-label={`Live updates, ${name}`} />
          <SubscribeToggle
            subscription={{
              ...examples.live.subscription,
              subscribe() {},
              unsubscribe() {},
              retry() {},
            }}
          />
          <FreshnessLabel contents={lists.outdated} />
        </InShadow>
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    const looks = [...canvasElement.querySelectorAll('#resets > div')].map((host) =>
      [...(host.shadowRoot?.querySelectorAll('[data-part]') ?? [])].map((part) => {
        const { width, height } = part.getBoundingClientRect()
        const { outlineStyle, color, fontSize } = getComputedStyle(part)
        return [part.getAttribute('data-part'), width, height, outlineStyle, color, fontSize]
      }),
    )
    const [bare, ...reset] = looks
    await expect(bare?.length).toBeGreaterThan(15)
    for (const look of reset) await expect(look).toEqual(bare)
  },
})
