// The real CometD client over a simulator's fetch, and short words for what the tests do with it.
import type { Message, Transport } from 'cometd'
import * as cometdModule from 'cometd'
import { vi } from 'vitest'
import type { Simulator } from 'gws-workbins/simulator'

interface XhrPacket {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  onSuccess(text: string): void
  onError(reason: string): void
}

interface Xhr {
  status: number
  abort(): void
}

interface LongPolling extends Transport {
  xhrSend(packet: XhrPacket): Xhr
}

// cometd exports this class and leaves it out of its declarations.
const { LongPollingTransport } = cometdModule as unknown as {
  LongPollingTransport: new () => LongPolling
}

// In plain Node cometd still reads `window`.
Object.assign(globalThis, { window: globalThis })

/** CometD's own long-polling transport, its one network call made by `fetch`. */
function createTransport(fetch: typeof globalThis.fetch): Transport {
  class FetchTransport extends LongPollingTransport {
    override xhrSend({ url, body, headers, onSuccess, onError }: XhrPacket): Xhr {
      const controller = new AbortController()
      const xhr = { status: 0, abort: () => controller.abort() }
      fetch(url, { method: 'POST', body, headers, signal: controller.signal })
        .then(async (response) => {
          const text = await response.text()
          xhr.status = response.status
          if (response.status === 200) onSuccess(text)
          else onError(response.statusText)
        })
        .catch((error: unknown) => onError(String(error)))
      return xhr
    }
  }
  return new FetchTransport()
}

/** A client with everything it has been told, by channel. */
export interface Client {
  readonly cometd: cometdModule.CometD
  /** Every message heard on a channel, meta channels included. */
  heard(channel: string): readonly Message[]
  /** The data of the messages heard on `/v2/me/workbins`. */
  workbins(): readonly unknown[]
}

const topics = [
  '/v2/me/workbins',
  '/notifications/services',
  ...['emails', 'workitems', 'chats', 'openmedia'].map((topic) => `/v2/me/${topic}`),
]

/** A client that has not shaken hands yet. */
export function createClient(fetch: typeof globalThis.fetch): Client {
  const cometd = new cometdModule.CometD()
  for (const type of cometd.getTransportTypes()) cometd.unregisterTransport(type)
  cometd.registerTransport('long-polling', createTransport(fetch))
  cometd.configure({
    url: 'http://localhost/api/v2/notifications',
    useWorkerScheduler: false,
    logLevel: 'warn',
  })
  const messages: Message[] = []
  for (const channel of ['handshake', 'connect', 'subscribe'])
    cometd.addListener(`/meta/${channel}`, (message) => messages.push(message))
  const heard = (channel: string) => messages.filter((message) => message.channel === channel)
  cometd.addListener('/meta/handshake', ({ successful }) => {
    if (successful !== true) return
    cometd.batch(() => {
      for (const channel of topics) cometd.subscribe(channel, (message) => messages.push(message))
    })
  })
  return {
    cometd,
    heard,
    workbins: () => heard('/v2/me/workbins').map(({ data }) => data as unknown),
  }
}

/** A client that has joined the topics and holds its poll. */
export async function connect(simulator: Simulator, fetch = simulator.fetch): Promise<Client> {
  const client = createClient(fetch)
  client.cometd.handshake()
  await vi.advanceTimersByTimeAsync(10)
  return client
}
