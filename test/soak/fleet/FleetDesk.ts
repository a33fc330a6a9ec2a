/** One desktop of a fleet: a link of its own, and the one list. */
import type { WorkbinTarget } from 'gws-workbins/core'
import type { Simulator } from 'gws-workbins/simulator'
import type { WorkbinItem } from '../../../src/protocol/WorkbinItem.js'

/** A desktop as the fleet sees it. */
export interface FleetDesk {
  /** It is live, and has read its first list. */
  isReady(): boolean
  /** What it shows. */
  items(): readonly WorkbinItem[]
  close(): void
}

/** What a desktop is opened with. */
export interface FleetDeskOptions {
  readonly simulator: Simulator
  /** The one list. */
  readonly target: WorkbinTarget
  /** Which one: agent n sits before it. */
  readonly n: number
  /** Its own chance. */
  readonly random: () => number
}
