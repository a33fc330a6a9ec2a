'use client'
/** The list of a workbin's items: a table, or cards where there is no room, that never jumps. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- cards change `display`, which takes a table's roles away in Safari */
import {
  forwardRef,
  useCallback,
  useMemo,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type RefAttributes,
} from 'react'
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'
import { Button } from '../controls/Button.js'
import { useWording } from '../words/LabelsProvider.js'
import { completeLabels, type Wording } from '../words/labels.js'
import { listSentences } from '../words/listWords.js'
import { formatAge } from './formatAge.js'
import type { ItemAction } from './ItemAction.js'
import { ItemRowView, type ItemRowProps, type Selectable } from './ItemRowView.js'
import { emptyReason, ListEmpty } from './ListEmpty.js'
import { ListHead } from './ListHead.js'
import { ListSkeleton } from './ListSkeleton.js'
import { useFocusRepair } from './useFocusRepair.js'
import { useHalfMinute } from './useHalfMinute.js'
import type { WorkbinItemsView } from './useWorkbinItems.js'

/** Props of {@link WorkbinItemList}. */
export interface WorkbinItemListProps
  extends Omit<HTMLAttributes<HTMLDivElement>, 'children'>, Wording {
  /** What `useWorkbinItems` returned. */
  readonly view: WorkbinItemsView
  /** What the list is called, for those who do not see the heading above it. Default: "Items". */
  readonly caption?: string | undefined
  /** How many items can be selected at a time. Default `none`. */
  readonly selectable?: Selectable | undefined
  /** Least height of a row: 36, 52 or 60 px at the browser's default text size. Default `cosy`. */
  readonly density?: 'compact' | 'cosy' | 'roomy' | undefined
  /** Called when an agent opens an item; without it there is nothing to open. */
  readonly onOpen?: ((item: WorkbinItem) => void) | undefined
  /** The item that is open beside the list. */
  readonly currentId?: string | null | undefined
  /** What can be done with each item. Make the list once, or memoise it. */
  readonly rowActions?: readonly ItemAction[] | undefined
  /** How late an age is: `warning` or `danger` colour it. Default: never. */
  readonly ageTone?:
    | ((item: WorkbinItem, age: number) => 'warning' | 'danger' | undefined)
    | undefined
  /** Stands below the sentence of an empty list, such as a button that tries again. */
  readonly children?: ReactNode
}

/**
 * A workbin's items as a table, as cards below 520 px. Rows never move under pointer, focus or
 * selection: see `useWorkbinItems`. Not a live region. Works without CSS.
 *
 * Markup to style and test by: `div.gws-list` with `data-status`, `data-density`, `data-held`;
 * rows with `data-new`, `data-gone`, `data-selected`, `data-current`; cells with `data-column`; parts
 * `who`, `what`, `tag`, `open`, `sort`, `icon`, `empty` (with `data-reason`), `more`. The custom
 * property `--gws-list-actions` is the width of the column of row actions: 4.25rem, for one button.
 *
 * @param props - `view`, actions and looks; other attributes, `className`, `style` and `ref` reach
 *   the element around the table, which scrolls where its height is limited
 * @example
 * ```tsx
 * import { useWorkbinContents, useWorkbinItems, WorkbinItemList } from 'gws-workbins'
 *
 * function Escalations({ id }: { id: string }) {
 *   const view = useWorkbinItems(useWorkbinContents(id, { agentGroup: 'Billing-Tier2' }))
 *   return <WorkbinItemList view={view} caption="Billing escalations" selectable="multiple" />
 * }
 * ```
 */
export const WorkbinItemList: ForwardRefExoticComponent<
  WorkbinItemListProps & RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, WorkbinItemListProps>(function WorkbinItemList(
  {
    view,
    labels,
    locale,
    timeZone,
    caption,
    density = 'cosy',
    className,
    children,
    selectable = 'none',
    onOpen,
    currentId,
    rowActions = noActions,
    ageTone,
    ...rest
  },
  ref,
) {
  const wording = useWording({ labels, locale, timeZone })
  const say = useMemo(() => completeLabels(wording.labels, listSentences), [wording])
  const now = useHalfMinute()
  const { contents, isHeld, useProps } = view
  const { bodyProps, table } = useFocusRepair()
  const reason = view.rows.length > 0 ? null : emptyReason(contents)
  const isLoading = contents.items === null && reason === null
  return (
    <div
      {...rest}
      {...useProps}
      ref={ref}
      data-status={contents.status}
      data-density={density}
      data-held={isHeld ? '' : undefined}
      className={className ? `gws-list ${className}` : 'gws-list'}
    >
      <table role="table" aria-busy={isLoading} ref={table} tabIndex={-1}>
        <caption className="gws-sr">{caption ?? say.Items ?? 'Items'}</caption>
        <ListHead {...{ view, selectable, say }} hasActions={rowActions.length > 0} />
        <tbody role="rowgroup" {...bodyProps}>
          <Rows
            {...{ view, wording, say, now, currentId, ageTone, selectable, rowActions, onOpen }}
          />
        </tbody>
      </table>
      {isLoading && <ListSkeleton label={say['Loading items'] ?? 'Loading items'} />}
      {reason !== null && (
        <ListEmpty {...{ reason, contents, say, wording, now }}>{children}</ListEmpty>
      )}
      <More view={view} label={say['Show more'] ?? 'Show more'} />
    </div>
  )
})

const noActions: readonly ItemAction[] = []

type RowsProps = Pick<ItemRowProps, 'onOpen' | 'rowActions' | 'say' | 'selectable'> &
  Pick<WorkbinItemListProps, 'ageTone' | 'currentId' | 'view'> & {
    readonly wording: Wording
    readonly now: number
  }

function Rows({ view, wording, say, now, currentId, ageTone, ...shared }: RowsProps) {
  const onSelect = useSelect(view, shared.selectable)
  return view.rows.map((row) => {
    const { id, receivedAt } = row.item
    const age = receivedAt !== null && Number.isFinite(receivedAt) ? now - receivedAt : null
    return (
      <ItemRowView
        key={id}
        row={row}
        age={age === null ? null : formatAge(age, wording)}
        ageTone={age === null ? undefined : ageTone?.(row.item, age)}
        isSelected={view.isSelected(id)}
        isCurrent={id === currentId}
        columns={view.columns}
        onSelect={onSelect}
        onView={view.markViewed}
        say={say}
        {...shared}
      />
    )
  })
}

function useSelect({ toggle, select, isSelected }: WorkbinItemsView, selectable: Selectable) {
  const choose = useCallback(
    (id: string) => select(isSelected(id) ? null : id),
    [isSelected, select],
  )
  return selectable === 'single' ? choose : toggle
}

function More({
  view,
  label,
}: {
  readonly view: WorkbinItemsView
  readonly label: string
}): ReactElement | null {
  if (view.more === 0) return null
  return (
    <div data-part="more">
      <Button onClick={view.showMore}>{label}</Button>
    </div>
  )
}
