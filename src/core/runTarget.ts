/** Runs the subscription machine of one target: sends and aborts its requests, keeps its one timer, shows its status. */
import type { WorkbinTarget } from '../protocol/target.js'
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

/** One running target. */
export interface RunningTarget {
  readonly target: WorkbinTarget
  readonly state: TargetState
  readonly shown: SubscriptionState
  tell(event: TargetEvent): void
}

/** What a target needs, and whom it tells. */
export interface TargetOptions extends TargetContext {
  readonly requests: RequestPort
  /** Called after every change of the facts. */
  onChange(entry: RunningTarget, hasNewLook: boolean): void
}

/** Makes the target; nothing happens before somebody observes it. */
export function runTarget(
  target: WorkbinTarget,
  view: LinkView,
  options: TargetOptions,
): RunningTarget {
  const { clock, requests, onChange } = options
  let state = initialTarget(view)
  let shown = showTarget(state, clock.wall())
  let flight: { readonly id: number; readonly abort: AbortController } | null = null
  let cancelTimer = (): void => {}
  let armedFor = Number.POSITIVE_INFINITY

  const tell = (event: TargetEvent): void => {
    const before = { state, shown }
    state = stepTarget(state, event, options)
    if (state === before.state) return
    if (state.request?.id !== before.state.request?.id) replaceFlight(state.request)
    arm()
    shown = showTarget(state, clock.wall(), shown)
    onChange(entry, shown !== before.shown)
  }

  const replaceFlight = (request: PendingRequest | null): void => {
    flight?.abort.abort()
    flight = null
    if (request === null) return
    const { id, operation } = request
    const abort = new AbortController()
    flight = { id, abort }
    void requests.operate(operation, target, abort.signal).then((outcome) => {
      if (flight?.id === id) tell({ type: 'answered', id, outcome })
    })
  }

  const arm = (): void => {
    const deadline = nextDeadline(state)
    if (deadline === armedFor) return
    cancelTimer()
    cancelTimer = (): void => {}
    armedFor = deadline
    if (deadline === Number.POSITIVE_INFINITY) return
    cancelTimer = clock.schedule(onDue, Math.max(0, deadline - clock.now()))
  }

  const onDue = (): void => {
    armedFor = Number.POSITIVE_INFINITY
    tell({ type: 'due' })
    arm()
  }

  const entry: RunningTarget = {
    target,
    tell,
    get state() {
      return state
    },
    get shown() {
      return shown
    },
  }
  return entry
}
