/** The machines of subscription and contents against a hostile server and network: random histories of servers whose pushes overtake their answers. */
import * as fc from 'fast-check'
import { describe, it } from 'vitest'
import { historiesOf, modelSeed, play, runs } from './history.js'

describe('any history of a server whose pushes come first', () => {
  it(
    'shows Live and a current list only while the server agrees or has yet to say so, and heals [R-010, R-013, R-032, R-035, R-080]',
    { timeout: 100 * runs + 600_000 },
    () => {
      fc.assert(
        fc.property(historiesOf(true), (given) => play(given)),
        { numRuns: runs, seed: modelSeed },
      )
    },
  )
})
