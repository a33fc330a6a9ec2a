/** The notice in a page: nothing, or what happened with the button that helps. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { describe, expect, it, vi } from 'vitest'
import {
  SubscribeToggle,
  useWorkbinContents,
  useWorkbinSubscription,
  WorkbinNotice,
} from 'gws-workbins'
import { pass, renderDesktop, seedGroup, seedId } from '../../react/renderDesktop.js'
import { outdated } from '../contents.js'
import { connected, failed, recovering, subscribed, subscribing, waiting } from '../states.js'

const box = () => document.querySelector<HTMLElement>('.gws-notice')
const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent)

describe('the notice', () => {
  it('is not there where nothing needs saying [R-252]', () => {
    const { container } = render(<WorkbinNotice subscription={subscribed} contents={outdated} />)
    expect(container).toBeEmptyDOMElement()
  })

  it('names its state in attributes, and takes those of the host', () => {
    const ref = createRef<HTMLDivElement>()
    render(<WorkbinNotice subscription={failed} ref={ref} className="mine" lang="en" />)
    expect(ref.current).toBe(box())
    expect(box()?.className).toBe('gws-notice mine')
    expect(box()?.lang).toBe('en')
    expect(Object.fromEntries(Object.entries(box()?.dataset ?? {}))).toEqual({
      reason: 'failed',
      tone: 'danger',
    })
    expect(box()?.querySelectorAll('[aria-live],[role]')).toHaveLength(0)
  })

  it('reads as sentences without CSS, and isolates the name', () => {
    render(<WorkbinNotice subscription={failed} name="بريد كبار العملاء" />)
    expect(box()).toHaveTextContent(
      'Live updates failed: بريد كبار العملاء The server refused live updates for this workbin. Code: subscription-refused',
    )
    expect(box()?.querySelector('bdi')).toHaveTextContent(/^بريد كبار العملاء$/)
  })

  it('can describe the control that failed', () => {
    const subscription = { ...failed, subscribe() {}, unsubscribe() {}, retry() {} }
    render(
      <>
        <SubscribeToggle subscription={subscription} aria-describedby="why-words" />
        <WorkbinNotice id="why" subscription={subscription} />
      </>,
    )
    expect(screen.getByRole('switch')).toHaveAccessibleDescription(
      /^Live updates failed The server/,
    )
    expect(screen.getByRole('button', { name: 'Try again' })).toHaveAccessibleDescription(
      /^Live updates failed/,
    )
  })

  it('has a button for what the host gave it a function for, and for nothing else', () => {
    const retry = vi.fn()
    const refetch = vi.fn(async () => outdated)
    const reconnect = vi.fn()
    const signIn = vi.fn()
    const { rerender } = render(<WorkbinNotice subscription={failed} />)
    expect(buttons()).toEqual([])
    const press = () => fireEvent.click(screen.getByRole('button'))

    rerender(<WorkbinNotice subscription={{ ...failed, retry }} />)
    expect(buttons()).toEqual(['Try again'])
    press()
    expect(retry).toHaveBeenCalledOnce()

    const unavailable = { ...failed, kind: 'unavailable', retry } as const
    rerender(<WorkbinNotice subscription={unavailable} contents={{ ...outdated, refetch }} />)
    expect(buttons()).toEqual(['Refresh list'])
    press()
    expect(refetch).toHaveBeenCalledOnce()

    rerender(<WorkbinNotice connection={{ ...connected, status: 'blocked', reconnect }} />)
    expect(buttons()).toEqual(['Try now'])
    press()
    expect(reconnect).toHaveBeenCalledOnce()

    const signedOut = { ...waiting, reason: 'signed-out' } as const
    rerender(<WorkbinNotice subscription={signedOut} onSignIn={signIn} />)
    expect(buttons()).toEqual(['Sign in'])
    press()
    expect(signIn.mock.calls).toEqual([[]])
  })

  it('comes when a list has been stale for half a minute', async () => {
    vi.useFakeTimers()
    vi.setSystemTime(recovering.since)
    renderDesktop(<WorkbinNotice subscription={recovering} locale="en-GB" />)
    await pass(29_999)
    expect(box()).toBeNull()
    await pass(1)
    expect(box()).toHaveTextContent('This list may be out of date The list is as it was at 10:42.')
  })

  it('follows a real workbin: refused, tried again, live [R-252]', async () => {
    function Workbin() {
      const subscription = useWorkbinSubscription(seedId, seedGroup)
      const contents = useWorkbinContents(seedId, seedGroup)
      return <WorkbinNotice subscription={subscription} contents={contents} locale="en-GB" />
    }
    const desktop = renderDesktop(<Workbin />, { scenario: 'refuse' })
    await pass(5_000)
    expect(box()).toHaveTextContent('The server refused live updates for this workbin.')
    expect(box()).toHaveTextContent('The list is as it was at')
    // It neither goes nor comes while the library tries again, nor while the agent does.
    const before = screen.getByRole('button', { name: 'Try again' })
    before.focus()
    for (let second = 0; second < 10; second += 1) {
      expect(box()).toHaveAttribute('data-reason', 'failed')
      fireEvent.click(before)
      for (let step = 0; step < 10; step += 1) {
        expect(before).toHaveFocus()
        await pass(100)
      }
    }
    desktop.simulator.useScenario('healthy')
    fireEvent.click(before)
    await pass(1_000)
    expect(box()).toBeNull()
  })

  it('stays while a list is read again on request', async () => {
    function List() {
      return <WorkbinNotice contents={useWorkbinContents(seedId, seedGroup)} />
    }
    const desktop = renderDesktop(<List />)
    desktop.simulator.rules.add({
      match: { method: 'GET', path: seedId },
      times: 2,
      effect: { type: 'respond', status: 404, body: { statusCode: 6 } },
    })
    await pass(5_000)
    expect(box()).toHaveTextContent(/^Could not load this workbin/)
    const button = screen.getByRole('button', { name: 'Refresh list' })
    button.focus()
    fireEvent.click(button)
    for (let step = 0; step < 50; step += 1) {
      expect(button).toHaveFocus()
      await pass(100)
    }
    fireEvent.click(button)
    await pass(5_000)
    expect(box()).toBeNull()
  })

  it('does not tell an old failure of a new attempt', () => {
    const subscription = { ...failed, retry: vi.fn() }
    const { rerender } = render(<WorkbinNotice subscription={subscription} />)
    fireEvent.click(screen.getByRole('button'))
    rerender(<WorkbinNotice subscription={subscribing} />)
    expect(box()).not.toBeNull()
    rerender(<WorkbinNotice subscription={subscribed} />)
    expect(box()).toBeNull()
    rerender(<WorkbinNotice subscription={subscribing} />)
    expect(box()).toBeNull()
  })

  it.each([
    ['confirm-never', 'unconfirmed', 'No confirmation yet', 12_000],
    ['signed-out', 'signed-out', 'You are signed out.', 12_000],
    ['service-unavailable', 'service', 'The server for workbins is not available.', 12_000],
    ['connection-cut', 'stale', 'This list may be out of date', 50_000],
  ] as const)(
    'says what a server that is in the scenario %s gives to say: %s [R-252]',
    async (scenario, reason, title, after) => {
      function Workbin() {
        const subscription = useWorkbinSubscription(seedId, seedGroup)
        return <WorkbinNotice subscription={subscription} />
      }
      const wasLive = scenario !== 'confirm-never'
      const desktop = renderDesktop(<Workbin />, wasLive ? {} : { scenario })
      await pass(5_000)
      expect(box()).toBeNull()
      if (wasLive) desktop.simulator.useScenario(scenario)
      await pass(after)
      expect(box()).toHaveAttribute('data-reason', reason)
      expect(box()).toHaveTextContent(title)
      desktop.simulator.useScenario('healthy')
      act(() => desktop.client.authRenewed())
      await pass(60_000)
      expect(box()).toBeNull()
    },
  )
})
