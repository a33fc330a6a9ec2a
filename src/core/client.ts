/** What a client offers to hooks, components and hosts without React. */
import type { WorkbinScope } from '../protocol/cataloguePaths.js'
import type { WorkbinType } from '../protocol/parseWorkbins.js'
import type { WorkbinTarget } from '../protocol/target.js'
import type { ChannelListener, ChannelState } from './channelState.js'
import type { ConnectionState } from './connectionState.js'
import type { Readable } from './createStore.js'
import type { SubscriptionState } from './subscriptionState.js'
import type { Timings } from './timings.js'
import type { LossListener } from './watchLoss.js'

/** How a target is observed. */
export interface SubscriptionOptions {
  /** Whether observing means wanting. Default true; false looks on, and wants only after `subscribe()`. */
  readonly autoSubscribe?: boolean | undefined
  /**
   * How long the subscription outlives this observer (ms). Default `timings.linger`; the longest
   * wins; `Infinity` keeps it until the link closes.
   */
  readonly lingerMs?: number | undefined
}

/** The three things one can ask of a target. They act for all its observers. */
export interface SubscriptionVerbs {
  /** Wants it, and ends a pause. */
  subscribe(): void
  /** Pauses it for all observers at once, until `subscribe()` or until the last of them has gone. */
  unsubscribe(): void
  /** Tries again now, forgetting waits and refusals. */
  retry(): void
}

/** Who comes next. */
export interface ResetOptions {
  /** GWS id of the next agent. Default `'me'`: not known yet. */
  readonly agentId?: string | undefined
}

/** Whose data a client shows. */
export interface WorkbinAgent {
  /** Base URL of the API. */
  readonly server: string
  /** GWS id of the agent; `'me'` until it is known. */
  readonly agentId: string
}

/** Which workbins. */
export interface WorkbinFilter {
  /** `own` are those of type Agent and Place. Default `all`. */
  readonly scope?: WorkbinScope | undefined
  /** Only those of one type. Default: every type. */
  readonly type?: WorkbinType | undefined
}

/** One observer of a target. */
export interface SubscriptionHandle extends Omit<SubscriptionVerbs, 'subscribe'> {
  /** The state now; the same object until something changes. */
  getState(): SubscriptionState
  /** With a listener: calls it after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void
  /** Without one: wants the target, and ends a pause. */
  subscribe(): void
  /** Stops observing. Twice is as good as once. */
  release(): void
}

/** The link, readable, with the one thing one can ask of it. */
export interface Connection extends Readable<ConnectionState> {
  /** Tries now: leaves `blocked` and `signed-out` too, and forgets waits. */
  reconnect(): void
}

/**
 * A client: one push link, and every subscription on it. Inert until it is held by a mounted
 * provider, a hook that was given it, or {@link WorkbinClient.connect}.
 */
export interface WorkbinClient {
  /** The push link. */
  readonly connection: Connection
  /** Whose data it shows; another object after each `reset`, even where it says the same. */
  readonly agent: Readable<WorkbinAgent>
  /** Durations in use (ms). */
  readonly timings: Timings
  /** Holds the link until the returned function is called. */
  connect(): () => void
  /** Tells losses of the link that last longer than `timings.lost`, until the returned function is called. */
  onConnectionLost(listener: LossListener): () => void
  /**
   * Observes a target until the handle is released. Does not hold the link.
   *
   * @throws WorkbinError `invalid-target` for an empty id or name, or two owners, from untyped code
   */
  subscription(target: WorkbinTarget, options?: SubscriptionOptions): SubscriptionHandle
  /**
   * Looks at a target without observing it, as rendering does: counts as nobody, starts nothing.
   * With `autoSubscribe` (default true) it reads as it would for one who wants it.
   */
  peek(target: WorkbinTarget, options?: SubscriptionOptions): Readable<SubscriptionState>
  /**
   * Calls `listener` with each message of another channel on the same push session, until the
   * returned function is called. Wildcards (`/v2/me/*`) may overlap: a message is heard once. Joined
   * on every session, left with its last listener. Does not hold the link, and never gates Live.
   *
   * @throws WorkbinError `invalid-channel`: empty, without its `/`, or one of `/meta`
   */
  onChannel(channel: string, listener: ChannelListener): () => void
  /** Looks at a channel: whether its messages come. */
  channel(channel: string): Readable<ChannelState>
  /** The agent's multimedia session has started, or ended: gates requests, and is a gap. */
  setReady(isReady: boolean): void
  /** Proves the link now, and asks again for everything that was live. */
  recheck(): void
  /** The agent is signed in again; an alternative to resolving `onAuthRequired`. */
  authRenewed(): void
  /**
   * Another agent signs in, or this one signs out: what is out is aborted, the push session ends, and
   * nothing of the former agent is left in states, caches or late answers. Subscriptions that are
   * observed start anew for whoever is signed in then. Best called before the logout itself, so that
   * the session can still be ended at the server.
   */
  reset(options?: ResetOptions): void
}
