/** The explorer: its sections, what a row says, the counts that are not known, and many workbins that it subscribes to itself. */
import { fireEvent, render, screen, within } from '@testing-library/react'
import {
  WorkbinExplorer,
  type ExplorerTarget,
  type ExplorerWorkbin,
  type SubscriptionState,
  type WorkbinTarget,
} from 'gws-workbins'
import { createLargeWorld } from 'gws-workbins/simulator'
import { createRef } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it, vi } from 'vitest'
import { pass, renderDesktop } from '../../react/renderDesktop.js'
import { failed, recovering, subscribed, unsubscribed } from '../states.js'

const workbin = (
  name: string,
  owner: WorkbinTarget['owner'],
  subscription: SubscriptionState = subscribed,
  more: Partial<ExplorerWorkbin> = {},
): ExplorerWorkbin => ({ id: name, name, owner, subscription, ...more })

const billing = { agentGroup: 'Billing-Tier2' }
const workbins: readonly ExplorerWorkbin[] = [
  workbin('Front desk tray', { placeGroup: 'Geneva-Hall' }, subscribed, { count: 5 }),
  workbin('Escalations', billing, subscribed, { count: 1_024, newCount: 3 }),
  workbin('Drafts', 'me', unsubscribed, { count: 0 }),
  workbin('Chargebacks', billing, subscribed, { count: 'loading' }),
  workbin('VIP', { agentGroup: 'KeyAccounts' }, failed, { count: 'unknown' }),
  workbin('Escalations', { user: '7f' }, subscribed),
]

const rows = () => screen.getAllByRole('button')
const names = () => rows().map((row) => row.querySelector('[data-part=name]')?.textContent)

