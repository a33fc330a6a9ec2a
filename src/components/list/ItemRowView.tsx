'use client'
/** One row of a list: rendered again only when its own item, words or place in the selection change. */
/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- cards change `display`, which takes a table's roles away in Safari */
import { memo, type NamedExoticComponent, type ReactElement } from 'react'
import type { WorkbinItem } from '../../protocol/WorkbinItem.js'
import { Shape } from '../controls/Shape.js'
import type { CompletedLabels } from '../words/labels.js'
import type { ListSentences } from '../words/listWords.js'
import { ActionButton } from './ActionButton.js'
import { CheckBox } from './CheckBox.js'
import type { ItemAction } from './ItemAction.js'
import type { ItemColumn } from './ItemColumn.js'
import type { ItemRow } from './ItemDisplay.js'
import { mediumLook } from './mediumLook.js'

/** How many items can be selected at a time. */
export type Selectable = 'none' | 'single' | 'multiple'

/** What a row needs; every value but `row` and `age` stays the same while the list is as it is. */
export interface ItemRowProps {
  readonly row: ItemRow
  /** "2h 4m", or null where it is not known when the item came. */
  readonly age: string | null
  readonly ageTone: string | undefined
  readonly isSelected: boolean
  readonly isCurrent: boolean
  readonly selectable: Selectable
  readonly columns: readonly ItemColumn[]
  readonly rowActions: readonly ItemAction[]
  readonly say: CompletedLabels<ListSentences>
  onSelect(id: string): void
  onView(id: string): void
  readonly onOpen: ((item: WorkbinItem) => void) | undefined
}

/** A row, with a check box, the medium, who and what, the host's cells, the age, and the actions. */
export const ItemRowView: NamedExoticComponent<ItemRowProps> = memo(function ItemRowView(
  props: ItemRowProps,
): ReactElement {
  const { row, age, ageTone, isSelected, isCurrent, columns, rowActions, say } = props
  const { item, isNew, isGone } = row
  const name = nameOf(item, say)
  const view = () => isNew && props.onView(item.id)
  return (
    <tr
      role="row"
      data-new={isNew ? '' : undefined}
      data-gone={isGone ? '' : undefined}
      data-selected={isSelected ? '' : undefined}
      data-current={isCurrent ? '' : undefined}
      onPointerLeave={view}
      onFocus={view}
    >
      {props.selectable !== 'none' && (
        <td role="cell" data-column="select">
          <CheckBox
            aria-label={say.selectItem(name)}
            aria-disabled={isGone || undefined}
            checked={isSelected}
            onChange={() => {
              if (!isGone) props.onSelect(item.id)
            }}
          />
        </td>
      )}
      <MediumCell medium={item.medium} say={say} />
      <SubjectCell {...props} />
      {columns.map(({ id, cell, width = 'normal' }) => (
        <td key={id} role="cell" data-column={id} data-width={width}>
          {cell(item)}
        </td>
      ))}
      <td role="cell" data-column="age" data-tone={ageTone}>
        {age}
      </td>
      {rowActions.length > 0 && (
        <td role="cell" data-column="actions">
          {rowActions.map((action) => (
            <ActionButton
              key={action.id}
              action={action}
              items={[item]}
              say={say}
              name={name}
              isGone={isGone}
            />
          ))}
        </td>
      )}
    </tr>
  )
})

function MediumCell({
  medium,
  say,
}: {
  readonly medium: string
  readonly say: ItemRowProps['say']
}) {
  const [path, word] = mediumLook(medium)
  return (
    <td role="cell" data-column="medium">
      <span data-part="icon">
        <Shape path={path} />
      </span>
      <span className="gws-sr">{word === undefined ? medium : (say[word] ?? word)}</span>
    </td>
  )
}

function SubjectCell({ row: { item, isNew, isGone }, onOpen, say }: ItemRowProps) {
  const from = whoOf(item, say)
  const who = isGone ? <s>{from}</s> : from
  return (
    <td role="cell" data-column="subject">
      <span data-part="who">
        {onOpen ? (
          <button
            type="button"
            data-part="open"
            aria-disabled={isGone || undefined}
            onClick={() => {
              if (!isGone) onOpen(item)
            }}
          >
            <bdi title={from}>{who}</bdi>
          </button>
        ) : (
          <bdi title={from}>{who}</bdi>
        )}
        {isGone ? (
          <span data-part="tag">{say['No longer here'] ?? 'No longer here'}</span>
        ) : (
          isNew && <span data-part="tag">{say.New ?? 'New'}</span>
        )}
      </span>
      <bdi data-part="what" title={whatOf(item, say)}>
        {whatOf(item, say)}
      </bdi>
    </td>
  )
}

function whoOf(item: WorkbinItem, say: ItemRowProps['say']): string {
  if (!item.isReadable) return say['Cannot be read'] ?? 'Cannot be read'
  return item.from ?? say['Unknown sender'] ?? 'Unknown sender'
}

const whatOf = (item: WorkbinItem, say: ItemRowProps['say']): string =>
  item.isReadable ? (item.subject ?? say['No subject'] ?? 'No subject') : item.id

/** How an item is called where its row is not seen. */
function nameOf(item: WorkbinItem, say: ItemRowProps['say']): string {
  return `${whoOf(item, say)}, ${whatOf(item, say)}`
}
