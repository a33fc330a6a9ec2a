/** One target of a list: the same object until it changes, with verbs that act while it is observed. */
import type { SubscriptionHandle, SubscriptionVerbs } from '../core/client.js'
import type { LeanClient } from '../core/LeanClient.js'
import type { Readable } from '../core/createStore.js'
import { idleSubscription, type SubscriptionState } from '../core/subscriptionState.js'
import type { ParsedTarget } from '../protocol/target.js'
import { readTarget } from './readTarget.js'
import type { WorkbinSubscription } from './useWorkbinSubscription.js'

/** A target, however often it stands in the list. */
export interface WatchedTarget extends Readable<WorkbinSubscription> {
  /** What a server shows. */
  readonly idle: WorkbinSubscription
  /** Observes it, unless it is observed already. */
  observe(): void
  release(): void
}

/** Makes it; nothing is observed yet. */
export function watchTarget(
  client: LeanClient,
  parsed: ParsedTarget,
  autoSubscribe: boolean,
  lingerMs: number | undefined,
): WatchedTarget {
  const { getState, subscribe } = readTarget(client, parsed, autoSubscribe)
  let handle: SubscriptionHandle | undefined
  const verbs: SubscriptionVerbs = {
    subscribe: () => handle?.subscribe(),
    unsubscribe: () => handle?.unsubscribe(),
    retry: () => handle?.retry(),
  }
  const idle = { ...idleSubscription, ...verbs }
  let state: SubscriptionState = idleSubscription
  let shown: WorkbinSubscription = idle
  let listeners = 0
  /** A list looks at all its targets whenever one changes: who has said nothing is not asked again. */
  let isKnown = false
  return {
    idle,
    subscribe(listener) {
      listeners += 1
      isKnown = false
      const stop = subscribe(() => {
        isKnown = false
        listener()
      })
      return () => {
        listeners -= 1
        isKnown = false
        stop()
      }
    },
    getState() {
      if (isKnown) return shown

      isKnown = listeners > 0
      const now = getState()
      if (now !== state) shown = { ...now, ...verbs }
      state = now
      return shown
    },
    observe() {
      if (parsed.ok) handle ??= client.subscription(parsed.target, { autoSubscribe, lingerMs })
    },
    release() {
      handle?.release()
      handle = undefined
    },
  }
}
