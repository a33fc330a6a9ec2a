/** A panel over a simulated GWS: what it shows of one workbin, and what becomes of what is taken. */
import { act, fireEvent, screen, within } from '@testing-library/react'
import {
  isWorkbinError,
  type ItemsChange,
  useWorkbinPanel,
  WorkbinAnnouncer,
  WorkbinPanel,
} from 'gws-workbins'
import { createDemoWorld, demoWorkbinIds } from 'gws-workbins/simulator'
import { useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import { pass, renderDesktop } from '../../react/renderDesktop.js'

const id = demoWorkbinIds.billingEscalations
const agentGroup = 'Billing-Tier2'
const target = { id, agentGroup }
const subject = 'Direct debit was returned'

const panel = (props = {}) => (
  <WorkbinPanel name="Billing escalations" workbinId={id} agentGroup={agentGroup} {...props} />
)

/** The ages of the demo world count from now. */
const simulate = () => ({ world: createDemoWorld(new Date()) })

const region = () => screen.getByRole('region', { name: 'Billing escalations' })
const rowOf = (text: string) => {
  const row = screen.getByText(text).closest('tr')
  if (row === null) throw new Error(`${text} is in no row`)
  return within(row)
}

describe('a panel', () => {
  it('shows name, owner, status, count, age and rows of one workbin, with one Subscribe [R-275]', async () => {
    const desktop = renderDesktop(panel(), simulate())
    await pass(1_000)
    expect(region()).toHaveAttribute('data-status', 'subscribed')
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(/^Billing escalations$/)
    const text = region().textContent
    for (const part of ['Agent group Billing-Tier2', 'Live', '5 items', 'oldest 7', 'Up to date'])
      expect(text).toContain(part)
    expect(screen.getByText(subject)).toBeVisible()
    expect(desktop.operations().filter((name) => name !== 'other')).toEqual(['Subscribe'])
  })

  it('is a heading of the level that its page needs', async () => {
    renderDesktop(panel({ headingLevel: 3 }))
    await pass(1_000)
    expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent('Billing escalations')
  })

  it('pauses by its switch, and goes on [R-275]', async () => {
    const { simulator } = renderDesktop(panel())
    await pass(1_000)
    fireEvent.click(screen.getByRole('switch', { name: 'Live updates' }))
    await pass(1_000)
    expect(region()).toHaveAttribute('data-status', 'unsubscribed')
    expect(simulator.world.isSubscribed(target)).toBe(false)
    expect(screen.getByText(subject)).toBeVisible()
    fireEvent.click(screen.getByRole('switch', { name: 'Live updates' }))
    await pass(1_000)
    expect(region()).toHaveAttribute('data-status', 'subscribed')
  })

  it('has a chip for each channel, with its count, and shows that channel alone [R-276]', async () => {
    renderDesktop(panel())
    await pass(1_000)
    const chips = within(screen.getByRole('group', { name: 'Channels' })).getAllByRole('button')
    expect(chips.map(({ textContent }) => textContent)).toEqual([
      'All 5',
      'Email 3',
      'Chat 1',
      'Workitem 1',
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Chat 1' }))
    expect(screen.getByRole('button', { name: 'Chat 1' })).toHaveAttribute('aria-pressed', 'true')
    expect(screen.queryByText(subject)).toBeNull()
    expect(screen.getByText('Cannot pay by card')).toBeVisible()
    fireEvent.click(screen.getByRole('button', { name: 'All 5' }))
    expect(screen.getByText(subject)).toBeVisible()
  })

  it('searches what it shows [R-276]', async () => {
    renderDesktop(panel())
    await pass(1_000)
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search' }), {
      target: { value: 'virtanen' },
    })
    await pass(500)
    expect(screen.queryByText(subject)).toBeNull()
    expect(screen.getByText('VAT number missing on invoice')).toBeVisible()
  })

  it('keeps nothing of the former workbin when it shows another [R-277]', async () => {
    const desktop = renderDesktop(panel())
    await pass(1_000)
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'virtanen' } })
    desktop.show(
      <WorkbinPanel
        name="Key accounts"
        workbinId={demoWorkbinIds.keyAccounts}
        agentGroup="KeyAccounts"
      />,
    )
    await pass(10_000)
    expect(screen.getByRole('searchbox')).toHaveValue('')
    expect(screen.getByText('Service report for Q3')).toBeVisible()
    expect(desktop.simulator.world.isSubscribed(target)).toBe(false)
  })

  it('is composed of its parts as a host likes, with parts of the host among them [R-277]', async () => {
    function Waiting() {
      return <p>{useWorkbinPanel().subscription.status}</p>
    }
    renderDesktop(
      panel({
        children: (
          <>
            <WorkbinPanel.List />
            <Waiting />
            <WorkbinPanel.Header>
              <button type="button">More</button>
            </WorkbinPanel.Header>
          </>
        ),
      }),
    )
    await pass(1_000)
    expect(screen.getByText('subscribed')).toBeVisible()
    expect(within(region()).getByRole('button', { name: 'More' })).toBeVisible()
    expect(screen.queryByRole('searchbox')).toBeNull()
  })

  it('says what is missing where a part stands outside of a panel', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {})
    const code = (() => {
      try {
        renderDesktop(<WorkbinPanel.Header />)
      } catch (error) {
        return isWorkbinError(error) ? error.code : error
      }
      return null
    })()
    expect(code).toBe('no-provider')
  })

  it('gives attributes, class and ref to its element, and no name to any data attribute', async () => {
    const seen: (HTMLElement | null)[] = []
    renderDesktop(
      panel({
        className: 'mine',
        title: 'A panel',
        ref: (element: HTMLElement | null) => void seen.push(element),
      }),
    )
    await pass(1_000)
    expect(region()).toHaveClass('gws-panel', 'mine')
    expect(region()).toHaveAttribute('title', 'A panel')
    expect(seen[0]).toBe(region())
    const data = [...region().querySelectorAll('*')].flatMap((element) =>
      [...element.attributes].filter(({ name }) => name.startsWith('data-')),
    )
    expect(data.map(({ value }) => value).join()).not.toMatch(/Billing|Virtanen|invoice/i)
  })
})

