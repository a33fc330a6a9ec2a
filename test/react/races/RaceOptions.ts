/** What one run of a race is made of. */
import type * as fc from 'fast-check'
import type { History } from './raceHistory.js'
import type { RaceServer, SideOptions } from './RaceServer.js'

/** How a race lets something happen: within `act`, or with React left to its own time. */
export type Around = (happen: () => Promise<void>) => Promise<void>

/** What a race needs. */
export interface RaceOptions {
  readonly scheduler: fc.Scheduler
  readonly given: History
  readonly around: Around
  readonly makeSide: (options: SideOptions) => RaceServer
  /** Called at every render of a place. */
  readonly onRender?: () => void
  /** Lets React finish what it has begun, where `around` does not. */
  readonly calm?: () => Promise<void>
}
