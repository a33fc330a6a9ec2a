/** Who and what exists in a world: agents, their groups, and workbins. It never changes. */
import type { AgentDefinition, WorkbinDefinition, WorldDefinition } from './definition.js'
import type { SimulatorTarget } from './target.js'

/** Looks up what a definition names. */
export interface Directory {
  readonly defaultAgent: AgentDefinition
  readonly agents: readonly AgentDefinition[]
  readonly workbins: readonly WorkbinDefinition[]
  /** An agent by GWS user id. */
  agent(id: string): AgentDefinition | undefined
  /** The agent whose Basic credentials these are. */
  agentByCredentials(userName: string, password: string): AgentDefinition | undefined
  workbin(id: string): WorkbinDefinition | undefined
}

/** Reads a definition once, so that look-ups by id are quick. */
export function createDirectory({ agents, workbins }: WorldDefinition): Directory {
  const agentsById = new Map(agents.map((agent) => [agent.id, agent]))
  const workbinsById = new Map(workbins.map((workbin) => [workbin.id, workbin]))
  return {
    defaultAgent: agents[0],
    agents,
    workbins,
    agent: (id) => agentsById.get(id),
    agentByCredentials: (userName, password) =>
      agents.find(
        (agent) =>
          agent.userName === userName &&
          (agent.password === undefined || agent.password === password),
      ),
    workbin: (id) => workbinsById.get(id),
  }
}

/**
 * Whether the agent may ask for the target's group. A group that does not exist is answered like
 * one the agent is not in: a server that told them apart would give away its groups.
 */
export function isMember(agent: AgentDefinition, target: SimulatorTarget): boolean {
  const { agentGroup, placeGroup } = target
  return (
    (agentGroup === undefined || agent.agentGroups.includes(agentGroup)) &&
    (placeGroup === undefined || agent.placeGroups.includes(placeGroup))
  )
}
