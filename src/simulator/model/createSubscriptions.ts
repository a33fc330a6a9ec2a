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
  const subscriptions = new Map<string, Subscription & { readonly container: string }>()

  const keyOf = (target: SimulatorTarget, agentId: string): string =>
    JSON.stringify([agentId, containerKey(target, agentId)])

  const end = (target: SimulatorTarget, agentId: string, cause: SubscriptionCause): boolean => {
    if (!subscriptions.delete(keyOf(target, agentId))) return false
    log.record({ kind: 'subscription', agentId, target, subscribed: false, cause })
    return true
  }

  return {
    has: (target, agentId) => subscriptions.has(keyOf(target, agentId)),
    start: (target, agentId) => {
      const key = keyOf(target, agentId)
      if (subscriptions.has(key)) return
      subscriptions.set(key, { agentId, target, container: containerKey(target, agentId) })
      log.record({ kind: 'subscription', agentId, target, subscribed: true, cause: 'request' })
    },
    end,
    endAll: (cause, agentId) => {
      for (const each of [...subscriptions.values()])
        if (agentId === undefined || each.agentId === agentId) end(each.target, each.agentId, cause)
    },
    audience: (target, agentId) => {
      const container = containerKey(target, agentId)
      return [...subscriptions.values()].filter((each) => each.container === container)
    },
    list: () => [...subscriptions.values()].map((each) => pick(each)),
  }
}

function pick({ agentId, target }: Subscription): Subscription {
  return { agentId, target }
}
