/** The workbins of the explorer stories: nine of an agent, thirty of a supervisor. */
import type { ExplorerWorkbin, WorkbinOwner } from 'gws-workbins'
import { examples, type Example } from './subscriptions.js'

type State = keyof typeof examples

function workbin(
  name: string,
  owner: WorkbinOwner,
  count: ExplorerWorkbin['count'],
  state: State = 'live',
  newCount = 0,
): ExplorerWorkbin {
  const { subscription }: Example = examples[state]
  return { id: name, name, owner, count, newCount, subscription }
}

const agentGroup = (name: string): WorkbinOwner => ({ agentGroup: name })
const placeGroup = (name: string): WorkbinOwner => ({ placeGroup: name })

/** An agent's morning: most is live, one is on its way, one has failed, one is paused. */
export const mixed: readonly ExplorerWorkbin[] = [
  workbin('In progress', 'me', 7),
  workbin('Drafts', 'me', 2),
  workbin('Billing escalations', agentGroup('Billing-Tier2'), 24, 'live', 3),
  workbin('Refund approvals', agentGroup('Billing-Tier2'), 9),
  workbin('Chargebacks', agentGroup('Risk-EMEA'), 'loading', 'subscribing'),
  workbin('VIP correspondence', agentGroup('KeyAccounts'), 'unknown', 'failed'),
  workbin('Front desk tray', placeGroup('Geneva-Hall'), 5),
  workbin('Scanning room', placeGroup('Geneva-Back'), 31),
  workbin('Night counter', placeGroup('Geneva-Hall'), 0, 'paused'),
]

/** Billing escalations. */
export const selected = mixed[2]

/** The same, all in one state. */
export function allOf(state: State): readonly ExplorerWorkbin[] {
  return mixed.map(({ name, owner, count }) =>
    workbin(name, owner, typeof count === 'number' ? count : 4, state),
  )
}

/** Thirty workbins of twelve groups; three of them need somebody. */
export const supervised: readonly ExplorerWorkbin[] = Array.from({ length: 30 }, (_, index) => {
  const states: Readonly<Record<number, State>> = {
    7: 'stale',
    13: 'failed',
    21: 'noConfirmation',
    26: 'paused',
  }
  const isPlace = index % 4 === 3
  const name = `${isPlace ? 'Floor' : 'Team'} desk ${index + 1}`
  const owner = isPlace ? placeGroup(`Floor-${index % 3}`) : agentGroup(`Team-${index % 9}`)
  return workbin(name, owner, 5 + ((index * 37) % 120), states[index], index % 11 === 0 ? 2 : 0)
})

/** Mixed scripts, long names, and numbers that would jump in a line that runs the other way. */
export const arabic: readonly ExplorerWorkbin[] = [
  workbin('مسودات', 'me', 2),
  workbin('تصعيد الفواتير', agentGroup('Billing-Tier2 (EMEA)'), 1_240, 'live', 12),
  workbin('Chargebacks & disputes, second line, all regions', agentGroup('مخاطر'), 'loading'),
  workbin('+33 6 12 44 90 18', placeGroup('جنيف-القاعة'), 0, 'failed'),
]
