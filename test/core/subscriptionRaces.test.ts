/** Rare crossings of the subscription machine, each a numbered story: what two requests, two desktops and a lossy server can do. */
import { describe, expect, it } from 'vitest'
import { driveLive, driveTarget, fatal, later, type Drive } from './driveTarget.js'

/** Request 74 was accepted and not confirmed in time; request 2 is out, unanswered. */
function retried(): Drive {
  const drive = driveTarget()
  drive.observe()
  drive.accept(74)
  drive.advance(10_250)
  return drive
}

describe('an Unsubscribed of another desktop around a late confirmation', () => {
  // 1. Subscribe 74 is executed, its push is slow. 2. Another desktop unsubscribes. 3. Its notice
  // comes while our second Subscribe is out. 4. Then 74 comes. 5. The second Subscribe fails.
  it('seen while the retry is out, takes the proof from a late confirmation [R-019]', () => {
    const drive = retried()
    drive.push('Unsubscribed', 99)
    drive.push('Subscribed', 74)
    expect(drive.shown.isLive).toBe(false)
    drive.fail(later('service-unavailable', 'no', 60_000))
    expect(drive.shown.isLive).toBe(false)
  })

  // 1. Subscribe 74 is executed, its push is slow. 2. Another desktop unsubscribes; its notice comes
  // first. 3. Our request is overdue. 4. Then 74 comes, and is older than the notice.
  it('seen while the request was waiting, leaves nothing that could count late [R-014, R-019]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('Unsubscribed', 99)
    drive.advance(10_000)
    drive.push('Subscribed', 74)
    expect(drive.shown.isLive).toBe(false)
    drive.advance(250)
    expect(drive.operations).toBe('Subscribe Subscribe')
  })

  it('seen after it, withdraws Live though the retry is still out [R-011, R-019]', () => {
    const drive = retried()
    drive.push('Subscribed', 74)
    expect(drive.shown.isLive).toBe(true)
    drive.push('Unsubscribed', 99)
    expect(drive.shown.isLive).toBe(false)
  })

  it('seen after it, withdraws Live though the retry is accepted [R-011, R-019]', () => {
    const drive = retried()
    drive.push('Subscribed', 74)
    drive.accept(75)
    drive.push('Unsubscribed', 99)
    expect(drive.shown.isLive).toBe(false)
    drive.push('Subscribed', 75)
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe Subscribe Subscribe')
  })
})

describe('an Unsubscribed of another desktop and what the server may still hold', () => {
  // 1. Live. 2. A gap: Subscribe again, executed, its answer is lost. 3. Another desktop's
  // Unsubscribed, executed before that, is delivered late. 4. The last observer leaves.
  it('does not cancel what a Subscribe without answer may have left there [R-032]', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    drive.fail(later())
    drive.push('Unsubscribed', 99)
    drive.leave(0)
    drive.advance(30_000)
    expect(drive.operations).toBe('Subscribe Subscribe Unsubscribe')
  })

  // Pushes have no order: the notice may be older than the confirmation that came before it.
  it('does not cancel the duty to unsubscribe while it lingers [R-032]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.push('Subscribed', 74)
    drive.leave()
    drive.push('Unsubscribed', 73)
    drive.advance(30_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })
})

describe('a number that the server gives again', () => {
  // 1. Live by 74. 2. The Interaction Server restarts, its numbers too. 3. Another desktop's
  // Unsubscribe gets 74. It is no repetition: ours was a Subscribe.
  it('ends Live where it comes with an Unsubscribed and ours was a Subscribe [R-011]', () => {
    const drive = driveLive()
    drive.push('Unsubscribed', 74)
    expect(drive.shown.isLive).toBe(false)
  })

  // 1. Our Unsubscribe was 75. 2. The Interaction Server restarts, which the services topic tells as
  // a gap; its numbers begin again. 3. We are live by 12. 4. Another desktop's Unsubscribe gets 75.
  it('ends Live though ours was an Unsubscribe, where a gap lies between them [R-011]', () => {
    const drive = driveLive()
    drive.pause()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.link({ gap: 2, service: 'down' })
    drive.link({ gap: 3, service: 'up' })
    drive.resume()
    drive.accept(12)
    drive.push('Subscribed', 12)
    expect(drive.shown.isLive).toBe(true)
    drive.push('Unsubscribed', 75)
    expect(drive.shown.isLive).toBe(false)
  })
})

