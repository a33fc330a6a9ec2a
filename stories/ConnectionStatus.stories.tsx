/** The badge of the push link, controlled: no server, and the clock stands still. */
import { ConnectionStatus, type ConnectionState } from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { aMinuteAgo, now, stopClock } from './moment.js'

const connected: ConnectionState = {
  status: 'connected',
  since: aMinuteAgo,
  session: 1,
  attempt: 0,
  retryAt: null,
  degraded: null,
  service: 'up',
  isOffline: false,
  error: null,
}

const meta = preview.meta({
  title: 'ConnectionStatus',
  component: ConnectionStatus,
  beforeEach: stopClock,
  args: { connection: connected, locale: 'en-GB' },
  argTypes: {
    size: { control: 'inline-radio', options: ['sm', 'md', 'lg'] },
    variant: { control: 'inline-radio', options: ['subtle', 'outline', 'solid', 'plain'] },
    compact: { control: 'boolean' },
  },
})

const of = (changes: Partial<ConnectionState>, story: string) => ({
  args: { connection: { ...connected, ...changes } },
  parameters: { docs: { description: { story } } },
})

export const NotConnected = meta.story(of({ status: 'idle' }, 'Nobody has asked for the link.'))
export const Connecting = meta.story(of({ status: 'connecting' }, 'On the way for the first time.'))
export const Connected = meta.story(
  of({}, 'Joined and proved. Whether a list is live is said by its own badge.'),
)
export const InUseInAnotherTab = meta.story(
  of({ degraded: 'multiple-clients' }, 'Another tab holds the poll: messages may be seconds late.'),
)
export const ServerUnavailable = meta.story(
  of({ service: 'down' }, 'The link is up; the server behind GWS says that it is down.'),
)
export const Checking = meta.story(
  of(
    { status: 'reconnecting', since: now - 1_000 },
    'Lost; for the first 2.5 s nothing is claimed.',
  ),
)
export const Reconnecting = meta.story(
  of(
    { status: 'reconnecting', retryAt: now + 48_000, attempt: 3 },
    'Lost; the next attempt has a time, and no countdown.',
  ),
)
export const Offline = meta.story(
  of({ status: 'reconnecting', isOffline: true }, 'Lost, and the browser has no network.'),
)
export const SignedOut = meta.story(
  of({ status: 'signed-out' }, 'GWS does not know the agent any more.'),
)
export const Blocked = meta.story(
  of({ status: 'blocked' }, 'GWS refused the link; only a person can help.'),
)
export const Closed = meta.story(of({ status: 'closed' }, 'Everybody has let go of it.'))

const all: readonly Partial<ConnectionState>[] = [
  { status: 'idle' },
  { status: 'connecting' },
  {},
  { degraded: 'multiple-clients' },
  { service: 'down' },
  { status: 'reconnecting', since: now - 1_000 },
  { status: 'reconnecting', retryAt: now + 48_000 },
  { status: 'reconnecting', isOffline: true },
  { status: 'signed-out' },
  { status: 'blocked' },
  { status: 'closed' },
]

export const AllStatuses = meta.story({
  render: (args) => (
    <div className="sheets">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="sheet row" data-gws-theme={theme}>
          {all.map((changes) => (
            <ConnectionStatus
              {...args}
              key={JSON.stringify(changes)}
              connection={{ ...connected, ...changes }}
            />
          ))}
        </div>
      ))}
    </div>
  ),
})
