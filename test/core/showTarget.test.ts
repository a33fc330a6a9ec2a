/** Which status is shown: every line of "first match wins", and what each status carries. */
import { describe, expect, it } from 'vitest'
import { showTarget } from '../../src/core/showTarget.js'
import { driveLive, driveTarget, fatal, later } from './driveTarget.js'

describe('not wanted', () => {
  it('is idle, whatever the link does', () => {
    const drive = driveTarget({ isLive: false, obstacle: 'blocked' })
    expect(drive.shown).toMatchObject({ status: 'idle', isLive: false, error: null })
    drive.observe(false)
    expect(drive.shown.status).toBe('idle')
  })

  it('is idle while it lingers, and says when it was last live [R-018]', () => {
    const drive = driveLive()
    drive.advance(7_000)
    drive.leave()
    expect(drive.shown).toMatchObject({ status: 'idle', lastLiveAt: drive.clock.wall() })
  })

  it('is unsubscribing, then unsubscribed, when it was paused [R-040]', () => {
    const drive = driveLive()
    drive.pause()
    expect(drive.shown).toMatchObject({ status: 'unsubscribing', isLive: false })
    drive.accept(75)
    expect(drive.shown.status).toBe('unsubscribing')
    drive.push('Unsubscribed', 75)
    expect(drive.shown).toMatchObject({ status: 'unsubscribed', error: null })
  })

  it('is unsubscribed at once where nothing was ever asked', () => {
    const drive = driveTarget({ isLive: false, obstacle: 'link', session: 0 })
    drive.observe()
    drive.pause()
    expect(drive.shown.status).toBe('unsubscribed')
  })
})

describe('failed for good', () => {
  it('comes before everything else that keeps it from being live [R-017]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(fatal('request-rejected'))
    expect(drive.shown).toMatchObject({ status: 'failed', kind: 'failed', retryAt: null })
    drive.link({ isLive: false, obstacle: 'blocked' })
    expect(drive.shown.status).toBe('failed')
  })

  it('is unavailable where this agent may not', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(fatal('forbidden'))
    expect(drive.shown).toMatchObject({
      status: 'failed',
      kind: 'unavailable',
      error: { code: 'forbidden' },
    })
  })
})

describe('waiting', () => {
  it.each(['signed-out', 'blocked', 'not-ready'] as const)(
    'says what it waits for: %s [R-022, R-043]',
    (obstacle) => {
      const drive = driveTarget({ isLive: false, obstacle })
      drive.observe()
      expect(drive.shown).toMatchObject({ status: 'waiting', reason: obstacle, isLive: false })
      expect(drive.operations).toBe('')
    },
  )

  it('says that the service is down where it was never live', () => {
    const drive = driveTarget({ service: 'down' })
    drive.observe()
    expect(drive.shown).toMatchObject({ status: 'waiting', reason: 'service' })
  })

  it('names the link last', () => {
    const drive = driveTarget({ session: 0, isLive: false, obstacle: 'link' })
    drive.observe()
    expect(drive.shown).toMatchObject({ status: 'waiting', reason: 'link' })
    drive.link({ service: 'down' })
    expect(drive.shown).toMatchObject({ status: 'waiting', reason: 'service' })
  })

  it('comes before the failure of an earlier try', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later())
    drive.link({ isLive: false, obstacle: 'not-ready' })
    expect(drive.shown).toMatchObject({ status: 'waiting', reason: 'not-ready' })
    drive.link({ obstacle: 'link' })
    expect(drive.shown).toMatchObject({ status: 'waiting', reason: 'link' })
  })
})

describe('subscribed', () => {
  it('carries session, reference and since, and no error [R-010]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later())
    drive.advance(1_000)
    drive.accept(74)
    drive.push('Subscribed', 74)
    expect(drive.shown).toEqual({
      status: 'subscribed',
      isLive: true,
      error: null,
      since: drive.clock.wall(),
      lastLiveAt: drive.clock.wall(),
      referenceId: 74,
      session: 1,
    })
  })

  it('says so where the server gave no reference', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(null)
    drive.push('Subscribed')
    expect(drive.shown).toMatchObject({ status: 'subscribed', referenceId: null })
  })
})

