/** The badge of the push link in a page. */
import { act, render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ConnectionStatus } from 'gws-workbins'
import { connected, start } from './states.js'

beforeEach(() => {
  vi.useFakeTimers()
  vi.setSystemTime(start)
})
afterEach(() => {
  vi.useRealTimers()
})

const badge = () => {
  const element = document.querySelector('.gws-connection')
  if (!(element instanceof HTMLElement)) throw new Error('no badge')
  return element
}

function pass(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

describe('the badge of the link', () => {
  it('needs no provider for a link it is given', () => {
    render(<ConnectionStatus connection={connected} />)
    expect(badge()).toHaveTextContent(/^Connected$/)
    expect(Object.fromEntries(Object.entries(badge().dataset))).toEqual({
      status: 'connected',
      service: 'up',
      tone: 'success',
      size: 'md',
      variant: 'subtle',
    })
  })

  it('says the truth in its attributes while it checks', () => {
    const lost = { ...connected, status: 'reconnecting', isOffline: true } as const
    render(<ConnectionStatus connection={{ ...lost, degraded: 'multiple-clients' }} />)
    expect(badge()).toHaveTextContent('Checking')
    expect(badge().dataset).toMatchObject({
      status: 'reconnecting',
      offline: '',
      degraded: 'multiple-clients',
    })
  })

  it('shows the next try until it comes, with one timer', () => {
    const lost = { ...connected, status: 'reconnecting', retryAt: start + 48_000 } as const
    const { unmount } = render(<ConnectionStatus connection={lost} locale="en-GB" />)
    expect(badge()).toHaveTextContent('Checking')
    expect(vi.getTimerCount()).toBe(1)
    pass(2_500)
    expect(badge()).toHaveTextContent('Reconnecting · next try 10:42:48')
    expect(vi.getTimerCount()).toBe(1)
    pass(45_500)
    expect(badge()).toHaveTextContent(/^Reconnecting$/)
    expect(vi.getTimerCount()).toBe(0)
    unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('asks for no delay that a browser would take for none', () => {
    const setTimer = vi.spyOn(globalThis, 'setTimeout')
    const lost = { ...connected, status: 'reconnecting' } as const
    render(<ConnectionStatus connection={lost} timings={{ grace: Infinity }} />)
    expect(badge()).toHaveTextContent('Checking')
    expect(setTimer.mock.calls.map(([, delay]) => delay)).toEqual([2 ** 31 - 1])
  })

  it('takes class, attributes and ref', () => {
    const ref = createRef<HTMLElement>()
    render(<ConnectionStatus connection={connected} ref={ref} className="mine" id="link" compact />)
    expect(ref.current).toBe(badge())
    expect(badge().className).toBe('gws-badge gws-connection mine')
    expect(screen.getByRole('img', { name: 'Connected' }).id).toBe('link')
  })

  it('is never a live region [R-062]', () => {
    const { container } = render(
      <ConnectionStatus connection={{ ...connected, status: 'blocked' }} />,
    )
    expect(container.querySelectorAll('[aria-live],[role=status],[role=alert]')).toHaveLength(0)
  })
})
