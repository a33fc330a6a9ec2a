/** One language for everything below: who wins, and what no provider may break. */
import { render } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  ConnectionStatus,
  LabelsProvider,
  pluralForm,
  SubscribeToggle,
  WorkbinStatusBadge,
} from 'gws-workbins'
import { connected, idle, recovering, start, subscribed } from './states.js'

const stale = { ...recovering, since: start - 60_000 }
const verbs = { subscribe() {}, unsubscribe() {}, retry() {} }

describe('the language of the components', () => {
  it('is that of the nearest provider, word by word; a component’s own props win [R-255]', () => {
    const { container } = render(
      <LabelsProvider labels={{ Live: 'Direkt', Connected: 'Verbunden' }} locale="de-DE">
        <ConnectionStatus connection={connected} />
        <LabelsProvider labels={{ Live: 'En direct' }}>
          <WorkbinStatusBadge subscription={subscribed} />
          <ConnectionStatus connection={connected} />
          <WorkbinStatusBadge subscription={subscribed} labels={{ Live: '直播' }} />
        </LabelsProvider>
        <WorkbinStatusBadge subscription={subscribed} count={12_408} />
        <SubscribeToggle subscription={{ ...idle, ...verbs }} />
      </LabelsProvider>,
    )
    const said = [...container.children].map(({ textContent }) => textContent?.trim())
    expect(said).toEqual([
      'Verbunden',
      'En direct',
      'Verbunden',
      '直播',
      expect.stringMatching(/^Direkt\s+12\.408 items$/),
      'Live updates',
    ])
  })

  it('gives locale and time zone to times, each by the nearest that has one', () => {
    const { container } = render(
      <LabelsProvider locale="en-GB" timeZone="UTC">
        <LabelsProvider timeZone="Asia/Tokyo">
          <WorkbinStatusBadge subscription={{ ...stale, lastLiveAt: Date.now() }} />
        </LabelsProvider>
      </LabelsProvider>,
    )
    const time = new Date().toLocaleTimeString('en-GB', {
      hour: 'numeric',
      minute: '2-digit',
      timeZone: 'Asia/Tokyo',
    })
    expect(container).toHaveTextContent(`since ${time}`)
  })

  it.each([{ locale: 'en_US' }, { locale: '' }, { timeZone: 'Mars/Olympus' }, { timeZone: '' }])(
    'bears a place that the browser does not know: %j [R-255]',
    (place) => {
      const { container } = render(
        <LabelsProvider {...place}>
          <WorkbinStatusBadge subscription={stale} count={12_408} />
        </LabelsProvider>,
      )
      expect(container).toHaveTextContent('Stale')
      expect(container).toHaveTextContent(/12.?408/)
    },
  )
})

describe('the form that goes with a number', () => {
  const arabic = { zero: '0', one: '1', two: '2', few: 'few', many: 'many', other: 'other' }

  it.each([
    [0, '0'],
    [1, '1'],
    [2, '2'],
    [3, 'few'],
    [11, 'many'],
    [100, 'other'],
  ])('is one of six in Arabic: %d', (count, form) => {
    expect(pluralForm('ar', count, arabic)).toBe(form)
  })

  it('is `other` where a catalogue has no more, and needs no locale that is known', () => {
    expect(pluralForm('ar', 2, { other: 'x' })).toBe('x')
    expect(pluralForm('en', 1, { one: 'item', other: 'items' })).toBe('item')
    expect(() => pluralForm('en_US', 1, { one: 'item', other: 'items' })).not.toThrow()
  })
})
