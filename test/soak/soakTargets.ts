/** What a soak watches: twenty group workbins, each id under two groups, as the seed's server has them. */
import type { WorkbinTarget } from 'gws-workbins/core'
import type { AgentDefinition, SimulatorTarget, WorldDefinition } from 'gws-workbins/simulator'

/** A target as the library takes it, and as the simulator's world does. */
export interface SoakTarget {
  readonly target: WorkbinTarget
  readonly inWorld: SimulatorTarget
}

type GroupOwner = Exclude<WorkbinTarget['owner'], 'me' | { readonly user: string }>

/** Each pair has a difficulty of its own; the last one is told of an Unsubscribe without its place group. */
const owners: readonly (readonly GroupOwner[])[] = [
  [{ agentGroup: 'Billing' }, { agentGroup: 'Risk' }],
  [{ agentGroup: 'Billing' }, { placeGroup: 'Hall' }],
  [{ placeGroup: 'Hall' }, { placeGroup: 'Back' }],
]

/** Ten workbins, each of two groups. */
export const soakTargets: readonly SoakTarget[] = Array.from({ length: 10 }, (_, index) => {
  const id = `00000000-0000-4000-8000-00000000000${index}`
  const pair = owners[index % owners.length] ?? []
  return pair.map((owner) => ({ target: { id, owner }, inWorld: { id, ...owner } }))
}).flat()

const agent: AgentDefinition = {
  id: 'a7c1e0f2b4d84f6c9d3e5a6b7c8d9e0f',
  userName: 'agent',
  firstName: 'Mara',
  lastName: 'Keller',
  agentGroups: ['Billing', 'Risk'],
  placeGroups: ['Hall', 'Back'],
}

/** Their world: one agent who may see them all. */
export const soakWorld: WorldDefinition = {
  agents: [agent],
  workbins: [...new Set(soakTargets.map(({ target }) => target.id))].map((id, index) => ({
    id,
    name: `Workbin ${index}`,
    type: 'AgentGroup',
  })),
  contents: [],
}
