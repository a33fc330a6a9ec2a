/** Plays one round of a soak: its faults, what the agent does meanwhile, and the heal. */
import type { Simulator } from 'gws-workbins/simulator'
import { pick, type Round } from './drawRound.js'
import { soakTargets } from './soakTargets.js'
import type { Heal } from './summarizeHeals.js'

/** The time of a soak, virtual or real. */
export interface SoakTime {
  /** Monotonic ms. */
  now(): number
  /** Lets `ms` pass. */
  pass(ms: number): Promise<void>
  /** Lets time pass until `holds`, at most `ms`; resolves with whether it does. */
  until(holds: () => boolean, ms: number): Promise<boolean>
}

/** What is shown of the link, or of several. */
export interface LinkLook {
  readonly isUp: boolean
  readonly isBlocked: boolean
  /** The breaker has ordered a wait. */
  readonly isOrdered: boolean
  /** The latest moment shown at which something is tried again (epoch ms). */
  readonly retryAt: number | null
}

/** One desktop or several, as far as a round knows them. */
export interface SoakedDesk {
  /** Everything that is there shows Live. */
  isAllLive(): boolean
  look(): Promise<LinkLook>
  /** What is wrong now, in words. */
  describe(): string
  /** Plans what the agent does within the round; all is there again when it ends. */
  planAgent(ms: number): void
  /** The browser says that the network is back, and the host that the agent is signed in. */
  sayOnline(): Promise<void>
  /** The agent presses Reconnect. */
  reconnect(): Promise<void>
}

/** What a round is played on. */
export interface Scene {
  readonly time: SoakTime
  readonly simulator: Simulator
  readonly desk: SoakedDesk
  readonly random: () => number
}

/** What a round came to. */
export interface Played {
  /** Null where everything was live when the faults ended. */
  readonly heal: Heal | null
  /** In words, where the heal came later than promised. */
  readonly late: string | null
  /** Whether the link had given up and was asked for again. */
  readonly wasBlocked: boolean
}

/** Without a browser signal everything is live again within this (ms). */
const longestHeal = 60_000

/** Where a wait was ordered, within this of the `retryAt` that is shown (ms). */
const afterRetry = 5_000

/** No order is obeyed longer than this (ms). */
const longestOrder = 300_000

/** What is not back by then is stuck (ms). */
const stuckAfter = 600_000

/** Plays the round, and waits until everything is live. */
export async function playRound(round: Round, scene: Scene): Promise<Played> {
  const { desk, simulator, random, time } = scene
  const stage = { simulator, random, target: () => pick(soakTargets, random).inWorld }
  for (const { fault, from, to } of round.faults) {
    setTimeout(() => setTimeout(fault.begin(stage), to - from), from)
  }
  if (random() < 0.3) desk.planAgent(round.ms)
  // Past the timers of the last end.
  await time.pass(round.ms + 2)
  if (round.isSignalled) await desk.sayOnline()
  const { isBlocked } = await desk.look()
  if (isBlocked) await desk.reconnect()
  return { ...(await heal(round, scene)), wasBlocked: isBlocked }
}

async function heal(round: Round, { desk, time }: Scene): Promise<Omit<Played, 'wasBlocked'>> {
  if (desk.isAllLive()) return { heal: null, late: null }
  const from = time.now()
  const { faults, isSignalled } = round
  const kinds = faults.map(({ fault }) => fault.name)
  const { isOrdered: isTripped, isUp } = await desk.look()
  const isOrdered = isTripped || faults.some(({ fault }) => fault.isOrdered)
  const isInTime =
    (await time.until(desk.isAllLive, longestHeal)) ||
    (isOrdered && (await time.until(desk.isAllLive, await untilRetry(desk))))
  const late = isInTime ? null : `${kinds.join(' + ')}: ${desk.describe()}`
  if (!isInTime) await time.until(desk.isAllLive, stuckAfter)
  const broken = isUp ? 'targets' : 'link'
  return { heal: { kinds, isSignalled, broken, isOrdered, ms: time.now() - from }, late }
}

async function untilRetry(desk: SoakedDesk): Promise<number> {
  const { retryAt } = await desk.look()
  return Math.min(longestOrder - longestHeal, (retryAt ?? Date.now()) - Date.now()) + afterRetry
}
