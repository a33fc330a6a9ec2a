/** The link, its machine and its runner, against a hostile server and network: random histories, and an outage of many desktops. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { modelSeed, runs } from './history.js'
import { linkHistory, LinkWorld, playLink } from './linkWorld.js'

/** What is slow here is the machine it runs on. */
const timeout = 600_000
const linkRuns = Math.ceil(runs / 4)

describe('any history of a link', () => {
  it(
    'is live only while the server has it or for heartbeat and network delay, is never stuck, and heals [R-010, R-020, R-084]',
    { timeout: 100 * linkRuns + timeout },
    () => {
      fc.assert(
        fc.property(linkHistory, (given) => playLink(given)),
        { numRuns: linkRuns, seed: modelSeed },
      )
    },
  )

  it(
    'reaches what it is about: every phase, the breaker, orders, doubt in time and out of it',
    { timeout },
    () => {
      const seen = new Set<string>()
      for (const { seed, steps } of fc.sample(linkHistory, { numRuns: 500, seed: 1 })) {
        const world = new LinkWorld(seed)
        for (const next of steps) {
          world.take(next)
          const { crowded, ordered, phase, service, signedOut, trips } = world.state
          seen.add(phase)
          if (trips > 0) seen.add('tripped')
          if (ordered) seen.add('ordered')
          if (signedOut && phase === 'starting') seen.add('looking for the login')
          if (service === 'down') seen.add('down')
          if (crowded) seen.add('crowded')
        }
      }
      expect([...seen].toSorted()).toEqual([
        'auth',
        'blocked',
        'down',
        'joining',
        'live',
        'looking for the login',
        'ordered',
        'starting',
        'suspect',
        'tripped',
        'waiting',
      ])
    },
  )
})

const minute = 60_000
const desktops = 200

/** When each of 200 desktops asked, in ms after the outage began; they were all live until then. */
function endure(outage: (world: LinkWorld) => void): readonly (readonly number[])[] {
  return Array.from({ length: desktops }, (_, index) => {
    const world = new LinkWorld(index * 7_919 + 1)
    world.advance(minute)
    if (world.state.phase !== 'live') throw new Error('not live before the outage')
    const start = world.clock.now()
    outage(world)
    world.advance(12 * minute)
    return world.server.sent.flatMap((at) => (at > start ? [at - start] : []))
  })
}

/** The largest distance between the samples and a distribution (Kolmogorov and Smirnov). */
function distance(samples: readonly number[], cumulative: (value: number) => number): number {
  return samples
    .toSorted((a, b) => a - b)
    .reduce((most, value, index) => {
      const expected = cumulative(value)
      const [below, above] = [index / samples.length, (index + 1) / samples.length]
      return Math.max(most, Math.abs(expected - below), Math.abs(expected - above))
    }, 0)
}

/** A sample of this many is farther away than that in one case of a hundred. */
const critical = (count: number): number => 1.63 / Math.sqrt(count)

const outages: readonly (readonly [string, (world: LinkWorld) => void])[] = [
  ['a cut network', ({ server }) => server.setNetwork('cut')],
  ['a black hole', ({ server }) => server.setNetwork('blackhole')],
  [
    'a server that answers 503',
    ({ server }) => void Object.assign(server.faults, { isDown: true }),
  ],
  [
    'a server that restarts into 503',
    ({ server }) => {
      Object.assign(server.faults, { isDown: true })
      server.forget()
    },
  ],
]

describe('an outage', () => {
  // I12. Any minute counts, not only those of the clock.
  it.each(outages)(
    'costs each desktop at most 6 requests a minute: %s [R-085]',
    { timeout },
    (_, outage) => {
      const tries = endure(outage).map((times) => times.filter((at) => at >= 2 * minute))
      const busiest = tries.map((times) =>
        Math.max(
          ...times.map((from) => times.filter((at) => at >= from && at < from + minute).length),
        ),
      )
      expect(Math.max(...busiest)).toBeLessThanOrEqual(6)
      expect(Math.min(...tries.map(({ length }) => length))).toBeGreaterThan(10)
    },
  )

  it('spreads the tries of 200 desktops as evenly as chance does [R-085]', { timeout }, () => {
    const tries = endure(({ server }) => server.setNetwork('cut'))
    // Waits of 10 to 30 s, 20 s on average, seen from any moment: how likely is it that so much is left?
    const left = tries.map((times) => (times.find((at) => at >= 3 * minute) ?? 0) - 3 * minute)
    const ofWaits = (ms: number): number =>
      ms <= 10_000 ? ms / 20_000 : 1 - Math.max(0, 30_000 - ms) ** 2 / 800_000_000
    expect(distance(left, ofWaits)).toBeLessThan(critical(desktops))
    const waits = tries.flatMap((times) =>
      times.filter((at) => at >= 2 * minute).map((at, index, all) => at - (all[index - 1] ?? at)),
    )
    const drawn = waits.filter((wait) => wait > 0)
    expect(
      distance(drawn.slice(0, 2_000), (ms) => Math.min(1, Math.max(0, ms - 10_000) / 20_000)),
    ).toBeLessThan(critical(2_000))
  })

  it('never has two of 200 desktops move in step [R-085]', { timeout }, () => {
    const tries = endure(({ server }) => server.setNetwork('cut'))
    const inStep = tries.flatMap((times, index) =>
      tries.slice(index + 1).filter((others) => {
        const late = times.filter((at) => at >= 2 * minute).slice(0, 5)
        const near = late.filter((at) => others.some((other) => Math.abs(other - at) < 100))
        return near.length === late.length
      }),
    )
    expect(inStep).toHaveLength(0)
  })

  it('would be found in step, and uneven, where it is', () => {
    const even = Array.from({ length: 200 }, (_, index) => index * 150)
    const uniform = (ms: number): number => ms / 30_000
    expect(distance(even, uniform)).toBeLessThan(critical(200))
    expect(
      distance(
        even.map((ms) => 10_000 + ms / 3),
        uniform,
      ),
    ).toBeGreaterThan(critical(200))
  })
})
