/** The switch in a page, against a simulated GWS: what it shows is what the client knows. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { createRef, useState } from 'react'
import { describe, expect, it, vi } from 'vitest'
import {
  SubscribeToggle,
  useWorkbinSubscription,
  WorkbinStatusBadge,
  type SubscribeToggleProps,
  type SubscriptionState,
  type WorkbinSubscription,
} from 'gws-workbins'
import { pass, renderDesktop, seedGroup, seedId } from '../../react/renderDesktop.js'
import { failed, idle, subscribed, subscribing, waiting } from '../states.js'

function Workbin(props: Omit<SubscribeToggleProps, 'subscription'>) {
  const subscription = useWorkbinSubscription(seedId, seedGroup, { autoSubscribe: false })
  return (
    <>
      <SubscribeToggle {...props} subscription={subscription} />
      <WorkbinStatusBadge subscription={subscription} />
    </>
  )
}

const toggle = () => screen.getByRole('switch', { name: 'Live updates' })

const press = async () => {
  fireEvent.click(toggle())
  await pass(1_000)
}

function withVerbs(state: SubscriptionState): WorkbinSubscription {
  return { ...state, subscribe: vi.fn(), unsubscribe: vi.fn(), retry: vi.fn() }
}

describe('the switch', () => {
  it('subscribes and unsubscribes, and keeps the focus [R-250]', async () => {
    const desktop = renderDesktop(<Workbin />)
    await pass(1_000)
    expect(toggle()).not.toBeChecked()
    expect(desktop.operations()).toEqual([])
    toggle().focus()
    await press()
    expect(toggle()).toBeChecked()
    expect(screen.getByText('Live')).toBeInTheDocument()
    await press()
    expect(toggle()).not.toBeChecked()
    expect(screen.getByText('Paused')).toBeInTheDocument()
    expect(desktop.operations()).toEqual(['Subscribe', 'Unsubscribe'])
    expect(toggle()).toHaveFocus()
  })

  it('is busy until the server has confirmed it', async () => {
    const desktop = renderDesktop(<Workbin />)
    await pass(1_000)
    desktop.simulator.useScenario('confirm-late')
    await press()
    expect(toggle()).toBeChecked()
    expect(toggle()).toHaveAttribute('aria-busy', 'true')
    desktop.simulator.useScenario('healthy')
    await pass(30_000)
    expect(toggle()).not.toHaveAttribute('aria-busy')
    expect(screen.getByText('Live')).toBeInTheDocument()
  })

  it('goes back where the server refuses for good, and tries anew when pressed [R-250]', async () => {
    const desktop = renderDesktop(<Workbin />)
    await pass(1_000)
    desktop.simulator.rules.add({
      match: { method: 'POST', operation: 'Subscribe' },
      times: 1,
      effect: { type: 'respond', status: 404, body: { statusCode: 6 } },
    })
    await press()
    expect(screen.getByText('Failed')).toBeInTheDocument()
    expect(toggle()).not.toBeChecked()
    await press()
    expect(toggle()).toBeChecked()
    expect(screen.getByText('Live')).toBeInTheDocument()
  })

  it('stays pending while a failure is tried again by itself', async () => {
    const desktop = renderDesktop(<Workbin />)
    await pass(1_000)
    desktop.simulator.useScenario('refuse')
    await press()
    await pass(1_000)
    for (let second = 0; second < 20; second += 1) {
      expect(toggle()).toBeChecked()
      expect(toggle()).toHaveAttribute('aria-busy', 'true')
      await pass(1_000)
    }
  })

  it('does nothing, and says so, where live updates are not available', async () => {
    const desktop = renderDesktop(<Workbin />)
    await pass(1_000)
    desktop.simulator.rules.add({
      match: { method: 'POST', operation: 'Subscribe' },
      effect: { type: 'respond', status: 403, body: { statusCode: 3 } },
    })
    await press()
    expect(screen.getByText('Not available')).toBeInTheDocument()
    expect(toggle()).toHaveAttribute('aria-disabled', 'true')
    expect(toggle()).toBeEnabled()
    const { length } = desktop.operations()
    await press()
    expect(desktop.operations()).toHaveLength(length)
  })
})

describe('a change of the switch', () => {
  const change = async (verdict: unknown) => {
    const subscription = withVerbs(idle)
    // What untyped code may answer, too.
    const onBeforeChange = vi.fn(() => verdict as boolean)
    render(<SubscribeToggle subscription={subscription} onBeforeChange={onBeforeChange} />)
    fireEvent.click(toggle())
    await act(async () => {})
    expect(onBeforeChange.mock.calls).toEqual([[true]])
    return vi.mocked(subscription.subscribe).mock.calls.length
  }

  it.each([
    ['nothing', undefined, 1],
    ['true', true, 1],
    ['false', false, 0],
    ['a promise', Promise.resolve(), 1],
    ['a promise of false', Promise.resolve(false), 0],
    ['null', null, 1],
  ])('is asked for first; the answer is %s [R-254]', async (_, verdict, calls) => {
    expect(await change(verdict)).toBe(calls)
  })

  it('is vetoed by a promise that rejects', async () => {
    expect(await change(Promise.reject(new Error('no')))).toBe(0)
  })

  it('asks for off when it is on', () => {
    const subscription = withVerbs(subscribed)
    render(<SubscribeToggle subscription={subscription} />)
    fireEvent.click(toggle())
    expect(subscription.unsubscribe).toHaveBeenCalledOnce()
    expect(subscription.subscribe).not.toHaveBeenCalled()
  })
})

describe('the markup of the switch', () => {
  it('takes class, attributes, ref and a handler that prevents it', () => {
    const subscription = withVerbs(idle)
    const ref = createRef<HTMLButtonElement>()
    render(
      <SubscribeToggle
        subscription={subscription}
        ref={ref}
        className="mine"
        id="t"
        onClick={(event) => event.preventDefault()}
      />,
    )
    expect(ref.current).toBe(toggle())
    expect(toggle().className).toBe('gws-button gws-toggle mine')
    expect(toggle()).toHaveAttribute('type', 'button')
    expect(toggle()).toHaveAttribute('data-status', 'idle')
    fireEvent.click(toggle())
    expect(subscription.subscribe).not.toHaveBeenCalled()
  })

  it('is named by other words, by the host, or by an attribute alone', () => {
    const subscription = withVerbs(subscribed)
    const { rerender } = render(
      <SubscribeToggle subscription={subscription} labels={{ 'Live updates': 'Live-Updates' }} />,
    )
    expect(screen.getByRole('switch', { name: 'Live-Updates' })).toBeChecked()
    rerender(<SubscribeToggle subscription={subscription}>Escalations live</SubscribeToggle>)
    expect(screen.getByRole('switch', { name: 'Escalations live' })).toBeChecked()
    rerender(
      <SubscribeToggle subscription={subscription} aria-label="Escalations">
        {null}
      </SubscribeToggle>,
    )
    expect(screen.getByRole('switch', { name: 'Escalations' })).toHaveTextContent(/^$/)
  })

  it('shows the arc for what is under way alone, and with one timer', () => {
    vi.useFakeTimers()
    vi.setSystemTime(subscribing.since)
    const { container, rerender } = render(
      <SubscribeToggle subscription={withVerbs(subscribing)} />,
    )
    const arc = () => container.querySelector('[data-icon=busy]')
    expect(arc()).toBeNull()
    expect(vi.getTimerCount()).toBe(1)
    act(() => {
      vi.advanceTimersByTime(300)
    })
    expect(arc()).not.toBeNull()
    expect(vi.getTimerCount()).toBe(0)
    rerender(<SubscribeToggle subscription={withVerbs(waiting)} />)
    expect(arc()).not.toBeNull()
    rerender(<SubscribeToggle subscription={withVerbs(failed)} />)
    expect(arc()).toBeNull()
    vi.useRealTimers()
  })

  it('stays where it is in the focus order while it changes', () => {
    function Turning() {
      const [isOn, setOn] = useState(false)
      const subscription = { ...withVerbs(isOn ? subscribed : idle), subscribe: () => setOn(true) }
      return <SubscribeToggle subscription={subscription} />
    }
    render(<Turning />)
    const before = toggle()
    before.focus()
    fireEvent.click(before)
    expect(toggle()).toBe(before)
    expect(before).toHaveFocus()
    expect(before).toBeChecked()
  })
})
