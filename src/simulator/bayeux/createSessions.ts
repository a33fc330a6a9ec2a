/** Whose each session of the Bayeux server is. */
import type { CometDServer, ServerSession } from 'cometd-nodejs-server'

/** A session and its agent. */
export interface AgentSession {
  readonly session: ServerSession
  readonly agentId: string
}

/** The sessions of one server, by id and by agent: hundreds of agents are told of many things. */
export interface Sessions {
  find(id: string): AgentSession | undefined
  all(): readonly AgentSession[]
  of(agentId: string): readonly AgentSession[]
  /**
   * Keeps up with a server from now on.
   *
   * @param whoAsks - the agent whose request the server is working on
   * @param onChange - told of each session that opens and each that ends
   */
  track(
    server: CometDServer,
    whoAsks: () => string,
    onChange: (id: string, agentId: string, open: boolean) => void,
  ): void
}

/** Starts with no session. */
export function createSessions(): Sessions {
  const byId = new Map<string, AgentSession>()
  const byAgent = new Map<string, Set<AgentSession>>()

  return {
    find: (id) => byId.get(id),
    all: () => [...byId.values()],
    of: (agentId) => [...(byAgent.get(agentId) ?? [])],
    track: (server, whoAsks, onChange) => {
      server.addListener('sessionAdded', (session: ServerSession) => {
        const added = { session, agentId: whoAsks() }
        byId.set(session.id, added)
        const own = byAgent.get(added.agentId) ?? new Set<AgentSession>()
        byAgent.set(added.agentId, own.add(added))
        onChange(session.id, added.agentId, true)
      })
      server.addListener('sessionRemoved', ({ id }: ServerSession) => {
        const removed = byId.get(id)
        byId.delete(id)
        if (removed !== undefined) byAgent.get(removed.agentId)?.delete(removed)
        onChange(id, removed?.agentId ?? '', false)
      })
    },
  }
}
