/** Hands one request to the official Bayeux server without a socket: the adapter between wire data and Node's objects. */
import type { CometDServer } from 'cometd-nodejs-server'
import { onAbort } from '../createTimers.js'
import { ConnectionCut } from '../edge/ConnectionCut.js'
import type { WireResponse } from '../wire.js'
import { endPoll } from './internals.js'
import { messageField } from './messages.js'

/** A Bayeux request that is let through to the server. */
export interface BayeuxRequest {
  readonly messages: readonly unknown[]
  /** The request's `Cookie` header: Bayeux looks up sessions by browser. */
  readonly cookie: string
  /** Aborted when the connection is gone: the held poll ends, and the session begins to expire. */
  readonly signal: AbortSignal
}

/** The server's reply; it may take as long as a poll is held. Rejects with {@link ConnectionCut}. */
export function exchangeBayeux(
  server: CometDServer,
  { messages, cookie, signal }: BayeuxRequest,
): Promise<WireResponse> {
  return new Promise((resolve, reject) => {
    const socket = { destroyed: false }
    const headers: Record<string, string> = {}
    const cookies: string[] = []
    const finished: (() => void)[] = []
    let open = true

    const response = {
      statusCode: 200,
      socket,
      setHeader: (name: string, value: string) => {
        if (name === 'Set-Cookie') cookies.push(value)
        else headers[name.toLowerCase()] = value
      },
      addListener: (event: string, listener: () => void) => {
        if (event === 'finish') finished.push(listener)
      },
      end: (body = '') => {
        open = false
        resolve({ status: response.statusCode, headers, cookies, body })
        for (const listener of finished) listener()
      },
    }

    onAbort(signal, () => {
      if (!open) return
      socket.destroyed = true
      endPoll(server, messageField(messages[0], 'clientId'))
      reject(new ConnectionCut())
    })

    try {
      // With `body` there, the server reads no stream.
      server.handle({ method: 'POST', headers: { cookie }, body: messages }, response)
    } catch {
      // It throws on messages that are no objects; over a real socket it answers 400 to them.
      response.statusCode = 400
      response.end()
    }
  })
}
