/** Sends an Unsubscribe only where nobody else needs the subscription: no other tab, and no other code of the host. */
import type { WorkbinTarget } from '../protocol/target.js'
import { atMost } from './atMost.js'
import type { Clock } from './clock.js'
import type { LockPort, RequestOutcome, RequestPort } from './ports.js'

/** What the guard needs. */
export interface GuardOptions {
  readonly clock: Clock
  readonly requests: RequestPort
  readonly locks: LockPort
  /** `never`: something else in the desktop shares the agent's subscriptions. */
  readonly unsubscribe: 'auto' | 'never'
  /** Names the lock of a target: the same in every tab of the agent, and telling nothing. */
  lockName(target: WorkbinTarget): string
  /** How long a Subscribe waits for a tab that is ending the same subscription (ms). */
  readonly patience: number
}

/** The guarded requests. */
export interface GuardedRequests extends RequestPort {
  /** The target is not needed here any more, and nothing is left to be sent for it. */
  forget(target: WorkbinTarget): void
}

/**
 * GWS may keep one subscription per agent, not per tab. A tab marks what it has subscribed with a
 * shared lock; whoever unsubscribes needs the lock alone. A tab that crashes leaves no lock behind.
 * What is not ours to end is `left`: nothing is sent.
 */
export function guardUnsubscribe(options: GuardOptions): GuardedRequests {
  const { clock, locks, lockName, patience, requests, unsubscribe } = options

  const left: RequestOutcome = { type: 'left' }

  return {
    async operate(operation, target, signal) {
      const name = lockName(target)
      // What was given up while it waited for a lock is not even begun.
      const send = async (): Promise<RequestOutcome> =>
        signal.aborted ? left : requests.operate(operation, target, signal)
      if (operation === 'Subscribe') {
        const granted = locks.hold(name)
        // A frozen tab may keep its lock for ever; asking without it is no lie.
        if (granted !== null) await atMost(granted, patience, clock)
        return send()
      }
      return unsubscribe === 'never' ? left : ((await locks.whenAlone(name, send)) ?? left)
    },
    forget: (target) => locks.release(lockName(target)),
  }
}
