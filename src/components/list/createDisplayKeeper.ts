/** Keeps the display of the last commit, for the next render to follow from. */
import { emptyDisplay, type ItemDisplay } from './ItemDisplay.js'

/** What was on the screen last, and whose list that was. */
export interface DisplayKeeper {
  /** The display to follow from: nothing, where it was that of another list. */
  read(whose: string): ItemDisplay
  /** Called after a commit, or with what an agent asks for before the next render. */
  keep(whose: string, display: ItemDisplay): void
}

/**
 * Outside of React's state, because a display follows from every render: state that is set in each
 * would never come to rest where a host makes its items anew each time.
 */
export function createDisplayKeeper(): DisplayKeeper {
  let of = ''
  let kept = emptyDisplay
  return {
    read: (whose) => (whose === of ? kept : emptyDisplay),
    keep(whose, display) {
      of = whose
      kept = display
    },
  }
}
