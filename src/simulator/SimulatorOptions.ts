/** What a host can choose when it makes a simulator, and what holds where it chooses nothing. */
import { createDemoWorld } from './model/createDemoWorld.js'
import type { WorldDefinition } from './model/definition.js'
import type { ScenarioName } from './scenarios.js'

/** The options of `createSimulator`. Times are in milliseconds. */
export interface SimulatorOptions {
  /** The scenario to begin with. Default `healthy`. */
  readonly scenario?: ScenarioName | undefined
  /** Decides every random choice of rules, so that a run can be repeated. Default 1. */
  readonly seed?: number | undefined
  /** Agents, groups, workbins, items. Default: `createDemoWorld()`. */
  readonly world?: WorldDefinition | undefined
  /**
   * Whether POST, PUT and DELETE need the CSRF pair that every GET answers. Default true: GWS's own
   * default is false, but a client that works with it also works without.
   */
  readonly csrf?: boolean | undefined
  /**
   * Whether Bayeux requests need the CSRF pair too. Default false: no public source says what GWS
   * does here.
   */
  readonly csrfOnNotifications?: boolean | undefined
  /**
   * `automatic` (default): a request without a session opens one for the default agent, as behind
   * single sign-on. `required`: 403 with statusCode 20 until Basic credentials come or the world's
   * `signIn` is called.
   */
  readonly signIn?: 'automatic' | 'required' | undefined
  /**
   * `started` (default): the agent's multimedia session runs. `required`: contents and operations
   * of workbins answer 503 until `POST /me` `StartContactCenterSession`.
   */
  readonly agentSession?: 'started' | 'required' | undefined
  /** Where the API answers. Default `/api/v2`. */
  readonly basePath?: string | undefined
  /**
   * Push sessions of one browser that may hold a poll at once. Default -1, no limit, so that a page
   * of live stories stays quick; the Bayeux server's own default is 1, and more are told of
   * "multiple clients".
   */
  readonly maxSessionsPerBrowser?: number | undefined
  /** How long a poll is held. Default 30 000, CometD's own. */
  readonly pollTimeoutMs?: number | undefined
  /** How long a push session lives without a poll. Default 10 000, CometD's own. */
  readonly maxIntervalMs?: number | undefined
  /**
   * How long REST subscriptions outlive the agent's last push session; what GWS does is not known.
   * `agent` (default): `maxIntervalMs` longer. `session`: not at all. `forever`: until they are
   * unsubscribed.
   */
  readonly subscriptionLifetime?: 'agent' | 'session' | 'forever' | undefined
  /**
   * The answer to a Subscribe of what is already subscribed; what GWS does is not known. `confirm`
   * (default) or `refuse`, with `RequestFailed`.
   */
  readonly whenSubscribed?: 'confirm' | 'refuse' | undefined
  /**
   * The answer to a Pull of what does not lie there, and to an Add of what another agent holds or
   * nobody knows. `error` (default): accepted, for success over HTTP only says that the operation
   * was passed on, and then `notificationType` `Error` on the topic of its medium. `notFound`: 404
   * with statusCode 6.
   */
  readonly whenGone?: 'error' | 'notFound' | undefined
  /** Goes after the names of both cookies, so that several simulators on one host keep apart. */
  readonly cookieSuffix?: string | undefined
}

/** The options with every default filled in; the scenario is no part of them, because it changes. */
export type SimulatorSettings = {
  readonly [Name in Exclude<keyof SimulatorOptions, 'scenario'>]-?: NonNullable<
    SimulatorOptions[Name]
  >
}

/** Fills in the defaults. */
export function toSettings(options: SimulatorOptions): SimulatorSettings {
  return {
    seed: options.seed ?? 1,
    world: options.world ?? createDemoWorld(),
    csrf: options.csrf ?? true,
    csrfOnNotifications: options.csrfOnNotifications ?? false,
    signIn: options.signIn ?? 'automatic',
    agentSession: options.agentSession ?? 'started',
    basePath: options.basePath ?? '/api/v2',
    maxSessionsPerBrowser: options.maxSessionsPerBrowser ?? -1,
    pollTimeoutMs: options.pollTimeoutMs ?? 30_000,
    maxIntervalMs: options.maxIntervalMs ?? 10_000,
    subscriptionLifetime: options.subscriptionLifetime ?? 'agent',
    whenSubscribed: options.whenSubscribed ?? 'confirm',
    whenGone: options.whenGone ?? 'error',
    cookieSuffix: options.cookieSuffix ?? '',
  }
}
