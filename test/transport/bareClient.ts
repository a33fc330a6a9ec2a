/** The official CometD as its manual says, over a simulator's fetch: what ours is compared with. */
import { CometD, type Message } from 'cometd'
import {
  createSimulator,
  type LogEntry,
  type Simulator,
  type SimulatorOptions,
} from 'gws-workbins/simulator'
import { onTestFinished, vi } from 'vitest'
import { messageField } from '../../src/simulator/bayeux/messages.js'
import { pass } from './openDesk.js'

/** Where the simulator has its Bayeux server. */
export const notificationsUrl = 'http://localhost/api/v2/notifications'

/** A bare client with what it was told. */
export interface Bare {
  readonly simulator: Simulator
  readonly cometd: CometD
  /** Messages of a channel that reached the application, oldest first. */
  heard(channel: string): readonly Message[]
  /** Hands every message of a channel to `heard`, as an application does. */
  subscribe(channel: string): void
  /** Requests of one Bayeux channel that the server saw. */
  sent(channel: string): number
}

/** What a bare client may be made with. */
export interface BareOptions {
  readonly simulate?: SimulatorOptions | undefined
  /** CometD's own default is true; most of these tests are about something else. */
  readonly useWorkerScheduler?: boolean
  /** Another tab of its browser. */
  readonly tabOf?: Bare
  /** Puts something between the client and the simulator. */
  readonly through?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
}

/** A client that has not shaken hands yet, on a simulator of its own, in fake time. */
export function openBare(options: BareOptions = {}): Bare {
  const { tabOf, through = (fetch) => fetch, useWorkerScheduler = false } = options
  const simulator = tabOf?.simulator ?? openSimulator(options.simulate)
  vi.stubGlobal('XMLHttpRequest', requestsOver(through(simulator.fetch)))
  const cometd = new CometD()
  // GWS speaks no WebSocket, and not every Node has one.
  cometd.unregisterTransport('websocket')
  silence(cometd)
  cometd.configure({ url: notificationsUrl, useWorkerScheduler })
  const messages: Message[] = []
  const keep = (message: Message): void => void messages.push(message)
  for (const channel of ['handshake', 'connect', 'subscribe']) {
    cometd.addListener(`/meta/${channel}`, keep)
  }
  onTestFinished(async () => {
    if (!cometd.isDisconnected()) cometd.disconnect()
    await pass(60_000)
  })
  return {
    simulator,
    cometd,
    heard: (channel) => messages.filter((message) => message.channel === channel),
    subscribe: (channel) => void cometd.subscribe(channel, keep),
    sent: (channel) => countSent(simulator, channel),
  }
}

/** Open until the test ends, and time fake as long. */
function openSimulator(options: SimulatorOptions | undefined): Simulator {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  const simulator = createSimulator(options)
  onTestFinished(async () => {
    await simulator.close()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  return simulator
}

/** A client that has joined the topic in its first session, as an application does, and polls. */
export async function connectBare(options: BareOptions = {}): Promise<Bare> {
  const bare = openBare(options)
  let isFirst = true
  bare.cometd.handshake(({ successful }) => {
    if (successful === true && isFirst) bare.subscribe('/v2/me/workbins')
    if (successful === true) isFirst = false
  })
  await pass(1_000)
  return bare
}

/** Messages of one Bayeux channel that reached the server. */
export function countSent(simulator: Simulator, channel: string): number {
  const isSent = (entry: LogEntry): boolean =>
    entry.kind === 'bayeux' &&
    entry.direction === 'in' &&
    messageField(entry.message, 'channel') === channel
  return simulator.log.entries().filter(isSent).length
}

/** Its log methods print payloads at every level, and are missing from its declarations. */
function silence(cometd: CometD): void {
  Object.assign(cometd, { _warn() {}, _info() {} })
}

/** The part of XMLHttpRequest that CometD's transport uses. */
function requestsOver(fetch: typeof globalThis.fetch): new () => object {
  return class {
    static readonly UNSENT = 0
    readyState = 0
    status = 0
    statusText = ''
    responseText = ''
    onload = (): void => {}
    onerror = (): void => {}
    onabort = (): void => {}
    readonly #abort = new AbortController()
    #url = ''

    open(_method: string, url: string): void {
      this.#url = url
      this.readyState = 1
    }

    setRequestHeader(): void {}

    send(body: string): void {
      const { signal } = this.#abort
      fetch(this.#url, { method: 'POST', body, signal, credentials: 'include' })
        .then(async (response) => {
          this.responseText = await response.text()
          this.status = response.status
          this.readyState = 4
        })
        .then(
          () => this.onload(),
          () => (signal.aborted ? this.onabort() : this.onerror()),
        )
    }

    abort(): void {
      this.#abort.abort()
    }
  }
}
