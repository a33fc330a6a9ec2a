/** Puts the parts of one simulated GWS together: the model, the push side, the timers. */
import type { Bayeux } from './bayeux/createBayeux.js'
import { createBayeux } from './bayeux/createBayeux.js'
import type { WritableLog } from './createLog.js'
import type { Timers } from './createTimers.js'
import { createTimers } from './createTimers.js'
import type { Contents } from './model/createContents.js'
import { createContents } from './model/createContents.js'
import type { Directory } from './model/createDirectory.js'
import { createDirectory } from './model/createDirectory.js'
import type { HttpSessions } from './model/createHttpSessions.js'
import { createHttpSessions } from './model/createHttpSessions.js'
import type { References } from './model/createReferences.js'
import { createReferences } from './model/createReferences.js'
import type { Services } from './model/createServices.js'
import { createServices } from './model/createServices.js'
import type { Subscriptions } from './model/createSubscriptions.js'
import { createSubscriptions } from './model/createSubscriptions.js'
import type { SimulatorSettings } from './SimulatorOptions.js'

/** One simulated GWS. Answers and verbs work on these parts. */
export interface Gws {
  readonly settings: SimulatorSettings
  readonly log: WritableLog
  readonly timers: Timers
  readonly directory: Directory
  readonly contents: Contents
  readonly subscriptions: Subscriptions
  readonly references: References
  readonly services: Services
  readonly httpSessions: HttpSessions
  /** The agents whose multimedia session has been started over the API. */
  readonly startedAgents: Set<string>
  readonly bayeux: Bayeux
  /** Whether the agent's multimedia session runs. */
  isStarted(agentId: string): boolean
  /** The absolute address of a path, at the server's own host, which browsers often cannot reach. */
  uriOf(path: string): string
}

/** Makes a GWS in which nothing has happened yet. */
export function createGws(settings: SimulatorSettings, log: WritableLog): Gws {
  const timers = createTimers()
  const subscriptions = createSubscriptions(log)
  const startedAgents = new Set<string>()
  const uriOf = (path: string): string => `http://gws.example:8090${settings.basePath}${path}`

  return {
    settings,
    log,
    timers,
    directory: createDirectory(settings.world),
    contents: createContents(settings.world),
    subscriptions,
    references: createReferences(),
    services: createServices(uriOf),
    httpSessions: createHttpSessions(),
    startedAgents,
    bayeux: createBayeux(
      { ...settings, cookieName: `BAYEUX_BROWSER${settings.cookieSuffix}` },
      log,
      watchPresence(settings, timers, subscriptions),
    ),
    isStarted: (agentId) => settings.agentSession === 'started' || startedAgents.has(agentId),
    uriOf,
  }
}

/** Ends an agent's subscriptions some time after its last push session, as the settings say. */
function watchPresence(
  { subscriptionLifetime, maxIntervalMs }: SimulatorSettings,
  timers: Timers,
  subscriptions: Subscriptions,
): (agentId: string, present: boolean) => void {
  const endings = new Map<string, () => void>()

  return (agentId, present) => {
    endings.get(agentId)?.()
    endings.delete(agentId)
    if (present || subscriptionLifetime === 'forever') return
    const end = (): void => subscriptions.endAll('session', agentId)
    if (subscriptionLifetime === 'session') end()
    else endings.set(agentId, timers.after(maxIntervalMs, end))
  }
}
