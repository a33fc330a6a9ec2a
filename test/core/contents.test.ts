/** The machine of one target's contents, row by row of its table, on a clock that stands still. */
import { describe, expect, it } from 'vitest'
import { contentsDeadline, isCurrent } from '../../src/core/contentsState.js'
import { WorkbinError } from '../../src/core/errors.js'
import { driveContents, driveCurrent, itemsOf } from './driveContents.js'

const never = Number.POSITIVE_INFINITY

describe('observed', () => {
  it('lists once, however many look [R-082]', () => {
    const drive = driveContents()
    drive.subscribe()
    for (let n = 0; n < 100; n += 1) drive.observe()
    drive.list('a b')
    drive.advance(60_000)
    expect(drive.gets).toEqual([0])
    expect(drive.shown).toBe('a b')
    expect(isCurrent(drive.state)).toBe(true)
  })

  it('waits for the confirmation, which brings a GET anyhow', () => {
    const drive = driveContents()
    drive.observe()
    drive.advance(100)
    expect(drive.gets).toEqual([])
    drive.subscribe()
    drive.list('a')
    drive.advance(60_000)
    expect(drive.gets).toEqual([100])
  })

  it('does not wait for a confirmation for longer than 2 s', () => {
    const drive = driveContents()
    drive.clock.chance = 0.999
    drive.observe()
    drive.advance(2_000)
    expect(drive.gets).toHaveLength(1)
  })

  it('lists at once where nobody wants the subscription, and then leaves the list as it is', () => {
    const drive = driveContents()
    drive.unsubscribe(false)
    drive.observe()
    drive.list('a')
    drive.advance(86_400_000)
    expect(drive.gets).toEqual([0])
    expect(isCurrent(drive.state)).toBe(false)
  })

  it('a new observer of a list that is not live has it read again; of one that is, not', () => {
    const drive = driveCurrent()
    drive.observe()
    drive.advance(10_000)
    expect(drive.gets).toEqual([0])
    drive.unsubscribe(false)
    drive.observe()
    expect(drive.gets).toEqual([0, 20_000])
  })

  it('a new observer gives a failure for good another try', () => {
    const drive = driveContents()
    drive.subscribe()
    drive.observe()
    drive.answer({ type: 'fatal', error: new WorkbinError('forbidden') })
    drive.advance(600_000)
    expect(drive.gets).toEqual([0])
    drive.observe()
    expect(drive.gets).toEqual([0, 600_000])
  })
})

describe('unobserved', () => {
  it('with the last one no GET, no timer and no item is left [R-082]', () => {
    const drive = driveCurrent()
    drive.observe()
    drive.leave()
    expect(drive.shown).toBe('a b c')
    drive.put('d')
    drive.leave()
    expect(drive.shown).toBeNull()
    expect(drive.state.hints).toEqual([])
    expect(contentsDeadline(drive.state)).toBe(never)
    drive.tell({ type: 'mutated' })
    drive.tell({ type: 'doubted' })
    drive.tell({ type: 'retryAsked' })
    drive.put('e')
    drive.renew()
    drive.subscribe()
    expect(contentsDeadline(drive.state)).toBe(never)
    drive.advance(86_400_000)
    expect(drive.gets).toEqual([0])
  })

  it('a GET that was out is nobody’s: its late answer is not taken for a newer one', () => {
    const drive = driveContents()
    drive.subscribe()
    drive.observe()
    drive.leave()
    drive.observe()
    drive.advance(2_000)
    expect(drive.gets).toEqual([0, 2_000])
    const outcome = { type: 'listed', items: itemsOf('old') } as const
    drive.tell({ type: 'fetched', id: 1, outcome })
    expect(drive.shown).toBeNull()
    drive.list('new')
    expect(drive.shown).toBe('new')
  })
})

