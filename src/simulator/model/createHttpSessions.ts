/** The HTTP sessions behind the cookie `JSESSIONID`: who is signed in, and with which CSRF token. */
import { randomBytes } from '../crypto.js'

/** One browser's session with the server. */
export interface HttpSession {
  readonly id: string
  /** Undefined: signed out, and so until it signs in again. */
  readonly agentId: string | undefined
  /** Who signed in last: whoever sits before this browser. */
  readonly owner: string
  readonly csrfToken: string
}

/** All HTTP sessions. */
export interface HttpSessions {
  /** The session of a cookie's value. */
  find(id: string | undefined): HttpSession | undefined
  /** Opens one for an agent. */
  open(agentId: string): HttpSession
  /** Signs a session in, or out with undefined. */
  assign(id: string, agentId: string | undefined): void
  /** Gives a session a new CSRF token. */
  renewToken(id: string): void
  /** Signs every session out. */
  signOut(): void
  /** Signs in every session that is signed out: as this agent, or each as who it was. */
  signIn(agentId: string | undefined): void
  /** Forgets every session. */
  clear(): void
  readonly count: number
}

/** Starts with no session. */
export function createHttpSessions(): HttpSessions {
  const sessions = new Map<string, HttpSession>()

  const change = (id: string, changes: Partial<HttpSession>): void => {
    const session = sessions.get(id)
    if (session !== undefined) sessions.set(id, { ...session, ...changes })
  }

  const assign = (id: string, agentId: string | undefined): void =>
    change(id, agentId === undefined ? { agentId } : { agentId, owner: agentId })

  return {
    find: (id) => (id === undefined ? undefined : sessions.get(id)),
    open: (agentId) => {
      const session = { id: randomText(), agentId, owner: agentId, csrfToken: randomText() }
      sessions.set(session.id, session)
      return session
    },
    assign,
    renewToken: (id) => change(id, { csrfToken: randomText() }),
    signOut: () => {
      for (const id of sessions.keys()) change(id, { agentId: undefined })
    },
    signIn: (agentId) => {
      for (const session of sessions.values())
        if (session.agentId === undefined) assign(session.id, agentId ?? session.owner)
    },
    clear: () => sessions.clear(),
    get count() {
      return sessions.size
    },
  }
}

function randomText(): string {
  return randomBytes(16).toString('hex')
}
