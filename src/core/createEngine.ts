/** The wiring of a client: one connection and one registry of targets, each hearing what it needs of the other. */
import { lockName } from '../protocol/lockName.js'
import { workbinsTopic } from '../protocol/messages.js'
import type { ClientPorts } from './createClient.js'
import { guardUnsubscribe } from './guardUnsubscribe.js'
import { Registry } from './Registry.js'
import { RunningConnection } from './RunningConnection.js'
import { withLogin } from './withLogin.js'

/** The parts of a client that hold state. */
export interface Engine {
  readonly connection: RunningConnection
  readonly registry: Registry
}

/** Wires the parts. Nothing happens before somebody holds the link. */
export function createEngine(ports: ClientPorts, agentId: () => string): Engine {
  const { clock, timings } = ports
  let releaseNeed: (() => void) | null = null

  const connection: RunningConnection = new RunningConnection({
    ...ports,
    port: ports.link,
    onMessage(channel, data) {
      if (channel === workbinsTopic) registry.receive(data)
    },
    onView: (view) => registry.linkChanged(view),
    onKick: (type) => registry.tellAll({ type }),
    onClosed: () => registry.linkClosed(),
  })

  const requests = guardUnsubscribe({
    ...ports,
    requests: {
      operate: (...request) => withLogin(connection, () => ports.requests.operate(...request)),
    },
    patience: timings.request,
    lockName: (target) => lockName(ports.server, agentId(), target),
  })

  const registry: Registry = new Registry({
    clock,
    timings,
    requests,
    view: connection.view,
    onForget: requests.forget,
    onNeed(isNeeded) {
      releaseNeed?.()
      releaseNeed = isNeeded ? connection.hold() : null
    },
  })

  return { connection, registry }
}