describe('linkChanged', () => {
  it('a gap is verified at once when the subscription is confirmed again', () => {
    const drive = driveCurrent()
    drive.link({ gap: 2, isLive: false, obstacle: 'link' })
    expect(isCurrent(drive.state)).toBe(false)
    drive.advance(60_000)
    expect(drive.gets).toEqual([0])
    drive.link({ isLive: true, obstacle: null })
    drive.subscribe()
    expect(drive.gets).toEqual([0, 70_000])
    drive.list('a')
    expect(isCurrent(drive.state)).toBe(true)
    drive.advance(60_000)
    expect(drive.gets).toEqual([0, 70_000])
  })

  it('a gap is verified without a confirmation, too, a moment later', () => {
    const drive = driveCurrent()
    drive.renew()
    drive.advance(2_000)
    expect(drive.gets).toEqual([0, 11_500])
  })

  it('a gap while a GET is out makes another one follow it', () => {
    const drive = driveContents()
    drive.subscribe()
    drive.observe()
    drive.advance(1_000)
    drive.link({ gap: 2 })
    drive.list('a')
    drive.subscribe()
    expect(isCurrent(drive.state)).toBe(false)
    drive.advance(1_000)
    expect(drive.gets).toEqual([0, 2_000])
    drive.list('a b')
    expect(isCurrent(drive.state)).toBe(true)
  })

  it('a confirmation of before the gap is none: a resync finds no drift in it', () => {
    const drive = driveCurrent()
    drive.link({ gap: 2 })
    expect(drive.state.isSubscribed).toBe(false)
  })

  it('without a link that is up nothing is asked, and the list stays', () => {
    const drive = driveCurrent()
    drive.link({ gap: 2, isLive: false, obstacle: 'signed-out', session: 0 })
    drive.tell({ type: 'mutated' })
    drive.advance(3_600_000)
    expect(drive.gets).toEqual([0])
    expect(drive.shown).toBe('a b c')
  })

  it('a new session forgives failures, but not a wait that was ordered', () => {
    const drive = driveContents()
    drive.subscribe()
    drive.observe()
    drive.fail('request-failed', 60_000)
    drive.renew()
    drive.subscribe()
    drive.advance(59_999)
    expect(drive.gets).toEqual([0])
    drive.advance(1)
    expect(drive.gets).toEqual([0, 60_000])
    for (let n = 0; n < 6; n += 1) {
      drive.fail()
      drive.advance(30_000)
    }
    drive.fail()
    drive.advance(2_000)
    const before = drive.gets.length
    drive.renew()
    drive.subscribe()
    expect(drive.gets).toHaveLength(before + 1)
    expect(drive.state.attempt).toBe(0)
  })

  it('says as of when the list is what it was: the last proof of the link', () => {
    const drive = driveCurrent()
    expect(drive.state.asOf).toBe(drive.clock.wall() - 10_000)
    drive.advance(30_000)
    const provedAt = drive.clock.wall() - 3_000
    drive.link({ gap: 2, isLive: false, obstacle: 'link', provedAt })
    expect(drive.state.asOf).toBe(provedAt)
    drive.advance(30_000)
    expect(drive.state.asOf).toBe(provedAt)
  })
})

describe('the service behind GWS', () => {
  it('does not empty the list by being down [R-083]', () => {
    const drive = driveCurrent()
    drive.link({ gap: 2, service: 'down' })
    drive.subscribe()
    drive.list('')
    expect(drive.shown).toBe('a b c')
    expect(drive.state.error?.code).toBe('service-unavailable')
    drive.advance(10_000)
    expect(drive.gets.length).toBeGreaterThan(2)
  })

  it('does not empty the list by a GET that began while it was down [R-083]', () => {
    const drive = driveCurrent()
    drive.link({ gap: 2, service: 'down' })
    drive.subscribe()
    drive.link({ gap: 3, service: 'up' })
    drive.list('')
    expect(drive.shown).toBe('a b c')
  })

  it('may list something while it is down, and is asked at once when it is back [R-083]', () => {
    const drive = driveCurrent()
    drive.link({ gap: 2, service: 'down' })
    drive.subscribe()
    drive.list('a')
    expect(drive.shown).toBe('a')
    drive.tell({ type: 'mutated' })
    drive.advance(2_000)
    drive.fail('service-unavailable', 300_000)
    drive.advance(2_000)
    const before = drive.gets.length
    drive.link({ gap: 3, service: 'up' })
    drive.subscribe()
    expect(drive.gets).toHaveLength(before + 1)
    drive.list('')
    expect(drive.shown).toBe('')
  })
})

