/** The simulator's world as tests and stories see it: what is true right now, and verbs that change it. */
import type { PushSession } from './bayeux/PushSession.js'
import type { Hands } from './model/createContents.js'
import type { Subscription } from './model/createSubscriptions.js'
import type { ServiceResource, ServiceState, ServiceType } from './model/createServices.js'
import type {
  AgentDefinition,
  ContentsDefinition,
  SimulatorItem,
  WorkbinDefinition,
} from './model/definition.js'
import type { SimulatorTarget } from './model/target.js'
import type { TrafficOptions } from './traffic/TrafficOptions.js'

/** What can be made to happen. A target without an owner is the default agent's own copy. */
export interface WorldVerbs {
  /**
   * Puts an interaction into a workbin and tells its subscribers.
   *
   * @param item - missing: an e-mail is made up, received now
   * @returns the item
   */
  addItem(target: SimulatorTarget, item?: SimulatorItem): SimulatorItem
  /**
   * Takes an interaction out of a workbin for good and tells its subscribers.
   *
   * @param itemId - missing: the oldest one
   * @returns the item; undefined where there was none
   */
  removeItem(target: SimulatorTarget, itemId?: string): SimulatorItem | undefined
  /**
   * A colleague pulls an interaction into its hands, and its subscribers are told; with `addItem` it
   * is put back.
   *
   * @param itemId - missing: the oldest one
   * @returns the item; undefined where there was none
   */
  takeItem(target: SimulatorTarget, agentId: string, itemId?: string): SimulatorItem | undefined
  /**
   * Ends a subscription from elsewhere, as another tab's Unsubscribe does: the agent is told
   * `Unsubscribed` with a reference that no request of this browser had.
   *
   * @param agentId - default: the default agent
   * @returns false where there was none
   */
  endSubscription(target: SimulatorTarget, agentId?: string): boolean
  /**
   * Ends a subscription, and nobody is told: what a client can only find by reading the list.
   *
   * @param agentId - default: the default agent
   * @returns false where there was none
   */
  dropSubscription(target: SimulatorTarget, agentId?: string): boolean
  /**
   * Takes a service down or up and publishes that on `/notifications/services`. With
   * `MultiMediaState` down, workbins answer 503 and every subscription is lost without a word, as
   * when an Interaction Server restarts.
   */
  setService(service: ServiceType, state: ServiceState): void
  /** Publishes anything to the push sessions of an agent that have joined the channel. */
  publish(channel: string, data: unknown, agentId?: string): void
  /**
   * Signs in every browser that is signed out.
   *
   * @param agentId - default: each as the agent it was
   */
  signIn(agentId?: string): void
  /** Signs out every browser: 403 with statusCode 20 until it signs in again. */
  signOut(): void
  /** Forgets every HTTP session, and with it the CSRF tokens. */
  expireHttpSessions(): void
  /** Forgets every push session, answering its poll: the next one gets 402. */
  expirePushSessions(): void
  /**
   * Restarts the server: connections cut, HTTP and push sessions and subscriptions lost, services
   * up, references from 1 again. Workbins keep what is in them.
   */
  restart(): void
  /** Cuts every connection that waits for an answer, polls included. */
  cutConnections(): void
  /** Answers every poll that is held, so that rules take hold at the next one. */
  endPolls(): void
  /**
   * Lets routing feed items, colleagues take them and a supervisor move them, until `stopTraffic`.
   * Traffic that runs already gives way. Like seeds make like traffic; restarts do not end it.
   */
  startTraffic(options?: TrafficOptions): void
  /** Ends the traffic. What colleagues hold they keep. */
  stopTraffic(): void
}

/** The whole truth at one moment, as JSON. */
export interface WorldDump {
  readonly agents: readonly AgentDefinition[]
  readonly workbins: readonly WorkbinDefinition[]
  readonly contents: readonly ContentsDefinition[]
  /** What agents hold; without those that hold nothing. */
  readonly held: readonly Hands[]
  readonly subscriptions: readonly Subscription[]
  readonly pushSessions: readonly PushSession[]
  readonly services: readonly ServiceResource[]
  /** How many HTTP sessions there are. */
  readonly httpSessions: number
}

/** The world: oracle and verbs. */
export interface SimulatorWorld extends WorldVerbs {
  /**
   * Whether the server has this subscription right now.
   *
   * @param agentId - default: the default agent
   */
  isSubscribed(target: SimulatorTarget, agentId?: string): boolean
  /** Every subscription right now. */
  subscriptions(): readonly Subscription[]
  /** What lies in a workbin right now, oldest first. */
  contents(target: SimulatorTarget): readonly SimulatorItem[]
  /**
   * What an agent holds right now: what it has pulled and not put back.
   *
   * @param agentId - default: the default agent
   */
  held(agentId?: string): readonly SimulatorItem[]
  /** The push sessions that are open right now. */
  pushSessions(): readonly PushSession[]
  /** Everything at once. */
  dump(): WorldDump
}