describe('what comes', () => {
  it('is announced on request, together [R-280]', async () => {
    const heard: string[] = []
    const { simulator } = renderDesktop(
      <>
        {panel({ announceItems: true })}
        <WorkbinAnnouncer sink={(message) => void heard.push(message)} />
      </>,
    )
    await pass(3_000)
    simulator.world.addItem(target)
    simulator.world.addItem(target)
    await pass(3_000)
    expect(heard).toEqual(['2 new items in Billing escalations.'])
    expect(region()).toHaveTextContent('7 items')
  })

  it('is told to the host, and not aloud, where nothing else is asked for', async () => {
    const heard: string[] = []
    const changes: number[] = []
    const { simulator } = renderDesktop(
      <>
        {panel({ onItemsChanged: ({ added }: ItemsChange) => void changes.push(added.length) })}
        <WorkbinAnnouncer sink={(message) => void heard.push(message)} />
      </>,
    )
    await pass(3_000)
    simulator.world.addItem(target)
    await pass(3_000)
    expect(changes).toEqual([5, 1])
    expect(heard).toEqual([])
  })
})

describe('taking', () => {
  const take = (text: string) => rowOf(text).getByRole('button', { name: /Take/ })

  it('is not offered unless asked for', async () => {
    renderDesktop(panel())
    await pass(1_000)
    expect(screen.queryByRole('button', { name: /Take/ })).toBeNull()
  })

  it('is told once the server has proved it, and heard [R-278]', async () => {
    const heard: string[] = []
    const { simulator } = renderDesktop(
      <>
        {panel({ canTake: true })}
        <WorkbinAnnouncer sink={(message) => void heard.push(message)} />
      </>,
    )
    await pass(3_000)
    const before = simulator.world.contents(target).length
    fireEvent.click(take(subject))
    await pass(1_000)
    expect(simulator.world.contents(target)).toHaveLength(before - 1)
    expect(simulator.world.held().map(({ resource }) => resource['subject'])).toEqual([subject])
    expect(screen.getByText(`You have taken “${subject}”.`)).toBeVisible()
    expect(heard).toContain(`You have taken “${subject}”.`)
  })

  it('says that somebody else was faster [R-278]', async () => {
    const heard: string[] = []
    const { simulator } = renderDesktop(
      <>
        {panel({ canTake: true })}
        <WorkbinAnnouncer sink={(message) => void heard.push(message)} />
      </>,
    )
    await pass(3_000)
    simulator.rules.add({ effect: { type: 'proof', mode: 'refused' } })
    fireEvent.click(take(subject))
    await pass(1_000)
    expect(screen.getByText(`“${subject}” was already taken.`)).toBeVisible()
    expect(heard).toContain(`“${subject}” was already taken.`)
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss' }))
    expect(screen.queryByText(`“${subject}” was already taken.`)).toBeNull()
  })

  it('claims nothing without a proof [R-278]', async () => {
    const { simulator } = renderDesktop(panel({ canTake: true }))
    await pass(1_000)
    simulator.rules.add({ effect: { type: 'proof', mode: 'never' } })
    fireEvent.click(take(subject))
    await pass(15_000)
    expect(screen.getByText(/^It is not confirmed that you have/)).toBeVisible()
  })

  it('is one request however often it is pressed [R-278]', async () => {
    const { simulator } = renderDesktop(panel({ canTake: true }))
    await pass(1_000)
    simulator.rules.add({ match: { method: 'POST' }, effect: { type: 'delay', ms: 2_000 } })
    fireEvent.click(take(subject))
    await pass(100)
    expect(take(subject)).toHaveAttribute('aria-disabled', 'true')
    fireEvent.click(take(subject))
    await pass(5_000)
    const pulls = simulator.log
      .entries()
      .filter((entry) => entry.kind === 'request' && entry.body?.includes('Pull'))
    expect(pulls).toHaveLength(1)
  })
})

