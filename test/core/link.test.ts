/** The machine of the push link, row by row of its table (C1 to C16), on a clock that stands still. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WorkbinError } from '../../src/core/errors.js'
import { stepLink, type LinkEvent } from '../../src/core/link.js'
import { initialLink, isOpen } from '../../src/core/linkState.js'
import { viewLink } from '../../src/core/linkView.js'
import { driveLink, driveLiveLink, signedOut, unreachable, type LinkDrive } from './driveLink.js'
import { createFakeClock } from './fakeClock.js'

const refused = { type: 'refused', error: new WorkbinError('link-refused') } as const
const forgotten = { type: 'forgotten' } as const
const disturbance = (pollHeld: boolean): LinkEvent => ({
  type: 'disturbed',
  error: new WorkbinError('link-unreachable'),
  pollHeld,
})

describe('C1 to C3, on the way', () => {
  it('C1: opens a session once it is held, and only then', () => {
    const drive = driveLink()
    for (const event of ['due', 'kicked', 'retryAsked', 'authRenewed', 'suspected'] as const) {
      drive.tell(event)
    }
    expect(drive.openings).toHaveLength(0)
    drive.tell('started')
    drive.tell('started')
    expect(drive.openings).toHaveLength(1)
    expect(drive.link).toMatchObject({ phase: 'starting', session: 0 })
  })

  it('C2: counts a session with the handshake, and a gap', () => {
    const drive = driveLink()
    drive.tell('started')
    const { gap } = drive.link
    drive.tell('handshaken')
    expect(drive.link).toMatchObject({ phase: 'joining', session: 1, gap: gap + 1 })
    drive.tell('handshaken')
    expect(drive.link.session).toBe(1)
  })

  it.each([
    ['join first', ['joined', 'polled']],
    ['poll first', ['polled', 'joined']],
  ])('C3: is live only when join and poll are both there: %s [R-010]', (_name, order) => {
    const drive = driveLink()
    drive.tell('started')
    drive.tell('handshaken')
    drive.clock.advance(50)
    const [first, second] = order
    const tell = (what: string | undefined): void =>
      what === 'joined' ? drive.tell('joined') : drive.polled(10)
    tell(first)
    expect(drive.link.phase).toBe('joining')
    expect(viewLink(drive.link, false).isLive).toBe(false)
    tell(second)
    expect(drive.link.phase).toBe('live')
    expect(viewLink(drive.link, false)).toMatchObject({ isLive: true, session: 1 })
  })

  it('C3: facts before the handshake are nobody’s', () => {
    const drive = driveLink()
    drive.tell('started')
    drive.tell('joined')
    drive.polled()
    drive.tell('handshaken')
    expect(drive.link.phase).toBe('joining')
  })

  it('C4: a refused join ends the session, by its reason', () => {
    const lost = driveLink()
    lost.tell('started')
    lost.tell('handshaken')
    lost.end(forgotten)
    expect(lost.link.phase).toBe('waiting')
    const denied = driveLink()
    denied.tell('started')
    denied.tell('handshaken')
    denied.end(refused)
    expect(denied.link.phase).toBe('blocked')
  })
})

describe('C5 to C8, doubt and proof', () => {
  it('C5: a poll that was answered is a proof of life', () => {
    const drive = driveLiveLink()
    drive.clock.advance(15_000)
    drive.polled(15_000)
    expect(drive.link).toMatchObject({ phase: 'live', provedAt: drive.clock.wall(), gap: 1 })
  })

  it('C6: a reply that was buffered while the page slept proves nothing [R-011]', () => {
    const drive = driveLiveLink()
    drive.clock.advance(60_000)
    drive.tell('suspected')
    drive.polled(60_000)
    expect(drive.link.phase).toBe('suspect')
    drive.clock.advance(20)
    drive.polled(10)
    expect(drive.link.phase).toBe('live')
  })

  it('C6: nor does one that was sent before a suspicion while joining', () => {
    const drive = driveLink()
    drive.tell('started')
    drive.tell('handshaken')
    drive.clock.advance(50)
    drive.tell('suspected')
    drive.tell('joined')
    drive.polled(20)
    expect(drive.link.phase).toBe('joining')
  })

  it('C7: doubt is a gap, withdraws Live, and polls at once [R-011]', () => {
    const drive = driveLiveLink()
    const { gap, polling } = drive.link
    drive.tell('suspected')
    expect(drive.link).toMatchObject({ phase: 'suspect', gap: gap + 1, polling: polling + 1 })
    expect(viewLink(drive.link, false)).toMatchObject({ isLive: false, obstacle: 'link' })
  })

  it('C7: a failed request is a gap, shown with its error', () => {
    const drive = driveLiveLink()
    const { gap } = drive.link
    drive.tell(disturbance(false))
    expect(drive.link).toMatchObject({ phase: 'suspect', gap: gap + 1 })
    expect(drive.shown.error?.code).toBe('link-unreachable')
  })

  it('C7: another client in the browser is told, and is no gap: the server keeps what waits', () => {
    const drive = driveLiveLink()
    const { gap } = drive.link
    drive.tell({ type: 'crowded', crowded: false })
    expect(drive.link.gap).toBe(gap)
    drive.tell({ type: 'crowded', crowded: true })
    drive.tell({ type: 'crowded', crowded: true })
    expect(drive.link).toMatchObject({ gap, phase: 'live' })
    expect(drive.shown).toMatchObject({ status: 'connected', degraded: 'multiple-clients' })
    drive.tell({ type: 'crowded', crowded: false })
    expect(drive.link.gap).toBe(gap)
    expect(drive.shown.degraded).toBeNull()
  })

  it('C7: a failed poll waits its turn, ever longer [R-028]', () => {
    const drive = driveLiveLink()
    drive.clock.chance = 0.999
    const waits: number[] = []
    for (let n = 0; n < 9; n += 1) {
      const { polling } = drive.link
      drive.tell(disturbance(true))
      expect(drive.link.polling).toBe(polling)
      const wait = (drive.link.retry?.at ?? 0) - drive.clock.now()
      waits.push(wait)
      drive.advance(wait)
      expect(drive.link).toMatchObject({ polling: polling + 1, phase: 'suspect', retry: null })
    }
    expect(waits).toEqual(waits.toSorted((one, other) => one - other))
    expect(waits[0]).toBeLessThanOrEqual(250)
    expect(waits.at(-1)).toBeCloseTo(30_000, -2)
  })

  it('C8: is live again with the first proof, on the same session, in a new gap', () => {
    const drive = driveLiveLink()
    drive.tell(disturbance(true))
    drive.advance(1_000)
    drive.polled(10)
    expect(drive.link).toMatchObject({ phase: 'live', session: 1, gap: 2, error: null })
    expect(drive.shown).toMatchObject({ status: 'connected', retryAt: null, attempt: 0 })
  })

  it('C8: counts failures from zero only after 30 s of calm', () => {
    const drive = driveLiveLink()
    drive.clock.chance = 0.999
    const failOnce = (): number => {
      drive.tell(disturbance(true))
      const wait = (drive.link.retry?.at ?? 0) - drive.clock.now()
      drive.advance(wait)
      drive.advance(20)
      drive.polled(10)
      return wait
    }
    expect(failOnce()).toBeLessThan(250)
    expect(failOnce()).toBeGreaterThan(900)
    drive.advance(30_000)
    expect(failOnce()).toBeLessThan(250)
  })
})

describe('C9 and C10, sessions the server forgets', () => {
  it('C9: opens another, at once or nearly', () => {
    const drive = driveLiveLink()
    drive.advance(60_000)
    drive.polled(15_000)
    drive.end(forgotten)
    expect(drive.link.phase).toBe('waiting')
    expect(viewLink(drive.link, false).session).toBe(0)
    drive.advance(250)
    drive.goLive()
    expect(drive.link).toMatchObject({ phase: 'live', session: 2 })
  })

  it.each([0, 0.25, 0.5, 0.75, 0.999])(
    'C10: a session forgotten at once costs at most 4 handshakes in any 30 s, chance %d [R-026]',
    (chance) => {
      const drive = driveLink()
      drive.clock.chance = chance
      drive.tell('started')
      for (let n = 0; n < 60 && drive.link.phase !== 'blocked'; n += 1) {
        drive.tell('handshaken')
        drive.end(forgotten)
        drive.advance((drive.link.retry?.at ?? drive.clock.now()) - drive.clock.now())
      }
      expect(busiest(drive.openings, 30_000)).toBeLessThanOrEqual(4)
    },
  )

  it('C10: breaks three times, says why, and then waits to be asked [R-026]', () => {
    const drive = driveLink()
    drive.tell('started')
    const waits: number[] = []
    while (drive.link.phase !== 'blocked') {
      drive.tell('handshaken')
      drive.end(forgotten)
      const wait = (drive.link.retry?.at ?? drive.clock.now()) - drive.clock.now()
      if (drive.link.ordered) waits.push(wait)
      drive.advance(wait)
    }
    expect(waits).toEqual([22_500, 45_000])
    expect(drive.shown).toMatchObject({ status: 'blocked', retryAt: null })
    expect(drive.shown.error?.code).toBe('session-not-kept')
    const handshakes = drive.openings.length
    drive.tell('kicked')
    drive.advance(3_600_000)
    expect(drive.openings).toHaveLength(handshakes)
    drive.tell('retryAsked')
    expect(drive.openings).toHaveLength(handshakes + 1)
  })

  it('C10: signals do not shorten the wait of the breaker [R-026]', () => {
    const drive = broken()
    const handshakes = drive.openings.length
    drive.tell('kicked')
    expect(drive.openings).toHaveLength(handshakes)
    expect(drive.link.phase).toBe('waiting')
  })

  it('C10: a poll that was held clears the record', () => {
    const drive = broken()
    drive.advance(60_000)
    drive.goLive()
    drive.clock.advance(2_000)
    drive.polled(1_500)
    expect(drive.link).toMatchObject({ trips: 0, forgotten: [] })
    drive.end(forgotten)
    expect(drive.link).toMatchObject({ phase: 'waiting', ordered: false })
  })

  it('C10: sessions that held a poll are no loop, however often they are forgotten', () => {
    const drive = driveLink()
    drive.tell('started')
    for (let n = 0; n < 6; n += 1) {
      drive.goLive()
      drive.clock.advance(2_000)
      drive.polled(1_500)
      drive.end(forgotten)
      expect(drive.link).toMatchObject({ phase: 'waiting', ordered: false })
      drive.advance((drive.link.retry?.at ?? 0) - drive.clock.now())
    }
  })

  it('C10: the loss of a session that held a poll does not count with those that did not', () => {
    const drive = driveLiveLink()
    drive.clock.advance(2_000)
    drive.polled(1_500)
    for (let n = 0; n < 3; n += 1) {
      drive.end(forgotten)
      expect(drive.link.ordered).toBe(false)
      drive.advance((drive.link.retry?.at ?? 0) - drive.clock.now())
      drive.tell('handshaken')
    }
    drive.end(forgotten)
    expect(drive.link.ordered).toBe(true)
  })

  it('C10: an answer at once is no held poll', () => {
    const drive = driveLink()
    drive.tell('started')
    for (let n = 0; n < 3; n += 1) {
      drive.goLive()
      drive.end(forgotten)
      if (!drive.link.ordered) drive.advance(2_000)
    }
    expect(drive.link.error?.code).toBe('session-not-kept')
  })
})

describe('C11 to C13, the agent', () => {
  it('C11: signed out, everything stops, and the session is no more [R-022]', () => {
    const drive = driveLiveLink()
    drive.end(signedOut)
    expect(drive.link).toMatchObject({ phase: 'auth', signedOut: true })
    expect(drive.shown).toMatchObject({ status: 'signed-out', error: { code: 'not-signed-in' } })
    expect(viewLink(drive.link, false)).toMatchObject({ session: 0, obstacle: 'signed-out' })
  })

  it('C11: looks again by itself within a minute, and at once when the page is seen [R-022]', () => {
    const drive = driveLiveLink()
    drive.end(signedOut)
    drive.advance(29_999)
    expect(drive.openings).toHaveLength(1)
    drive.advance(30_001)
    expect(drive.openings).toHaveLength(2)
    expect(drive.shown.status).toBe('signed-out')
    drive.end(signedOut)
    drive.tell('kicked')
    expect(drive.openings).toHaveLength(3)
  })

  it('C11: stays signed out while looking again fails otherwise', () => {
    const drive = driveLiveLink()
    drive.end(signedOut)
    drive.tell('kicked')
    drive.end(unreachable())
    expect(drive.shown.status).toBe('signed-out')
    drive.advance(60_000)
    drive.goLive()
    expect(drive.shown.status).toBe('connected')
  })

  it('C13: a renewed login opens at once, and is a new login', () => {
    const drive = driveLiveLink()
    const { login } = drive.link
    drive.end(signedOut)
    drive.tell('authRenewed')
    expect(drive.openings).toHaveLength(2)
    expect(drive.link.login).toBeGreaterThan(login)
    drive.goLive()
    expect(drive.link).toMatchObject({ phase: 'live', signedOut: false, session: 2 })
  })

  it('C13: a login that nobody told us of counts too, once the handshake shows it', () => {
    const drive = driveLiveLink()
    const { login } = drive.link
    drive.end(signedOut)
    drive.advance(60_000)
    drive.goLive()
    expect(drive.link.login).toBeGreaterThan(login)
  })

  it('C13: a refusal sent before the new login says nothing about it [R-022]', () => {
    const drive = driveLiveLink()
    const { login } = drive.link
    const error = new WorkbinError('not-signed-in')
    drive.tell({ type: 'agentLost', login, error })
    drive.tell({ type: 'agentLost', login, error })
    expect(drive.link.phase).toBe('auth')
    drive.tell('authRenewed')
    drive.goLive()
    const before = drive.link
    drive.tell({ type: 'agentLost', login, error })
    expect(drive.link).toBe(before)
  })

  it('C13: a renewed login that nobody waits for changes nothing', () => {
    const drive = driveLiveLink()
    const before = drive.link
    drive.tell('authRenewed')
    expect(drive.link).toBe(before)
  })
})

describe('C14 and C15, trying again', () => {
  it('C14: network back, or page seen: tries at once, once in 2 s', () => {
    const drive = driveLink()
    drive.clock.chance = 0.999
    drive.tell('started')
    drive.end(unreachable(undefined))
    for (let n = 0; n < 6; n += 1) {
      drive.advance(60_000)
      drive.end(unreachable())
    }
    const tries = drive.openings.length
    drive.tell('kicked')
    expect(drive.openings).toHaveLength(tries + 1)
    drive.end(unreachable())
    for (let n = 0; n < 19; n += 1) {
      drive.clock.advance(100)
      drive.tell('kicked')
    }
    expect(drive.openings).toHaveLength(tries + 1)
    drive.clock.advance(100)
    drive.tell('kicked')
    expect(drive.openings).toHaveLength(tries + 2)
  })

  it('C14: a network that is back, and not quite yet, is tried again soon', () => {
    const drive = driveLink()
    drive.clock.chance = 0.999
    drive.tell('started')
    for (let n = 0; n < 9; n += 1) {
      drive.end(unreachable())
      drive.advance(60_000)
    }
    drive.end(unreachable())
    const { length } = drive.openings
    drive.tell('kicked')
    drive.end(unreachable())
    drive.advance(250)
    drive.end(unreachable())
    drive.advance(1_000)
    expect(drive.openings).toHaveLength(length + 3)
  })

  it('C14: a page that is seen replaces a try that takes long, and no other', () => {
    const drive = driveLink()
    drive.tell('started')
    drive.clock.advance(1_999)
    drive.tell('seen')
    expect(drive.openings).toHaveLength(1)
    drive.clock.advance(1)
    drive.tell('seen')
    drive.tell('seen')
    drive.clock.advance(2_500)
    drive.tell('seen')
    expect(drive.openings).toHaveLength(2)
  })

  it('C14: polls at once where a session is in doubt', () => {
    const drive = driveLiveLink()
    drive.clock.chance = 0.999
    drive.tell(disturbance(true))
    drive.tell('kicked')
    const { polling } = drive.link
    expect(drive.link).toMatchObject({ retry: null, phase: 'suspect' })
    drive.advance(60_000)
    expect(drive.link.polling).toBe(polling)
  })

  it('C14: checks a live link at most once in 2 s, and leaves it live', () => {
    const drive = driveLiveLink()
    const before = drive.link
    drive.tell('kicked')
    drive.tell('kicked')
    expect(drive.link).toEqual({ ...before, checking: 1, kickedAt: drive.clock.now() })
    drive.tell('retryAsked')
    drive.tell('due')
    expect(drive.link).toEqual({ ...before, checking: 1, kickedAt: drive.clock.now() })
  })

  it('C14: an order to come back later is kept, by signals too, but not by a person', () => {
    const drive = driveLink()
    drive.tell('started')
    drive.end(unreachable(120_000))
    drive.tell('kicked')
    drive.advance(119_999)
    expect(drive.openings).toHaveLength(1)
    expect(drive.shown.retryAt).toBe(drive.clock.wall() + 1)
    drive.advance(1)
    expect(drive.openings).toHaveLength(2)
    drive.end(unreachable(120_000))
    drive.tell('retryAsked')
    expect(drive.openings).toHaveLength(3)
    drive.end(unreachable())
    drive.clock.advance(2_000)
    drive.tell('kicked')
    expect(drive.openings).toHaveLength(4)
  })

  // Found by the model: a check was out when the server asked to be left alone, and stayed unanswered.
  it('ends with its poll: signals count again afterwards', () => {
    const drive = driveLiveLink()
    const error = new WorkbinError('link-unreachable')
    drive.tell({ type: 'disturbed', error, pollHeld: true, retryAfter: 30_000 })
    drive.advance(30_000)
    drive.polled(0)
    drive.advance(60_000)
    drive.tell('suspected')
    const { polling } = drive.link
    drive.clock.advance(5_000)
    drive.tell('kicked')
    expect(drive.link.polling).toBe(polling + 1)
  })

  it('outlives its session, where that ends without an answer', () => {
    const drive = driveLiveLink()
    const error = new WorkbinError('link-unreachable')
    const asked = drive.clock.now()
    drive.tell({ type: 'disturbed', error, pollHeld: true, retryAfter: 30_000 })
    drive.advance(1_000)
    drive.end(unreachable())
    drive.tell('kicked')
    drive.advance(60_000)
    expect(drive.openings.at(-1)).toBe(asked + 30_000)
  })

  it('C14: an order to come back later is kept by a doubt, too', () => {
    const drive = driveLiveLink()
    const error = new WorkbinError('link-unreachable')
    drive.tell({ type: 'disturbed', error, pollHeld: true, retryAfter: 30_000 })
    const { gap, polling } = drive.link
    drive.tell('suspected')
    expect(drive.link).toMatchObject({ phase: 'suspect', gap: gap + 1, polling })
    drive.advance(29_999)
    expect(drive.link.polling).toBe(polling)
    drive.advance(1)
    expect(drive.link.polling).toBe(polling + 1)
    drive.tell('suspected')
    expect(drive.link.polling).toBe(polling + 2)
  })

  it('C14: a server that is away is asked ever more slowly, at most every 30 s [R-028]', () => {
    const drive = driveLink()
    drive.clock.chance = 0.999
    drive.tell('started')
    for (let n = 0; n < 12; n += 1) {
      drive.end(unreachable())
      drive.advance(30_000)
    }
    expect(drive.openings).toHaveLength(13)
    drive.end(unreachable())
    drive.advance(29_900)
    expect(drive.openings).toHaveLength(13)
    expect(drive.shown.attempt).toBe(13)
  })

  it('C14: an order of 0 s, as some proxies send, is no leave to hammer [R-028]', () => {
    const drive = driveLink()
    drive.tell('started')
    for (let n = 0; n < 30; n += 1) {
      drive.end(unreachable(0))
      drive.advance((drive.link.retry?.at ?? drive.clock.now()) - drive.clock.now())
    }
    expect(busiest(drive.openings, 10_000)).toBeLessThanOrEqual(10)
  })

  it('C15: refused is blocked; nothing but a person or a new login helps', () => {
    const drive = driveLiveLink()
    drive.end(refused)
    expect(drive.shown).toMatchObject({ status: 'blocked', retryAt: null })
    expect(viewLink(drive.link, false)).toMatchObject({ obstacle: 'blocked', isLive: false })
    drive.tell('kicked')
    drive.tell('due')
    drive.advance(3_600_000)
    expect(drive.openings).toHaveLength(1)
    drive.tell('retryAsked')
    expect(drive.openings).toHaveLength(2)
    drive.end(refused)
    drive.tell('authRenewed')
    expect(drive.openings).toHaveLength(3)
  })
})

describe('C16, released', () => {
  it('closes, plans nothing, and hears nothing more [R-032]', () => {
    const drive = driveLiveLink()
    drive.tell(disturbance(true))
    drive.tell('released')
    expect(drive.link).toMatchObject({ phase: 'closed', retry: null, error: null })
    const before = drive.link
    drive.tell('joined')
    drive.polled()
    drive.end(forgotten)
    drive.tell('kicked')
    drive.tell('retryAsked')
    drive.tell('suspected')
    drive.tell('due')
    expect(drive.link).toBe(before)
  })

  it('opens anew when it is held again; what was before is a gap', () => {
    const drive = driveLiveLink()
    const { gap, session } = drive.link
    drive.tell('released')
    drive.tell('started')
    drive.goLive()
    expect(drive.link).toMatchObject({ phase: 'live', session: session + 1, gap: gap + 1 })
  })
})

describe('what gates requests', () => {
  it('the service going down and coming up are both gaps [R-011]', () => {
    const drive = driveLiveLink()
    const { gap } = drive.link
    drive.tell({ type: 'serviceChanged', service: 'up' })
    expect(drive.link.gap).toBe(gap)
    drive.tell({ type: 'serviceChanged', service: 'down' })
    drive.tell({ type: 'serviceChanged', service: 'down' })
    expect(drive.link).toMatchObject({ gap: gap + 1, phase: 'live' })
    drive.tell({ type: 'serviceChanged', service: 'up' })
    expect(drive.link.gap).toBe(gap + 2)
    expect(drive.shown.service).toBe('up')
  })

  it('a new session knows nothing of the service', () => {
    const drive = driveLiveLink()
    drive.tell({ type: 'serviceChanged', service: 'down' })
    drive.end(forgotten)
    drive.advance(1_000)
    drive.goLive()
    expect(drive.link.service).toBe('unknown')
  })

  it('the agent’s session gates requests, not the link, and its end is a gap [R-043]', () => {
    const drive = driveLink(false)
    drive.tell('started')
    drive.goLive()
    expect(drive.shown.status).toBe('connected')
    expect(viewLink(drive.link, false)).toMatchObject({ isLive: false, obstacle: 'not-ready' })
    drive.tell({ type: 'readyChanged', isReady: true })
    expect(viewLink(drive.link, false)).toMatchObject({ isLive: true, obstacle: null })
    const { gap } = drive.link
    drive.tell({ type: 'readyChanged', isReady: false })
    expect(drive.link.gap).toBe(gap + 1)
  })
})

describe('every history', () => {
  const error = new WorkbinError('link-unreachable')
  const step: fc.Arbitrary<LinkEvent | { readonly wait: number }> = fc.oneof(
    { arbitrary: fc.integer({ max: 70_000, min: 0 }).map((wait) => ({ wait })), weight: 6 },
    fc.constantFrom<LinkEvent>(
      { type: 'started' },
      { type: 'released' },
      { type: 'due' },
      { type: 'retryAsked' },
      { type: 'authRenewed' },
      { type: 'kicked' },
      { type: 'suspected' },
      { type: 'handshaken' },
      { type: 'handshaken' },
      { type: 'joined' },
      { type: 'joined' },
      disturbance(true),
      disturbance(false),
      { type: 'ended', end: unreachable() },
      { type: 'ended', end: unreachable(90_000) },
      { type: 'ended', end: forgotten },
      { type: 'ended', end: signedOut },
      { type: 'ended', end: refused },
      { type: 'crowded', crowded: true },
      { type: 'crowded', crowded: false },
      { type: 'serviceChanged', service: 'up' },
      { type: 'serviceChanged', service: 'down' },
      { type: 'readyChanged', isReady: false },
      { type: 'readyChanged', isReady: true },
    ),
    fc.integer({ max: 3, min: 0 }).map((login): LinkEvent => ({ type: 'agentLost', login, error })),
    fc
      .integer({ max: 60_000, min: 0 })
      .map((ago): LinkEvent => ({ type: 'polled', sentAt: 1_000_000 + ago })),
  )

  it('counts up only, is live only when proved, and always has a way on [R-010]', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const clock = createFakeClock()
        let link = initialLink(true)
        for (const event of steps) {
          if ('wait' in event) {
            clock.advance(event.wait)
            continue
          }
          const next = stepLink(link, event, clock)
          for (const count of ['session', 'gap', 'login', 'opening', 'polling'] as const) {
            expect(next[count]).toBeGreaterThanOrEqual(link[count])
          }
          const isProved = next.joined && next.proved && next.retry === null
          expect(next.phase !== 'live' || isProved).toBe(true)
          const wasLive = viewLink(link, false).isLive
          const hasGap = next.gap > link.gap
          const isBack = viewLink(next, false).isLive && !wasLive
          const comesLive = event.type === 'polled' || event.type === 'joined' || hasGap
          expect(!isBack || comesLive).toBe(true)
          const waits = next.phase === 'waiting' || next.phase === 'auth'
          expect(!waits || next.retry !== null).toBe(true)
          expect(isOpen(next) && next.opening === 0).toBe(false)
          link = next
        }
      }),
      { numRuns: 500 },
    )
  })
})

/** A link whose breaker has tripped once. */
function broken(): LinkDrive {
  const drive = driveLink()
  drive.tell('started')
  while (!drive.link.ordered) {
    drive.tell('handshaken')
    drive.end(forgotten)
    if (!drive.link.ordered) drive.advance(1_000)
  }
  return drive
}

/** The most moments within any window of `ms`. */
function busiest(moments: readonly number[], ms: number): number {
  return Math.max(
    ...moments.map((start) => moments.filter((at) => at >= start && at < start + ms).length),
  )
}
