/** What may happen to a desktop: steps drawn at random, to be run between whatever is on the wire. */
import * as fc from 'fast-check'
import type { ServerNature } from '../../core/hostileServer.js'

/** What goes wrong. Each history allows some of these only. */
export const faults = ['foreign', 'loseReply', 'loseRequest', 'expire', 'refuse'] as const

/** What the agent and the host do. */
const deeds = ['mount', 'retarget', 'resite', 'provider', 'hide', 'suspend', 'manner'] as const

/** One step; `pick` chooses what it is about. */
export interface Step {
  readonly action: (typeof faults)[number] | (typeof deeds)[number] | 'verb' | 'wait'
  readonly place: number
  readonly pick: number
  /** The change of the desktop is a transition. */
  readonly isTransition: boolean
}

/** One history. */
export interface History {
  readonly steps: readonly Step[]
  readonly allowed: readonly (typeof faults)[number][]
  readonly nature: ServerNature
  readonly isStrict: boolean
  readonly seed: number
}

const step: fc.Arbitrary<Step> = fc.record({
  action: fc.oneof(
    { arbitrary: fc.constantFrom(...deeds), weight: 8 },
    { arbitrary: fc.constant('verb' as const), weight: 1 },
    { arbitrary: fc.constant('wait' as const), weight: 4 },
    { arbitrary: fc.constantFrom(...faults), weight: 3 },
  ),
  place: fc.nat(3),
  pick: fc.nat(11),
  isTransition: fc.boolean(),
})

/** Any history; the server's confirmations carry reference and owner, so that the truth can be told. */
export const history: fc.Arbitrary<History> = fc.record({
  steps: fc.array(step, { minLength: 1, maxLength: 30, size: 'max' }),
  allowed: fc.subarray([...faults]),
  nature: fc.record({
    refusesActive: fc.boolean(),
    refusesInactive: fc.boolean(),
    confirmsLate: fc.constant(false),
    pushesFirst: fc.constant(false),
    withoutReferences: fc.constant(false),
    withoutOwners: fc.constant('none' as const),
  }),
  isStrict: fc.boolean(),
  seed: fc.nat(),
})

/** How long a wait is (ms), by its pick. */
export const waits = [1, 250, 500, 1_000, 1_000, 2_500, 4_500, 5_500, 5_500, 11_000, 16_000, 30_000]

/** The steps that happen: faults only as far as they are allowed. */
export function stepsOf({ allowed, steps }: History): readonly Step[] {
  const isFault = (action: string): boolean => faults.some((fault) => fault === action)
  return steps.filter(({ action }) => !isFault(action) || allowed.some((fault) => fault === action))
}
