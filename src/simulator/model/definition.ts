/** What a world is made of before anything happens in it: plain JSON, so that a host can write its own. */
import type { Medium } from './media.js'
import type { SimulatorTarget } from './target.js'

/** One agent. */
export interface AgentDefinition {
  /** The GWS user id, as it stands in `/users/{id}`. */
  readonly id: string
  readonly userName: string
  readonly firstName: string
  readonly lastName: string
  /** For Basic credentials; missing: any password does. */
  readonly password?: string | undefined
  /** The agent groups this agent belongs to: the only ones it may subscribe to. */
  readonly agentGroups: readonly string[]
  /** The place groups of the agent's place: the only ones it may subscribe to. */
  readonly placeGroups: readonly string[]
}

/** Whose containers a workbin has. */
export type WorkbinType = 'Agent' | 'Place' | 'AgentGroup' | 'PlaceGroup'

/** One workbin definition. */
export interface WorkbinDefinition {
  /** A GUID. */
  readonly id: string
  readonly name: string
  readonly type: WorkbinType
}

/** One interaction as GWS describes it while it rests in a workbin. */
export interface SimulatorItem {
  readonly medium: Medium
  /** The resource that goes over the wire. */
  readonly resource: Readonly<Record<string, unknown>> & { readonly id: string }
}

/** What one container holds at the start. */
export interface ContentsDefinition {
  /** Without an owner: the first agent's copy. */
  readonly target: SimulatorTarget
  readonly items: readonly SimulatorItem[]
}

/** Agents, groups, workbins and what is in them. */
export interface WorldDefinition {
  /** At least one; the first is the default agent. */
  readonly agents: readonly [AgentDefinition, ...AgentDefinition[]]
  readonly workbins: readonly WorkbinDefinition[]
  readonly contents: readonly ContentsDefinition[]
}