describe('the actions of a host', () => {
  it('are there for what is selected, and say why they are not [R-279]', async () => {
    const done: string[][] = []
    const action = {
      id: 'done',
      label: 'Mark done',
      reason: 'Chats end by themselves',
      isAllowed: (items: readonly { readonly medium: string }[]) =>
        items.every(({ medium }) => medium !== 'chat'),
      onAction: (items: readonly { readonly subject: string | null }[]) =>
        void done.push(items.map((item) => item.subject ?? '')),
    }
    renderDesktop(panel({ actions: [action], selectable: 'multiple' }))
    await pass(1_000)
    const button = () => screen.getByRole('button', { name: /^Mark done/ })
    expect(button()).toHaveAttribute('aria-disabled', 'true')
    expect(button()).toHaveAccessibleName('Mark done. Select an item first')
    fireEvent.click(button())
    fireEvent.click(rowOf(subject).getByRole('checkbox'))
    expect(button()).not.toHaveAttribute('aria-disabled', 'true')
    fireEvent.click(button())
    expect(done).toEqual([[subject]])
    fireEvent.click(rowOf('Cannot pay by card').getByRole('checkbox'))
    expect(button()).toHaveAttribute('aria-disabled', 'true')
    expect(button()).toHaveAccessibleName('Mark done. Chats end by themselves')
  })
})

describe('a controlled panel', () => {
  it('needs no provider, and has no switch without the verbs [R-277]', async () => {
    function Host() {
      const [subscription] = useState({
        status: 'idle',
        since: 0,
        lastLiveAt: null,
        isLive: false,
        error: null,
      } as const)
      return (
        <WorkbinPanel
          name="Billing escalations"
          subscription={subscription}
          contents={{
            status: 'pending',
            items: null,
            asOf: null,
            isCurrent: false,
            isFetching: false,
            isTruncated: false,
            error: null,
            retryAt: null,
          }}
        />
      )
    }
    const { render } = await import('@testing-library/react')
    act(() => void render(<Host />))
    expect(region()).toHaveTextContent('Not subscribed')
    expect(screen.queryByRole('switch')).toBeNull()
  })
})
