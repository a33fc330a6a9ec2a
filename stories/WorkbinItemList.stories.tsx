/** The list that never jumps, in each of its states, without a server. */
import { expect, waitFor, within } from 'storybook/test'
import { WorkbinError, type ItemAction, type WorkbinContents, type WorkbinItem } from 'gws-workbins'
import preview from '../.storybook/preview.js'
import { currentList, deskItems, ListDesk, type ListDeskProps } from './ListDesk.js'
import { aMinuteAgo, now, stopClock } from './moment.js'
import { deskActions } from './pages/deskList.js'

const desk = (props: ListDeskProps = {}) =>
  function Desk() {
    return <ListDesk {...props} />
  }

const meta = preview.meta({
  title: 'Lists/WorkbinItemList',
  beforeEach: stopClock,
  render: desk(),
})

const take: ItemAction = { id: 'take', label: 'Take', onAction: () => {} }

const notLoaded = {
  ...currentList,
  status: 'failed',
  items: null,
  asOf: null,
  isCurrent: false,
  error: new WorkbinError('service-unavailable'),
} as const satisfies WorkbinContents

const outdated = {
  ...currentList,
  status: 'outdated',
  asOf: aMinuteAgo,
  isCurrent: false,
} as const satisfies WorkbinContents

/** A list of `items`, live. */
const live = (items: readonly WorkbinItem[]): WorkbinContents => ({ ...currentList, items })

/** What the rows show of their items. */
const subjects = (root: HTMLElement) =>
  [...root.querySelectorAll('tbody [data-part=what]')].map(({ textContent }) => textContent)

/** Presses without pointer and focus going there: as another agent's hand would. */
const happen = (root: HTMLElement, name: string) => {
  const buttons = [...root.querySelectorAll('button')]
  buttons.find(({ textContent }) => textContent === name)?.click()
}

export const Loading = meta.story({
  render: desk({ contents: { ...notLoaded, status: 'pending', error: null, isFetching: true } }),
  play: async ({ canvas }) => {
    await expect(canvas.getByRole('table')).toHaveAttribute('aria-busy', 'true')
  },
})

export const Live = meta.story({
  play: async ({ canvas }) => {
    await expect(canvas.getAllByRole('row')).toHaveLength(9)
    await expect(canvas.getByText('2h 4m')).toBeVisible()
  },
})

export const EmptyAndLive = meta.story({
  render: desk({ contents: live([]) }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No items. New ones will appear here.')).toBeVisible()
  },
})

export const EmptyWhenLoaded = meta.story({
  render: desk({ contents: { ...outdated, items: [] } }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText(/^No items.+10:42/)).toBeVisible()
  },
})

export const NoMatch = meta.story({
  render: desk({ filter: () => false }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('No items match.')).toBeVisible()
  },
})

/** What can be done about it is the host's: its child stands below the sentence. */
export const NotLoaded = meta.story({
  render: desk({
    contents: notLoaded,
    children: (
      <button type="button" className="button">
        Try again
      </button>
    ),
  }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Could not load this list.')).toBeVisible()
    await expect(canvas.getByRole('button', { name: 'Try again' })).toBeVisible()
  },
})

export const NewItemsBuffered = meta.story({
  render: desk({ isMoving: true }),
  play: async ({ canvas, canvasElement, step, userEvent }) => {
    const [, , second] = canvas.getAllByRole('row')
    const place = () => second?.getBoundingClientRect().top
    const before = place()
    await step('a row under the pointer does not move when an item comes', async () => {
      await userEvent.hover(canvas.getByText('Nordwind Logistik GmbH'))
      happen(canvasElement, 'One comes')
      await expect(await canvas.findByRole('button', { name: '1 new item' })).toBeVisible()
      await expect(place()).toBe(before)
      await expect(subjects(canvasElement)).toHaveLength(8)
    })
    await step('the button shows it, as new', async () => {
      await userEvent.click(canvas.getByRole('button', { name: '1 new item' }))
      await expect(subjects(canvasElement)).toHaveLength(9)
      await expect(canvas.getByText('New')).toBeVisible()
    })
  },
})

export const GoneWhileFocused = meta.story({
  render: desk({ isMoving: true }),
  play: async ({ canvas, canvasElement, step }) => {
    const open = (name: string) => canvas.getByRole('button', { name })
    await step('the row stays, marked, and so does the focus', async () => {
      open('+33 6 12 44 90 18').focus()
      happen(canvasElement, 'One goes')
      await expect(await canvas.findByText('No longer here')).toBeVisible()
      await expect(open('+33 6 12 44 90 18')).toHaveFocus()
    })
    await step('the focus goes to the next row when it is dropped', async () => {
      happen(canvasElement, 'One comes')
      await canvas.findByRole('button', { name: '1 new item' })
      happen(canvasElement, '1 new item')
      await waitFor(() => expect(canvas.queryByText('No longer here')).toBeNull())
      await waitFor(() => expect(canvas.getByRole('table')).toContainElement(focused()))
    })
  },
})

const focused = () =>
  document.activeElement instanceof HTMLElement ? document.activeElement : null

export const Held = meta.story({
  render: desk({ isMoving: true }),
  play: async ({ canvas, canvasElement, userEvent }) => {
    const before = subjects(canvasElement)
    await userEvent.click(canvas.getByRole('button', { name: 'Hold' }))
    happen(canvasElement, 'One comes')
    happen(canvasElement, 'One goes')
    await expect(await canvas.findByRole('button', { name: '1 new item' })).toBeVisible()
    await expect(subjects(canvasElement)).toEqual(before)
  },
})

