/** The badge of the push link, controlled: no server, and the clock stands still. */
import { ConnectionStatus } from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { connections } from './connections.js'
import { stopClock } from './moment.js'

const meta = preview.meta({
  title: 'Connection/ConnectionStatus',
  component: ConnectionStatus,
  beforeEach: stopClock,
  args: { connection: connections.connected },
  argTypes: {
    size: { control: 'inline-radio', options: ['sm', 'md', 'lg'] },
    variant: { control: 'inline-radio', options: ['subtle', 'outline', 'solid', 'plain'] },
    compact: { control: 'boolean' },
  },
})

const of = (name: keyof typeof connections, story: string) => ({
  args: { connection: connections[name] },
  parameters: { docs: { description: { story } } },
})

export const NotConnected = meta.story(of('notConnected', 'Nobody has asked for the link.'))
export const Connecting = meta.story(of('connecting', 'On the way for the first time.'))
export const Connected = meta.story(
  of('connected', 'Joined and proved. Whether a list is live is said by its own badge.'),
)
export const InUseInAnotherTab = meta.story(
  of('otherTab', 'Another tab holds the poll: messages may be seconds late.'),
)
export const ServerUnavailable = meta.story(
  of('serverUnavailable', 'The link is up; the server behind GWS says that it is down.'),
)
export const Checking = meta.story(of('checking', 'Lost; for the first 2.5 s nothing is claimed.'))
export const Reconnecting = meta.story(
  of('reconnecting', 'Lost; the next attempt has a time, and no countdown.'),
)
export const Offline = meta.story(of('offline', 'Lost, and the browser has no network.'))
export const SignedOut = meta.story(of('signedOut', 'GWS does not know the agent any more.'))
export const Blocked = meta.story(of('blocked', 'GWS refused the link; only a person can help.'))
export const Closed = meta.story(of('closed', 'Everybody has let go of it.'))

export const AllStatuses = meta.story({
  render: (args) => (
    <div className="sheets">
      {['light', 'dark'].map((theme) => (
        <div key={theme} className="sheet row" data-gws-theme={theme}>
          {Object.entries(connections).map(([name, connection]) => (
            <ConnectionStatus {...args} key={name} connection={connection} />
          ))}
        </div>
      ))}
    </div>
  ),
})
