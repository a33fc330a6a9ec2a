/** The banner of the link: each thing it says, and when it begins to say it. */
import { expect, fn } from 'storybook/test'
import { ConnectionBanner } from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { connections } from './connections.js'
import { now, stopClock } from './moment.js'

const meta = preview.meta({
  title: 'Connection/ConnectionBanner',
  component: ConnectionBanner,
  beforeEach: stopClock,
  argTypes: {
    connection: {
      description: 'Default: the link of the `<CometdProvider>` above.',
      control: false,
    },
    client: { description: 'A client other than the provider’s.', control: false },
    onSignIn: { description: 'Signs the agent in.', control: false },
    labels: { description: 'Words and sentences that replace the English ones.' },
    locale: {
      description:
        'BCP 47 tag of times. Default: that of a `LabelsProvider` above, else the browser’s.',
    },
    timings: { description: 'ms. Default: the client’s, `{ lost: 5000 }`.' },
  },
})

const of = (name: keyof typeof connections, story: string) => ({
  args: { connection: { ...connections[name], reconnect: fn() } },
  parameters: { docs: { description: { story } } },
})

export const Interrupted = meta.story({
  ...of('reconnecting', 'Lost for longer than 5 s. The next try has a time, and no countdown.'),
})
export const Offline = meta.story(of('offline', 'Lost, and the browser has no network.'))
export const NotConnectedYet = meta.story(
  of('connecting', 'The first connection has not come up within 5 s.'),
)
export const ServerUnavailable = meta.story(
  of('serverUnavailable', 'The link is up; the server behind GWS says that it is down.'),
)
export const SignedOut = meta.story({
  args: { ...of('signedOut', '').args, onSignIn: fn() },
  parameters: {
    docs: { description: { story: 'At once. The button is there if the host can sign in.' } },
  },
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Sign in' }))
    await expect(args.onSignIn).toHaveBeenCalledOnce()
  },
})
export const Blocked = meta.story(of('blocked', 'At once: only a person can help.'))
export const OtherTab = meta.story(of('otherTab', 'At once: another tab holds the poll.'))
export const Closed = meta.story(of('closed', 'At once: everybody has let go of the link.'))

export const TryNow = meta.story({
  ...of('reconnecting', '“Try now” is `reconnect()` of the link.'),
  play: async ({ args, canvas, userEvent }) => {
    await userEvent.tab()
    await expect(canvas.getByRole('button', { name: 'Try now' })).toHaveFocus()
    await userEvent.keyboard('{Enter}')
    await expect(args.connection?.reconnect).toHaveBeenCalledOnce()
  },
})

const nothing = async ({ canvasElement }: { readonly canvasElement: HTMLElement }) => {
  await expect(canvasElement.querySelector('.gws-banner')).toBeNull()
}

export const AtTwoSeconds = meta.story({
  args: { connection: { ...connections.reconnecting, since: now - 2_000 } },
  parameters: { docs: { description: { story: 'A loss of two seconds is not worth a line.' } } },
  play: nothing,
})
export const AtFiveSeconds = meta.story({
  args: { connection: { ...connections.reconnecting, since: now - 5_000, reconnect: fn() } },
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('region', { name: 'Live updates' })).toBeVisible()
  },
})
export const Connected = meta.story({
  args: { connection: connections.connected },
  parameters: { docs: { description: { story: 'Nothing to say, and nothing there.' } } },
  play: nothing,
})

export const AllLooks = meta.story({
  render: (args) => (
    <div className="sheets">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="sheet sheets" data-gws-theme={theme}>
          {(['reconnecting', 'blocked', 'otherTab'] as const).map((name) => (
            <ConnectionBanner
              {...args}
              key={name}
              aria-label={`Live updates, ${name}, ${theme}`}
              connection={of(name, '').args.connection}
            />
          ))}
        </div>
      ))}
    </div>
  ),
})

export const Narrow = meta.story({
  ...of('reconnecting', 'The button goes below the words where there is no room.'),
  render: (args) => (
    <div className="narrow">
      <ConnectionBanner {...args} />
    </div>
  ),
})
