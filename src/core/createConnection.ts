/** The link with everything around it: the browser's signals, the agent's login and readiness, and its two public faces. */
import { servicesTopic, parseServiceMessage } from '../protocol/services.js'
import type { Clock } from './clock.js'
import type { ConnectionState } from './connectionState.js'
import { createStore, type Readable } from './createStore.js'
import { viewLink, type LinkView } from './linkView.js'
import type { LinkPort, Signal, SignalPort } from './ports.js'
import { RunningLink } from './RunningLink.js'
import { showLink } from './showLink.js'

/** What the connection needs, and whom it tells. */
export interface ConnectionOptions {
  readonly clock: Clock
  readonly port: LinkPort
  readonly signals: SignalPort
  /** Whether the agent's multimedia session is there; a function is called when the link starts. */
  readonly ready: boolean | (() => Promise<void>)
  /** Called once per login that is lost; resolving means that it is renewed. */
  readonly onAuthRequired: (() => Promise<void>) | undefined
  onMessage(channel: string, data: unknown): void
  onView(view: LinkView): void
  onClosed(): void
}

/** The running connection. */
export interface RunningConnection extends Pick<RunningLink, 'hold' | 'tell'> {
  readonly state: Readable<ConnectionState>
  getView(): LinkView
  /** Number of the login that requests go out under. */
  getLogin(): number
}

/** Makes the connection; nothing happens before somebody holds it. */
export function createConnection(options: ConnectionOptions): RunningConnection {
  const { clock, port, ready, signals } = options
  let isOffline = false
  let stopSignals: (() => void) | null = null

  const link: RunningLink = new RunningLink({
    port,
    clock,
    isReady: ready === true,
    onMessage(channel, data) {
      const service = channel === servicesTopic ? parseServiceMessage(data) : undefined
      if (service !== undefined) link.tell({ type: 'serviceChanged', service })
      options.onMessage(channel, data)
    },
  })
  let view = viewLink(link.state.getState(), isOffline)
  const shown = createStore(showLink(link.state.getState(), isOffline, clock.wall()))

  const publish = (): void => {
    const state = link.state.getState()
    shown.setState(showLink(state, isOffline, clock.wall(), shown.getState()))
    const next = viewLink(state, isOffline, view)
    if (next === view) return
    view = next
    options.onView(next)
  }

  const onSignal = (signal: Signal): void => {
    isOffline = signals.isOffline()
    if (signal === 'resumed') link.tell({ type: 'suspected' })
    else if (signal !== 'offline') link.tell({ type: 'kicked' })
    publish()
  }

  /** Signals are listened to, and the agent's session waited for, only while the link is held. */
  const followHold = (): void => {
    const { phase } = link.state.getState()
    const isHeld = phase !== 'off' && phase !== 'closed'
    if (isHeld === (stopSignals !== null)) return
    stopSignals?.()
    stopSignals = isHeld ? signals.listen(onSignal) : null
    isOffline = isHeld && signals.isOffline()
    if (isHeld && typeof ready === 'function') {
      ask(ready, () => link.tell({ type: 'readyChanged', isReady: true }))
    }
    if (!isHeld) options.onClosed()
  }

  link.state.subscribe(() => {
    followHold()
    publish()
  })
  if (options.onAuthRequired !== undefined) followLogin(link, options.onAuthRequired)

  return {
    state: shown,
    hold: () => link.hold(),
    tell: (event) => link.tell(event),
    getView: () => view,
    getLogin: () => link.state.getState().login,
  }
}

/** Asks for a login once for each that is lost. */
function followLogin(link: RunningLink, onAuthRequired: () => Promise<void>): void {
  let wasSignedOut = false
  link.state.subscribe(() => {
    const { signedOut } = link.state.getState()
    const isLost = signedOut && !wasSignedOut
    wasSignedOut = signedOut
    if (isLost) ask(onAuthRequired, () => link.tell({ type: 'authRenewed' }))
  })
}

/** Asks the host; an answer that throws or rejects is its own affair, and means no. */
function ask(host: () => Promise<void>, onYes: () => void): void {
  void Promise.resolve()
    .then(host)
    .then(onYes, () => {})
}