export const Sorting = meta.story({
  play: async ({ canvas, canvasElement, userEvent }) => {
    const asServed = subjects(canvasElement)
    const head = () => canvas.getByRole('columnheader', { name: 'From and subject' })
    const press = () => userEvent.click(within(head()).getByRole('button'))
    await press()
    await expect(head()).toHaveAttribute('aria-sort', 'ascending')
    await expect(canvas.getAllByRole('row')[1]).toHaveTextContent('@harbour_cafe')
    await press()
    await expect(head()).toHaveAttribute('aria-sort', 'descending')
    await press()
    await expect(subjects(canvasElement)).toEqual(asServed)
    await press()
  },
})

export const SelectionAndActions = meta.story({
  render: desk({ selectable: 'multiple', rowActions: [take] }),
  play: async ({ canvas, userEvent }) => {
    const all = () => canvas.getByRole<HTMLInputElement>('checkbox', { name: 'Select all' })
    await userEvent.click(canvas.getByRole('checkbox', { name: /^Select Camille/ }))
    await expect(all().indeterminate).toBe(true)
    await userEvent.click(all())
    await expect(all()).toBeChecked()
    await userEvent.click(canvas.getByRole('checkbox', { name: /^Select Priya/ }))
  },
})

/** A button that cannot be pressed says why, and keeps its place in the order of the keyboard. */
export const NotAllowed = meta.story({
  render: desk({ rowActions: deskActions }),
  play: async ({ canvas }) => {
    const done = canvas.getByRole('button', { name: /^Mark done: \+33.*Chats end by themselves/ })
    await expect(done).toHaveAttribute('aria-disabled', 'true')
  },
})

export const Stale = meta.story({ render: desk({ contents: outdated }) })

export const Dense = meta.story({ render: desk({ density: 'compact' }) })

export const Roomy = meta.story({ render: desk({ density: 'roomy' }) })

/** Below 520 px each row is a card; for assistive technology it stays a row. */
export const NarrowCards = meta.story({
  render: desk({ selectable: 'multiple', rowActions: [take], style: { maxInlineSize: '340px' } }),
  play: async ({ canvas }) => {
    const list = canvas.getByRole('table').parentElement
    await expect(list?.scrollWidth).toBeLessThanOrEqual(list?.clientWidth ?? 0)
  },
})

export const ThousandRows = meta.story({
  render: desk({
    columns: [],
    contents: live(
      Array.from({ length: 1_000 }, (_, at) => {
        const [model] = deskItems
        const id = `item-${at}`
        return { ...(model ?? unreadable), id, from: `Customer ${at + 1}`, receivedAt: now - at }
      }),
    ),
  }),
  play: async ({ canvas, userEvent }) => {
    await userEvent.click(canvas.getByRole('button', { name: 'Show more' }))
    await expect(canvas.getAllByText(/^Customer \d+$/)).toHaveLength(400)
  },
})

const unreadable: WorkbinItem = {
  id: '00BB2aE61P3F8WFT',
  medium: 'email',
  isReadable: false,
  receivedAt: null,
  subject: null,
  from: null,
  caseData: {},
  routingData: {},
  fields: {},
}

const written = (
  id: string,
  from: string | null,
  subject: string | null,
  priority: string,
): WorkbinItem => ({
  ...unreadable,
  id,
  from,
  subject,
  isReadable: true,
  receivedAt: now - 26 * 60_000,
  caseData: { Priority: priority, State: 'Queued' },
})

const arabic = [
  written('a', 'ليلى حداد', 'لم أستلم المبلغ المسترد — الطلب 88213', 'High'),
  written('b', 'شركة الواحة للتجارة', 'خطأ في الفاتورة رقم 2026-1187، تذكير ثانٍ', 'Normal'),
  written('c', 'سامي الخوري', 'خصم مكرر على البطاقة', 'Normal'),
]

/** The page's direction; names and subjects keep theirs, and stand at the row's start. */
export const RTL = meta.story({
  globals: { direction: 'rtl', locale: 'ar' },
  render: desk({
    selectable: 'multiple',
    contents: live([
      ...arabic,
      written('d', 'Nordwind Logistik GmbH', 'Re: Invoice 2026-1187, reminder!', 'High'),
    ]),
  }),
  play: async ({ canvas }) => {
    const subject = canvas.getByText('Re: Invoice 2026-1187, reminder!')
    const end = subject.closest('td')?.getBoundingClientRect().right
    await expect(subject.getBoundingClientRect().right).toBe(end)
  },
})

export const MixedScripts = meta.story({
  render: desk({
    contents: live([
      ...arabic,
      written('d', 'רות לוי', 'Order 88213: איפה ההחזר שלי?', 'Normal'),
      written('e', '山田 由紀', '請求書 2026-1187 について', 'High'),
      written('f', 'Ελένη Παππά', 'Τιμολόγιο «Ιουλίου»', 'Normal'),
      written('g', null, null, 'Normal'),
    ]),
  }),
})

export const Unreadable = meta.story({
  render: desk({ contents: live([...deskItems.slice(0, 2), unreadable]) }),
  play: async ({ canvas }) => {
    await expect(canvas.getByText('Cannot be read')).toBeVisible()
    await expect(canvas.getByText(unreadable.id)).toBeVisible()
  },
})
