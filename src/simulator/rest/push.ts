/** Sends the message that follows an operation. */
import type { Gws } from '../createGws.js'

/** After the HTTP answer, which leaves at once: long enough for it to arrive first on loopback. */
export const messageDelay = 5

/** Later than the 10 s after which a client gives up waiting. */
export const lateDelay = 12_000

/** Pushes `data` to one agent, `ms` milliseconds from now; 0 is before the HTTP answer. */
export function push(gws: Gws, agentId: string, channel: string, data: unknown, ms: number): void {
  const send = (): void => gws.bayeux.push(agentId, channel, data)
  if (ms === 0) send()
  else gws.timers.after(ms, send)
}