describe('targetChanged', () => {
  it('is polled while it is wanted and not live, ever more slowly, at last every 15 to 30 s [R-081]', () => {
    const drive = driveContents()
    drive.observe()
    const list = (): void => {
      if (drive.state.fetch !== null) drive.list('a')
    }
    for (let n = 0; n < 3_000; n += 1) {
      drive.advance(100)
      list()
    }
    const waits = drive.gets.map((at, index) => at - (drive.gets[index - 1] ?? 0))
    expect(waits.slice(0, 5)).toEqual([1_500, 2_000, 3_000, 6_000, 12_000])
    expect(waits.slice(5).every((wait) => wait >= 15_000 && wait <= 30_000)).toBe(true)
    expect(drive.gets.length).toBeGreaterThan(14)
  })

  it('ends the polls when it is live', () => {
    const drive = driveContents()
    drive.observe()
    drive.advance(1_500)
    drive.list('a')
    drive.advance(2_000)
    drive.subscribe()
    if (drive.state.fetch !== null) drive.list('a')
    drive.advance(2_000)
    if (drive.state.fetch !== null) drive.list('a')
    const before = drive.gets.length
    drive.advance(300_000)
    expect(drive.gets).toHaveLength(before)
  })

  it('is verified when somebody else ended the subscription, and when it is confirmed again', () => {
    const drive = driveCurrent()
    drive.unsubscribe()
    expect(isCurrent(drive.state)).toBe(false)
    expect(drive.state.asOf).toBe(drive.clock.wall())
    drive.advance(500)
    drive.subscribe()
    expect(drive.gets).toEqual([0, 10_500])
  })

  it('stands still while it is paused', () => {
    const drive = driveCurrent()
    drive.unsubscribe(false)
    drive.put('d')
    drive.tell({ type: 'doubted' })
    drive.advance(3_600_000)
    expect(drive.gets).toEqual([0])
    expect(drive.shown).toBe('a b c')
    drive.tell({ type: 'targetChanged', isWanted: true, isLive: true })
    expect(drive.gets).toHaveLength(2)
  })

  it('is not current while the subscription only lingers', () => {
    const drive = driveCurrent()
    drive.tell({ type: 'targetChanged', isWanted: false, isLive: true })
    expect(isCurrent(drive.state)).toBe(false)
    drive.subscribe()
    expect(drive.gets).toHaveLength(2)
  })

  it('told twice changes nothing', () => {
    const drive = driveCurrent()
    const before = drive.state
    drive.subscribe()
    expect(drive.state).toBe(before)
  })
})

describe('changed', () => {
  it('acts at once, and is verified at random within 60 s of the first of several [R-080]', () => {
    const drive = driveCurrent()
    drive.clock.chance = 0.9
    drive.put('d')
    expect(drive.shown).toBe('a b c d')
    expect(isCurrent(drive.state)).toBe(true)
    drive.advance(20_000)
    drive.clock.chance = 0
    drive.remove('a')
    expect(drive.shown).toBe('b c d')
    drive.advance(33_999)
    expect(drive.gets).toEqual([0])
    drive.advance(1)
    expect(drive.gets).toEqual([0, 64_000])
    drive.list('b c d')
    expect(drive.state).toMatchObject({ hints: [], verifyBy: null })
    drive.advance(60_000)
    expect(drive.gets).toEqual([0, 64_000])
  })

  it('takes the newest version of an item, in its place', () => {
    const drive = driveCurrent()
    drive.put('b', 2)
    expect(drive.state.items).toEqual([{ id: 'a' }, { id: 'b', version: 2 }, { id: 'c' }])
  })

  it('while a GET is out is kept over its answer, and verified after it [R-080]', () => {
    const drive = driveCurrent()
    drive.tell({ type: 'mutated' })
    drive.put('d')
    drive.remove('a')
    drive.list('a b c')
    expect(drive.shown).toBe('b c d')
    drive.advance(60_000)
    expect(drive.gets).toEqual([0, 10_000, 40_000])
    drive.list('b c d')
    expect(drive.state.hints).toEqual([])
  })

  it('before the first list is kept until it is there', () => {
    const drive = driveContents()
    drive.subscribe()
    drive.observe()
    drive.put('d')
    expect(drive.shown).toBeNull()
    drive.list('a')
    expect(drive.shown).toBe('a d')
  })

  it('brings a removed item back only if a GET agrees that is no moment later [R-080, R-165]', () => {
    const drive = driveCurrent()
    drive.remove('b')
    drive.advance(30_000)
    drive.list('a b c')
    expect(drive.shown).toBe('a c')
    expect(isCurrent(drive.state)).toBe(false)
    drive.advance(2_000)
    expect(drive.gets).toEqual([0, 40_000, 42_000])
    drive.list('a b c')
    expect(drive.shown).toBe('a c')
    drive.advance(60_000)
    expect(drive.gets).toEqual([0, 40_000, 42_000, 50_000])
    drive.list('a b c')
    expect(drive.shown).toBe('a b c')
    expect(drive.state.hints).toEqual([])
    expect(isCurrent(drive.state)).toBe(true)
    drive.advance(60_000)
    expect(drive.gets).toHaveLength(4)
  })

  it('is not believed to be back by however many GETs within that moment [R-165]', () => {
    const drive = driveCurrent()
    drive.remove('b')
    for (let n = 0; n < 4; n += 1) {
      drive.tell({ type: 'mutated' })
      drive.list('a b c')
      expect(drive.shown).toBe('a c')
      drive.advance(2_000)
    }
    drive.list('a c')
    expect(drive.shown).toBe('a c')
    expect(drive.state.hints).toEqual([])
    expect(isCurrent(drive.state)).toBe(true)
  })

  it('gives up an added item only if a GET agrees that is no moment later [R-080]', () => {
    const drive = driveCurrent()
    drive.put('d')
    drive.advance(30_000)
    drive.list('a b c')
    expect(drive.shown).toBe('a b c d')
    drive.advance(2_000)
    drive.list('a b c d')
    expect(drive.shown).toBe('a b c d')
    drive.put('e')
    drive.advance(30_000)
    drive.list('a b c d')
    drive.advance(2_000)
    drive.list('a b c d')
    expect(drive.shown).toBe('a b c d e')
    drive.advance(8_000)
    drive.list('a b c d')
    expect(drive.shown).toBe('a b c d')
    expect(drive.state.hints).toEqual([])
  })

  it('remembers at most 200 of them, and keeps at most 5,000 items', () => {
    const drive = driveCurrent()
    const ids = Array.from({ length: 6_000 }, (_, n) => `i${n}`).join(' ')
    drive.put(ids)
    expect(drive.state.items).toHaveLength(5_000)
    expect(drive.state.isTruncated).toBe(true)
    expect(drive.state.hints).toHaveLength(200)
    drive.remove(ids)
    expect(drive.state.hints).toHaveLength(200)
  })
})

