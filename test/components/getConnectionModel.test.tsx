/** The looks and words of the push link. */
import { describe, expect, it } from 'vitest'
import { getConnectionModel, type ConnectionState } from 'gws-workbins'
import { connected, start } from './states.js'

const at = (age: number, changes: Partial<ConnectionState>) =>
  getConnectionModel({ ...connected, ...changes }, { now: start + age, locale: 'en-GB' })

const look = (age: number, changes: Partial<ConnectionState>) => {
  const { tone, icon, label, detail } = at(age, changes)
  return `${tone} ${icon} ${label}${detail === null ? '' : ` · ${detail}`}`
}

const retryAt = start + 48_000

const table: readonly (readonly [string, number, Partial<ConnectionState>])[] = [
  ['neutral off Not connected', 0, { status: 'idle' }],
  ['neutral waiting Connecting', 0, { status: 'connecting' }],
  ['neutral waiting Connecting · next try 10:42:48', 0, { status: 'connecting', retryAt }],
  ['neutral waiting Connecting', 48_000, { status: 'connecting', retryAt }],
  ['warning offline Offline', 0, { status: 'connecting', isOffline: true, retryAt }],
  ['success live Connected', 0, {}],
  ['success live Connected', 0, { service: 'unknown' }],
  ['success live Connected', 0, { isOffline: true }],
  ['warning attention In use in another tab', 0, { degraded: 'multiple-clients' }],
  ['warning attention Server unavailable', 0, { service: 'down' }],
  ['neutral sync Checking', 2_499, { status: 'reconnecting', retryAt, isOffline: true }],
  ['warning sync Reconnecting', 2_500, { status: 'reconnecting' }],
  ['warning sync Reconnecting · next try 10:42:48', 2_500, { status: 'reconnecting', retryAt }],
  ['warning offline Offline · since 10:42', 2_500, { status: 'reconnecting', isOffline: true }],
  ['neutral unavailable Signed out', 0, { status: 'signed-out' }],
  ['danger failed Connection blocked', 0, { status: 'blocked' }],
  ['neutral unavailable Connection closed', 0, { status: 'closed' }],
]

describe('the look of the link', () => {
  it.each(table)('is %s at %i ms', (expected, age, changes) => {
    expect(look(age, changes)).toBe(expected)
  })

  it('is never Live: a connected link is not a live list', () => {
    for (const [, age, changes] of table) expect(at(age, changes).label).not.toBe('Live')
  })

  it('never shares both icon and word between two statuses [R-060]', () => {
    const owners = new Map<string, Set<string>>()
    for (const [, age, changes] of table) {
      const { icon, label, status } = at(age, changes)
      const key = `${icon} ${label}`
      owners.set(key, (owners.get(key) ?? new Set()).add(status))
    }
    const shared = [...owners].filter(([, statuses]) => statuses.size > 1)
    // No network is the same news on the first way as on any other.
    expect(shared.map(([key]) => key)).toEqual(['offline Offline'])
  })

  it('changes at the end of the grace and at the next try', () => {
    const next = (age: number, changes: Partial<ConnectionState>) => at(age, changes).changesAt
    expect(next(0, { status: 'reconnecting', retryAt })).toBe(start + 2_500)
    expect(next(2_500, { status: 'reconnecting', retryAt })).toBe(retryAt)
    expect(next(48_000, { status: 'reconnecting', retryAt })).toBeNull()
    expect(next(2_500, { status: 'reconnecting', isOffline: true, retryAt })).toBeNull()
    expect(next(0, {})).toBeNull()
  })

  it('is read as one sentence', () => {
    expect(at(2_500, { status: 'reconnecting', retryAt }).text).toBe(
      'Reconnecting, next try 10:42:48',
    )
    expect(at(2_500, { status: 'reconnecting', isOffline: true }).text).toBe('Offline since 10:42')
  })
})
