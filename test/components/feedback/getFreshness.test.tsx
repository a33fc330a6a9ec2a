/** How old a list is, in words. */
import { describe, expect, it } from 'vitest'
import { getFreshness, WorkbinError, type WorkbinContents } from 'gws-workbins'
import { current, outdated, pending, unloaded } from '../contents.js'
import { failed, recovering, start, unsubscribed } from '../states.js'

const second = 1_000
const minute = 60 * second
const hour = 60 * minute

const at = (age: number, contents: WorkbinContents, isPaused = false) =>
  getFreshness(contents, {
    now: start + age,
    locale: 'en-GB',
    subscription: isPaused ? unsubscribed : recovering,
  })

describe('the age of a list', () => {
  it('is none while it is live and verified, however long ago it changed [R-251]', () => {
    for (const age of [0, minute, 24 * hour])
      expect(at(age, current)).toMatchObject({
        text: 'Up to date',
        icon: 'check',
        asOf: null,
        changesAt: null,
      })
  })

  it.each([
    [0, 'Updated just now', 10 * second],
    [10 * second, 'Updated less than a minute ago', 30 * second],
    [30 * second, 'Stale since 10:42', 12 * hour],
    [90 * minute, 'Stale since 10:42', 12 * hour],
    [12 * hour, 'Stale since 22 Nov, 10:42', null],
  ])('is, %d ms after a list that should be live was last so: %s', (age, text, next) => {
    const model = at(age, outdated)
    expect(model.text).toBe(text)
    expect(model.changesAt).toBe(next === null ? null : start + next)
    expect([model.isStale, model.tone]).toEqual(
      age < 30 * second ? [false, 'neutral'] : [true, 'warning'],
    )
  })

  it.each([
    [9 * second, 'Updated just now', 10 * second],
    [59 * second, 'Updated less than a minute ago', minute],
    [minute, 'Updated 1 min ago', 2 * minute],
    [59.9 * minute, 'Updated 59 min ago', hour],
    [3.5 * hour, 'Updated 3 hr ago', 4 * hour],
    [49 * hour, 'Updated 2 days ago', 72 * hour],
  ])('is, %d ms after a paused list was read: %s', (age, text, next) => {
    expect(at(age, outdated, true)).toMatchObject({ text, changesAt: start + next, isStale: false })
  })

  it('calls a list that cannot be live as old as it is, one that failed stale', () => {
    const options = { now: start + hour, locale: 'en-GB' }
    const unavailable = { ...failed, kind: 'unavailable' } as const
    expect(getFreshness(outdated, { ...options, subscription: unavailable }).isStale).toBe(false)
    expect(getFreshness(outdated, { ...options, subscription: failed }).isStale).toBe(true)
    expect(getFreshness(outdated, options).isStale).toBe(true)
  })

  it('says that there is no list, and whether one comes', () => {
    const error = new WorkbinError('service-unavailable')
    expect(at(0, pending)).toMatchObject({ text: 'Loading', icon: 'busy' })
    expect(at(0, { ...pending, error })).toMatchObject({ text: 'Could not load', tone: 'danger' })
    expect(at(0, unloaded)).toMatchObject({ text: 'Could not load', tone: 'danger' })
  })

  it('keeps the age of the list that is still there after a failure', () => {
    const broken = { ...unloaded, items: [], asOf: start }
    expect(at(minute, broken)).toMatchObject({ text: 'Stale since 10:42', status: 'failed' })
  })

  it('bears a clock that was set back, and a time that is none', () => {
    expect(at(-hour, outdated).text).toBe('Updated just now')
    expect(at(0, { ...outdated, asOf: -1e300 }).text).toContain('Stale since')
  })

  it('speaks another language', () => {
    const options = { now: start + 3 * minute, subscription: unsubscribed, locale: 'de-DE' }
    const labels = { updated: (ago: string) => `Aktualisiert ${ago}` }
    expect(getFreshness(outdated, { ...options, labels }).text).toBe('Aktualisiert vor 3 Min.')
  })
})
