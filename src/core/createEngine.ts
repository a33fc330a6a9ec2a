/** The wiring of a client: one connection and one registry of targets, each hearing what it needs of the other. */
import { lockName } from '../protocol/lockName.js'
import { parseWorkbinMessage, workbinsTopic } from '../protocol/messages.js'
import type { WorkbinAgent } from './client.js'
import { ContentsRegistry } from './ContentsRegistry.js'
import type { ClientPorts } from './createClient.js'
import type { Readable } from './createStore.js'
import { EventListeners } from './EventListeners.js'
import { guardUnsubscribe } from './guardUnsubscribe.js'
import { Registry } from './Registry.js'
import { RunningConnection } from './RunningConnection.js'
import { withLogin } from './withLogin.js'
import { toWorkbinEvent } from './workbinEvent.js'
import { workbinKeys } from './workbinKeys.js'

/** The parts of a client that hold state. */
export interface Engine {
  readonly connection: RunningConnection
  readonly registry: Registry
  readonly contents: ContentsRegistry
  readonly events: EventListeners
}

/** Wires the parts. Nothing happens before somebody holds the link. */
export function createEngine(ports: ClientPorts, agent: Readable<WorkbinAgent>): Engine {
  const { clock, timings } = ports
  let releaseNeed: (() => void) | null = null

  const connection: RunningConnection = new RunningConnection({
    ...ports,
    port: ports.link,
    onMessage(channel, data) {
      if (channel !== workbinsTopic) return
      const message = parseWorkbinMessage(data)
      registry.receive(message)
      const event = toWorkbinEvent(message)
      if (event === null) return
      contents.receive(event)
      events.receive(event)
    },
    // A list hears of the link before it hears of its subscription.
    onView(view) {
      contents.linkChanged(view)
      registry.linkChanged(view)
    },
    onKick: (type) => registry.tellAll({ type }),
    onClosed: () => registry.linkClosed(),
  })

  const requests = guardUnsubscribe({
    ...ports,
    requests: {
      operate: (...request) => withLogin(connection, () => ports.requests.operate(...request)),
    },
    patience: timings.request,
    lockName: (target) => lockName(ports.server, agent.getState().agentId, target),
  })

  const registry: Registry = new Registry({
    clock,
    timings,
    requests,
    view: connection.view,
    onForget: requests.forget,
    onTarget: (target) => contents.targetChanged(target),
    onNeed(isNeeded) {
      releaseNeed?.()
      releaseNeed = isNeeded ? connection.hold() : null
    },
  })

  const contents: ContentsRegistry = new ContentsRegistry({
    clock,
    timings,
    cache: ports.cache,
    keyOf: ({ id, owner }) => workbinKeys({ agent }).contents(id, owner),
    lists: {
      list: (...reading) => withLogin(connection, () => ports.lists.list(...reading)),
    },
    targets: registry,
    view: connection.view,
  })

  const events = new EventListeners(registry)

  return { connection, registry, contents, events }
}
