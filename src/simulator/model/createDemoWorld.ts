/** The world a simulator starts with: a billing desk in Geneva, made up from end to end. */
import { baseDate } from './baseDate.js'
import { createItem } from './createItem.js'
import type {
  AgentDefinition,
  ContentsDefinition,
  WorkbinDefinition,
  WorldDefinition,
} from './definition.js'
import { demoContents, demoWorkbinIds as ids } from './demoContents.js'

const agent: AgentDefinition = {
  id: 'a7c1e0f2b4d84f6c9d3e5a6b7c8d9e0f',
  userName: 'agent',
  firstName: 'Mara',
  lastName: 'Keller',
  agentGroups: ['Billing-Tier2', 'Risk-EMEA', 'KeyAccounts', 'A&B=C?#%+ é', 'MyAgentGroup'],
  placeGroups: ['Geneva-Hall', 'Geneva-Back', 'MyPlaceGroup'],
}

const user: AgentDefinition = {
  id: 'user',
  userName: 'user',
  firstName: 'Noor',
  lastName: 'Haddad',
  agentGroups: ['Billing-Tier2', 'Fraud-APAC'],
  placeGroups: ['Zurich-Hall'],
}

const workbins: readonly WorkbinDefinition[] = [
  { id: ids.billingEscalations, name: 'Billing escalations', type: 'AgentGroup' },
  { id: ids.riskReview, name: 'Risk review', type: 'AgentGroup' },
  { id: ids.keyAccounts, name: 'Key accounts', type: 'AgentGroup' },
  { id: ids.nightDesk, name: 'Night desk', type: 'PlaceGroup' },
  { id: ids.chargebacks, name: 'Chargebacks', type: 'PlaceGroup' },
  { id: ids.vipCorrespondence, name: 'VIP correspondence', type: 'Agent' },
  { id: ids.drafts, name: 'Draft', type: 'Agent' },
  { id: ids.parked, name: 'Parked at this place', type: 'Place' },
]

/**
 * The demo world: agent Mara Keller (user name `agent`) with five agent groups and three place
 * groups, agent Noor Haddad (`user`) with a group of her own, eight workbins of every type, and a
 * few e-mails, chats and workitems in most of them.
 *
 * @param now - what the items' ages count back from; default 2026-11-20 09:00 UTC
 */
export function createDemoWorld(now: Date = baseDate): WorldDefinition {
  let count = 0
  const contents = demoContents.map(([target, items]): ContentsDefinition => ({
    target,
    items: items.map(([medium, subject, firstName, lastName, segment, age]) => {
      count += 1
      const id = `0001BaBFVPR2${(0x100 + count).toString(16).toUpperCase().padStart(4, '0')}`
      const receivedAt = new Date(now.getTime() - age * 60_000)
      return createItem({ medium, id, subject, firstName, lastName, segment, receivedAt })
    }),
  }))
  return { agents: [agent, user], workbins, contents }
}
