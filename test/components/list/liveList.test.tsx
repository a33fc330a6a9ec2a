/** The list over a simulated GWS and real CometD: the wire moves nothing that an agent uses. */
import { act, fireEvent, screen } from '@testing-library/react'
import {
  HoldButton,
  NewItemsButton,
  useWorkbinContents,
  useWorkbinItems,
  WorkbinItemList,
} from 'gws-workbins'
import { demoWorkbinIds } from 'gws-workbins/simulator'
import { describe, expect, it } from 'vitest'
import { pass, renderDesktop } from '../../react/renderDesktop.js'

const target = { id: demoWorkbinIds.billingEscalations, agentGroup: 'Billing-Tier2' }

function Live() {
  const contents = useWorkbinContents(target.id, { agentGroup: target.agentGroup })
  const view = useWorkbinItems(contents)
  return (
    <>
      <NewItemsButton view={view} />
      <HoldButton view={view} />
      <WorkbinItemList view={view} onOpen={() => undefined} />
    </>
  )
}

const rows = () => screen.getAllByRole('row').slice(1)
const texts = () => rows().map((row) => row.querySelector('[data-part=what]')?.textContent)
const list = () => screen.getByRole('table').parentElement ?? document.body

describe('a live list', () => {
  it('lets what routing brings wait while the pointer is on it [R-242]', async () => {
    const { simulator } = renderDesktop(<Live />)
    await pass(1_000)
    const before = texts()
    fireEvent.pointerEnter(list())
    simulator.world.addItem(target)
    await pass(1_000)
    expect(texts()).toEqual(before)
    fireEvent.click(screen.getByRole('button', { name: '1 new item' }))
    expect(texts().slice(0, -1)).toEqual(before)
    expect(screen.getByText('New')).toBeVisible()
  })

  it('marks what a colleague takes under the keyboard, and moves on with it gone [R-243]', async () => {
    const { simulator } = renderDesktop(<Live />)
    await pass(1_000)
    const item = simulator.world.contents(target)[1]?.resource
    const row = screen.getByText(String(item?.['subject'])).closest('tr')
    const button = row?.querySelector('button')
    act(() => button?.focus())
    simulator.world.removeItem(target, item?.id)
    await pass(1_000)
    expect(screen.getByText('No longer here').closest('tr')).toBe(row)
    expect(button).toHaveFocus()
    act(() => button?.blur())
    await pass(5_000)
    expect(screen.queryByText('No longer here')).toBeNull()
    expect(rows()).toHaveLength(4)
  })

  it('is held while the subscription lives on, and catches up when let go [R-244]', async () => {
    const { simulator } = renderDesktop(<Live />)
    await pass(1_000)
    fireEvent.click(screen.getByRole('button', { name: 'Hold' }))
    const before = texts()
    simulator.world.addItem(target)
    simulator.world.addItem(target)
    await pass(60_000)
    expect(texts()).toEqual(before)
    expect(simulator.world.isSubscribed(target)).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Hold' }))
    expect(rows()).toHaveLength(7)
  })

  it('shows nothing of the former agent after a reset, in use or not [R-245]', async () => {
    const { client } = renderDesktop(<Live />)
    await pass(1_000)
    fireEvent.pointerEnter(list())
    act(() => client.reset({ agentId: 'other' }))
    expect(screen.queryAllByText('No longer here')).toEqual([])
    expect(rows()).toEqual([])
  })
})
