/** A list whose items come and go at the press of a button, without a server. */
import { useState, type ReactElement } from 'react'
import {
  HoldButton,
  NewItemsButton,
  useWorkbinItems,
  WorkbinItemList,
  type WorkbinContents,
  type WorkbinItem,
  type WorkbinItemListProps,
  type WorkbinItemsOptions,
} from 'gws-workbins'
import { now } from './moment.js'
import { deskAgeTone, deskColumns } from './pages/deskList.js'
import { escalations, toWorkbinItem } from './pages/deskItems.js'
import './pages/desk.css'

/** What waits in Billing escalations. */
export const deskItems: readonly WorkbinItem[] = escalations.map((item) => toWorkbinItem(item, now))

/** A list that is the server's. */
export const currentList = {
  status: 'current',
  items: deskItems.slice(0, 8),
  asOf: now,
  isCurrent: true,
  isFetching: false,
  isTruncated: false,
  error: null,
  retryAt: null,
} as const satisfies WorkbinContents

/** What a story changes of the desk. */
export interface ListDeskProps
  extends Omit<Partial<WorkbinItemListProps>, 'view'>, WorkbinItemsOptions {
  readonly contents?: WorkbinContents
  /** Shows the buttons that let items come and go. */
  readonly isMoving?: boolean
}

/** One list below its hold button and the place where new items are offered. */
export function ListDesk({
  contents = currentList,
  isMoving = false,
  columns = deskColumns,
  filter,
  initialSort,
  pageSize,
  ...rest
}: ListDeskProps): ReactElement {
  const [items, setItems] = useState<readonly WorkbinItem[]>(contents.items ?? [])
  const [next, setNext] = useState(8)
  const shown: WorkbinContents = contents.items === null ? contents : { ...contents, items }
  const view = useWorkbinItems(shown, { columns, filter, initialSort, pageSize })
  const come = () => {
    setItems((before) => [...deskItems.slice(next, next + 1), ...before])
    setNext(next + 1)
  }
  return (
    <section className="stack">
      {isMoving && (
        <div className="row">
          <button type="button" className="button" onClick={come}>
            One comes
          </button>
          <button
            type="button"
            className="button"
            onClick={() => setItems((before) => before.filter(({ id }) => id !== deskItems[1]?.id))}
          >
            One goes
          </button>
          <HoldButton view={view} />
          <NewItemsButton view={view} />
        </div>
      )}
      <WorkbinItemList
        caption="Billing escalations"
        ageTone={deskAgeTone}
        onOpen={() => {}}
        {...rest}
        view={view}
      />
    </section>
  )
}
