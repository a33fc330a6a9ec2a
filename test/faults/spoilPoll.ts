/** Makes one poll gather what happens, and its reply a bad one. */
import type { Effect, Simulator } from 'gws-workbins/simulator'
import { until } from './deskTest.js'

/** How long a poll gathers (ms): what is brought about meanwhile is told by one reply. */
export const gathers = 700

/** Spoils the next poll; resolves when it is out, so that what happens now is told by its reply. */
export async function spoilPoll(
  { log, rules, world }: Simulator,
  ...effects: readonly Effect[]
): Promise<void> {
  let isOut = false
  const stop = log.subscribe(({ kind }) => {
    isOut ||= kind === 'rule'
  })
  for (const effect of [{ type: 'delay', ms: gathers } as const, ...effects])
    rules.add({ match: { channel: '/meta/connect', held: true }, times: 1, effect })
  world.endPolls()
  await until(() => isOut)
  stop()
}
