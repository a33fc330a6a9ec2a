/** The push side: the official Bayeux server, with each of its sessions tied to an agent. */
import type { CometDServer, ServerSession } from 'cometd-nodejs-server'
import cometdServer from 'cometd-nodejs-server'
import ackExtension from 'cometd-nodejs-server/ack-extension.js'
import type { WritableLog } from '../createLog.js'
import { patchBody } from '../patchBody.js'
import type { WireResponse } from '../wire.js'
import { createSessions } from './createSessions.js'
import type { BayeuxRequest } from './exchangeBayeux.js'
import { exchangeBayeux } from './exchangeBayeux.js'
import { endPoll, expireSession } from './internals.js'
import { matchesChannel, messageField } from './messages.js'
import type { PushSession } from './PushSession.js'

/** How the Bayeux server is set up. Times in ms. */
export interface BayeuxOptions {
  readonly pollTimeoutMs: number
  readonly maxIntervalMs: number
  readonly maxSessionsPerBrowser: number
  readonly cookieName: string
}

/** The push side of the simulator. */
export interface Bayeux {
  /** Answers a request of agent `agentId`; a handshake's session belongs to that agent. */
  exchange(request: BayeuxRequest, agentId: string): Promise<WireResponse>
  /** Sends to every session of the agent that has subscribed to the channel; to nobody else. */
  push(agentId: string, channel: string, data: unknown): void
  sessions(): readonly PushSession[]
  /** Forgets a session, answering its poll: its next request gets 402. */
  expire(sessionId: string): void
  /**
   * Has the next reply to a session carry the server's advice again. A Java server does so after it
   * has advised of multiple clients; the one for Node leaves its client at that interval for ever.
   */
  reAdvise(sessionId: string): void
  /** Answers every poll that is held now. */
  endPolls(): void
  /** Forgets everything and stops every timer. */
  close(): void
}

/**
 * Makes the push side. The server starts with the first request, so that a simulator that nobody
 * asks runs no timer.
 *
 * @param onPresence - told of each session that opens and each that ends
 */
export function createBayeux(
  options: BayeuxOptions,
  log: WritableLog,
  onPresence: (agentId: string, present: boolean) => void,
): Bayeux {
  const sessions = createSessions()
  const unadvised = new Set<string>()
  let server: CometDServer | undefined
  let asking = ''

  const onChange = (id: string, agentId: string, open: boolean): void => {
    unadvised.delete(id)
    log.record({ kind: 'session', agentId, session: id, open })
    onPresence(agentId, open || sessions.of(agentId).length > 0)
  }
  const start = (): CometDServer => {
    const started = startServer(options)
    // A handshake is carried out within `handle`, so whoever asks is still its agent.
    sessions.track(started, () => asking, onChange)
    return started
  }

  const expire = (sessionId: string): void => {
    const known = sessions.find(sessionId)
    if (server === undefined || known === undefined) return
    endPoll(server, sessionId)
    expireSession(server, known.session)
  }

  return {
    exchange: (request, agentId) => {
      server ??= start()
      asking = agentId
      const isDue = request.messages.some((message) =>
        unadvised.delete(String(messageField(message, 'clientId'))),
      )
      const reply = exchangeBayeux(server, request)
      return isDue ? reply.then((response) => advise(response, options)) : reply
    },
    push: (agentId, channel, data) => {
      const joined = sessions.of(agentId).filter(({ session }) => hasJoined(session, channel))
      log.record({ kind: 'push', agentId, channel, data, sessions: joined.length })
      for (const { session } of joined) session.deliver(null, channel, data)
    },
    sessions: () =>
      sessions.all().map(({ session, agentId }) => ({
        id: session.id,
        agentId,
        channels: session.subscriptions.map(({ name }) => name),
      })),
    expire,
    reAdvise: (sessionId) => unadvised.add(sessionId),
    endPolls: () => {
      for (const { session } of sessions.all())
        if (server !== undefined) endPoll(server, session.id)
    },
    close: () => {
      for (const { session } of sessions.all()) expire(session.id)
      server?.close()
      server = undefined
    },
  }
}

function advise(response: WireResponse, { pollTimeoutMs }: BayeuxOptions): WireResponse {
  const advice = { reconnect: 'retry', interval: 0, timeout: pollTimeoutMs }
  return { ...response, body: patchBody(response.body, { advice }, '/meta/connect') }
}

/** One server with acknowledgements, which GWS may or may not have: a client that asks for them gets them. */
function startServer(options: BayeuxOptions): CometDServer {
  const server = cometdServer.createCometDServer({
    timeout: options.pollTimeoutMs,
    maxInterval: options.maxIntervalMs,
    // Expiry must not come much later than it is set to; 997 ms is the server's own default.
    sweepPeriod: Math.min(Math.max(options.maxIntervalMs, 50), 997),
    maxSessionsPerBrowser: options.maxSessionsPerBrowser,
    browserCookieName: options.cookieName,
    browserCookiePath: '/',
    browserCookieSameSite: 'Lax',
  })
  server.addExtension(new ackExtension.AcknowledgedMessagesExtension())
  return server
}

/** The server's own `publish` would deliver twice to a session that holds a channel and its wildcard. */
function hasJoined(session: ServerSession, channel: string): boolean {
  return session.subscriptions.some(({ name }) => matchesChannel(name, channel))
}
