/** Plays one round of a soak in virtual time: its faults, what the agent does meanwhile, and the heal. */
import type { Simulator } from 'gws-workbins/simulator'
import type { VirtualTime } from './createVirtualTime.js'
import { pick, type Round } from './drawRound.js'
import type { SoakDesk } from './openSoakDesk.js'
import { soakTargets } from './soakTargets.js'
import type { Heal } from './summarizeHeals.js'

/** What a round is played on. */
export interface Scene {
  readonly time: VirtualTime
  readonly simulator: Simulator
  readonly desk: SoakDesk
  readonly random: () => number
  /** The browser says that the network is back. */
  sayOnline(): void
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

/** Plays the round, and waits until everything is live. */
export async function playRound(round: Round, scene: Scene): Promise<Played> {
  const { desk, simulator, random, time } = scene
  const stage = { simulator, random, target: () => pick(soakTargets, random).inWorld }
  for (const { fault, from, to } of round.faults) {
    setTimeout(() => setTimeout(fault.begin(stage), to - from), from)
  }
  if (random() < 0.3) planAgent(scene, round.ms)
  // Past the timers of the last end.
  await time.pass(round.ms + 2)
  if (round.isSignalled) {
    scene.sayOnline()
    desk.client.authRenewed()
  }
  const { status } = desk.client.connection.getState()
  if (status === 'blocked') desk.client.connection.reconnect()
  return { ...(await heal(round, scene)), wasBlocked: status === 'blocked' }
}

/** The agent leaves some lists, or pauses them, and is back before the round ends. */
function planAgent({ desk, random }: Scene, ms: number): void {
  for (let count = 0; count < 3; count += 1) {
    const target = pick(soakTargets, random)
    const isPause = random() < 0.5
    const from = random() * ms
    setTimeout(() => {
      if (isPause) desk.handle(target)?.unsubscribe()
      else desk.unmount(target)
    }, from)
    setTimeout(
      () => {
        if (isPause) desk.handle(target)?.subscribe()
        desk.mount(target)
      },
      from + random() * (ms - from),
    )
  }
}

async function heal(
  { faults, isSignalled }: Round,
  scene: Scene,
): Promise<Omit<Played, 'wasBlocked'>> {
  const { desk, time } = scene
  if (desk.isAllLive()) return { heal: null, late: null }
  const from = time.now()
  const kinds = faults.map(({ fault }) => fault.name)
  const { status } = desk.client.connection.getState()
  const broken = status === 'connected' ? 'targets' : 'link'
  const isOrdered = isWaitOrdered(desk) || faults.some(({ fault }) => fault.isOrdered)
  const isInTime =
    (await time.until(desk.isAllLive, longestHeal)) ||
    (isOrdered && (await time.until(desk.isAllLive, untilRetry(desk) - longestHeal)))
  const late = isInTime ? null : describe(kinds, desk)
  // To know whether it is late or stuck.
  if (!isInTime) await time.until(desk.isAllLive, 3_600_000)
  return { heal: { kinds, isSignalled, broken, isOrdered, ms: time.now() - from }, late }
}

/** The breaker's wait. */
function isWaitOrdered({ client }: SoakDesk): boolean {
  return client.connection.getState().error?.code === 'session-not-kept'
}

function untilRetry({ client }: SoakDesk): number {
  const { retryAt } = client.connection.getState()
  return Math.min(longestOrder, (retryAt ?? Date.now()) - Date.now()) + afterRetry
}

function describe(kinds: readonly string[], desk: SoakDesk): string {
  const [first] = desk.broken()
  const link = desk.client.connection.getState()
  return `${kinds.join(' + ')}: ${JSON.stringify({ first, link })}`
}
