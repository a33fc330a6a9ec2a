/** The list of one workbin of the desk: what lies in it, and how current that is. */
import { useWorkbinContents } from 'gws-workbins'
import type { TargetPlan } from './DeskPlan.js'

interface ListProps {
  /** Where it stands: the name of the list. */
  readonly place: number
  readonly target: TargetPlan
}

/** One row for each item. */
export function WorkbinList({ place, target: { id, owner } }: ListProps) {
  const { items, status } = useWorkbinContents(id, owner)
  return (
    <ul data-list={String(place)} data-status={status}>
      {items?.map((item) => (
        <li key={item.id} data-item={item.id}>
          {item.subject ?? item.medium}
        </li>
      ))}
    </ul>
  )
}
