/** Draws what goes wrong in one round of a soak: one fault, a storm of several, or a long outage. */
import type { Fault } from './Fault.js'
import { serverFaults } from './serverFaults.js'
import { wireFaults } from './wireFaults.js'

/** A fault with its time, in ms from the begin of the round. */
export interface PlannedFault {
  readonly fault: Fault
  readonly from: number
  readonly to: number
}

/** One round. */
export interface Round {
  readonly faults: readonly PlannedFault[]
  /** Whether the browser says `online` when all is over. */
  readonly isSignalled: boolean
  /** When the last fault ends, in ms from the begin of the round. */
  readonly ms: number
}

const allFaults: readonly Fault[] = [...wireFaults, ...serverFaults]

/** How long a long outage lasts: long enough for the back-off to reach its cap. */
const longOutage = 360_000

/** A round by chance. One in five is a storm. */
export function drawRound(random: () => number): Round {
  const isStorm = random() < 0.2
  const count = isStorm ? 2 + Math.floor(random() * 5) : 1
  const faults = Array.from({ length: count }, () => {
    const fault = pick(allFaults, random)
    const [shortest, longest] = fault.lasts
    const from = isStorm ? random() * 20_000 : 0
    return { fault, from, to: from + shortest + random() * (longest - shortest) }
  })
  return toRound(faults, random)
}

/** A round in which nothing gets through for minutes. */
export function drawOutage(random: () => number): Round {
  const outages = allFaults.filter(({ isOutage }) => isOutage === true)
  return toRound([{ fault: pick(outages, random), from: 0, to: longOutage }], random)
}

/** One of several, by chance. */
export function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('Nothing to pick from.')
  return value
}

function toRound(faults: readonly PlannedFault[], random: () => number): Round {
  return { faults, isSignalled: random() < 0.5, ms: Math.max(...faults.map(({ to }) => to)) }
}
