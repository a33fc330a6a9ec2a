/**
 * What is worth saying of all subscriptions together: the difference between what was last told and
 * what is true. No timer, no words; the time is an argument.
 *
 * Nothing is told but a difference, so nothing is told twice; and what is told is marked only when it
 * is taken, so whatever changes on the way, the last truth is what remains to be told.
 */
import type { ObservedTarget } from '../../core/ObservedTarget.js'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import { targetKey, type WorkbinTarget } from '../../protocol/target.js'

/** How long one waits for others like it (ms). */
export const coalescing = 1_000

/** How long those that are back wait for those that are not yet (ms): a Subscribe may take 10 s. */
export const patience = 15_000

/** `open`: nothing is known that could be told. */
type Truth = 'open' | 'live' | 'lost' | 'unconfirmed' | 'failed' | 'paused'

interface Known {
  readonly target: WorkbinTarget
  readonly isOffline: boolean
  readonly truth: Truth
  /** When that began, or was first seen (monotonic ms). */
  readonly since: number
  /** What was told last; null: nothing, or that it is live. */
  told: Exclude<Truth, 'open' | 'live'> | null
}

/** What the agent did not ask for. */
export interface StatusReport {
  readonly lost: readonly WorkbinTarget[]
  /** None is live. */
  readonly isEverywhere: boolean
  readonly isOffline: boolean
  readonly restored: readonly WorkbinTarget[]
  /** Told to be lost before, and still not back. */
  readonly stillLost: readonly WorkbinTarget[]
  readonly failed: readonly WorkbinTarget[]
  readonly unconfirmed: readonly WorkbinTarget[]
}

/** What somebody has asked for, and got. */
export interface IntentReport {
  readonly on: readonly WorkbinTarget[]
  readonly off: readonly WorkbinTarget[]
}

/** Remembers what was told of each target that is there. */
export class StatusNews {
  readonly #lostMs: number
  #known = new Map<string, Known>()
  /** All were said to be lost, whoever they were: who comes later comes under it. */
  #isEverywhere = false

  constructor(lostMs: number) {
    this.#lostMs = lostMs
  }

  /** All targets as they are now. */
  update(list: readonly ObservedTarget[], now: number): void {
    const before = this.#known
    this.#known = new Map()
    for (const { target, subscription } of list) {
      // Nobody wants it any more: whatever was told of it is over.
      if (subscription.status === 'idle') continue
      const key = targetKey(target)
      this.#known.set(key, this.#look(target, subscription, before.get(key), now))
    }
    const isOver = this.#known.size > 0 && !this.#all().some(({ told }) => told === 'lost')
    if (isOver) this.#isEverywhere = false
  }

