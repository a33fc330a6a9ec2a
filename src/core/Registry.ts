/** Holds all targets of a client: makes and drops them, hands them the link's news, and routes messages to them. */
import type { WorkbinSubscriptionStateChangeMessage } from '../protocol/messages.js'
import { targetKey, type WorkbinTarget } from '../protocol/target.js'
import { Correlation } from './Correlation.js'
import { withoutSession, type LinkView } from './linkView.js'
import { Listeners } from './Listeners.js'
import type { ObservedTarget } from './ObservedTarget.js'
import { RunningTarget, type TargetOptions } from './RunningTarget.js'
import { showTarget } from './showTarget.js'
import type { TargetEvent } from './subscription.js'
import type { SubscriptionState } from './subscriptionState.js'
import { initialTarget, isLive, isWanted, type TargetState } from './targetState.js'

/** Whether somebody wants the subscription, and whether it is live. */
export interface TargetNews {
  readonly isWanted: boolean
  readonly isLive: boolean
}

/** What the registry needs, and whom it tells. */
export interface RegistryOptions extends Omit<TargetOptions, 'onChange'> {
  readonly view: LinkView
  /** GWS id of the agent; 'me' where it is not known. */
  agentId(): string
  /** Called when targets that nobody wants begin, or cease, to need the link. */
  onNeed(isNeeded: boolean): void
  /** What {@link Registry.newsOf} says of it may be something else now. */
  onTarget(target: WorkbinTarget): void
  /** Nobody observes it, and nothing is left to be sent for it. */
  onForget(target: WorkbinTarget): void
}

/** All targets of one client, by value. */
export class Registry {
  readonly #options: TargetOptions & RegistryOptions
  readonly #targets = new Map<string, RunningTarget>()
  readonly #listeners = new Listeners()
  readonly #needy = new Set<RunningTarget>()
  /** What it would look like if it were wanted, by the facts that is derived from. */
  readonly #previews = new WeakMap<TargetState | LinkView, SubscriptionState>()
  readonly #idle: SubscriptionState
  readonly #correlation = new Correlation(
    (id) => {
      const all = [...this.#targets.values()]
      const named = all.filter(({ target }) => target.id === id)
      const isAlike = ({ target }: RunningTarget): boolean =>
        target.id.toLowerCase() === id.toLowerCase()
      return named.length > 0 ? named : all.filter(isAlike)
    },
    () => this.#options.agentId(),
  )
  #view: LinkView

  constructor(options: RegistryOptions) {
    this.#options = { ...options, onChange: (...change) => this.#onChange(...change) }
    this.#view = options.view
    this.#idle = showTarget(initialTarget(options.view), options.clock.wall())
  }

  /** The status of a target for somebody who only looks; `asWanted`: as it is for one who wants it. */
  read(target: WorkbinTarget, asWanted: boolean): SubscriptionState {
    const running = this.#targets.get(targetKey(target))
    if (running === undefined) {
      return asWanted ? this.#preview(this.#view, initialTarget(this.#view)) : this.#idle
    }
    const { shown, state } = running
    const isPreview = asWanted && !state.isPaused && !isWanted(state)
    return isPreview ? this.#preview(state, state) : shown
  }

  /** Calls `listener` when the status of a target may have changed. */
  listen(target: WorkbinTarget, listener: () => void): () => void {
    return this.#listeners.add(target, listener)
  }

  /** Every target. */
  get targets(): WorkbinTarget[] {
    return [...this.#targets.values()].map(({ target }) => target)
  }

  /** Every target of a workbin id. */
  targetsOf(id: string): WorkbinTarget[] {
    return this.targets.filter((target) => target.id === id)
  }

  /** Every target that is known, and what it looks like to somebody who only looks. */
  all(): ObservedTarget[] {
    return [...this.#targets.values()].map(({ target, shown }) => ({ target, subscription: shown }))
  }

  /** What the contents of a target hear of it. */
  newsOf(target: WorkbinTarget): TargetNews {
    const state = this.#targets.get(targetKey(target))?.state
    return {
      isWanted: state !== undefined && isWanted(state),
      isLive: state !== undefined && isLive(state),
    }
  }

  /** Tells a target; `observed` makes it, anything else reaches only one that is there. */
  tell(target: WorkbinTarget, event: TargetEvent): void {
    const key = targetKey(target)
    const known = this.#targets.get(key)
    if (known !== undefined) return known.tell(event)
    if (event.type !== 'observed') return
    const running = new RunningTarget(target, this.#view, this.#options)
    this.#targets.set(key, running)
    running.tell(event)
  }

  /** News of the link, for every target. */
  linkChanged(view: LinkView): void {
    this.#view = view
    this.tellAll({ type: 'linkChanged', link: view })
  }

  /** Tells every target. */
  tellAll(event: TargetEvent): void {
    for (const running of [...this.#targets.values()]) running.tell(event)
  }

  /** The link is closed for good: what nobody observes is dropped. */
  linkClosed(): void {
    for (const [key, running] of this.#targets) {
      if (running.state.observers === 0) this.#forget(key, running)
    }
  }

  /** Another agent: what is observed starts anew, the rest is dropped with all that was known of it. */
  reset(): void {
    this.#view = withoutSession(this.#view)
    for (const running of [...this.#targets.values()]) {
      this.#options.onForget(running.target)
      running.tell({ type: 'reset', link: this.#view })
    }
  }

  /** What came of a Subscribe or an Unsubscribe. */
  receive(message: WorkbinSubscriptionStateChangeMessage): void {
    this.#correlation.deliver(message)
  }

  #onChange(running: RunningTarget, hasNewLook: boolean): void {
    const wasNeedy = this.#needy.size > 0
    // Before it is forgotten: it may be the one that knows whose message it was, and hear it itself.
    this.#correlation.decide()
    const { state, target } = running
    const key = targetKey(target)
    if (needsLink(state)) this.#needy.add(running)
    else this.#needy.delete(running)
    if (isForgettable(state)) this.#forget(key, running)
    this.#options.onTarget(target)
    if (hasNewLook) this.#listeners.tell(target)
    const isNeedy = this.#needy.size > 0
    if (isNeedy !== wasNeedy) this.#options.onNeed(isNeedy)
  }

  #forget(key: string, running: RunningTarget): void {
    running.dispose()
    this.#needy.delete(running)
    this.#targets.delete(key)
    this.#options.onForget(running.target)
  }

  #preview(facts: TargetState | LinkView, state: TargetState): SubscriptionState {
    const known = this.#previews.get(facts)
    if (known !== undefined) return known
    const wanted = { ...state, autoObservers: 1, wasLive: isLive(state) }
    const shown = showTarget(wanted, this.#options.clock.wall())
    this.#previews.set(facts, shown)
    return shown
  }
}

/** Something is left to end at the server, or will be soon, and the link is there to do it. */
function needsLink(state: TargetState): boolean {
  const { holdUntil, link } = state
  // While it lingers a link in doubt is kept, too; later only one that can be used at once.
  const isUsable = link.isLive || (link.session !== 0 && holdUntil !== null)
  return state.mayBeHeld && !isWanted(state) && isUsable && holdUntil !== Number.POSITIVE_INFINITY
}

function isForgettable(state: TargetState): boolean {
  const isBusy = state.request !== null || state.zombies.length > 0
  return state.observers === 0 && !state.mayBeHeld && !isBusy
}
