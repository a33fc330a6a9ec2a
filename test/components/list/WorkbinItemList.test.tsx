/** The list over a real simulator: what comes waits, what goes stays to be seen, and the keyboard is never lost. */
import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { useState, type ReactElement } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  HoldButton,
  NewItemsButton,
  userDataColumn,
  useWorkbinItems,
  WorkbinItemList,
  type ItemAction,
  type WorkbinContents,
  type WorkbinItem,
  type WorkbinItemListProps,
} from '../../../src/index.js'

const now = Date.UTC(2026, 10, 22, 10, 42)

const item = (id: string, more: Partial<WorkbinItem> = {}): WorkbinItem => ({
  id,
  medium: 'email',
  isReadable: true,
  receivedAt: now - 60_000,
  subject: `About ${id}`,
  from: `From ${id}`,
  caseData: {},
  routingData: {},
  fields: {},
  ...more,
})

const current = (items: readonly WorkbinItem[]): WorkbinContents => ({
  status: 'current',
  items,
  asOf: now,
  isCurrent: true,
  isFetching: false,
  isTruncated: false,
  error: null,
  retryAt: null,
})

const columns = [userDataColumn('Priority')]

let show: (items: readonly WorkbinItem[]) => void = () => undefined

function List({
  first,
  ...rest
}: { first: readonly WorkbinItem[] } & Partial<WorkbinItemListProps>) {
  const [items, setItems] = useState(first)
  show = (next) => act(() => setItems(next))
  const view = useWorkbinItems(current(items), { columns, pageSize: 3 })
  return (
    <>
      <NewItemsButton view={view} />
      <HoldButton view={view} />
      <input
        aria-label="Search"
        value={view.search}
        onChange={({ target }) => view.setSearch(target.value)}
      />
      <WorkbinItemList {...rest} view={view} />
    </>
  )
}

const wait = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })

const subjects = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.querySelector('[data-part=what]')?.textContent)

const open = (ui: ReactElement) => render(ui)
const list = () => screen.getByRole('table').parentElement ?? document.body
const [a, b, c, d] = [item('a'), item('b'), item('c'), item('d')]

beforeEach(() => {
  vi.useFakeTimers({ now })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a list under the pointer', () => {
  it('lets new items wait behind a button, and marks what is gone [R-238]', () => {
    open(<List first={[a, b]} />)
    fireEvent.pointerEnter(list())
    show([c, b])
    expect(subjects()).toEqual(['About a', 'About b'])
    expect(screen.getByText('No longer here')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: '1 new item' }))
    expect(subjects()).toEqual(['About c', 'About b'])
    expect(screen.queryByText('No longer here')).toBeNull()
    expect(screen.getByText('New')).toBeVisible()
  })

  it('stays for 4 s after the pointer has left: it may be on its way to the button', () => {
    open(<List first={[a, b]} />)
    fireEvent.pointerEnter(list())
    show([c, a, b])
    fireEvent.pointerLeave(list())
    wait(3_999)
    expect(subjects()).toEqual(['About a', 'About b'])
    wait(1)
    expect(subjects()).toEqual(['About c', 'About a', 'About b'])
  })

  it('takes "New" from a row once the pointer has been on it', () => {
    open(<List first={[a]} />)
    show([b, a])
    const [, row] = screen.getAllByRole('row')
    fireEvent.pointerLeave(row ?? document.body)
    expect(screen.queryByText('New')).toBeNull()
  })
})

describe('a list in use by other means', () => {
  it('holds still while held, and shows everything when let go', () => {
    open(<List first={[a]} />)
    fireEvent.click(screen.getByRole('button', { name: 'Hold' }))
    show([b])
    wait(60_000)
    expect(subjects()).toEqual(['About a'])
    fireEvent.click(screen.getByRole('button', { name: 'Hold', pressed: true }))
    expect(subjects()).toEqual(['About b'])
  })

  it('holds still while something is selected; what is gone is no longer selected', () => {
    open(<List first={[a, b]} selectable="multiple" />)
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select From a, About a' }))
    show([c, a, b])
    expect(subjects()).toEqual(['About a', 'About b'])
    show([c, b])
    expect(screen.getByRole('checkbox', { name: 'Select From a, About a' })).not.toBeChecked()
    wait(4_000)
    expect(subjects()).toEqual(['About c', 'About b'])
  })

  it('keeps the keyboard at the next row when the row under it goes [R-239]', () => {
    open(<List first={[a, b, c]} onOpen={() => undefined} />)
    screen.getByRole('button', { name: 'From b' }).focus()
    show([a, c])
    expect(screen.getByRole('button', { name: 'From b' })).toHaveFocus()
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'About' } })
    expect(screen.getByRole('button', { name: 'From c' })).toHaveFocus()
    fireEvent.change(screen.getByRole('textbox'), { target: { value: 'nothing' } })
    expect(screen.getByRole('table')).toHaveFocus()
  })
})

