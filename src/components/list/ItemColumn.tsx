/** The columns of a list: the two that every list has, and those a host names. */
import type { ReactNode } from 'react'
import { isObject, own } from '../../protocol/own.js'
import type { CaseValue, WorkbinItem } from '../../protocol/WorkbinItem.js'

/** A column of a host's own, between the subject and the age. */
export interface ItemColumn {
  /** Unique among the columns; `data-column` of its cells. */
  readonly id: string
  /** What the head says. */
  readonly header: string
  /** What a cell shows. Keep it the same function: a new one renders every row. */
  cell(item: WorkbinItem): ReactNode
  /** What it is sorted by; without it the column is not sorted. Null goes last. */
  readonly sortValue?: ((item: WorkbinItem) => CaseValue) | undefined
  /** 4, 6 or 9 rem at the browser's default text size. Default `normal`. */
  readonly width?: 'narrow' | 'normal' | 'wide' | undefined
}

/** What {@link userDataColumn} may be told. */
export interface UserDataColumnOptions extends Partial<Omit<ItemColumn, 'cell'>> {
  /** What a cell shows. Default: the value as text. */
  cell?(value: CaseValue, item: WorkbinItem): ReactNode
}

/**
 * A column of the contact centre's own case data (`userData`), such as priority or state: GWS has no
 * such fields of its own. Make it once, outside of your component.
 *
 * @param key - name in `userData`
 * @param options - `header` (default: the key), `cell`, `sortValue` (default: the value), `width`, `id`
 * @example
 * ```tsx
 * import { userDataColumn } from 'gws-workbins'
 *
 * const priority = userDataColumn('Priority', { width: 'narrow', cell: (value) => <b>{value}</b> })
 * ```
 */
export function userDataColumn(key: string, options: UserDataColumnOptions = {}): ItemColumn {
  const { cell, ...rest } = options
  return {
    id: key,
    header: key,
    sortValue: (item) => caseValue(item, key),
    ...rest,
    cell(item) {
      const value = caseValue(item, key)
      if (cell) return cell(value, item)
      return value === null ? null : <bdi>{String(value)}</bdi>
    },
  }
}

function caseValue({ caseData }: WorkbinItem, key: string): CaseValue {
  const value = own(caseData, key)
  return value === undefined || isObject(value) ? null : (value as CaseValue) // all that case data holds
}
