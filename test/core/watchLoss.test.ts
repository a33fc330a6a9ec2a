/** Which losses of the link are told, and when. */
import { describe, expect, it } from 'vitest'
import { idleConnection, type ConnectionStatus } from '../../src/core/connectionState.js'
import { createStore } from '../../src/core/createStore.js'
import { watchLoss } from '../../src/core/watchLoss.js'
import { createFakeClock, type FakeClock } from './fakeClock.js'

interface Watched {
  readonly clock: FakeClock
  /** `event cause` as told so far. */
  readonly told: readonly string[]
  /** `since` of each, as seconds after the start. */
  readonly since: readonly number[]
  turn(status: ConnectionStatus): void
  stop(): void
}

/** A watch over a link that is connected, unless another status is given. */
function watched(status: ConnectionStatus = 'connected'): Watched {
  const clock = createFakeClock()
  const start = clock.wall()
  const store = createStore({ ...idleConnection, status })
  const told: string[] = []
  const since: number[] = []
  const stop = watchLoss(store, 5_000, clock, (event, info) => {
    told.push(`${event} ${info.cause}`)
    since.push((info.since - start) / 1_000)
  })
  return {
    clock,
    told,
    since,
    turn: (next) => store.setState({ ...idleConnection, status: next }),
    stop,
  }
}

describe('watchLoss', () => {
  it('tells nothing of what is over within 5 s [R-053]', () => {
    const watch = watched()
    for (let n = 0; n < 10; n += 1) {
      watch.turn('reconnecting')
      watch.clock.advance(4_999)
      watch.turn('connected')
      watch.clock.advance(1)
    }
    watch.clock.advance(60_000)
    expect(watch.told).toEqual([])
    expect(watch.clock.planned()).toBe(0)
  })

  it('tells a loss after 5 s, once, and its end at once [R-053]', () => {
    const watch = watched()
    watch.clock.advance(10_000)
    watch.turn('reconnecting')
    watch.clock.advance(4_999)
    watch.turn('connecting')
    expect(watch.told).toEqual([])
    watch.clock.advance(1)
    watch.turn('reconnecting')
    watch.clock.advance(60_000)
    expect(watch.told).toEqual(['lost link'])
    watch.turn('connected')
    expect(watch.told).toEqual(['lost link', 'restored link'])
    expect(watch.since).toEqual([10, 10])
  })

  it.each(['signed-out', 'blocked'] as const)(
    'tells %s as failed, because it does not come back by itself [R-053]',
    (status) => {
      const watch = watched()
      watch.turn(status)
      watch.clock.advance(5_000)
      watch.turn('connected')
      expect(watch.told).toEqual([`failed ${status}`, 'restored link'])
    },
  )

  it('counts from the loss, not from its latest turn', () => {
    const watch = watched()
    watch.turn('reconnecting')
    watch.clock.advance(4_000)
    watch.turn('blocked')
    watch.clock.advance(1_000)
    expect(watch.told).toEqual(['failed blocked'])
  })

  it('tells that a loss has become a failure, and the other way round', () => {
    const watch = watched()
    watch.turn('reconnecting')
    watch.clock.advance(5_000)
    watch.turn('signed-out')
    watch.turn('reconnecting')
    watch.turn('connected')
    expect(watch.told).toEqual(['lost link', 'failed signed-out', 'lost link', 'restored link'])
  })

  it('says nothing of a link that has never been connected, or is being closed', () => {
    const watch = watched('idle')
    watch.turn('connecting')
    watch.clock.advance(60_000)
    watch.turn('connected')
    watch.turn('closed')
    watch.clock.advance(60_000)
    watch.turn('connecting')
    watch.clock.advance(60_000)
    expect(watch.told).toEqual([])
  })

  it('tells no end of what it never told', () => {
    const watch = watched()
    watch.turn('reconnecting')
    watch.clock.advance(5_000)
    watch.turn('closed')
    watch.turn('connecting')
    watch.turn('connected')
    expect(watch.told).toEqual(['lost link'])
  })

  it('tells the next loss after the link was closed in the midst of one', () => {
    const watch = watched()
    for (let n = 0; n < 2; n += 1) {
      watch.turn('reconnecting')
      watch.clock.advance(5_000)
      watch.turn('closed')
      watch.turn('connected')
    }
    expect(watch.told).toEqual(['lost link', 'lost link'])
  })

  it('leaves nothing planned when it is stopped', () => {
    const watch = watched()
    watch.turn('reconnecting')
    watch.stop()
    expect(watch.clock.planned()).toBe(0)
    watch.turn('blocked')
    watch.clock.advance(60_000)
    expect(watch.told).toEqual([])
  })
})
