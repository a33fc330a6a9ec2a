/** The registry of a client's targets: its requests guarded, the link held where it is needed. */
import { lockName } from '../protocol/lockName.js'
import type { WorkbinTarget } from '../protocol/target.js'
import type { WorkbinAgent } from './client.js'
import type { ClientPorts } from './createEngine.js'
import type { Readable } from './createStore.js'
import { guardUnsubscribe } from './guardUnsubscribe.js'
import { Registry } from './Registry.js'
import type { RunningConnection } from './RunningConnection.js'
import { withLogin } from './withLogin.js'

/**
 * Makes it.
 *
 * @param onTarget - called when a subscription is wanted, or live, and was not, or the other way round
 */
export function createRegistry(
  ports: ClientPorts,
  connection: RunningConnection,
  agent: Readable<WorkbinAgent>,
  onTarget: (target: WorkbinTarget) => void,
): Registry {
  const { clock, timings } = ports
  const agentId = (): string => agent.getState().agentId
  let releaseNeed: (() => void) | null = null

  const requests = guardUnsubscribe({
    ...ports,
    requests: {
      operate: (...request) => withLogin(connection, () => ports.requests.operate(...request)),
    },
    patience: timings.request,
    lockName: (target) => lockName(ports.server, agentId(), target),
  })

  return new Registry({
    clock,
    timings,
    requests,
    view: connection.view,
    agentId,
    onForget: requests.forget,
    onTarget,
    onNeed(isNeeded) {
      releaseNeed?.()
      releaseNeed = isNeeded ? connection.hold() : null
    },
  })
}
