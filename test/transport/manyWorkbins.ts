/** A world of many workbins, for what is asked for together. */
import type { WorkbinTarget } from 'gws-workbins/core'
import type { WorldDefinition } from 'gws-workbins/simulator'

/** The id of workbin `n`: a GUID, as GWS has it. */
export function workbinId(n: number): string {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
}

/** The first `count` workbins of one owner. */
export function targetsOf(owner: WorkbinTarget['owner'], count: number): readonly WorkbinTarget[] {
  return Array.from({ length: count }, (_, n) => ({ id: workbinId(n), owner }))
}

/** Somebody else, as a supervisor sees them. */
export const otherUser = { user: 'b2c3' }

/** A hundred workbins, an agent in two groups, another agent; nothing lies anywhere. */
export const manyWorkbins: WorldDefinition = {
  agents: [
    {
      id: 'a1b2',
      userName: 'mara',
      firstName: 'Mara',
      lastName: 'Keller',
      agentGroups: ['Billing', 'Risk'],
      placeGroups: ['Geneva'],
    },
    {
      id: otherUser.user,
      userName: 'noor',
      firstName: 'Noor',
      lastName: 'Haddad',
      agentGroups: [],
      placeGroups: [],
    },
  ],
  workbins: Array.from({ length: 100 }, (_, n) => ({
    id: workbinId(n),
    name: `Workbin ${n}`,
    type: 'Agent',
  })),
  contents: [],
}
