/** The desktop on which every race begins. */
import type { BoardState, Place } from './RaceBoard.js'

/** A place that subscribes by itself. */
export const firstPlace: Place = {
  isMounted: true,
  target: 0,
  side: null,
  isHidden: false,
  Hold: null,
  isDeferred: false,
  autoSubscribe: true,
  lingerMs: 5_000,
}

/** Four places: two on one target, one that waits to be mounted, one that defers. */
export const firstBoard: BoardState = {
  provider: 0,
  places: [
    firstPlace,
    firstPlace,
    { ...firstPlace, target: 1, isMounted: false },
    { ...firstPlace, target: 2, isDeferred: true },
  ],
}
