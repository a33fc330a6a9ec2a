/** The head of a list: what each column is, and the buttons that sort by it. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- cards change `display`, which takes a table's roles away in Safari */
import type { ReactElement, ReactNode } from 'react'
import { Shape } from '../controls/Shape.js'
import type { CompletedLabels } from '../words/labels.js'
import type { ListSentences } from '../words/listWords.js'
import { CheckBox } from './CheckBox.js'
import type { Selectable } from './ItemRowView.js'
import type { WorkbinItemsView } from './useWorkbinItems.js'

interface ListHeadProps {
  readonly view: WorkbinItemsView
  readonly selectable: Selectable
  readonly hasActions: boolean
  readonly say: CompletedLabels<ListSentences>
}

const down = 'M8 3v10M4 9l4 4 4-4'
const up = 'M8 13V3M4 7l4-4 4 4'

/** One row of column heads. */
export function ListHead({ view, selectable, hasActions, say }: ListHeadProps): ReactElement {
  const { columns } = view
  return (
    <thead role="rowgroup">
      <tr role="row">
        {selectable !== 'none' && (
          <th role="columnheader" scope="col" data-column="select">
            <SelectAll {...{ view, selectable, say }} />
          </th>
        )}
        <th role="columnheader" scope="col" data-column="medium">
          <span className="gws-sr">{say.Medium ?? 'Medium'}</span>
        </th>
        <SortHead view={view} by="subject" label={say['From and subject'] ?? 'From and subject'} />
        {columns.map(({ id, header, sortValue, width = 'normal' }) =>
          sortValue ? (
            <SortHead key={id} view={view} by={id} label={header} width={width} />
          ) : (
            <th key={id} role="columnheader" scope="col" data-column={id} data-width={width}>
              {header}
            </th>
          ),
        )}
        <SortHead view={view} by="age" label={say.Age ?? 'Age'} />
        {hasActions && (
          <th role="columnheader" scope="col" data-column="actions">
            <span className="gws-sr">{say.Actions ?? 'Actions'}</span>
          </th>
        )}
      </tr>
    </thead>
  )
}

function SelectAll({ view, selectable, say }: Omit<ListHeadProps, 'hasActions'>): ReactNode {
  if (selectable === 'single') return null
  return (
    <CheckBox
      aria-label={say['Select all'] ?? 'Select all'}
      isMixed={view.selection === 'some'}
      checked={view.selection === 'all'}
      onChange={view.toggleAll}
    />
  )
}

interface SortHeadProps {
  readonly view: WorkbinItemsView
  readonly by: string
  readonly label: string
  readonly width?: string
}

/** First press: ascending, then descending, then the order of the server again. Age begins with the oldest. */
function SortHead({ view: { sort, setSort }, by, label, width }: SortHeadProps) {
  const direction = sort?.by === by ? sort.direction : undefined
  const first = by === 'age' ? 'descending' : 'ascending'
  const second = by === 'age' ? 'ascending' : 'descending'
  const next = direction === undefined ? first : direction === first ? second : null
  return (
    <th
      role="columnheader"
      scope="col"
      data-column={by}
      data-width={width}
      aria-sort={direction ?? 'none'}
    >
      <button
        type="button"
        data-part="sort"
        onClick={() => setSort(next && { by, direction: next })}
      >
        {label}
        <span data-part="icon">
          {direction && <Shape path={direction === 'ascending' ? up : down} />}
        </span>
      </button>
    </th>
  )
}
