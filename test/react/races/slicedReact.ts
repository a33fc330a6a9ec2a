/** React left to its own time: it renders transitions in slices, and the test decides when each runs. */
import { onTestFinished, vi } from 'vitest'
import { settle } from '../../core/openClient.js'

// Kept from before time is faked: React's scheduler has kept the same ones.
const nextTask = globalThis.setImmediate
const realClock = globalThis.performance

declare global {
  var IS_REACT_ACT_ENVIRONMENT: boolean | undefined
}

/** React without `act`. */
export interface SlicedReact {
  /** Makes the render under way look slow: React yields after it. */
  tire(): void
  /** Lets React run at most so many slices. */
  slice(count: number): Promise<void>
}

/** Takes `act` away until the test ends. */
export function sliceReact(): SlicedReact {
  const before = globalThis.IS_REACT_ACT_ENVIRONMENT
  globalThis.IS_REACT_ACT_ENVIRONMENT = false
  onTestFinished(() => {
    globalThis.IS_REACT_ACT_ENVIRONMENT = before
  })
  const now = realClock.now.bind(realClock)
  let tiredness = 0
  vi.spyOn(realClock, 'now').mockImplementation(() => now() + tiredness)
  return {
    tire() {
      // React yields after 5 ms.
      tiredness += 6
    },
    async slice(count) {
      for (let left = count; left > 0; left -= 1) {
        await new Promise<void>((resolve) => {
          nextTask(resolve)
        })
        await settle()
      }
    },
  }
}
