/** The wiring of a client: one connection, one registry of targets, and the parts that are added, each hearing what it needs. */
import { parseSubscriptionMessage, workbinsTopic } from '../protocol/messages.js'
import type { ContentsRegistry } from './ContentsRegistry.js'
import type { WorkbinAgent } from './client.js'
import type { Clock } from './clock.js'
import type { Catalogue } from './createCatalogue.js'
import { createRegistry } from './createRegistry.js'
import { createStore, type Store } from './createStore.js'
import type { EventListeners } from './EventListeners.js'
import type { Moves } from './Moves.js'
import type { LinkPort, LockPort, RequestPort, SignalPort } from './ports.js'
import type { Registry } from './Registry.js'
import { RunningConnection } from './RunningConnection.js'
import type { Timings } from './timings.js'
import type { InspectionNews } from './withInspection.js'
import type { WorkbinKey } from './workbinKeys.js'

/** The world, as ports, and what the host decides. */
export interface ClientPorts {
  readonly clock: Clock
  readonly timings: Timings
  readonly link: LinkPort
  readonly requests: RequestPort
  /** The host's. */
  readonly queryClient: object
  readonly locks: LockPort
  readonly signals: SignalPort
  /** Tells servers apart: their agents share nothing. */
  readonly server: string
  /** GWS id of the agent, `'me'` until it is known. */
  readonly agentId: string
  readonly unsubscribe: 'auto' | 'never'
  readonly ready: boolean | (() => Promise<void>)
  readonly onAuthRequired: (() => Promise<void>) | undefined
  /** Aborts what is out, and forgets what is known of the agent, and what is cached below `key`. */
  forgetAgent(key: WorkbinKey): void
  /** What the transport needs to add parts later; nobody else looks at it. */
  readonly wire: object
}

/**
 * What has been added: types here, code only where it is asked for. The engine tells each its news
 * in an order of its own, whatever the order in which they came.
 */
export interface EngineParts {
  catalogue?: Catalogue
  contents?: ContentsRegistry
  events?: EventListeners
  moves?: Moves
  /** Reads what is on the workbins topic for those of them who hear of it. */
  hear?: (data: unknown) => void
  /** Hears of every message and target before anybody else: developer tools. */
  inspect?: (news: InspectionNews) => void
  /** Hears that what is known of any target may have changed. */
  onAnyTarget?: () => void
}

/** The parts of a client that hold state. */
export interface Engine {
  readonly ports: ClientPorts
  readonly agent: Store<WorkbinAgent>
  readonly connection: RunningConnection
  readonly registry: Registry
  readonly parts: EngineParts
}

/** Wires the parts. Nothing happens before somebody holds the link. */
export function createEngine(ports: ClientPorts): Engine {
  const { agentId, server } = ports
  const agent = createStore<WorkbinAgent>({ server, agentId })
  const parts: EngineParts = {}

  const connection: RunningConnection = new RunningConnection({
    ...ports,
    port: ports.link,
    onMessage(channel, data) {
      parts.inspect?.({ type: 'message', channel, data })
      if (channel !== workbinsTopic) return
      const message = parseSubscriptionMessage(data)
      if (message !== undefined) registry.receive(message)
      parts.hear?.(data)
    },
    // A list hears of the link before it hears of its subscription.
    onView(view) {
      parts.contents?.linkChanged(view)
      registry.linkChanged(view)
      parts.moves?.linkChanged(view)
    },
    onKick: (type) => registry.tellAll({ type }),
    onClosed: () => registry.linkClosed(),
  })

  const registry: Registry = createRegistry(ports, connection, agent, (target) => {
    parts.inspect?.({ type: 'target', target })
    parts.contents?.targetChanged(target)
    parts.onAnyTarget?.()
  })

  return { ports, agent, connection, registry, parts }
}
