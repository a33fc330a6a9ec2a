/** The targets of a client as the devtools show them: what each is now, and what it has been. */
import type { LeanClient } from '../../core/LeanClient.js'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { InspectionPart } from '../../core/withInspection.js'
import type { WorkbinContents } from '../../core/workbinContents.js'
import { targetKey, type WorkbinTarget } from '../../protocol/target.js'
import { describeSubscription } from './describeState.js'
import type { LogEntry } from './LogEntry.js'

/** One step on its way. */
export interface Step {
  /** Grows by one with every step. */
  readonly id: number
  /** Epoch ms. */
  readonly at: number
  readonly state: SubscriptionState
}

/** One target. */
export interface InspectedTarget {
  readonly key: string
  readonly target: WorkbinTarget
  readonly state: SubscriptionState
  /** Its list; null where nobody observes it. */
  readonly contents: WorkbinContents | null
  /** The newest steps, oldest first. */
  readonly steps: readonly Step[]
}

/** How many steps are kept of each. */
const mostSteps = 12

type Line = Pick<LogEntry, 'kind' | 'word' | 'text' | 'tone' | 'target' | 'note'>

/** What is known of the targets that are there. */
export class Targets {
  readonly #client: LeanClient & InspectionPart
  readonly #now: () => number
  readonly #add: (line: Line) => void
  readonly #steps = new Map<string, readonly Step[]>()
  readonly #told = new Map<string, string>()
  #ids = 0

  constructor(client: LeanClient & InspectionPart, now: () => number, add: (line: Line) => void) {
    this.#client = client
    this.#now = now
    this.#add = add
  }

  /** What was there before the log was. */
  lookAtAll(): void {
    for (const target of this.#client.inspectTargets()) this.look(target)
  }

  /** Notes what a target is now; true: there was something new to see. */
  look(target: WorkbinTarget): boolean {
    const key = targetKey(target)
    const state = this.#read(target)
    const line = describeSubscription(state)
    if (this.#told.get(key) === line.text) return this.#steps.get(key)?.at(-1)?.state !== state
    this.#told.set(key, line.text)
    this.#ids += 1
    const step = { id: this.#ids, at: this.#now(), state }
    const steps = [...(this.#steps.get(key) ?? []), step]
    this.#steps.set(key, steps.slice(-mostSteps))
    this.#add({ kind: 'state', word: 'state', target, ...line })
    return true
  }

  /** All of them; what is over is forgotten. */
  list(): readonly InspectedTarget[] {
    const list = this.#client.inspectTargets().map((target): InspectedTarget => {
      const key = targetKey(target)
      const contents = this.#client.inspectContents(target)
      return { key, target, contents, state: this.#read(target), steps: this.#steps.get(key) ?? [] }
    })
    const keys = new Set(list.map(({ key }) => key))
    for (const key of this.#told.keys()) {
      if (keys.has(key)) continue
      this.#told.delete(key)
      this.#steps.delete(key)
    }
    return list
  }

  #read(target: WorkbinTarget): SubscriptionState {
    return this.#client.peek(target, { autoSubscribe: false }).getState()
  }
}
