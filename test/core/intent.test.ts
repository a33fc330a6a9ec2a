/** Who wants a target: pause, resume, passive observers, and what each of them costs. */
import { describe, expect, it } from 'vitest'
import { driveLive, driveTarget } from './driveTarget.js'

describe('a passive observer', () => {
  it('subscribes nothing [R-041]', () => {
    const drive = driveTarget()
    drive.observe(false)
    drive.advance(60_000)
    drive.leave(5_000, false)
    drive.advance(60_000)
    expect(drive.operations).toBe('')
  })

  it('wants it after subscribe(), until the last observer has gone', () => {
    const drive = driveTarget()
    drive.observe(false)
    drive.resume()
    expect(drive.operations).toBe('Subscribe')
    drive.accept(74)
    drive.push('Subscribed', 74)
    expect(drive.shown.status).toBe('subscribed')
    drive.observe(false)
    drive.leave(5_000, false)
    drive.advance(60_000)
    expect(drive.shown.status).toBe('subscribed')
    drive.leave(5_000, false)
    drive.observe(false)
    expect(drive.shown.status).toBe('idle')
    drive.advance(5_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('looks on while another wants it, and does not keep it', () => {
    const drive = driveLive()
    drive.observe(false)
    expect(drive.shown.status).toBe('subscribed')
    drive.leave()
    expect(drive.shown.status).toBe('idle')
    drive.advance(5_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })
})

describe('a pause', () => {
  it('acts at once, for all observers, without a linger [R-040]', () => {
    const drive = driveLive()
    drive.observe()
    drive.pause()
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    expect(drive.shown).toMatchObject({ status: 'unsubscribing', isLive: false })
  })

  it('acts at once though somebody has just left, and lingers [R-040]', () => {
    const drive = driveLive()
    drive.observe()
    drive.leave(30_000)
    drive.pause()
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('is not ended by another observer [R-040]', () => {
    const drive = driveLive()
    drive.pause()
    drive.observe()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.advance(60_000)
    expect(drive.shown.status).toBe('unsubscribed')
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('lasts through gaps and sessions [R-040]', () => {
    const drive = driveLive()
    drive.pause()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.suspect()
    drive.prove()
    drive.lose()
    drive.renew()
    drive.advance(60_000)
    expect(drive.shown.status).toBe('unsubscribed')
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('ends with subscribe() [R-040]', () => {
    const drive = driveLive()
    drive.pause()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.resume()
    expect(drive.operations).toBe('Subscribe Unsubscribe Subscribe')
    expect(drive.shown.status).toBe('subscribing')
  })

  it('ends with the last observer, passive ones counted [R-040]', () => {
    const drive = driveLive()
    drive.observe(false)
    drive.pause()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.leave()
    drive.observe()
    expect(drive.shown.status).toBe('unsubscribed')
    drive.leave()
    drive.leave(5_000, false)
    drive.observe()
    expect(drive.operations).toBe('Subscribe Unsubscribe Subscribe')
  })

  it('waits for the request that is out [R-035]', () => {
    const drive = driveTarget()
    drive.observe()
    drive.pause()
    expect(drive.operations).toBe('Subscribe')
    expect(drive.shown.status).toBe('unsubscribing')
    drive.accept(74)
    expect(drive.operations).toBe('Subscribe')
    drive.push('Subscribed', 74)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    expect(drive.shown.isLive).toBe(false)
  })

  it('of a target in back-off owes an Unsubscribe at once: the server may hold it', () => {
    const drive = driveTarget()
    drive.observe()
    drive.accept(74)
    drive.advance(10_000)
    drive.pause()
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('without a link is owed, and shown as done', () => {
    const drive = driveLive()
    drive.lose()
    drive.pause()
    expect(drive.shown.status).toBe('unsubscribed')
    drive.renew()
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('holds while it is asked for again and again', () => {
    const drive = driveLive()
    drive.pause()
    drive.pause()
    drive.pause()
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.pause()
    drive.advance(60_000)
    expect(drive.operations).toBe('Subscribe Unsubscribe')
  })

  it('and resume in quick turns end where the last one says, one request at a time [R-035]', () => {
    const drive = driveLive()
    for (let n = 0; n < 50; n += 1) {
      drive.pause()
      drive.resume()
    }
    expect(drive.operations).toBe('Subscribe Unsubscribe')
    drive.accept(75)
    drive.push('Unsubscribed', 75)
    drive.accept(76)
    drive.push('Subscribed', 76)
    expect(drive.shown.status).toBe('subscribed')
    expect(drive.operations).toBe('Subscribe Unsubscribe Subscribe')
  })
})
