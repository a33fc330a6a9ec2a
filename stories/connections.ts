/** The push link in each of its moments, at the time of the stories. */
import { WorkbinError, type ConnectionState } from 'gws-workbins'
import { aMinuteAgo, now } from './moment.js'

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

/** By what is said of them. */
export const connections = {
  notConnected: { ...connected, status: 'idle' },
  connecting: { ...connected, status: 'connecting' },
  connected,
  otherTab: { ...connected, degraded: 'multiple-clients' },
  serverUnavailable: { ...connected, service: 'down' },
  checking: { ...connected, status: 'reconnecting', since: now - 1_000 },
  reconnecting: { ...connected, status: 'reconnecting', retryAt: now + 48_000, attempt: 3 },
  offline: { ...connected, status: 'reconnecting', isOffline: true },
  signedOut: { ...connected, status: 'signed-out' },
  blocked: { ...connected, status: 'blocked', error: new WorkbinError('link-refused') },
  closed: { ...connected, status: 'closed' },
} as const satisfies Readonly<Record<string, ConnectionState>>
