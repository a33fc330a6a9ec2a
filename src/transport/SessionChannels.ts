/** The channels of one push session: the two topics it begins with, and those that hosts listen to. */
import type { Message, SubscriptionHandle } from 'cometd'
import type { LinkFact } from '../core/ports.js'
import { workbinsTopic } from '../protocol/messages.js'
import { servicesTopic } from '../protocol/services.js'
import type { SessionCometd } from './SessionCometd.js'
import { whyRefused } from './sessionEnd.js'

/** Whom the channels tell. */
export interface SessionChannelsOptions {
  /** The answer to the join of the workbins topic. */
  onJoined(reply: Message): void
  report(fact: LinkFact): void
}

/** Joins and leaves; every message is reported once, whatever brings it. */
export class SessionChannels {
  readonly #cometd: SessionCometd
  readonly #options: SessionChannelsOptions
  readonly #joined = new Map<string, SubscriptionHandle>()

  constructor(cometd: SessionCometd, options: SessionChannelsOptions) {
    this.#cometd = cometd
    this.#options = options
  }

  /** Joins both topics, in one request. */
  begin(): void {
    // CometD calls the listener of every subscription that fits: this one alone reports.
    this.#cometd.addListener('/**', ({ channel, data }) => {
      if (!channel.startsWith('/meta/')) this.#options.report({ type: 'message', channel, data })
    })
    this.#cometd.batch(() => {
      this.#subscribe(workbinsTopic, (reply) => this.#options.onJoined(reply))
      // Good to know; without it the link is no less live.
      this.#subscribe(servicesTopic, (reply) => this.#tell(servicesTopic, reply))
    })
  }

  /** In one request; a channel that is joined already costs none. */
  join(channels: readonly string[]): void {
    if (this.#cometd.isDisconnected()) return
    this.#cometd.batch(() => {
      for (const channel of channels) {
        const handle = this.#subscribe(channel, (reply) => {
          // It may have been left since, and joined again.
          if (this.#joined.get(channel) !== handle) return
          if (reply.successful !== true) this.#joined.delete(channel)
          this.#tell(channel, reply)
        })
        this.#joined.set(channel, handle)
      }
    })
  }

  leave(channel: string): void {
    const handle = this.#joined.get(channel)
    this.#joined.delete(channel)
    if (handle !== undefined && !this.#cometd.isDisconnected()) this.#cometd.unsubscribe(handle)
  }

  #subscribe(channel: string, onReply: (reply: Message) => void): SubscriptionHandle {
    return this.#cometd.subscribe(channel, () => {}, onReply)
  }

  #tell(channel: string, reply: Message): void {
    this.#options.report({ type: 'channel', channel, error: whyRefused(reply) })
  }
}
