/** The age of a list in a page: one timer, a time that machines read, and the truth of a real list. */
import { act, render, screen } from '@testing-library/react'
import { createRef } from 'react'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { FreshnessLabel, useWorkbinContents } from 'gws-workbins'
import { pass, renderDesktop, seedGroup, seedId } from '../../react/renderDesktop.js'
import { current, outdated, pending, unloaded } from '../contents.js'
import { start, unsubscribed } from '../states.js'

const label = () => {
  const element = document.querySelector('.gws-freshness')
  if (!(element instanceof HTMLElement)) throw new Error('no label')
  return element
}

function stopClock(): void {
  vi.useFakeTimers()
  vi.setSystemTime(start)
  onTestFinished(() => void vi.useRealTimers())
}

function passHere(ms: number): void {
  act(() => {
    vi.advanceTimersByTime(ms)
  })
}

describe('the age of a list', () => {
  it('says the age of a paused list in steps of minutes, with one timer [R-251]', () => {
    stopClock()
    const { unmount } = render(
      <FreshnessLabel contents={outdated} subscription={unsubscribed} locale="en-GB" />,
    )
    expect(label()).toHaveTextContent('Updated just now')
    expect(vi.getTimerCount()).toBe(1)
    passHere(120_000)
    expect(label()).toHaveTextContent('Updated 2 min ago')
    const time = label().querySelector('time')
    expect(time?.dateTime).toBe(new Date(start).toISOString())
    expect(vi.getTimerCount()).toBe(1)
    unmount()
    expect(vi.getTimerCount()).toBe(0)
  })

  it('needs no timer while the list is current', () => {
    stopClock()
    render(<FreshnessLabel contents={current} />)
    expect(label()).toHaveTextContent('Up to date')
    expect(vi.getTimerCount()).toBe(0)
  })

  it('names its state in attributes, and takes those of the host', () => {
    const ref = createRef<HTMLSpanElement>()
    const { rerender, container } = render(
      <FreshnessLabel contents={outdated} ref={ref} className="mine" id="age" />,
    )
    expect(ref.current).toBe(label())
    expect(label().className).toBe('gws-freshness mine')
    expect(Object.fromEntries(Object.entries(label().dataset))).toEqual({
      status: 'outdated',
      tone: 'warning',
      stale: '',
    })
    rerender(<FreshnessLabel contents={unloaded} />)
    expect(Object.fromEntries(Object.entries(label().dataset))).toEqual({
      status: 'failed',
      tone: 'danger',
    })
    rerender(<FreshnessLabel contents={pending} />)
    expect(label()).toHaveTextContent(/^Loading$/)
    expect(container.querySelectorAll('[aria-live],[role],time')).toHaveLength(0)
  })

  it('bears a time that is none, from a list that a host restored', () => {
    render(<FreshnessLabel contents={{ ...outdated, asOf: -1e300 }} />)
    expect(label().querySelector('time')?.hasAttribute('datetime')).toBe(false)
  })

  it('follows a real list: loading, up to date, stale, up to date [R-251]', async () => {
    function List() {
      return <FreshnessLabel contents={useWorkbinContents(seedId, seedGroup)} locale="en-GB" />
    }
    const desktop = renderDesktop(<List />)
    expect(screen.getByText('Loading')).toBeInTheDocument()
    await pass(5_000)
    expect(screen.getByText('Up to date')).toBeInTheDocument()
    await pass(300_000)
    expect(screen.getByText('Up to date')).toBeInTheDocument()
    desktop.simulator.useScenario('connection-cut')
    desktop.simulator.world.cutConnections()
    await pass(9_000)
    expect(screen.getByText('Updated just now')).toBeInTheDocument()
    await pass(30_000)
    expect(screen.getByText(/^Stale since \d/)).toBeInTheDocument()
    desktop.simulator.useScenario('healthy')
    await pass(60_000)
    expect(screen.getByText('Up to date')).toBeInTheDocument()
  })
})
