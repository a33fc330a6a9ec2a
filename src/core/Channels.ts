/** Other channels on the link: who listens to which; joined on every session, left with the last listener. */
import { isChannel, takesIn } from '../protocol/channel.js'
import { idleChannel, type ChannelListener, type ChannelState } from './channelState.js'
import type { Clock } from './clock.js'
import { createStore, type Readable } from './createStore.js'
import { WorkbinError } from './errors.js'
import { hasSession, type LinkState } from './linkState.js'
import { notify } from './notify.js'
import type { LinkSession } from './ports.js'

/** What the channels need. */
export interface ChannelsOptions extends Pick<LinkSession, 'joinChannels' | 'leaveChannel'> {
  readonly clock: Clock
}

/** The channels of one client. None of them gates Live. */
export class Channels {
  readonly #options: ChannelsOptions
  readonly #listeners = new Map<string, Set<ChannelListener>>()
  /** What is known on this session. */
  readonly #states = createStore<ReadonlyMap<string, ChannelState>>(new Map())
  /** The session that has joined the workbins topic, or 0. */
  #session = 0
  #isLive = false

  constructor(options: ChannelsOptions) {
    this.#options = options
  }

  /** Calls `listener` with each message until the returned function is called. */
  listen(channel: string, listener: ChannelListener): () => void {
    if (!isChannel(channel)) throw new WorkbinError('invalid-channel')
    const listeners = this.#listeners.get(channel) ?? new Set()
    const entry: ChannelListener = (...message) => listener(...message)
    this.#listeners.set(channel, listeners.add(entry))
    this.#join([channel])
    return () => {
      listeners.delete(entry)
      // In a later task, so that StrictMode and a remount in one commit change nothing.
      this.#options.clock.schedule(() => this.#leave(channel), 0)
    }
  }

  /** The state of a channel, for whoever only looks. */
  peek(channel: string): Readable<ChannelState> {
    if (isChannel(channel)) {
      const getState = (): ChannelState => this.#states.getState().get(channel) ?? idleChannel
      return { getState, subscribe: this.#states.subscribe }
    }
    const state: ChannelState = { status: 'refused', error: new WorkbinError('invalid-channel') }
    return { getState: () => state, subscribe: () => () => {} }
  }

  /** Resolves once each of these, which are listened to, is joined or refused. */
  settled(channels: readonly string[]): Promise<void> {
    return new Promise((resolve) => {
      const check = (): void => {
        const states = channels.map((channel) => this.#states.getState().get(channel)?.status)
        if (!states.every((status) => status === 'joined' || status === 'refused')) return
        stop()
        resolve()
      }
      const stop = this.#states.subscribe(check)
      check()
    })
  }

  /** News of the link. */
  linkChanged(link: LinkState): void {
    const session = hasSession(link) && link.joined ? link.session : 0
    const isBack = link.phase === 'live' && !this.#isLive
    this.#isLive = link.phase === 'live'
    if (session !== this.#session) {
      this.#session = session
      if (this.#states.getState().size > 0) this.#states.setState(new Map())
      this.#join([...this.#listeners.keys()])
    } else if (isBack) {
      const known = [...this.#states.getState()]
      const unanswered = known.filter(([, { error }]) => error?.retryable === true)
      this.#ask(unanswered.map(([channel]) => channel))
    }
  }

  /** The answer to a join; what is not asked for any more is left already. */
  answered(channel: string, error: WorkbinError | null): void {
    if (this.#states.getState().get(channel)?.status !== 'joining') return
    this.#set(
      [channel],
      error === null ? { status: 'joined', error } : { status: 'refused', error },
    )
  }

  /** A message of this session: each listener hears it once, however many channels bring it. */
  deliver(channel: string, data: unknown): void {
    const concerned = [...this.#listeners].filter(([joined]) => takesIn(joined, channel))
    const calls = concerned.flatMap(([, listeners]) =>
      [...listeners].map((entry) => () => {
        // Another listener may just have taken it away.
        if (listeners.has(entry)) entry(data, channel)
      }),
    )
    notify(calls)
  }

  #join(channels: readonly string[]): void {
    const known = this.#states.getState()
    if (this.#session !== 0) this.#ask(channels.filter((channel) => !known.has(channel)))
  }

  #ask(channels: readonly string[]): void {
    if (channels.length === 0) return
    this.#set(channels, { status: 'joining', error: null })
    this.#options.joinChannels(channels)
  }

  #leave(channel: string): void {
    if (this.#listeners.get(channel)?.size !== 0) return
    this.#listeners.delete(channel)
    const states = new Map(this.#states.getState())
    if (!states.delete(channel)) return
    this.#states.setState(states)
    this.#options.leaveChannel(channel)
  }

  #set(channels: readonly string[], state: ChannelState): void {
    const news = channels.map((channel) => [channel, state] as const)
    this.#states.setState(new Map([...this.#states.getState(), ...news]))
  }
}