describe('early pushes', () => {
  it('the exact one counts before one without reference', () => {
    const drive = driveTarget()
    drive.observe()
    drive.push('RequestFailed')
    drive.push('Subscribed', 74)
    drive.accept(74)
    expect(drive.shown.isLive).toBe(true)
  })
})

describe('the reset of a server that refuses', () => {
  const refusedTwice = (): Drive => {
    const drive = driveTarget()
    drive.observe()
    for (const reference of [1, 2]) {
      drive.accept(reference)
      drive.push('RequestFailed', reference)
      drive.advance(3_000)
    }
    expect(drive.operations).toBe('Subscribe Subscribe Unsubscribe')
    return drive
  }

  // A server that says nothing about the end of what is not there: no confirmation, no refusal.
  it('gives up an Unsubscribe that is never confirmed, and subscribes again', () => {
    const drive = refusedTwice()
    for (let reference = 3; reference < 9; reference += 1) {
      if (drive.state.request?.operation === 'Unsubscribe') drive.accept(reference)
      drive.advance(45_000)
    }
    expect(drive.operations).toMatch(/Unsubscribe Subscribe$/)
  })

  it('keeps its distance where the Unsubscribe is refused over HTTP [R-017]', () => {
    const drive = refusedTwice()
    const start = drive.clock.now()
    for (let reference = 3; drive.clock.now() < start + 600_000; reference += 1) {
      const isReset = drive.state.request?.operation === 'Unsubscribe'
      if (isReset) drive.fail(fatal('request-rejected'))
      else {
        drive.accept(reference)
        drive.push('RequestFailed', reference)
      }
      while (drive.state.request === null) drive.advance(1_000)
    }
    expect(drive.sent.filter(({ at }) => at > start + 300_000).length).toBeLessThanOrEqual(20)
  })

  // 1. Subscribe is out when the session goes. 2. On the next one two are refused within 10 s.
  it('waits for a Subscribe that may still be executed [R-035]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.renew()
    for (const reference of [1, 2]) {
      drive.accept(reference)
      drive.push('RequestFailed', reference)
      drive.advance(3_000)
    }
    expect(drive.operations).toBe('Subscribe Subscribe Subscribe')
    drive.advance(4_000)
    expect(drive.operations).toBe('Subscribe Subscribe Subscribe Unsubscribe')
  })

  it('is enough of an Unsubscribe for a pause that comes meanwhile', () => {
    const drive = refusedTwice()
    drive.pause()
    drive.accept(3)
    drive.push('Unsubscribed', 3)
    expect(drive.shown.status).toBe('unsubscribed')
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe Subscribe Unsubscribe')
  })

  it('costs one Unsubscribe where the last observer leaves before it', () => {
    const drive = driveTarget()
    drive.observe()
    for (const reference of [1, 2]) {
      drive.accept(reference)
      drive.push('RequestFailed', reference)
      if (reference === 1) drive.advance(3_000)
    }
    drive.leave(0)
    drive.advance(3_000)
    drive.accept(3)
    drive.push('Unsubscribed', 3)
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe Subscribe Unsubscribe')
  })
})

describe('leaving while a Subscribe waits for its turn', () => {
  it('does not hold the end back for as long as the server ordered [R-032]', () => {
    const drive = driveLive()
    drive.link({ gap: 2 })
    drive.fail(later('service-unavailable', 'no', 300_000))
    drive.leave(5_000)
    drive.advance(5_000)
    expect(drive.operations).toBe('Subscribe Subscribe Unsubscribe')
  })
})

describe('a refusal after a try that was overdue', () => {
  it('is shown with its reason, not as unconfirmed [R-017]', () => {
    const drive = retried()
    drive.accept(75)
    drive.push('RequestFailed', 75)
    expect(drive.shown).toMatchObject({
      status: 'failed',
      error: { code: 'subscription-refused' },
    })
  })
})
