/** Plays random histories of all models until one breaks a promise: what a mutant has to survive. Prints what came of it. */
import * as fc from 'fast-check'
import { historiesOf, play } from './history.js'
import { regressions } from './regressions.js'
import { linkHistory, LinkWorld, playLink } from './linkWorld.js'

/** Six requests a minute, over ten minutes of an outage. */
function endure(seed: number): void {
  const world = new LinkWorld(seed)
  world.advance(60_000)
  world.server.setNetwork('cut')
  world.advance(120_000)
  const before = world.server.sent.length
  world.advance(600_000)
  if (world.server.sent.length - before > 60) throw new Error('I12: too many requests in an outage')
}

/** One model: plays so many histories from a seed, and says how many it took until one failed, and why. */
type Model = (numRuns: number, seed: number) => Hunted

interface Hunted {
  readonly after: number
  /** What broke; null where nothing did. */
  readonly broken: string | null
}

function model<History>(
  histories: fc.Arbitrary<History>,
  playOne: (history: History) => void,
): Model {
  return (numRuns, seed) => {
    const property = fc.property(histories, playOne)
    const {
      errorInstance,
      failed,
      numRuns: after,
    } = fc.check(property, {
      numRuns,
      seed,
      endOnFailure: true,
    })
    const text = errorInstance instanceof Error ? errorInstance.message : String(errorInstance)
    return { after, broken: failed ? text : null }
  }
}

const models: readonly (readonly [Model, numRuns: number])[] = [
  [model(historiesOf(false), play), 500],
  [model(historiesOf(true), play), 500],
  [model(linkHistory, playLink), 500],
  [model(fc.nat(), endure), 2],
]

/** All models in turn, so that a mutant of any of them is found soon. */
function hunt(most: number, seed: number): Hunted {
  let after = 0
  for (const { play: playOne } of regressions) {
    after += 1
    try {
      playOne()
    } catch (error) {
      return { after, broken: error instanceof Error ? error.message : String(error) }
    }
  }
  for (let round = 0; after < most; round += 1) {
    for (const [playAll, numRuns] of models) {
      const found = playAll(numRuns, seed + round)
      after += found.after
      if (found.broken !== null) return { after, broken: found.broken }
    }
  }
  return { after, broken: null }
}

const [most = 1_000, seed = 1] = process.argv.slice(2).map(Number)
process.stdout.write(JSON.stringify(hunt(most, seed)))
