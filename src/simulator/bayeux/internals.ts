/** The two things the official Bayeux server can do and does not publish, both needed to end what it holds. */
import type { CometDServer, ServerSession } from 'cometd-nodejs-server'

/**
 * Answers the poll that a session holds, if it holds one. Publicly a poll ends only by a message,
 * which a simulator has no business to send, or by its timeout.
 */
export function endPoll(server: CometDServer, sessionId: unknown): void {
  const session = typeof sessionId === 'string' ? server.getServerSession(sessionId) : undefined
  // Private, and missing from the declarations; version 1.2.1 is pinned.
  const internals = session as { _flush(): void } | undefined
  internals?._flush()
}

/**
 * Forgets a session as its expiry does. The public `session.disconnect()` also sends the client a
 * `/meta/disconnect`, which no expiring server does.
 */
export function expireSession(server: CometDServer, session: ServerSession): void {
  // Private, and missing from the declarations; version 1.2.1 is pinned.
  const internals = server as unknown as {
    _removeServerSession(session: ServerSession, timeout: boolean): void
  }
  internals._removeServerSession(session, true)
}
