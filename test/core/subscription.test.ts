/** The machine of one target, row by row of its table (S1 to S28), on a clock that stands still. */
import { describe, expect, it } from 'vitest'
import { isLingering, nextDeadline } from '../../src/core/targetState.js'
import { driveLive, driveTarget, fatal, later, type Drive } from './driveTarget.js'

const isLive = ({ shown }: Drive): boolean => shown.isLive

describe('a good moment to try', () => {
  it.each(['kicked', 'seen'] as const)('(%s) ends the wait for what failed', (type) => {
    const drive = driveTarget()
    drive.observe()
    for (let n = 0; n < 8; n += 1) {
      drive.fail(later())
      drive.advance(60_000)
    }
    drive.fail(later('service-unavailable', 'no'))
    const { length } = drive.sent
    drive.tell({ type })
    expect(drive.sent).toHaveLength(length + 1)
  })

  it.each([
    [
      'an order to come back later',
      (drive: Drive) => drive.fail(later('service-unavailable', 'no', 30_000)),
    ],
    [
      'a refusal',
      (drive: Drive) => {
        drive.accept(74)
        drive.push('RequestFailed', 74)
      },
    ],
    [
      'a service that is down',
      (drive: Drive) => {
        drive.fail(later())
        drive.link({ service: 'down' })
      },
    ],
  ])('does not shorten %s', (_, wait) => {
    const drive = driveTarget()
    drive.observe()
    wait(drive)
    drive.tell({ type: 'kicked' })
    drive.tell({ type: 'seen' })
    expect(drive.sent).toHaveLength(1)
  })

  it('begins a request without an answer anew, and lets that one run', () => {
    const drive = driveTarget()
    drive.observe()
    drive.clock.advance(100)
    drive.tell({ type: 'seen' })
    expect(drive.operations).toBe('Subscribe')
    drive.tell({ type: 'kicked' })
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.clock.advance(5_000)
    drive.tell({ type: 'kicked' })
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('finds a request that was sent on the network of before', () => {
    const drive = driveTarget()
    drive.observe()
    drive.clock.advance(3_000)
    drive.tell({ type: 'seen' })
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.accept(75)
    drive.tell({ type: 'kicked' })
    drive.push('Subscribed', 75)
    expect(isLive(drive)).toBe(true)
    expect(drive.operations).toBe('Subscribe Subscribe')
  })
})

describe('an answer that is not documented', () => {
  it('counts by itself: what failed before for other reasons does not make it final', () => {
    const drive = driveTarget()
    drive.observe()
    const odd = { ...later('request-rejected', 'no'), mostTries: 3 }
    for (const outcome of [later(), later(), odd]) {
      drive.fail(outcome)
      drive.advance(60_000)
    }
    expect(drive.sent).toHaveLength(4)
  })

  it('is tried three times, and is final then, until somebody asks again [R-017]', () => {
    const drive = driveTarget()
    drive.observe()
    const odd = { ...later('request-rejected', 'no'), mostTries: 3 }
    for (const attempt of [1, 2, 3]) {
      expect(drive.sent).toHaveLength(attempt)
      drive.fail(odd)
      drive.advance(3_600_000)
    }
    expect(drive.sent).toHaveLength(3)
    expect(drive.shown).toMatchObject({ status: 'failed', retryAt: null })
    drive.retry()
    drive.accept(74)
    drive.push('Subscribed', 74)
    expect(drive.shown.isLive).toBe(true)
  })
})

describe('S1, observed', () => {
  it('asks once, however many come [R-030]', () => {
    const drive = driveTarget()
    for (let n = 0; n < 100; n += 1) drive.observe()
    expect(drive.operations).toBe('Subscribe')
    drive.accept(74)
    drive.push('Subscribed', 74)
    drive.observe()
    expect(drive.operations).toBe('Subscribe')
    expect(drive.shown).toMatchObject({ status: 'subscribed', isLive: true, referenceId: 74 })
  })

  it('coming back within the linger is live at once, without a request [R-031]', () => {
    const drive = driveLive()
    drive.leave()
    drive.advance(4_999)
    drive.observe()
    expect(isLive(drive)).toBe(true)
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe')
  })

  it('StrictMode leaves and comes back in one task, for one request [R-031]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.leave(0)
    drive.observe()
    drive.advance(1_000)
    expect(drive.operations).toBe('Subscribe')
  })

  it('somebody new gives a failure for good another try', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(fatal())
    drive.leave()
    drive.advance(1_000)
    drive.observe()
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('waits for a link that is not live', () => {
    const drive = driveTarget({ isLive: false, obstacle: 'link', session: 0 })
    drive.observe()
    drive.advance(60_000)
    expect(drive.operations).toBe('')
    drive.renew()
    expect(drive.operations).toBe('Subscribe')
  })
})

describe('S2, unobserved', () => {
  it('the last one leaving ends it after the linger, once [R-032]', () => {
    const drive = driveLive()
    drive.observe()
    drive.leave()
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe')
    drive.leave()
    drive.advance(4_999)
    expect(isLingering(drive.state)).toBe(true)
    expect(drive.operations).toBe('Subscribe')
    drive.advance(1)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.advance(600_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    expect(drive.state).toMatchObject({ mayBeHeld: false, request: null, confirmed: null })
    expect(nextDeadline(drive.state)).toBe(Number.POSITIVE_INFINITY)
  })

  it('leaving before anything was sent sends nothing', () => {
    const drive = driveTarget({ isLive: false, obstacle: 'link' })
    drive.observe()
    drive.leave()
    drive.prove()
    drive.advance(60_000)
    expect(drive.operations).toBe('')
  })

  it('leaving while the request is out waits for its end, then takes it back', () => {
    const drive = driveTarget()
    drive.observe()
    drive.leave(0)
    drive.advance(5_000)
    expect(drive.operations).toBe('Subscribe')
    drive.accept(74)
    drive.push('Subscribed', 74)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('the longest linger wins', () => {
    const drive = driveLive()
    drive.observe()
    drive.leave(30_000)
    drive.leave(1_000)
    drive.advance(29_999)
    expect(drive.operations).toBe('Subscribe')
    drive.advance(1)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('a linger of 0 ends it in the next task, not in this one', () => {
    const drive = driveLive()
    drive.leave(0)
    expect(drive.operations).toBe('Subscribe')
    drive.advance(1)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('an infinite linger never ends it, and plans nothing', () => {
    const drive = driveLive()
    drive.leave(Number.POSITIVE_INFINITY)
    expect(nextDeadline(drive.state)).toBe(Number.POSITIVE_INFINITY)
    drive.advance(86_400_000)
    expect(drive.operations).toBe('Subscribe')
    drive.observe()
    expect(isLive(drive)).toBe(true)
  })

  it('mounting and unmounting a thousand times a second costs two requests [R-031]', () => {
    const drive = driveTarget()
    for (let n = 0; n < 3_000; n += 1) {
      drive.observe()
      if (n === 200) drive.accept(74)
      if (n === 400) drive.push('Subscribed', 74)
      drive.advance(0.5)
      drive.leave()
      drive.advance(0.5)
    }
    drive.advance(10_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })
})

describe('S3, a new session', () => {
  it('subscribes every wanted target again, and shows Live only then [R-020, R-010]', () => {
    const drive = driveLive()
    drive.lose()
    expect(isLive(drive)).toBe(false)
    drive.renew()
    expect(isLive(drive)).toBe(false)
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.accept(12)
    expect(isLive(drive)).toBe(false)
    drive.push('Subscribed', 12)
    expect(drive.shown).toMatchObject({ status: 'subscribed', session: 2, referenceId: 12 })
  })

  it('voids the request that was out: its answer changes nothing', () => {
    const drive = driveTarget()
    drive.observe()
    const id = drive.state.request?.id ?? 0
    drive.renew()
    const before = drive.state
    drive.tell({ type: 'answered', id, outcome: { type: 'accepted', reference: 74 } })
    expect(drive.state).toBe(before)
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('voids the request that was accepted: its confirmation is nobody’s', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.renew()
    drive.accept(12)
    drive.push('Subscribed', 74)
    expect(isLive(drive)).toBe(false)
  })

  it('lets references start again: a number of the old session is no repetition', () => {
    const drive = driveLive()
    drive.renew()
    drive.accept(74)
    drive.push('Subscribed', 74)
    expect(isLive(drive)).toBe(true)
  })

  it('holds back the opposite kind while an unanswered request may still be executed', () => {
    const drive = driveLive()
    drive.pause()
    drive.lose()
    drive.resume()
    drive.renew()
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    drive.advance(9_999)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    drive.advance(1)
    expect(drive.operations).toBe('Subscribe Unsubscribe Subscribe')
  })

  it('does not hold back the same kind', () => {
    const drive = driveTarget()
    drive.observe()
    drive.lose()
    drive.renew()
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('does not wait for a request that was answered', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.pause()
    drive.lose()
    drive.renew()
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('forgets that the server has to be reset', () => {
    const drive = driveTarget()
    drive.observe()
    refuse(drive, 1)
    refuse(drive, 2, 0)
    expect(drive.state.needsReset).toBe(true)
    drive.renew()
    expect(drive.operations).toBe('Subscribe Subscribe Subscribe')
  })

  it('forgets waits, refusals and failures for good', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(fatal())
    expect(drive.shown.status).toBe('failed')
    drive.lose()
    drive.renew()
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.fail(later('service-unavailable', 'no', 120_000))
    drive.lose()
    drive.renew()
    expect(drive.operations).toBe('Subscribe Subscribe Subscribe')
  })
})

describe('S4 to S6, the link in doubt', () => {
  it('S4: withdraws Live at once, and asks nothing [R-011]', () => {
    const drive = driveLive()
    drive.suspect()
    expect(drive.shown).toMatchObject({ status: 'recovering', cause: 'link', isLive: false })
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe')
  })

  it('S4: withdraws Live where the link is not live, gap or not [R-011]', () => {
    const drive = driveLive()
    drive.link({ isLive: false, obstacle: 'link' })
    expect(isLive(drive)).toBe(false)
    drive.link({ isLive: true, obstacle: null })
    expect(isLive(drive)).toBe(true)
    expect(drive.operations).toBe('Subscribe')
  })

  it('S5: asks again after every gap, and is live only by that answer [R-010]', () => {
    const drive = driveLive()
    drive.suspect()
    drive.prove()
    expect(drive.shown).toMatchObject({ status: 'recovering', cause: 'gap' })
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.accept(80)
    drive.push('Subscribed', 80)
    expect(isLive(drive)).toBe(true)
  })

  it('a confirmation asked for before a gap proves nothing after it [R-010]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.suspect()
    drive.prove()
    drive.push('Subscribed', 74)
    expect(isLive(drive)).toBe(false)
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.accept(75)
    drive.push('Subscribed', 75)
    expect(isLive(drive)).toBe(true)
  })

  it('a gap without a moment of doubt (service, crowd) withdraws Live too [R-011]', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    expect(drive.shown).toMatchObject({ status: 'recovering', cause: 'gap' })
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('S6: without a session nothing is asked, and what is owed is asked with the next', () => {
    const drive = driveLive()
    drive.leave()
    drive.lose()
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe')
    drive.renew()
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })
})

describe('S7 and S8, requests', () => {
  it('S7: HTTP success alone never means live [R-012]', () => {
    const drive = driveTarget()
    drive.observe()
    expect(drive.shown).toMatchObject({ status: 'subscribing', phase: 'request' })
    drive.accept(74)
    expect(drive.shown).toMatchObject({ status: 'subscribing', phase: 'confirmation' })
    expect(drive.state.confirmed).toBeNull()
  })

  it('S8: the claim ends when an Unsubscribe is sent, not when it is answered', () => {
    const drive = driveLive()
    drive.pause()
    expect(drive.state.confirmed).toBeNull()
    drive.resume()
    expect(drive.shown).toMatchObject({ status: 'subscribing', isLive: false })
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    expect(drive.operations).toBe('Subscribe Unsubscribe Subscribe')
  })

  it('S8: an Unsubscribe of which nothing is ever heard does not leave a claim behind', () => {
    const drive = driveLive()
    drive.pause()
    drive.fail(later())
    drive.resume()
    expect(isLive(drive)).toBe(false)
    drive.advance(10_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe Subscribe')
  })

  it('requests never overlap [R-035]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.pause()
    drive.resume()
    drive.retry()
    drive.suspect()
    drive.prove()
    drive.tell({ type: 'drifted' })
    expect(drive.operations).toBe('Subscribe')
  })
})

describe('S9 to S14, the HTTP half', () => {
  it('S9, S10: the answer of an older request, or a second answer, changes nothing', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    const before = drive.state
    drive.tell({ type: 'answered', id: 1, outcome: { type: 'accepted', reference: 75 } })
    drive.tell({ type: 'answered', id: 1, outcome: fatal() })
    drive.tell({ type: 'answered', id: 99, outcome: fatal() })
    expect(drive.state).toBe(before)
  })

  it('S11: a confirmation that was faster than the answer counts with it [R-013]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.push('Subscribed', 74)
    expect(isLive(drive)).toBe(false)
    drive.accept(74)
    expect(drive.shown).toMatchObject({ status: 'subscribed', referenceId: 74 })
    expect(drive.operations).toBe('Subscribe')
  })

  it('S11: an early one without reference counts with the answer too [R-013, R-015]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.push('Subscribed')
    expect(isLive(drive)).toBe(false)
    drive.accept(74)
    expect(isLive(drive)).toBe(true)
  })

  it('S11: an early one of another desktop does not count [R-016]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.push('Subscribed', 73)
    drive.accept(74)
    expect(isLive(drive)).toBe(false)
  })

  it('S11: an early refusal counts', () => {
    const drive = driveTarget()
    drive.observe()
    drive.push('RequestFailed', 74)
    drive.accept(74)
    expect(drive.shown).toMatchObject({ status: 'failed', error: { code: 'subscription-refused' } })
  })

  it('S12: a failure that may pass is tried again, ever more slowly [R-028]', () => {
    const drive = driveTarget()
    drive.clock.chance = 0.999
    drive.observe()
    const waits: number[] = []
    for (let n = 0; n < 12; n += 1) {
      drive.fail(later('request-failed', 'no'))
      expect(drive.shown).toMatchObject({ status: 'failed', error: { code: 'request-failed' } })
      waits.push(nextDeadline(drive.state) - drive.clock.now())
      drive.advance(30_000)
      expect(drive.sent).toHaveLength(n + 2)
    }
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
    expect(waits[0]).toBeLessThanOrEqual(250)
    expect(waits.at(-1)).toBeCloseTo(30_000, -2)
  })

  it('S12: the first repetition comes within 250 ms', () => {
    const drive = driveTarget()
    drive.clock.chance = 0.999
    drive.observe()
    drive.fail(later())
    drive.advance(250)
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('S12: a wait that the server ordered is kept', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later('service-unavailable', 'no', 120_000))
    expect(drive.shown).toMatchObject({ retryAt: drive.clock.wall() + 120_000 })
    drive.advance(119_999)
    expect(drive.operations).toBe('Subscribe')
    drive.advance(1)
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('S12: an order of 0 s, as some proxies send, is no leave to hammer [R-028]', () => {
    const drive = driveTarget()
    drive.observe()
    for (let n = 0; n < 30; n += 1) {
      drive.fail(later('service-unavailable', 'no', 0))
      drive.advance(Math.max(1, nextDeadline(drive.state) - drive.clock.now()))
    }
    const elapsed = drive.clock.now() - (drive.sent[0]?.at ?? 0)
    expect(elapsed).toBeGreaterThan(60_000)
  })

  it('S12: four requests of unknown end are enough; the next waits for the oldest', () => {
    const drive = driveTarget()
    drive.clock.chance = 0
    drive.observe()
    for (let n = 0; n < 4; n += 1) {
      drive.fail(later())
      drive.advance(1)
    }
    expect(drive.sent).toHaveLength(4)
    drive.advance(9_000)
    expect(drive.sent).toHaveLength(4)
    drive.advance(1_000)
    expect(drive.sent).toHaveLength(5)
  })

  it('S13: signed out, the link ends first; the next login asks again [R-022]', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    const id = drive.state.request?.id ?? 0
    drive.link({ session: 0, isLive: false, obstacle: 'signed-out' })
    drive.tell({ type: 'answered', id, outcome: { ...fatal('not-signed-in'), type: 'signed-out' } })
    expect(drive.shown).toMatchObject({ status: 'recovering', cause: 'signed-out' })
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.renew()
    expect(drive.operations).toBe('Subscribe Subscribe Subscribe')
  })

  it('S14: a failure for good stays until retry() [R-017]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(fatal('not-found'))
    expect(drive.shown).toMatchObject({ status: 'failed', retryAt: null, kind: 'failed' })
    drive.suspect()
    drive.prove()
    drive.advance(600_000)
    expect(drive.operations).toBe('Subscribe')
    drive.retry()
    expect(drive.operations).toBe('Subscribe Subscribe')
  })
})

describe('S15 to S17, the pushed half', () => {
  it('S15: the confirmation with our reference makes it live [R-013]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('Subscribed', 74)
    expect(drive.shown).toMatchObject({ status: 'subscribed', isLive: true, referenceId: 74 })
  })

  it('S15: one without reference counts while our request is out [R-015]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('Subscribed')
    expect(isLive(drive)).toBe(true)
  })

  it('S15: one without reference proves nothing while no request is out [R-016]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later('service-unavailable', 'no', 60_000))
    drive.push('Subscribed')
    expect(isLive(drive)).toBe(false)
  })

  it('S15: five times the same confirmation is one [R-030]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('Subscribed', 74)
    const { shown, state } = drive
    for (let n = 0; n < 4; n += 1) drive.push('Subscribed', 74)
    expect(drive.state).toBe(state)
    expect(drive.shown).toBe(shown)
  })

  it('S16: the confirmed end leaves nothing', () => {
    const drive = driveLive()
    drive.pause()
    expect(drive.shown.status).toBe('unsubscribing')
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    expect(drive.shown.status).toBe('unsubscribed')
    expect(drive.state.mayBeHeld).toBe(false)
  })

  it('S16: an early confirmation of the end counts too', () => {
    const drive = driveLive()
    drive.pause()
    drive.push('Unsubscribed', 75)
    drive.accept(75)
    expect(drive.shown.status).toBe('unsubscribed')
  })

  it('S17: a refusal is shown with its reason, and tried again at a distance [R-017]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('RequestFailed', 74)
    expect(drive.shown).toMatchObject({
      status: 'failed',
      kind: 'failed',
      error: { code: 'subscription-refused', kind: 'subscription' },
      retryAt: drive.clock.wall() + 1_100,
    })
    drive.advance(1_099)
    expect(drive.operations).toBe('Subscribe')
    drive.advance(1)
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('S17: every second refusal resets: Unsubscribe, then Subscribe at once', () => {
    const drive = driveTarget()
    drive.observe()
    refuse(drive, 1)
    refuse(drive, 2)
    expect(drive.operations).toBe('Subscribe Subscribe Unsubscribe')
    drive.accept(3)
    drive.push('Unsubscribed', 3)
    expect(drive.operations).toBe('Subscribe Subscribe Unsubscribe Subscribe')
    drive.accept(4)
    drive.push('Subscribed', 4)
    expect(isLive(drive)).toBe(true)
  })

  it('S17: a server that always refuses sees at most one request in 30 s in the end [R-017]', () => {
    const drive = driveTarget()
    drive.clock.chance = 0
    drive.observe()
    for (let n = 1; n <= 30; n += 1) refuse(drive, n, 40_000)
    expect(closest(drive.sent.slice(-15))).toBeGreaterThanOrEqual(30_000)
  })

  it('S17: the cadence holds where the reset succeeds and the Subscribe never does [R-017]', () => {
    const drive = driveTarget()
    drive.clock.chance = 0
    drive.observe()
    for (let n = 1; n <= 30; n += 1) {
      drive.accept(n)
      const isReset = drive.state.request?.operation === 'Unsubscribe'
      drive.push(isReset ? 'Unsubscribed' : 'RequestFailed', n)
      drive.advance(drive.state.request === null ? 40_000 : 0)
    }
    expect(closest(drive.sent.slice(-15))).toBeGreaterThanOrEqual(30_000)
  })

  it('S17: coming and going does not bring a refusing server more requests [R-017, R-031]', () => {
    const drive = driveTarget()
    drive.observe()
    for (let n = 1; n <= 300; n += 1) {
      if (drive.state.request !== null) refuse(drive, n, 0)
      drive.leave()
      drive.advance(100)
      drive.observe()
      drive.advance(100)
    }
    expect(drive.sent.length).toBeLessThanOrEqual(12)
  })

  it('S17: a refused end counts as done after two', () => {
    const drive = driveLive()
    drive.pause()
    refuse(drive, 75)
    expect(drive.operations).toBe('Subscribe Unsubscribe Unsubscribe')
    refuse(drive, 76)
    expect(drive.operations).toBe('Subscribe Unsubscribe Unsubscribe')
    expect(drive.shown.status).toBe('unsubscribed')
  })

  it('S17: a refusal without reference is ours while our request is out [R-015]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('RequestFailed')
    expect(drive.shown.status).toBe('failed')
  })

  it('S17: a refusal of another desktop is not ours [R-016]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('RequestFailed', 75)
    expect(drive.shown.status).toBe('subscribing')
    drive.push('Subscribed', 74)
    drive.push('RequestFailed', 75)
    drive.push('RequestFailed')
    expect(isLive(drive)).toBe(true)
  })
})

describe('S18 to S22, what others do', () => {
  it('S18: at most 8 early pushes are kept, the newest', () => {
    const drive = driveTarget()
    drive.observe()
    for (let n = 1; n <= 1_000; n += 1) drive.push('Subscribed', n)
    expect(drive.state.request?.early).toHaveLength(8)
    drive.accept(1_000)
    expect(isLive(drive)).toBe(true)
  })

  it('S18: an early push counts though the server gave its number before', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    drive.push('Subscribed', 74)
    drive.accept(74)
    expect(isLive(drive)).toBe(true)
  })

  it('a number given again, answer first, counts too', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    drive.accept(74)
    drive.push('Subscribed', 74)
    expect(isLive(drive)).toBe(true)
  })

  it.each(['before', 'after'])(
    'S19: an Unsubscribed of another desktop %s the answer taints our Subscribe [R-019]',
    (order) => {
      const drive = driveTarget()
      drive.observe()
      if (order === 'after') drive.accept(74)
      drive.push('Unsubscribed', 73)
      if (order === 'before') drive.accept(74)
      drive.push('Subscribed', 74)
      expect(isLive(drive)).toBe(false)
      drive.advance(500)
      expect(drive.operations).toBe('Subscribe Subscribe')
      drive.accept(75)
      drive.push('Subscribed', 75)
      expect(isLive(drive)).toBe(true)
    },
  )

  it('S19: one that is told again and again taints each Subscribe, ever more slowly [R-028]', () => {
    const drive = driveTarget()
    drive.observe()
    for (let reference = 100; drive.clock.now() < 1_300_000; reference += 1) {
      while (drive.state.request === null) drive.advance(100)
      drive.accept(reference)
      drive.push('Unsubscribed', 73)
      drive.push('Subscribed', reference)
    }
    expect(drive.sent.length).toBeLessThan(20)
    drive.advance(40_000)
    drive.accept(999)
    drive.push('Subscribed', 999)
    expect(isLive(drive)).toBe(true)
  })

  it('S20: an Unsubscribed nobody asked for ends Live, and is answered within 1 s [R-019]', () => {
    const drive = driveLive()
    drive.push('Unsubscribed', 99)
    expect(drive.shown).toMatchObject({
      status: 'recovering',
      cause: 'ended-by-server',
      error: { code: 'ended-by-server' },
    })
    drive.advance(1_000)
    expect(drive.operations).toBe('Subscribe Subscribe')
    drive.accept(100)
    drive.push('Subscribed', 100)
    expect(drive.shown).toMatchObject({ status: 'subscribed', error: null })
  })

  it('S20: a server that ends each subscription at once is asked ever more slowly [R-028]', () => {
    const drive = driveLive()
    const start = drive.clock.now()
    for (let n = 100; drive.clock.now() < start + 300_000; n += 2) {
      drive.push('Unsubscribed', n)
      while (drive.state.request === null) drive.advance(100)
      drive.accept(n + 1)
      drive.push('Subscribed', n + 1)
      drive.advance(60)
    }
    expect(drive.sent.length).toBeLessThanOrEqual(60)
  })

  it('S20: one without reference ends Live too', () => {
    const drive = driveLive()
    drive.push('Unsubscribed')
    expect(isLive(drive)).toBe(false)
  })

  it('S21: a repetition of what is settled says nothing', () => {
    const drive = driveLive()
    drive.pause()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.resume()
    drive.accept(76)
    drive.push('Subscribed', 76)
    drive.push('Unsubscribed', 75)
    expect(isLive(drive)).toBe(true)
    expect(drive.operations).toBe('Subscribe Unsubscribe Subscribe')
  })

  it('S21: at most 32 settled references are kept', () => {
    const drive = driveLive()
    for (let n = 100; n < 300; n += 1) {
      drive.tell({ type: 'drifted' })
      drive.accept(n)
      drive.push('Subscribed', n)
    }
    expect(drive.state.retired).toHaveLength(32)
  })

  it('S22: the success of another desktop is no proof for us [R-016]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('Subscribed', 75)
    expect(isLive(drive)).toBe(false)
    const failing = driveTarget()
    failing.observe()
    failing.fail(later('service-unavailable', 'no', 60_000))
    failing.push('Subscribed', 75)
    expect(isLive(failing)).toBe(false)
  })
})

describe('S23 to S25, time', () => {
  it('S23: no confirmation for 10 s is unconfirmed, and tried again [R-014]', () => {
    const drive = driveTarget()
    drive.clock.chance = 0.999
    drive.observe()
    drive.accept(74)
    drive.advance(9_999)
    expect(drive.shown.status).toBe('subscribing')
    drive.advance(1)
    expect(drive.shown).toMatchObject({ status: 'unconfirmed', error: { code: 'not-confirmed' } })
    drive.advance(250)
    expect(drive.operations).toBe('Subscribe Subscribe')
    expect(drive.shown.status).toBe('unconfirmed')
  })

  it('S23: an Unsubscribe that is never confirmed is given up after two', () => {
    const drive = driveLive()
    drive.leave(0)
    drive.advance(1)
    drive.accept(75)
    drive.advance(11_000)
    drive.accept(76)
    drive.advance(11_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe Unsubscribe')
    expect(drive.state.mayBeHeld).toBe(false)
    expect(nextDeadline(drive.state)).toBe(Number.POSITIVE_INFINITY)
  })

  it('S24: what was given up without an answer is forgotten after 10 s', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later('request-failed', 'unknown', 60_000))
    expect(drive.state.zombies).toHaveLength(1)
    drive.advance(10_000)
    expect(drive.state.zombies).toHaveLength(0)
  })

  it('S24: a request that surely was not executed is none to wait for', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later('service-unavailable', 'no'))
    expect(drive.state.zombies).toHaveLength(0)
  })

  it('S25: a timer that comes too early, or for nothing, changes no fact', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    const { request, ...facts } = drive.state
    drive.tell({ type: 'due' })
    expect(drive.state).toEqual({ ...facts, request })
    drive.push('Subscribed', 74)
    drive.tell({ type: 'due' })
    expect(isLive(drive)).toBe(true)
  })
})

