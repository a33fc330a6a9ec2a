/** What a client offers to hooks, components and hosts without React. */
import type { WorkbinScope } from '../protocol/cataloguePaths.js'
import type { AgentGroup } from '../protocol/parseGroups.js'
import type { Workbin, WorkbinType } from '../protocol/parseWorkbins.js'
import type { WorkbinTarget } from '../protocol/target.js'
import type { ChannelListener, ChannelState } from './channelState.js'
import type { ConnectionState } from './connectionState.js'
import type { Finding } from './findings.js'
import type { Readable } from './createStore.js'
import type { WorkbinEventListener } from './EventListeners.js'
import type { ItemsListener } from './itemsChange.js'
import type { KeptContents } from './listCache.js'
import type { ItemVerbs } from './itemVerbs.js'
import type { SubscriptionState } from './subscriptionState.js'
import type { Timings } from './timings.js'
import type { LossListener } from './watchLoss.js'
import type { WorkbinContents } from './workbinContents.js'

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

/** How a list is observed. */
export interface ContentsOptions extends SubscriptionOptions {
  /**
   * Told what came, left and changed, for alerts that survive gaps: once for the first list, then
   * for every change, also for what a GET finds after a gap. The same function that observes the
   * target again is told what has changed since.
   */
  readonly onItemsChanged?: ItemsListener | undefined
}

/** One observer of a list. It observes the subscription, too: that is what keeps the list live. */
export interface ContentsHandle extends Omit<SubscriptionHandle, 'getState'> {
  /** The list now; the same object until something changes. */
  getState(): WorkbinContents
  /**
   * Reads the list anew, forgetting waits and failures. Resolves with what is shown once it is
   * verified or has failed; while the link is away that waits for it. Never rejects.
   */
  refetch(): Promise<WorkbinContents>
}

/** The link, readable, with the one thing one can ask of it. */
export interface Connection extends Readable<ConnectionState> {
  /** Tries now: leaves `blocked` and `signed-out` too, and forgets waits. */
  reconnect(): void
}

/**
 * A client: one push link, and every subscription on it. Inert until it is held by a mounted
 * provider, a hook that was given it, or {@link WorkbinClient.connect}.
 *
 * A listener that throws, any of them, keeps nothing and nobody else from going on: `reportError`
 * (the page's `error` event) is told of it, and `console.error` where there is none, as in Node.
 */
export interface WorkbinClient extends ItemVerbs {
  /** The push link. */
  readonly connection: Connection
  /** Whose data it shows; another object after each `reset`, even where it says the same. */
  readonly agent: Readable<WorkbinAgent>
  /** The host's QueryClient, as it was given. */
  readonly queryClient: object
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
  /**
   * Observes a target and its list until the handle is released. Does not hold the link. The list is
   * read once the subscription is live, patched by every event, and verified by GETs.
   *
   * @throws WorkbinError `invalid-target`
   */
  contents(target: WorkbinTarget, options?: ContentsOptions): ContentsHandle
  /**
   * Looks at a list without observing it, as rendering does: starts nothing. Where nobody observes
   * it, what the QueryClient has kept of it is shown as `outdated`.
   */
  peekContents(target: WorkbinTarget): Readable<WorkbinContents>
  /**
   * Reads a list once, for prefetching: what `workbinContentsQuery` runs. Where the list is observed
   * it is verified instead, by the same GET. Rejects with a WorkbinError.
   */
  fetchContents(target: WorkbinTarget): Promise<KeptContents>
  /**
   * Tells every message about a target, at once and in order, until the returned function is called.
   * Observes nothing; a pause of the target pauses what is told of its items. A message that states
   * no owner is told for every target of its workbin. The list shows it a moment later.
   */
  onEvent(target: WorkbinTarget, listener: WorkbinEventListener): () => void
  /**
   * Reads which workbins there are: definitions, each with an id for every owner's copy. Rejects with
   * a WorkbinError. `workbinsQuery` keeps the answer.
   */
  workbins(filter?: WorkbinFilter): Promise<readonly Workbin[]>
  /** Reads the agent groups of the signed-in agent; place groups the server does not tell. Rejects with a WorkbinError. */
  groups(): Promise<readonly AgentGroup[]>
  /**
   * Looks for what keeps lists, or the list of one target, from being live: reads what the server
   * says of agent, servers, workbin and group, and looks at link and subscription. Changes nothing.
   * Never rejects; with nothing wrong there is one finding that says so.
   */
  diagnose(target?: WorkbinTarget): Promise<readonly Finding[]>
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
