/** The line above many workbins: what it counts, what it calls attention to, and when it changes. */
import { act, render } from '@testing-library/react'
import { summarizeWorkbins, WorkbinSummary, type SubscriptionState } from 'gws-workbins'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  failed,
  idle,
  recovering,
  start,
  subscribed,
  subscribing,
  subscriptions,
  unconfirmed,
  unsubscribed,
  waiting,
} from '../states.js'

const summary = (...states: SubscriptionState[]) =>
  summarizeWorkbins(states, { now: start + 10_000, locale: 'en-GB' })

describe('the summary of many workbins', () => {
  it('counts each once, and says what needs attention [R-270]', () => {
    const all = summarizeWorkbins(subscriptions, { now: start + 10_000 })
    const sum = Object.values(all.counts).reduce((one, other) => one + other, 0)
    expect([sum, all.total]).toEqual([subscriptions.length, subscriptions.length])

    const mixed = summary(subscribed, subscribed, unsubscribed, failed, recovering, unconfirmed)
    expect(mixed.text).toBe('2 of 6 live, 1 failed, 1 not confirmed, 1 interrupted')
    expect(mixed.parts.map(({ group }) => group)).toEqual([
      'live',
      'failed',
      'notConfirmed',
      'interrupted',
    ])
    expect(mixed.tone).toBe('danger')
  })

  it.each([
    ['success', [subscribed, unsubscribed, idle]],
    ['neutral', [subscribed, waiting]],
    ['info', [subscribed, waiting, subscribing]],
    ['warning', [subscribed, subscribing, recovering]],
    ['warning', [unconfirmed]],
    ['danger', [recovering, failed, subscribed]],
    ['neutral', [unsubscribed, { ...failed, kind: 'unavailable' }]],
    ['neutral', []],
  ] as [string, SubscriptionState[]][])('is %s where that needs most attention', (tone, states) => {
    expect(summary(...states).tone).toBe(tone)
  })

  it('is calm while a loss is young, and says when that is over', () => {
    const young = summarizeWorkbins([recovering, subscribed], { now: start + 1_000 })
    expect([young.tone, young.text]).toEqual(['neutral', '1 of 2 live'])
    expect(young.changesAt).toBe(start + 2_500)
    expect(summary(subscribed).changesAt).toBeNull()
  })

  it('speaks the words of a catalogue', () => {
    const labels = {
      liveOf: (live: number, total: number) => `${live}/${total} aktiv`,
      countFailed: (count: number) => (count === 1 ? 'ein Fehler' : `${count} Fehler`),
      list: (parts: readonly string[]) => parts.join('; '),
    }
    expect(summarizeWorkbins([subscribed, failed], { labels }).text).toBe('1/2 aktiv; ein Fehler')
    const thousand = Array.from({ length: 1_200 }, () => subscribed)
    expect(summarizeWorkbins(thousand, { locale: 'de' }).text).toBe('1.200 of 1.200 live')
  })
})

describe('its line', () => {
  beforeEach(() => {
    vi.useFakeTimers()
    vi.setSystemTime(start)
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('is plain words, no live region, and changes by one timer [R-270]', () => {
    const { container } = render(
      <WorkbinSummary subscriptions={[recovering, subscribed, failed]} className="mine" />,
    )
    const line = container.querySelector('.gws-summary.mine')
    expect(line).toHaveTextContent('1 of 3 live · 1 failed')
    expect(line?.closest('[aria-live], [role=status]')).toBeNull()
    expect(vi.getTimerCount()).toBe(1)
    act(() => {
      vi.advanceTimersByTime(2_500)
    })
    expect(line).toHaveTextContent('1 of 3 live · 1 failed · 1 interrupted')
    expect(line).toHaveAttribute('data-tone', 'danger')
  })
})