describe('doubted and mutated', () => {
  it.each(['doubted', 'mutated'] as const)('%s verifies at once [R-080]', (type) => {
    const drive = driveCurrent()
    drive.tell({ type })
    expect(isCurrent(drive.state)).toBe(false)
    expect(drive.gets).toEqual([0, 10_000])
    drive.list('a b')
    expect(isCurrent(drive.state)).toBe(true)
  })

  it('in a stream cost a GET in 2 s [R-082]', () => {
    const drive = driveCurrent()
    for (let n = 0; n < 200; n += 1) {
      drive.tell({ type: 'doubted' })
      drive.advance(100)
      if (drive.state.fetch !== null) drive.list('a b c')
    }
    expect(drive.gets.length).toBeLessThanOrEqual(12)
    expect(drive.gets.length).toBeGreaterThanOrEqual(10)
  })

  it('never run two GETs at once [R-082]', () => {
    const drive = driveCurrent()
    drive.tell({ type: 'mutated' })
    drive.tell({ type: 'mutated' })
    drive.advance(60_000)
    expect(drive.gets).toEqual([0, 10_000])
    drive.list('a')
    expect(drive.gets).toEqual([0, 10_000, 70_000])
  })
})

describe('fetched', () => {
  it('keeps the order of the server; of two with one id the last counts', () => {
    const drive = driveContents()
    drive.subscribe()
    drive.observe()
    const items = [{ id: 'b', version: 1 }, { id: 'a' }, { id: 'b', version: 2 }]
    drive.answer({ type: 'listed', items })
    expect(drive.state.items).toEqual([{ id: 'b', version: 2 }, { id: 'a' }])
  })

  it('is tried again ever more slowly, at last every 15 to 30 s', () => {
    const drive = driveContents()
    drive.subscribe()
    drive.observe()
    for (let n = 0; n < 12; n += 1) {
      drive.fail()
      expect(drive.state.error?.code).toBe('request-failed')
      drive.advance(contentsDeadline(drive.state) - drive.clock.now())
    }
    const waits = drive.gets.slice(1).map((at, index) => at - (drive.gets[index] ?? 0))
    expect(waits.slice(0, 6)).toEqual([2_000, 3_000, 6_000, 12_000, 22_500, 22_500])
    drive.list('a')
    expect(drive.state).toMatchObject({ error: null, attempt: 0, backoff: null })
    expect(isCurrent(drive.state)).toBe(true)
  })

  it('waits as long as the server orders, whatever happens but a person’s retry', () => {
    const drive = driveCurrent()
    drive.tell({ type: 'mutated' })
    drive.fail('service-unavailable', 120_000)
    drive.tell({ type: 'mutated' })
    drive.observe()
    drive.advance(119_999)
    expect(drive.gets).toEqual([0, 10_000])
    drive.tell({ type: 'retryAsked' })
    expect(drive.gets).toEqual([0, 10_000, 129_999])
  })

  it('signed out counts as a failure that passes', () => {
    const drive = driveCurrent()
    drive.tell({ type: 'mutated' })
    drive.answer({ type: 'signed-out', error: new WorkbinError('not-signed-in') })
    expect(drive.shown).toBe('a b c')
    drive.advance(2_000)
    expect(drive.gets).toEqual([0, 10_000, 12_000])
  })

  it.each([
    ['a retry', (drive: ReturnType<typeof driveCurrent>) => drive.tell({ type: 'retryAsked' })],
    ['a new session', (drive: ReturnType<typeof driveCurrent>) => drive.renew()],
    [
      'a new confirmation',
      (drive: ReturnType<typeof driveCurrent>) => {
        drive.unsubscribe()
        drive.subscribe()
      },
    ],
  ])('a failure for good is left by %s', (_, leave) => {
    const drive = driveCurrent()
    drive.tell({ type: 'mutated' })
    drive.answer({ type: 'fatal', error: new WorkbinError('forbidden') })
    drive.tell({ type: 'mutated' })
    drive.advance(3_600_000)
    expect(drive.gets).toEqual([0, 10_000])
    expect(drive.state.error?.code).toBe('forbidden')
    leave(drive)
    drive.advance(2_000)
    expect(drive.gets).toHaveLength(3)
  })

  it('of an older GET changes nothing', () => {
    const drive = driveCurrent()
    const before = drive.state
    drive.tell({ type: 'fetched', id: 1, outcome: { type: 'listed', items: [] } })
    expect(drive.state).toBe(before)
  })
})

