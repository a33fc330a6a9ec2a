/** The subscriptions of one list: what stays in it when it changes is neither observed anew nor another object. */
import type { LeanClient } from '../core/LeanClient.js'
import type { Readable } from '../core/createStore.js'
import { own } from '../protocol/own.js'
import { parseTarget, targetKey, type WorkbinTarget } from '../protocol/target.js'
import type { WorkbinSubscription } from './useWorkbinSubscription.js'
import { watchTarget, type WatchedTarget } from './watchTarget.js'

/** The list as it is rendered. */
export interface ShownList extends Readable<readonly WorkbinSubscription[]> {
  /** What a server shows, and the page that takes over from it. */
  getServerState(): readonly WorkbinSubscription[]
  /** Observes what is in it, and releases what is in it no more. */
  observe(): void
}

/** What a component keeps of its list. */
export interface SubscriptionList {
  /** A string that is equal exactly for equal lists. */
  keyOf(targets: readonly WorkbinTarget[]): string
  /** The list of a key that this render has made. */
  read(key: string): ShownList
  /** Releases everything. */
  release(): void
}

/** Makes it, for targets that are all observed in one way. Nothing is observed yet. */
export function createSubscriptionList(
  client: LeanClient,
  autoSubscribe: boolean,
  lingerMs: number | undefined,
): SubscriptionList {
  const known = new Map<string, WatchedTarget>()
  const observed = new Set<WatchedTarget>()

  const keyOf = (target: WorkbinTarget): string => {
    const parsed = parseTarget(own(target, 'id'), own(target, 'owner'))
    const key = parsed.ok ? targetKey(parsed.target) : parsed.reason
    if (!known.has(key)) known.set(key, watchTarget(client, parsed, autoSubscribe, lingerMs))
    return key
  }

  const releaseBut = (kept: ReadonlySet<WatchedTarget>): void => {
    for (const target of observed) {
      if (kept.has(target)) continue
      observed.delete(target)
      target.release()
    }
  }

  return {
    keyOf: (targets) => targets.map(keyOf).join('\n'),
    read(key) {
      const list = key.split('\n').flatMap((each) => known.get(each) ?? [])
      const distinct = new Set(list)
      const idle = list.map((target) => target.idle)
      let shown: readonly WorkbinSubscription[] = idle
      return {
        getState() {
          const now = list.map((target) => target.getState())
          if (now.some((subscription, n) => subscription !== shown[n])) shown = now
          return shown
        },
        getServerState: () => idle,
        subscribe(listener) {
          const stops = [...distinct].map((target) => target.subscribe(listener))
          return () => {
            for (const stop of stops) stop()
          }
        },
        observe() {
          for (const target of distinct) {
            observed.add(target)
            target.observe()
          }
          releaseBut(distinct)
          for (const [each, target] of known) if (!distinct.has(target)) known.delete(each)
        },
      }
    },
    release: () => releaseBut(new Set()),
  }
}