describe('recovering', () => {
  it.each([
    ['link', { isLive: false, obstacle: 'link', gap: 2 }],
    ['link', { isLive: false, obstacle: 'link', session: 0 }],
    ['session', { isLive: false, obstacle: 'link', session: 2, gap: 2 }],
    ['gap', { gap: 2 }],
    ['service', { gap: 2, service: 'down' }],
    ['signed-out', { isLive: false, obstacle: 'signed-out', session: 0 }],
    ['blocked', { isLive: false, obstacle: 'blocked', session: 0 }],
    ['not-ready', { isLive: false, obstacle: 'not-ready', gap: 2 }],
  ] as const)('says why: %s [R-011]', (cause, change) => {
    const drive = driveLive()
    drive.advance(1_000)
    drive.link(change)
    expect(drive.shown).toMatchObject({
      status: 'recovering',
      cause,
      isLive: false,
      since: drive.clock.wall(),
    })
  })

  it('says when it was last live: when the link last proved itself [R-018]', () => {
    const drive = driveLive()
    const provedAt = drive.clock.wall() + 10_000
    drive.advance(20_000)
    drive.link({ isLive: false, obstacle: 'link', gap: 2, provedAt })
    expect(drive.shown).toMatchObject({ status: 'recovering', lastLiveAt: provedAt })
  })

  it('says when it was last live: now, where the link is as good as before [R-018]', () => {
    const drive = driveLive()
    drive.advance(20_000)
    drive.push('Unsubscribed', 99)
    expect(drive.shown).toMatchObject({ cause: 'ended-by-server', lastLiveAt: drive.clock.wall() })
  })

  it('keeps lastLiveAt and since through all tries [R-018]', () => {
    const drive = driveLive()
    drive.advance(20_000)
    drive.link({ gap: 2 })
    const { lastLiveAt, since } = drive.shown
    drive.fail(later())
    drive.advance(1_000)
    drive.accept(75)
    drive.advance(10_000)
    expect(drive.shown).toMatchObject({ status: 'recovering', lastLiveAt, since })
  })

  it('carries the error and the next try', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    drive.fail(later('service-unavailable', 'no', 20_000))
    expect(drive.shown).toMatchObject({
      status: 'recovering',
      error: { code: 'service-unavailable' },
      retryAt: drive.clock.wall() + 20_000,
    })
  })

  it('says that the browser is offline', () => {
    const drive = driveLive()
    drive.link({ isLive: false, obstacle: 'link', gap: 2, isOffline: true })
    expect(drive.shown).toMatchObject({ status: 'recovering', isOffline: true })
  })

  it('is over with a pause: what comes after was never live', () => {
    const drive = driveLive()
    drive.pause()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.resume()
    expect(drive.shown.status).toBe('subscribing')
    drive.suspect()
    expect(drive.shown.status).toBe('waiting')
  })

  it('gives way to a failure for good', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    drive.fail(fatal())
    expect(drive.shown).toMatchObject({ status: 'failed', lastLiveAt: drive.clock.wall() })
    drive.retry()
    expect(drive.shown.status).toBe('recovering')
  })
})

describe('unconfirmed and failed', () => {
  it('unconfirmed stays through its retries, and ends with the session [R-014]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.advance(10_000)
    expect(drive.shown).toMatchObject({ status: 'unconfirmed', error: { code: 'not-confirmed' } })
    const { since } = drive.shown
    drive.advance(1_000)
    drive.accept(75)
    expect(drive.shown).toMatchObject({ status: 'unconfirmed', since, retryAt: null })
    drive.suspect()
    expect(drive.shown.status).toBe('waiting')
    drive.prove()
    expect(drive.shown.status).toBe('unconfirmed')
    drive.renew()
    expect(drive.shown.status).toBe('subscribing')
  })

  it('backing off is failed, with the time of the next try', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later('service-unavailable', 'no', 20_000))
    expect(drive.shown).toMatchObject({
      status: 'failed',
      kind: 'failed',
      retryAt: drive.clock.wall() + 20_000,
    })
    drive.advance(20_000)
    expect(drive.shown).toMatchObject({ status: 'subscribing', phase: 'request' })
  })
})

describe('what is shown', () => {
  it('stays the same object until something in it changes', () => {
    const drive = driveLive()
    const { shown } = drive
    drive.advance(60_000)
    drive.observe()
    drive.push('Subscribed', 74)
    drive.tell({ type: 'due' })
    expect(drive.shown).toBe(shown)
    expect(showTarget(drive.state, drive.clock.wall(), shown)).toBe(shown)
  })

  it('keeps since while the status stays', () => {
    const drive = driveTarget()
    const { since } = drive.shown
    drive.advance(1_000)
    drive.observe()
    expect(drive.shown.since).toBe(since + 1_000)
    drive.advance(1_000)
    drive.accept(74)
    expect(drive.shown).toMatchObject({ phase: 'confirmation', since: since + 1_000 })
  })

  it('has lastLiveAt on every status [R-018]', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    const statuses = [drive.shown]
    drive.fail(fatal())
    statuses.push(drive.shown)
    drive.pause()
    statuses.push(drive.shown)
    drive.leave()
    statuses.push(drive.shown)
    expect(statuses.map(({ status }) => status)).toEqual([
      'recovering',
      'failed',
      'unsubscribing',
      'idle',
    ])
    expect(statuses.map(({ lastLiveAt }) => lastLiveAt)).toEqual(Array(4).fill(drive.clock.wall()))
  })

  it('never lets lastLiveAt go backwards [R-018]', () => {
    const drive = driveTarget({ provedAt: driveTarget().clock.wall() })
    drive.observe()
    drive.advance(3_000)
    drive.accept(74)
    drive.push('Subscribed', 74)
    const { lastLiveAt } = drive.shown
    drive.link({ isLive: false, obstacle: 'link', gap: 2 })
    expect(drive.shown.lastLiveAt).toBeGreaterThanOrEqual(lastLiveAt ?? Number.NaN)
  })
})