describe('the explorer', () => {
  it('lists workbins by kind of owner, under headings [R-271]', () => {
    render(<WorkbinExplorer workbins={workbins} headingLevel={3} />)
    expect(screen.getByRole('navigation', { name: 'Workbins' })).toBeInTheDocument()
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('Workbins')
    const lists = screen.getAllByRole('list')
    expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(4)
    expect(
      lists.map((list) => [
        document.getElementById(list.getAttribute('aria-labelledby') ?? '')?.textContent?.trim(),
        within(list)
          .getAllByRole('listitem')
          .map((item) => item.querySelector('[data-part=name]')?.textContent),
      ]),
    ).toEqual([
      ['My workbins', ['Drafts']],
      ['Agent groups', ['Escalations', 'Chargebacks', 'VIP']],
      ['Place groups', ['Front desk tray']],
      ['Agents', ['Escalations']],
    ])
    expect(document.querySelector('.gws-summary')).toHaveTextContent('4 of 6 live · 1 failed')
  })

  it('says of each which, whose, how many and how it is; what is not known is not 0 [R-272]', () => {
    render(<WorkbinExplorer workbins={workbins} locale="en-GB" />)
    expect(rows().map((row) => row.getAttribute('aria-label'))).toEqual(rows().map(() => null))
    for (const name of [
      'Drafts Personal 0 items Paused',
      'Escalations Billing-Tier2 1,024 items, 3 new Live',
      'Chargebacks Billing-Tier2 Count unknown Live',
      'VIP KeyAccounts Count unknown Failed',
      'Front desk tray Geneva-Hall 5 items Live',
      'Escalations 7f Live',
    ])
      expect(screen.getByRole('button', { name })).toBeInTheDocument()
    const shown = rows().map((row) => row.querySelector('[data-part=count] > [aria-hidden]'))
    expect(shown.map((count) => count?.textContent)).toEqual([
      ...['0', '1,024', '…', '?'],
      ...['5', undefined],
    ])
  })

  it('marks the one that is looked at by value, and tells which is pressed [R-271]', () => {
    const onSelect = vi.fn()
    render(
      <WorkbinExplorer
        workbins={workbins}
        selected={{ id: 'Escalations', owner: { agentGroup: 'Billing-Tier2' } }}
        onSelect={onSelect}
      />,
    )
    const current = rows().filter((row) => row.getAttribute('aria-current') === 'true')
    expect(current.map((row) => row.textContent)).toEqual([
      expect.stringContaining('Billing-Tier2'),
    ])
    fireEvent.click(screen.getByRole('button', { name: /VIP/ }))
    expect(onSelect.mock.calls).toEqual([[workbins[4]]])
  })

  it('puts what needs attention first where that is asked for [R-271]', () => {
    const lost = { ...recovering, since: Date.now() - 10_000 }
    const mixed = [
      workbin('Live 1', billing),
      workbin('Paused', billing, unsubscribed),
      workbin('Lost', billing, lost),
      workbin('Live 2', billing),
      workbin('Failed', billing, failed),
    ]
    const { rerender } = render(<WorkbinExplorer workbins={mixed} />)
    expect(names()).toEqual(['Live 1', 'Paused', 'Lost', 'Live 2', 'Failed'])
    rerender(<WorkbinExplorer workbins={mixed} order="attention" />)
    expect(names()).toEqual(['Failed', 'Lost', 'Live 1', 'Live 2', 'Paused'])
  })

  it('filters by the names of workbins and owners', () => {
    render(<WorkbinExplorer workbins={workbins} hasFilter />)
    const box = screen.getByRole('searchbox', { name: 'Filter workbins' })
    fireEvent.change(box, { target: { value: ' ESCÁL' } })
    expect(names()).toEqual(['Escalations', 'Escalations'])
    fireEvent.change(box, { target: { value: 'keyacc' } })
    expect(names()).toEqual(['VIP'])
    expect(document.querySelector('.gws-summary')).toHaveTextContent('4 of 6 live')
    fireEvent.change(box, { target: { value: 'nothing has it' } })
    expect(screen.getByText('No workbins match')).toBeInTheDocument()
  })

  it('goes from row to row with the arrow keys', () => {
    render(<WorkbinExplorer workbins={workbins} />)
    const [first, second] = rows()
    first?.focus()
    expect(fireEvent.keyDown(first ?? document.body, { key: 'ArrowDown' })).toBe(false)
    expect(second).toHaveFocus()
    fireEvent.keyDown(second ?? document.body, { key: 'ArrowUp' })
    expect(first).toHaveFocus()
    expect(fireEvent.keyDown(first ?? document.body, { key: 'ArrowUp' })).toBe(true)
    fireEvent.keyDown(first ?? document.body, { key: 'Tab' })
    expect(first).toHaveFocus()
  })

  it('puts no name into an attribute but its title, and isolates each [R-272]', () => {
    const name = 'https://evil.example/"><script>'
    const hostile = [workbin(name, { agentGroup: name })]
    const { container } = render(<WorkbinExplorer workbins={hostile} />)
    const attributes = [...container.querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name: key }) => key !== 'title').map(({ value }) => value),
    )
    expect(attributes.filter((value) => value.includes('evil'))).toEqual([])
    expect([...container.querySelectorAll('button bdi')].map((each) => each.textContent)).toEqual([
      name,
      name,
    ])
  })

  it('is rendered by a server, speaks other words, and what a host passes reaches it', () => {
    const ref = createRef<HTMLElement>()
    render(
      <WorkbinExplorer
        workbins={[]}
        ref={ref}
        id="mine"
        className="column"
        labels={{ Workbins: 'Körbe', 'No workbins': 'Keine Körbe' }}
      />,
    )
    expect(ref.current).toHaveAttribute('id', 'mine')
    expect(ref.current).toHaveClass('gws-explorer', 'column')
    expect(ref.current).toHaveAccessibleName('Körbe')
    expect(ref.current).toHaveTextContent('Keine Körbe')
    expect(renderToString(<WorkbinExplorer workbins={workbins} />)).toContain('Escalations')
  })
})

describe('an explorer that subscribes by itself', () => {
  it('keeps thirty workbins live, and lets go of those that leave [R-273]', async () => {
    const world = createLargeWorld({ agents: 1, workbins: 30, items: 0 })
    const targets = world.contents.map(({ target }, index): ExplorerTarget => {
      const { id, agentGroup, placeGroup = '' } = target
      const owner = agentGroup === undefined ? { placeGroup } : { agentGroup }
      return { id, owner, name: `Desk ${index + 1}` }
    })
    const { show, simulator } = renderDesktop(<WorkbinExplorer targets={targets} />, { world })
    await pass(5_000)
    expect(document.querySelector('.gws-summary')).toHaveTextContent(/^30 of 30 live$/)
    expect(simulator.world.subscriptions()).toHaveLength(30)
    show(<WorkbinExplorer targets={targets.slice(0, 4)} />)
    await pass(6_000)
    expect(rows()).toHaveLength(4)
    expect(simulator.world.subscriptions()).toHaveLength(4)
  })
})