  /** When there is something to say that nobody asked for (monotonic ms); may change with any update. */
  statusDueAt(): number {
    const lost = this.#all().filter(isNewlyLost)
    const ripe = Math.min(...lost.map(({ since }) => since + this.#lostMs))
    return Math.min(ripe, this.#outcomesDueAt())
  }

  /** When there is something to say that was asked for. */
  intentDueAt(): number {
    return Math.min(...this.#all().map((one) => (isOn(one) || isOff(one) ? one.since : Infinity)))
  }

  /** What there is to say by now; it counts as told. */
  takeStatus(now: number): StatusReport {
    const all = this.#all()
    const unripe = all.filter(isNewlyLost)
    const isRipe = unripe.some(({ since }) => since + this.#lostMs <= now)
    const lost = isRipe
      ? unripe.filter(({ since }) => since + this.#lostMs - coalescing <= now)
      : []
    const isEverywhere = !all.some(({ truth }) => truth === 'live')
    const outcomes = this.#outcomesDueAt() <= now ? all.filter(isOutcome) : []
    const restored = outcomes.filter(({ truth }) => truth === 'live')
    const stillLost = restored.length > 0 ? all.filter(isUnsettled) : []
    const report = {
      lost: targetsOf(lost),
      isEverywhere,
      isOffline: lost.some(({ isOffline }) => isOffline),
      restored: targetsOf(restored),
      stillLost: targetsOf(stillLost),
      failed: targetsOf(outcomes.filter(({ truth }) => truth === 'failed')),
      unconfirmed: targetsOf(outcomes.filter(({ truth }) => truth === 'unconfirmed')),
    }
    for (const one of [...lost, ...outcomes]) tell(one)
    if (restored.length > 0) this.#isEverywhere = false
    if (lost.length > 0 && isEverywhere) this.#isEverywhere = true
    return report
  }

  /** What was asked for, and is so by now; it counts as told. */
  takeIntent(): IntentReport {
    const on = this.#all().filter(isOn)
    const off = this.#all().filter(isOff)
    for (const one of [...on, ...off]) tell(one)
    return { on: targetsOf(on), off: targetsOf(off) }
  }

  #all(): Known[] {
    return [...this.#known.values()]
  }

  #look(
    target: WorkbinTarget,
    subscription: SubscriptionState,
    before: Known | undefined,
    now: number,
  ): Known {
    const told = before === undefined ? this.#toldOfNew(subscription) : before.told
    const truth = truthOf(subscription, told)
    const since = before?.truth === truth ? before.since : now
    const isOffline = subscription.status === 'recovering' && subscription.isOffline
    const isCovered = this.#isEverywhere && truth === 'lost' && told === null
    return { target, truth, since, isOffline, told: isCovered ? 'lost' : told }
  }

  #toldOfNew({ status }: SubscriptionState): Known['told'] {
    if (status === 'unsubscribed') return 'paused'
    return this.#isEverywhere ? 'lost' : null
  }

  /** Those that are back wait until all have an end, good or bad; not for ever. */
  #outcomesDueAt(): number {
    const all = this.#all()
    const since = all.filter(isOutcome).map((one) => one.since)
    const last = all.some(isUnsettled) ? Infinity : Math.max(...since) + coalescing
    // Of none, `Math.min` is Infinity and `Math.max` is its opposite.
    return since.length === 0 ? Infinity : Math.min(Math.min(...since) + patience, last)
  }
}

function truthOf(subscription: SubscriptionState, told: Known['told']): Truth {
  switch (subscription.status) {
    case 'idle':
    case 'waiting':
    case 'subscribing':
    case 'unsubscribing':
      return 'open'
    case 'subscribed':
      return 'live'
    case 'recovering':
      return 'lost'
    case 'unconfirmed':
      return 'unconfirmed'
    case 'unsubscribed':
      return 'paused'
    case 'failed':
      // What is not for this agent is no failure, unless it was live before.
      return subscription.kind === 'failed' || told === 'lost' ? 'failed' : 'open'
    default:
      return subscription satisfies never
  }
}

const isNewlyLost = ({ truth, told }: Known): boolean =>
  truth === 'lost' && (told === null || told === 'paused')

const isUnsettled = ({ truth, told }: Known): boolean =>
  told === 'lost' && truth !== 'live' && truth !== 'failed' && truth !== 'paused'

const isOn = ({ truth, told }: Known): boolean => truth === 'live' && told === 'paused'

const isOff = ({ truth, told }: Known): boolean => truth === 'paused' && told !== 'paused'

/** It has come to an end that was not asked for. Tries that go on say nothing new. */
function isOutcome({ truth, told }: Known): boolean {
  if (truth === 'live') return told !== null && told !== 'paused'
  if (truth === 'failed') return told !== 'failed'
  return truth === 'unconfirmed' && (told === null || told === 'paused')
}

function tell(one: Known): void {
  one.told = one.truth === 'live' || one.truth === 'open' ? null : one.truth
}

function targetsOf(known: readonly Known[]): WorkbinTarget[] {
  return known.map(({ target }) => target)
}
