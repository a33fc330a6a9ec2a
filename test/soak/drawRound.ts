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

/** A round by chance, of these faults and `more`. One in five is a storm. */
export function drawRound(random: () => number, more: readonly Fault[] = []): Round {
  const isStorm = random() < 0.2
  const count = isStorm ? 2 + Math.floor(random() * 5) : 1
  const faults = Array.from({ length: count }, () => {
    const fault = pick([...allFaults, ...more], random)
    const [shortest, longest] = fault.lasts
    const from = isStorm ? random() * 20_000 : 0
    return { fault, from, to: from + shortest + random() * (longest - shortest) }
  })
  return toRound(faults, random)
}

/** A round in which nothing gets through for `ms`. */
export function drawOutage(random: () => number, ms: number): Round {
  const outages = allFaults.filter(({ isOutage }) => isOutage === true)
  return toRound([{ fault: pick(outages, random), from: 0, to: ms }], random)
}

/** One of several, by chance. */
export function pick<Value>(values: readonly Value[], random: () => number): Value {
  const value = values[Math.floor(random() * values.length)]
  if (value === undefined) throw new Error('Nothing to pick from.')
  return value
}

function toRound(faults: readonly PlannedFault[], random: () => number): Round {
  const saysOnline = faults.some(({ fault }) => fault.saysOnline)
  return {
    faults,
    isSignalled: saysOnline || random() < 0.5,
    ms: Math.max(...faults.map(({ to }) => to)),
  }
}
