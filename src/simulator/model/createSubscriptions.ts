/** Who is subscribed to which workbin at this moment: the truth that clients must show. */
import type { SubscriptionCause, WritableLog } from '../createLog.js'
import type { SimulatorTarget } from './target.js'
import { containerKey } from './target.js'

/** One REST subscription. It belongs to the agent, not to a browser. */
export interface Subscription {
  readonly agentId: string
  /** As the agent addressed it: notifications repeat its owner. */
  readonly target: SimulatorTarget
}

/** All REST subscriptions. */
export interface Subscriptions {
  has(target: SimulatorTarget, agentId: string): boolean
  start(target: SimulatorTarget, agentId: string): void
  /** Ends one; false where there was none. */
  end(target: SimulatorTarget, agentId: string, cause: SubscriptionCause): boolean
  /** Ends all, or all of one agent, without a message to anybody. */
  endAll(cause: SubscriptionCause, agentId?: string): void
  /** The subscriptions to the container that `target` leads agent `agentId` to. */
  audience(target: SimulatorTarget, agentId: string): readonly Subscription[]
  list(): readonly Subscription[]
}

/** Starts with nobody subscribed to anything. */
export function createSubscriptions(log: WritableLog): Subscriptions {
  // By container and agent: two hundred agents on one workbin are told of every item in it.
  const audiences = new Map<string, Map<string, Subscription>>()

  const end = (target: SimulatorTarget, agentId: string, cause: SubscriptionCause): boolean => {
    if (audiences.get(containerKey(target, agentId))?.delete(agentId) !== true) return false
    log.record({ kind: 'subscription', agentId, target, subscribed: false, cause })
    return true
  }
  const list = (): readonly Subscription[] =>
    [...audiences.values()].flatMap((audience) => [...audience.values()])
  const has = (target: SimulatorTarget, agentId: string): boolean =>
    audiences.get(containerKey(target, agentId))?.has(agentId) ?? false

  return {
    has,
    start: (target, agentId) => {
      if (has(target, agentId)) return
      const key = containerKey(target, agentId)
      const audience = audiences.get(key) ?? new Map<string, Subscription>()
      audiences.set(key, audience.set(agentId, { agentId, target }))
      log.record({ kind: 'subscription', agentId, target, subscribed: true, cause: 'request' })
    },
    end,
    endAll: (cause, agentId) => {
      for (const each of list())
        if (agentId === undefined || each.agentId === agentId) end(each.target, each.agentId, cause)
    },
    audience: (target, agentId) => [
      ...(audiences.get(containerKey(target, agentId))?.values() ?? []),
    ],
    list,
  }
}
