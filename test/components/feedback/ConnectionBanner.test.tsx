/** The banner in a page: after five seconds, for three at least, and without ticking. */
import { act, fireEvent, render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectionBanner, type ConnectionState } from 'gws-workbins'
import { pass, renderDesktop } from '../../react/renderDesktop.js'
import { connected, start } from '../states.js'

const lost: ConnectionState = { ...connected, status: 'reconnecting' }
const banner = () => screen.queryByRole('region', { name: 'Live updates' })

function passHere(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

describe('the banner of the link', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.setSystemTime(start)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('comes after five seconds of a loss, and names the next try without ticking [R-253]', () => {
    render(<ConnectionBanner connection={{ ...lost, retryAt: start + 48_000 }} locale="en-GB" />)
    passHere(4_999)
    expect(banner()).toBeNull()
    passHere(1)
    expect(banner()).toHaveTextContent(
      'Live updates interrupted at 10:42. You can keep working; workbin contents may be out of date. Next try at 10:42:48.',
    )
    const changes: unknown[] = []
    const observer = new MutationObserver((records) => changes.push(...records))
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
    passHere(42_999)
    changes.push(...observer.takeRecords())
    expect(changes).toEqual([])
    passHere(1)
    expect(banner()).not.toHaveTextContent('Next try')
  })

  it('comes at once where the link does not come back by itself', () => {
    const { rerender } = render(
      <ConnectionBanner connection={{ ...lost, status: 'signed-out' }} onSignIn={vi.fn()} />,
    )
    expect(banner()).toHaveTextContent(/^You are signed out\..*Sign in$/)
    rerender(<ConnectionBanner connection={{ ...connected, degraded: 'multiple-clients' }} />)
    expect(banner()).toHaveTextContent('In use in another tab.')
    rerender(<ConnectionBanner connection={{ ...connected, service: 'down' }} />)
    expect(banner()).toHaveTextContent('The server for workbins is not available.')
  })

  it('stays for three seconds at least, and says what is true by then [R-253]', () => {
    const { rerender } = render(<ConnectionBanner connection={lost} />)
    passHere(5_000)
    expect(banner()).not.toBeNull()
    passHere(1_000)
    rerender(<ConnectionBanner connection={connected} />)
    expect(banner()).toHaveTextContent('Connected again. The lists are being brought up to date.')
    expect(banner()).toHaveAttribute('data-tone', 'success')
    passHere(1_999)
    expect(banner()).not.toBeNull()
    passHere(1)
    expect(banner()).toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('goes at once when it has been read', () => {
    const { rerender } = render(<ConnectionBanner connection={lost} />)
    passHere(5_000)
    passHere(4_000)
    rerender(<ConnectionBanner connection={connected} />)
    expect(banner()).toBeNull()
    const again = { ...lost, since: Date.now() }
    rerender(<ConnectionBanner connection={again} />)
    passHere(4_999)
    expect(banner()).toBeNull()
    passHere(1)
    expect(banner()).not.toBeNull()
  })

  it('says nothing is connected while it is not', () => {
    const { rerender } = render(<ConnectionBanner connection={lost} />)
    passHere(5_000)
    rerender(<ConnectionBanner connection={{ ...lost, status: 'idle' }} />)
    expect(banner()).toBeNull()
  })

  it('takes class, attributes and ref, and is no live region', () => {
    const ref = createRef<HTMLDivElement>()
    render(
      <ConnectionBanner
        connection={{ ...connected, status: 'closed' }}
        ref={ref}
        className="mine"
        id="b"
      />,
    )
    expect(ref.current).toBe(banner())
    expect(banner()?.className).toBe('gws-notice gws-banner mine')
    expect(Object.fromEntries(Object.entries(banner()?.dataset ?? {}))).toEqual({
      reason: 'closed',
      tone: 'neutral',
    })
    expect(document.querySelectorAll('[aria-live],[role=status],[role=alert]')).toHaveLength(0)
  })
})

describe('the banner under a provider', () => {
  it('follows the provider’s link, and tries now when pressed [R-253]', async () => {
    const desktop = renderDesktop(<ConnectionBanner />)
    await pass(10_000)
    expect(banner()).toBeNull()
    desktop.simulator.useScenario('connection-cut')
    desktop.simulator.world.cutConnections()
    await pass(4_000)
    expect(banner()).toBeNull()
    await pass(56_000)
    expect(banner()).toHaveTextContent(/^Live updates interrupted at /)
    desktop.simulator.useScenario('healthy')
    fireEvent.click(screen.getByRole('button', { name: 'Try now' }))
    await pass(4_000)
    expect(banner()).toBeNull()
  })

  it('says that the first connection does not come up', async () => {
    const desktop = renderDesktop(<ConnectionBanner />, { scenario: 'connection-cut' })
    await pass(4_000)
    expect(banner()).toBeNull()
    await pass(2_000)
    expect(banner()).toHaveTextContent('Live updates are not available yet.')
    desktop.simulator.useScenario('healthy')
    await pass(60_000)
    expect(banner()).toBeNull()
  })

  it('says that the server is not available, and that it is back', async () => {
    const desktop = renderDesktop(<ConnectionBanner />)
    await pass(5_000)
    desktop.simulator.useScenario('service-unavailable')
    await pass(5_000)
    expect(banner()).toHaveTextContent('The server for workbins is not available.')
    desktop.simulator.useScenario('healthy')
    await pass(5_000)
    expect(banner()).toBeNull()
  })
})
