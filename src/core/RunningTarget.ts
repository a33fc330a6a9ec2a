/** Runs the subscription machine of one target: sends and aborts its requests, keeps its one timer, shows its status. */
import type { WorkbinTarget } from '../protocol/target.js'
import { Alarm } from './Alarm.js'
import type { LinkView } from './linkView.js'
import type { RequestPort } from './ports.js'
import { showTarget } from './showTarget.js'
import { stepTarget, type TargetContext, type TargetEvent } from './subscription.js'
import type { SubscriptionState } from './subscriptionState.js'
import {
  initialTarget,
  nextDeadline,
  type PendingRequest,
  type TargetState,
} from './targetState.js'

/** What a target needs, and whom it tells. */
export interface TargetOptions extends TargetContext {
  readonly requests: RequestPort
  /** Called after every change of the facts. */
  onChange(running: RunningTarget, hasNewLook: boolean): void
}

/** One target; nothing happens before somebody observes it. */
export class RunningTarget {
  readonly target: WorkbinTarget
  readonly #options: TargetOptions
  #state: TargetState
  #shown: SubscriptionState
  #flight: { readonly id: number; readonly abort: AbortController } | null = null
  readonly #alarm: Alarm

  constructor(target: WorkbinTarget, view: LinkView, options: TargetOptions) {
    this.target = target
    this.#options = options
    this.#alarm = new Alarm(options.clock, () => {
      this.tell({ type: 'due' })
      this.#alarm.set(nextDeadline(this.#state))
    })
    this.#state = initialTarget(view)
    this.#shown = showTarget(this.#state, options.clock.wall())
  }

  get state(): TargetState {
    return this.#state
  }

  get shown(): SubscriptionState {
    return this.#shown
  }

  tell(event: TargetEvent): void {
    const state = this.#state
    const shown = this.#shown
    this.#state = stepTarget(state, event, this.#options)
    if (this.#state === state) return
    if (this.#state.request?.id !== state.request?.id) this.#replaceFlight(this.#state.request)
    this.#alarm.set(nextDeadline(this.#state))
    this.#shown = showTarget(this.#state, this.#options.clock.wall(), shown)
    this.#options.onChange(this, this.#shown !== shown)
  }

  /** Ends its timer and its request; it is not told anything afterwards. */
  dispose(): void {
    this.#alarm.set(Number.POSITIVE_INFINITY)
    this.#replaceFlight(null)
  }

  #replaceFlight(request: PendingRequest | null): void {
    this.#flight?.abort.abort()
    this.#flight = null
    if (request === null) return
    const { id, operation } = request
    const abort = new AbortController()
    this.#flight = { id, abort }
    void this.#options.requests.operate(operation, this.target, abort.signal).then((outcome) => {
      if (this.#flight?.id === id) this.tell({ type: 'answered', id, outcome })
    })
  }
}
