/** The wiring of a client: one connection and one registry of targets, each hearing what it needs of the other. */
import { parseWorkbinMessage, workbinsTopic } from '../protocol/messages.js'
import type { WorkbinAgent } from './client.js'
import { ContentsRegistry } from './ContentsRegistry.js'
import type { ClientPorts } from './createClient.js'
import { createRegistry } from './createRegistry.js'
import type { Readable } from './createStore.js'
import { EventListeners } from './EventListeners.js'
import { Moves } from './Moves.js'
import type { Registry } from './Registry.js'
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
  readonly moves: Moves
}

/** Wires the parts. Nothing happens before somebody holds the link. */
export function createEngine(ports: ClientPorts, agent: Readable<WorkbinAgent>): Engine {
  const { clock, timings } = ports

  const connection: RunningConnection = new RunningConnection({
    ...ports,
    port: ports.link,
    onMessage(channel, data) {
      if (channel !== workbinsTopic) return
      const message = parseWorkbinMessage(data)
      registry.receive(message)
      moves.receive(message)
      const event = toWorkbinEvent(message)
      if (event === null) return
      contents.receive(event)
      events.receive(event)
    },
    // A list hears of the link before it hears of its subscription.
    onView(view) {
      contents.linkChanged(view)
      registry.linkChanged(view)
      moves.linkChanged(view)
    },
    onKick: (type) => registry.tellAll({ type }),
    onClosed: () => registry.linkClosed(),
  })

  const registry: Registry = createRegistry(ports, connection, agent, (target) =>
    contents.targetChanged(target),
  )

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

  const moves: Moves = new Moves({
    clock,
    timings,
    connection,
    port: ports.moves,
    // A refusal does not say that it is gone: the list does.
    onMoved(target, itemId, kind, { status }) {
      contents.mutated(target, kind === 'pull' && status === 'done' ? itemId : undefined)
    },
  })

  return { connection, registry, contents, events, moves }
}
