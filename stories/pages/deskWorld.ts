/** The contact centre of the desktop pages: nine workbins of one agent, and what lies in them. */
import type { WorkbinOwner } from 'gws-workbins'
import {
  createLargeWorld,
  demoWorkbinIds,
  type AgentDefinition,
  type SimulatorTarget,
  type WorkbinDefinition,
  type WorldDefinition,
} from 'gws-workbins/simulator'
import { escalations, inventItems, toSimulatorItem } from './deskItems.js'

/** One workbin of the desktop. */
export interface DeskWorkbin {
  readonly id: string
  readonly name: string
  readonly owner: WorkbinOwner
}

/** The workbins in the order of the desktop; the first two are the agent's own. */
export const deskWorkbins = [
  { id: '1d0c5f3e-7a42-4b19-9e60-5c8d21fa7b34', name: 'In progress', owner: 'me' },
  { id: demoWorkbinIds.drafts, name: 'Drafts', owner: 'me' },
  {
    id: demoWorkbinIds.billingEscalations,
    name: 'Billing escalations',
    owner: { agentGroup: 'Billing-Tier2' },
  },
  {
    id: '4be90a7d-1c65-4f38-8d2b-e07f3a915c62',
    name: 'Refund approvals',
    owner: { agentGroup: 'Billing-Tier2' },
  },
  {
    id: '7f6e2d18-93ab-4c57-b0f4-18d5a6c39e70',
    name: 'Chargebacks',
    owner: { agentGroup: 'Risk-EMEA' },
  },
  {
    id: '9e02bb41-5d3f-4a86-9c17-60b8e4f1d2a5',
    name: 'VIP correspondence',
    owner: { agentGroup: 'KeyAccounts' },
  },
  {
    id: demoWorkbinIds.nightDesk,
    name: 'Front desk tray',
    owner: { placeGroup: 'Geneva-Hall' },
  },
  {
    id: 'a83c1f60-2b7d-4e95-8f04-d96a57b21e38',
    name: 'Scanning room',
    owner: { placeGroup: 'Geneva-Back' },
  },
  {
    id: 'c5d72e94-6f10-4b83-a29d-3e08f7c46b1a',
    name: 'Night counter',
    owner: { placeGroup: 'Geneva-Hall' },
  },
] as const satisfies readonly DeskWorkbin[]

/** How many lie in each; Billing escalations has its own list. */
export const deskCounts = [7, 2, 24, 9, 4, 12, 5, 31, 0] as const

/** The workbin that every page opens with. */
export const [, , deskEscalations, , deskChargebacks, deskVip] = deskWorkbins

const agent: AgentDefinition = {
  id: 'jm-5f3c9a0e7b1d4c62',
  userName: 'agent',
  firstName: 'Jana',
  lastName: 'Meyer',
  agentGroups: ['Billing-Tier2', 'Risk-EMEA', 'KeyAccounts'],
  placeGroups: ['Geneva-Hall', 'Geneva-Back'],
}

const colleague: AgentDefinition = {
  ...agent,
  id: 'ro-8e2d4b7f0c9a4153',
  userName: 'colleague',
  firstName: 'Remi',
  lastName: 'Okafor',
}

/** What the simulator calls a workbin of the desktop. */
export function toTarget({ id, owner }: DeskWorkbin): SimulatorTarget {
  if (owner === 'me') return { id }
  return { id, agentGroup: owner.agentGroup, placeGroup: owner.placeGroup }
}

const typeOf = (owner: WorkbinOwner): WorkbinDefinition['type'] => {
  if (owner === 'me') return 'Agent'
  return owner.agentGroup === undefined ? 'PlaceGroup' : 'AgentGroup'
}

/** The desk, with ages that count back from `now` (epoch ms). */
export function createDeskWorld(now: number): WorldDefinition {
  return {
    agents: [agent, colleague],
    workbins: deskWorkbins.map(({ id, name, owner }) => ({ id, name, type: typeOf(owner) })),
    contents: deskWorkbins.map((workbin, index) => {
      const items =
        workbin === deskEscalations ? escalations : inventItems(deskCounts[index] ?? 0, index + 1)
      return {
        target: toTarget(workbin),
        items: items.map((item) => toSimulatorItem(item, now)),
      }
    }),
  }
}

/** A supervisor's world: thirty workbins of twelve teams and four floors, and their list. */
export function createSupervisorWorld(now: number): {
  readonly world: WorldDefinition
  readonly workbins: readonly DeskWorkbin[]
} {
  const world = createLargeWorld({ agents: 4, workbins: 30, items: 400, now: new Date(now) })
  const names = new Map(world.workbins.map(({ id, name }) => [id, name]))
  return {
    world,
    workbins: world.contents.map(({ target: { agentGroup, id, placeGroup = '' } }) => ({
      id,
      name: names.get(id) ?? id,
      owner: agentGroup === undefined ? { placeGroup } : { agentGroup },
    })),
  }
}