describe('S26 to S28', () => {
  it('S26: retry() tries at once, whatever the wait', () => {
    const drive = driveTarget()
    drive.observe()
    drive.fail(later('service-unavailable', 'no', 300_000))
    drive.retry()
    expect(drive.operations).toBe('Subscribe Subscribe')
    expect(drive.shown).toMatchObject({ status: 'subscribing', error: null })
  })

  it('S26: retry() forgets that a confirmation was overdue', () => {
    const drive = overdue()
    drive.retry()
    expect(drive.shown).toMatchObject({ status: 'subscribing', error: null })
    drive.fail(later())
    expect(drive.shown).toMatchObject({ status: 'failed', error: { code: 'request-failed' } })
  })

  it('S26: retry() starts nothing that nobody wants', () => {
    const drive = driveTarget()
    drive.observe(false)
    drive.retry()
    expect(drive.operations).toBe('')
  })

  it('S27: a drift ends Live, and asks again', () => {
    const drive = driveLive()
    drive.tell({ type: 'drifted' })
    expect(isLive(drive)).toBe(false)
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('S28: a late confirmation with the exact reference counts [R-014]', () => {
    const drive = overdue()
    drive.push('Subscribed', 74)
    expect(drive.shown).toMatchObject({ status: 'subscribed', referenceId: 74, error: null })
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe')
  })

  it('S28: a newer request that is out is left alone [R-014]', () => {
    const drive = overdue()
    drive.advance(250)
    drive.push('Subscribed', 74)
    expect(isLive(drive)).toBe(true)
    expect(drive.state.request).toMatchObject({ id: 2, isAnswered: false })
    drive.accept(75)
    drive.push('Subscribed', 75)
    expect(drive.shown).toMatchObject({ status: 'subscribed', referenceId: 75 })
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('S28: a late one without reference, or with another, does not count', () => {
    const drive = overdue()
    drive.push('Subscribed')
    drive.push('Subscribed', 73)
    expect(isLive(drive)).toBe(false)
  })

  it('S28: not across a gap, a session, or an Unsubscribe that was seen', () => {
    const gap = overdue()
    gap.suspect()
    gap.push('Subscribed', 74)
    gap.prove()
    expect(isLive(gap)).toBe(false)

    const session = overdue()
    session.renew()
    session.push('Subscribed', 74)
    expect(isLive(session)).toBe(false)

    const foreign = overdue()
    foreign.push('Unsubscribed', 99)
    foreign.push('Subscribed', 74)
    expect(isLive(foreign)).toBe(false)
  })

  it('S28: nor after an Unsubscribe that was sent', () => {
    const drive = overdue()
    drive.pause()
    drive.resume()
    drive.push('Subscribed', 74)
    expect(drive.state.confirmed).toBeNull()
  })
})

/** The request that is out is accepted, then refused; then time passes. */
function refuse(drive: Drive, reference: number, wait = 3_000): void {
  drive.accept(reference)
  drive.push('RequestFailed', reference)
  drive.advance(wait)
}

/** The shortest time between two requests (ms). */
function closest(sent: Drive['sent']): number {
  return Math.min(
    ...sent
      .map(({ at }, n) => at - (sent[n - 1]?.at ?? Number.NEGATIVE_INFINITY))
      .filter((ms) => Number.isFinite(ms)),
  )
}

/** Request 74 was accepted and not confirmed in time; the next one is 125 ms away. */
function overdue(): Drive {
  const drive = driveTarget()
  drive.observe()
  drive.accept(74)
  drive.advance(10_000)
  return drive
}
