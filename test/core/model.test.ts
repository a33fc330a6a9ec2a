/** The machines of subscription and contents against a hostile server and network: random histories of servers that answer first. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWanted } from '../../src/core/targetState.js'
import { findUnhealed } from './findFault.js'
import { begin, historiesOf, modelSeed, play, runs, take, type History } from './history.js'
import { HostileWorld } from './hostileWorld.js'
import { regressions, wellMade } from './regressions.js'

/** What is slow here is the machine it runs on. */
const timeout = 600_000

describe('any history of a server that answers first', () => {
  it(
    'shows Live and a current list only while the server agrees or has yet to say so, and heals [R-010, R-011, R-032, R-035, R-080]',
    { timeout: 100 * runs + timeout },
    () => {
      fc.assert(
        fc.property(historiesOf(false), (given) => play(given)),
        { numRuns: runs, seed: modelSeed },
      )
    },
  )

  it.each(regressions)('$what [R-010, R-035]', ({ play: playOne }) => {
    expect(playOne).not.toThrow()
  })

  // 1. Two groups of one workbin are live. 2. The session is lost, the subscriptions are not. 3. Each
  // Subscribe is refused, because it is active; so each is reset. 4. The end of each, told before its
  // answer and without an owner, reaches the other, which subscribes again: 3.
  it('heals two groups of one workbin where the end of one does not say whose it is [R-020]', () => {
    const world = new HostileWorld(
      ['Hall', 'Dock'],
      {
        ...wellMade,
        pushesFirst: true,
        refusesActive: true,
        refusesInactive: true,
        withoutOwners: 'Unsubscribed',
      },
      1,
    )
    world.tell(0, { type: 'observed', auto: true })
    world.tell(1, { type: 'observed', auto: true })
    world.advance(1_000)
    expect(findUnhealed(world)).toBeUndefined()
    world.loseSession(true)
    world.advance(120_000)
    expect(findUnhealed(world)).toBeUndefined()
  })

  // Salesforce's documented failure: subscribed, and not one event for hours.
  it('finds by a resync what the server dropped silently, and only then [R-081]', () => {
    const world = new HostileWorld(['Hall'], wellMade, 1)
    world.tell(0, { type: 'observed', auto: true })
    world.tellContents(0, { type: 'observed' })
    world.advance(1_000)
    world.dropSilently(0)
    world.change(0, 'new', true)
    world.advance(400_000)
    expect(findUnhealed(world)).toMatch('I3: is wanted, and ended')
    world.advance(340_000)
    expect(findUnhealed(world)).toBeUndefined()
    expect(world.desks[0]?.contents.drifts).toBe(1)
  })

  it(
    'lists a busy group about twice a minute, not for each of its events [R-080]',
    { timeout },
    () => {
      const world = new HostileWorld(['Hall'], wellMade, 1)
      world.tell(0, { type: 'observed', auto: true })
      world.tellContents(0, { type: 'observed' })
      for (let n = 0; n < 40_000; n += 1) {
        world.advance(99)
        world.change(0, `i${n % 7}`, true)
      }
      world.advance(120_000)
      expect(world.desks[0]).toMatchObject({ sent: 1, contents: { drifts: 0 } })
      expect(world.desks[0]?.gets).toBeLessThan(200)
      expect(findUnhealed(world)).toBeUndefined()
    },
  )

  it('reaches what it is about: live, unconfirmed, refused, taken back', { timeout }, () => {
    const seen = new Set<string>()
    const reached = (given: History): void => {
      const world = begin(given)
      for (const next of given.steps) {
        take(world, next)
        for (const { contents, state } of world.desks) {
          if (state.confirmed !== null) seen.add('live')
          if (state.late !== null) seen.add('late')
          if (state.needsReset) seen.add('reset')
          if (state.request?.isTainted === true) seen.add('tainted')
          if (state.zombies.length > 0) seen.add('zombie')
          if (state.endedByServer) seen.add('ended by server')
          if (!isWanted(state) && state.request !== null) seen.add('taken back')
          if (state.link.obstacle === 'signed-out') seen.add('signed out')
          if (contents.hints.some((hint) => hint.contradictedAt !== null)) seen.add('contradicted')
          if (contents.isFailed) seen.add('list failed')
        }
      }
    }
    for (const given of fc.sample(historiesOf(false), { numRuns: 1_000, seed: 1 })) reached(given)
    expect([...seen].toSorted()).toEqual([
      'contradicted',
      'ended by server',
      'late',
      'list failed',
      'live',
      'reset',
      'signed out',
      'tainted',
      'taken back',
      'zombie',
    ])
  })
})
