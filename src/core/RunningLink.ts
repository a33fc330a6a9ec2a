/** Runs the link machine: opens and closes sessions, keeps its one timer, and lives while somebody holds it. */
import type { Clock } from './clock.js'
import { createStore, type Readable, type Store } from './createStore.js'
import type { WorkbinError } from './errors.js'
import { stepLink, type LinkEvent } from './link.js'
import { initialLink, isOpen, type LinkState } from './linkState.js'
import type { LinkFact, LinkPort, LinkSession } from './ports.js'

/** What the link needs and whom it tells. */
export interface LinkOptions {
  readonly port: LinkPort
  readonly clock: Clock
  readonly isReady: boolean
  onMessage(channel: string, data: unknown): void
  /** A channel is joined, or why not. */
  onChannel(channel: string, error: WorkbinError | null): void
}

/** The link of one client; nothing happens before somebody holds it. */
export class RunningLink {
  readonly #options: LinkOptions
  readonly #store: Store<LinkState>
  readonly #events: LinkEvent[] = []
  #session: LinkSession | null = null
  #holders = 0
  #cancelTimer: () => void = () => {}

  constructor(options: LinkOptions) {
    this.#options = options
    this.#store = createStore(initialLink(options.isReady))
  }

  get state(): Readable<LinkState> {
    return this.#store
  }

  /** Holds the link until the returned function is called. */
  hold(): () => void {
    this.#holders += 1
    if (this.#holders === 1) this.tell({ type: 'started' })
    let isHeld = true
    return () => {
      if (isHeld) this.#release()
      isHeld = false
    }
  }

  joinChannels(channels: readonly string[]): void {
    this.#session?.joinChannels(channels)
  }

  leaveChannel(channel: string): void {
    this.#session?.leaveChannel(channel)
  }

  /** The page goes for good. */
  leave(): void {
    this.#session?.leave()
  }

  /** One event after the other: what a session or a listener tells meanwhile waits its turn. */
  tell(event: LinkEvent): void {
    this.#events.push(event)
    if (this.#events.length > 1) return
    try {
      for (const next of this.#events) this.#step(next)
    } finally {
      this.#events.length = 0
    }
  }

  #step(event: LinkEvent): void {
    const previous = this.#store.getState()
    const next = stepLink(previous, event, this.#options.clock)
    if (next === previous) return
    this.#store.setState(next)
    if (!isOpen(next) || next.opening !== previous.opening) {
      this.#session?.close()
      this.#session = null
    }
    if (next.retry !== previous.retry) this.#arm(next)
    if (next.opening !== previous.opening) this.#open(next.opening)
    else if (next.polling !== previous.polling) this.#session?.poll()
    else if (next.checking !== previous.checking) this.#session?.check()
  }

  #arm({ retry }: LinkState): void {
    this.#cancelTimer()
    if (retry === null) return
    const { clock } = this.#options
    const onDue = (): void => {
      this.tell({ type: 'due' })
      // Timers may come a little early, or be cut off at what they can count to.
      const state = this.#store.getState()
      if (state.retry === retry) this.#arm(state)
    }
    this.#cancelTimer = clock.schedule(onDue, Math.max(0, retry.at - clock.now()))
  }

  #open(opening: number): void {
    const { onChannel, onMessage, port } = this.#options
    this.#session = port.open((fact: LinkFact) => {
      if (this.#store.getState().opening !== opening) return
      if (fact.type === 'message') onMessage(fact.channel, fact.data)
      else if (fact.type === 'channel') onChannel(fact.channel, fact.error)
      else this.tell(fact)
    })
  }

  #release(): void {
    this.#holders -= 1
    if (this.#holders > 0) return
    // In a later task, so that StrictMode and a remount in one commit change nothing.
    this.#options.clock.schedule(() => {
      if (this.#holders === 0) this.tell({ type: 'released' })
    }, 0)
  }
}
