/** How busy a world's actors are. */
import type { SimulatorTarget } from '../model/target.js'

/** What routing, colleagues and a supervisor do, on average and at random moments. Plain JSON. */
export interface TrafficOptions {
  /** Items that routing feeds. Default 48: with those put back, as many as are taken. 0: none. */
  readonly arrivalsPerMinute?: number | undefined
  /**
   * Items that colleagues take, the oldest first. They hold each for 5 to 60 seconds; then it is
   * finished, or every fifth one put back. Default 60.
   */
  readonly takesPerMinute?: number | undefined
  /** Items that a supervisor moves from the fullest workbin to the emptiest. Default 6. */
  readonly movesPerMinute?: number | undefined
  /** The workbins it all happens in. Default: those of groups that have ever held something. */
  readonly targets?: readonly SimulatorTarget[] | undefined
}
