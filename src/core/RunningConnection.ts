/** The link with everything around it: the browser's signals, the agent's login and readiness, and its two faces. */
import { servicesTopic, parseServiceMessage } from '../protocol/services.js'
import type { Channels, ChannelsOptions } from './Channels.js'
import type { Clock } from './clock.js'
import type { ConnectionState } from './connectionState.js'
import { createStore, type Readable, type Store } from './createStore.js'
import type { LinkEvent } from './link.js'
import { viewLink, type LinkView } from './linkView.js'
import type { Kick, LinkPort, Signal, SignalPort } from './ports.js'
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
  /** A good moment to try again what failed. */
  onKick(type: Kick): void
  onClosed(): void
}

/** The connection of one client; nothing happens before somebody holds it. */
export class RunningConnection {
  readonly #options: ConnectionOptions
  readonly #link: RunningLink
  readonly #shown: Store<ConnectionState>
  /** Channels that hosts listen to on the same session. */
  #channels: Channels | null = null
  #view: LinkView
  #isOffline = false
  #wasSignedOut = false
  /** How often the agent's session was asked for: only the newest answer counts. */
  #readyAsks = 0
  #stopSignals: (() => void) | null = null

  constructor(options: ConnectionOptions) {
    this.#options = options
    const { clock, port, ready } = options
    this.#link = new RunningLink({
      port,
      clock,
      isReady: ready === true,
      onMessage: (channel, data) => this.#onMessage(channel, data),
      onChannel: (channel, error) => this.#channels?.answered(channel, error),
    })
    const link = this.#link.state.getState()
    this.#view = viewLink(link, false)
    this.#shown = createStore(showLink(link, false, clock.wall()))
    this.#link.state.subscribe(() => {
      this.#followHold()
      this.#publish()
      this.#followLogin()
      this.#channels?.linkChanged(this.#link.state.getState())
    })
  }

  /** The link as hosts see it. */
  get state(): Readable<ConnectionState> {
    return this.#shown
  }

  /** The link as targets see it. */
  get view(): LinkView {
    return this.#view
  }

  /** Number of the login that requests go out under. */
  get login(): number {
    return this.#link.state.getState().login
  }

  /** Holds the link until the returned function is called. */
  hold(): () => void {
    return this.#link.hold()
  }

  /** The other channels, by `make` where there are none yet: they hear of the link as it is now. */
  openChannels(make: (options: ChannelsOptions) => Channels): Channels {
    if (this.#channels !== null) return this.#channels
    const channels = make({
      clock: this.#options.clock,
      joinChannels: (names) => this.#link.joinChannels(names),
      leaveChannel: (name) => this.#link.leaveChannel(name),
    })
    channels.linkChanged(this.#link.state.getState())
    this.#channels = channels
    return channels
  }

  tell(event: LinkEvent): void {
    this.#link.tell(event)
  }

  /** Another agent: the session ends, and another begins if the link is held. */
  reset(): void {
    const { ready } = this.#options
    this.tell({ type: 'reset', isReady: ready === true })
    if (this.#stopSignals !== null) this.#askReady()
  }

  #onMessage(channel: string, data: unknown): void {
    const service = channel === servicesTopic ? parseServiceMessage(data) : undefined
    if (service !== undefined) this.tell({ type: 'serviceChanged', service })
    this.#options.onMessage(channel, data)
    this.#channels?.deliver(channel, data)
  }

  /** Targets first: nobody who hears of a lost link finds one that is still live. */
  #publish(): void {
    const link = this.#link.state.getState()
    const { clock, onView } = this.#options
    const view = viewLink(link, this.#isOffline, this.#view)
    const isNews = view !== this.#view
    this.#view = view
    if (isNews) onView(view)
    this.#shown.setState(showLink(link, this.#isOffline, clock.wall(), this.#shown.getState()))
  }

  #onSignal(signal: Signal): void {
    this.#isOffline = this.#options.signals.isOffline()
    switch (signal) {
      case 'online':
        this.#kick('kicked')
        break
      case 'visible':
        this.#kick('seen')
        break
      case 'resumed':
        this.tell({ type: 'suspected' })
        break
      case 'leaving':
        this.#link.leave()
        break
      case 'offline':
        break
      default:
        signal satisfies never
    }
    this.#publish()
  }

  /** Targets hear of a signal where the link heeds it: not too often, and not against an order. */
  #kick(type: Kick): void {
    const { kickedAt } = this.#link.state.getState()
    this.tell({ type })
    if (this.#link.state.getState().kickedAt !== kickedAt) this.#options.onKick(type)
  }

  /** Signals are listened to, and the agent's session is waited for, only while the link is held. */
  #followHold(): void {
    const { phase } = this.#link.state.getState()
    const isHeld = phase !== 'off' && phase !== 'closed'
    if (isHeld === (this.#stopSignals !== null)) return
    const { onClosed, signals } = this.#options
    this.#stopSignals?.()
    this.#stopSignals = isHeld ? signals.listen((signal) => this.#onSignal(signal)) : null
    this.#isOffline = isHeld && signals.isOffline()
    if (isHeld) this.#askReady()
    else onClosed()
  }

  #askReady(): void {
    const { ready } = this.#options
    const asks = (this.#readyAsks += 1)
    if (typeof ready !== 'function') return
    ask(ready, () => {
      if (asks === this.#readyAsks) this.tell({ type: 'readyChanged', isReady: true })
    })
  }

  /** Asks for a login once for each that is lost. */
  #followLogin(): void {
    const { onAuthRequired } = this.#options
    const { login, signedOut } = this.#link.state.getState()
    const isLost = signedOut && !this.#wasSignedOut
    this.#wasSignedOut = signedOut
    if (!isLost || onAuthRequired === undefined) return
    ask(onAuthRequired, () => {
      if (login === this.login) this.tell({ type: 'authRenewed' })
    })
  }
}

/** Asks the host; an answer that throws or rejects is its own affair, and means no. */
function ask(host: () => Promise<void>, onYes: () => void): void {
  void Promise.resolve()
    .then(host)
    .then(onYes, () => {})
}