describe('resync', () => {
  it.each([
    [0, 480_000],
    [0.5, 600_000],
    [0.999_999, 720_000],
  ])('reads a live list again after 10 min ± 20 %% (%d: %d ms) [R-081]', (chance, expected) => {
    const drive = driveContents()
    drive.clock.chance = chance
    drive.subscribe()
    drive.observe()
    drive.list('a')
    drive.advance(expected - 1)
    expect(drive.gets).toEqual([0])
    drive.advance(1)
    expect(drive.gets).toHaveLength(2)
    drive.list('a')
    drive.advance(60_000)
    expect(drive.state.drifts).toBe(0)
  })

  it('that shows other items is a drift, though the list was read again meanwhile [R-081]', () => {
    const drive = driveCurrent()
    drive.advance(590_000)
    drive.list('a b')
    drive.tell({ type: 'doubted' })
    drive.advance(3_000)
    drive.list('a b')
    drive.advance(7_000)
    expect(drive.state.drifts).toBe(1)
  })

  it('that shows other items, and nothing explains them in 10 s, is a drift [R-081]', () => {
    const drive = driveCurrent()
    drive.advance(590_000)
    drive.list('a b')
    const { asOf } = drive.state
    expect(drive.shown).toBe('a b')
    expect(isCurrent(drive.state)).toBe(false)
    drive.advance(9_999)
    expect(drive.state.drifts).toBe(0)
    drive.advance(1)
    expect(drive.state.drifts).toBe(1)
    expect(drive.gets).toEqual([0, 600_000, 610_000])
    drive.list('a b')
    drive.unsubscribe()
    expect(drive.state.asOf).toBeGreaterThan(asOf ?? 0)
    drive.advance(60_000)
    expect(drive.state.drifts).toBe(1)
  })

  it('an event on its way explains what it shows', () => {
    const drive = driveCurrent()
    drive.advance(590_000)
    drive.list('a b c d')
    drive.put('d')
    drive.advance(60_000)
    expect(drive.state.drifts).toBe(0)
  })

  it.each([
    ['an event came since', (drive: ReturnType<typeof driveCurrent>) => drive.put('d')],
    [
      'we changed something',
      (drive: ReturnType<typeof driveCurrent>) => drive.tell({ type: 'mutated' }),
    ],
    ['a gap is open', (drive: ReturnType<typeof driveCurrent>) => drive.link({ gap: 2 })],
  ])('finds no drift where %s', (_, happen) => {
    const drive = driveCurrent()
    drive.advance(590_000)
    happen(drive)
    drive.list('a b')
    drive.advance(15_000)
    expect(drive.state.drifts).toBe(0)
  })

  it('that fails is tried again as a resync', () => {
    const drive = driveCurrent()
    drive.advance(590_000)
    drive.fail()
    drive.advance(5_000)
    drive.list('a b')
    drive.advance(10_000)
    expect(drive.state.drifts).toBe(1)
  })
})

describe('the clock', () => {
  it('of the wall may jump: the list is never as of a later time than it was read', () => {
    const drive = driveCurrent()
    drive.clock.jump(-86_400_000)
    drive.tell({ type: 'mutated' })
    drive.list('a')
    expect(drive.state.asOf).toBe(drive.clock.wall())
  })
})
