/** The client against replies of broken bytes: nothing thrown, nothing believed, and live again when they end. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { runHistory, type Event, type History } from './fuzzDesk.js'
import { mangle } from './mangle.js'

/** How many replies are mangled; `npm run test:fuzz -- --replies 100000` for more than `npm test` has time for. */
const wanted = Number(process.env['FUZZ_REPLIES'] ?? 3_000)
/** The same histories in every run of `npm test`; others with FUZZ_REPLIES. */
const firstSeed = process.env['FUZZ_REPLIES'] === undefined ? 20_261_122 : Date.now() % 1e9

const events = fc.constantFrom<Event>(
  'none',
  'none',
  'push',
  'endSubscription',
  'reconnect',
  'wait',
)

const history: fc.Arbitrary<History> = fc.record({
  seed: fc.nat(),
  refusals: fc.constantFrom(0, 0, 1, 3),
  isLiveFirst: fc.boolean(),
  replies: fc.array(fc.array(mangle, { minLength: 1, maxLength: 3 }), {
    minLength: 5,
    maxLength: 25,
    size: 'max',
  }),
  events: fc.array(events, { minLength: 1, maxLength: 8 }),
})

const prototypes = [Object.prototype, Array.prototype, Function.prototype, String.prototype]
const keysOf = (): unknown => prototypes.map((prototype) => Reflect.ownKeys(prototype))

const rejections: unknown[] = []
const onRejection = (reason: unknown): void => void rejections.push(reason)

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  process.on('unhandledRejection', onRejection)
})

afterEach(() => {
  process.off('unhandledRejection', onRejection)
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

it(
  'throws nothing, pollutes nothing, believes nothing, and is live again, whatever bytes come [R-107, R-108]',
  { timeout: 60_000 + wanted * 20 },
  async () => {
    const printing = vi.spyOn(console, 'info')
    const before = keysOf()
    const total = { mangled: 0, longest: 0 }
    const property = fc.asyncProperty(history, async (given) => {
      const outcome = await runHistory(given)
      total.mangled += outcome.mangled
      total.longest = Math.max(total.longest, outcome.healed)
      expect(rejections).toEqual([])
      expect(printing).not.toHaveBeenCalled()
      expect(keysOf()).toEqual(before)
    })
    for (let seed = firstSeed; total.mangled < wanted; seed += 1) {
      // Bounds the search for a smaller counterexample; what is cut short otherwise is made up for.
      await fc.assert(property, { seed, numRuns: 50, interruptAfterTimeLimit: 60_000 })
    }
    process.stdout.write(
      `fuzz: ${total.mangled} replies mangled, live again after ${total.longest} ms at most\n`,
    )
  },
)