describe('what an agent asks of a list', () => {
  it('finds customer, id and case data, whatever case and accents [R-240]', () => {
    const zoe = item('zoe', { from: 'Zoë Ångström', caseData: { Priority: 'High' } })
    open(<List first={[a, zoe]} />)
    const search = (value: string) =>
      fireEvent.change(screen.getByRole('textbox'), { target: { value } })
    search('angstrom high')
    expect(subjects()).toEqual(['About zoe'])
    search('ZOE')
    expect(subjects()).toEqual(['About zoe'])
    search('no such')
    expect(screen.getByText('No items match.')).toBeVisible()
  })

  it('sorts by a column, by it backwards, and as the server has it', () => {
    const rows = [
      item('x', { caseData: { Priority: 2 } }),
      item('y', { caseData: { Priority: 10 } }),
      item('z'),
    ]
    open(<List first={rows} />)
    const head = () => screen.getByRole('columnheader', { name: 'Priority' })
    const press = () => fireEvent.click(within(head()).getByRole('button'))
    expect(head()).toHaveAttribute('aria-sort', 'none')
    press()
    expect(head()).toHaveAttribute('aria-sort', 'ascending')
    expect(subjects()).toEqual(['About x', 'About y', 'About z'])
    press()
    expect(subjects()).toEqual(['About y', 'About x', 'About z'])
    press()
    expect(subjects()).toEqual(['About x', 'About y', 'About z'])
  })

  it('shows a page at a time', () => {
    open(<List first={[a, b, c, d]} />)
    expect(subjects()).toHaveLength(3)
    fireEvent.click(screen.getByRole('button', { name: 'Show more' }))
    expect(subjects()).toHaveLength(4)
  })

  it('says why an action is not possible, and does nothing then', () => {
    const onAction = vi.fn()
    const actions: readonly ItemAction[] = [
      { id: 'take', label: 'Take', onAction },
      { id: 'done', label: 'Done', onAction, isAllowed: () => false, reason: 'Not your role.' },
    ]
    open(<List first={[a]} rowActions={actions} />)
    const done = screen.getByRole('button', { name: 'Done: From a, About a. Not your role.' })
    expect(done).toHaveAttribute('aria-disabled', 'true')
    fireEvent.click(done)
    expect(onAction).not.toHaveBeenCalled()
    fireEvent.click(screen.getByRole('button', { name: 'Take: From a, About a' }))
    expect(onAction).toHaveBeenCalledWith([a])
  })
})

describe('the rows', () => {
  it('render alone: an event renders its own row [R-241]', () => {
    const cell = vi.fn(() => null)
    const counted = [{ id: 'counted', header: 'Counted', cell }]
    let next: (items: readonly WorkbinItem[]) => void = () => undefined
    function Counting() {
      const [items, setItems] = useState([a, b, c])
      next = (more) => act(() => setItems([...more]))
      return <WorkbinItemList view={useWorkbinItems(current(items), { columns: counted })} />
    }
    open(<Counting />)
    cell.mockClear()
    const changed = item('b', { subject: 'Changed' })
    next([a, changed, c])
    expect(cell.mock.calls).toEqual([[changed]])
  })

  it('count their age in minutes, with one timer for all', () => {
    open(<List first={[item('old', { receivedAt: now - 124 * 60_000 })]} locale="en" />)
    expect(screen.getByText('2h 4m')).toBeVisible()
    wait(60_000)
    expect(screen.getByText('2h 5m')).toBeVisible()
  })

  it('show what cannot be read as such', () => {
    open(<List first={[item('x1', { isReadable: false, from: null, subject: null })]} />)
    expect(screen.getByText('Cannot be read')).toBeVisible()
    expect(screen.getByText('x1')).toBeVisible()
  })
})

describe('another workbin in the same place', () => {
  it('is another list: nothing of the former one stays, and nothing is new [R-248]', () => {
    const [one, other] = [
      { id: 'one', owner: 'me' as const },
      { id: 'other', owner: 'me' as const },
    ]
    function Desk({ isOther }: { isOther: boolean }) {
      const contents = { ...current(isOther ? [c] : [a, b]), target: isOther ? other : one }
      return <WorkbinItemList view={useWorkbinItems(contents)} selectable="multiple" />
    }
    const { rerender } = render(<Desk isOther={false} />)
    fireEvent.pointerEnter(list())
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select From a, About a' }))
    rerender(<Desk isOther />)
    expect(subjects()).toEqual(['About c'])
    expect(screen.queryByText('New')).toBeNull()
    rerender(<Desk isOther={false} />)
    expect(screen.getByRole('checkbox', { name: 'Select From a, About a' })).not.toBeChecked()
  })
})
