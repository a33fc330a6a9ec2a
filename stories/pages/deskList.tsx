/** What this host shows of an interaction, and what it lets agents do with one. */
import { userDataColumn, type ItemAction, type ItemColumn, type WorkbinItem } from 'gws-workbins'
import { HostIcon, hostIconPath } from './hostIcons.js'

/** Priority and state are this contact centre's own case data. */
export const deskColumns: readonly ItemColumn[] = [
  userDataColumn('Priority', {
    width: 'normal',
    // "High" goes before "Normal" in any language of the desk.
    sortValue: ({ caseData }) => (caseData['Priority'] === 'High' ? 0 : 1),
    cell: (value) =>
      value === 'High' ? (
        <span className="desk-high">
          <HostIcon name="up" />
          High
        </span>
      ) : (
        <span className="desk-normal">{String(value)}</span>
      ),
  }),
  userDataColumn('State', { width: 'normal' }),
]

/** Who waits longer than an hour and a half is late here. */
export const deskAgeTone = (_: WorkbinItem, age: number): 'danger' | undefined =>
  age > 90 * 60_000 ? 'danger' : undefined

/** What a desk does with several at once; opening is a press on the sender. */
export const deskActions: readonly ItemAction[] = [
  { id: 'move', label: 'Move to…', icon: hostIconPath('move'), onAction: () => {} },
  {
    id: 'done',
    label: 'Mark done',
    icon: hostIconPath('done'),
    isAllowed: (items) => items.every(({ medium }) => medium !== 'chat'),
    reason: 'Chats end by themselves',
    onAction: () => {},
  },
]
