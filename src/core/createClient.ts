/** The client: what hosts and hooks may ask of the engine, lists and the other parts left out. */
import { ownString } from '../protocol/own.js'
import { checkedTarget } from './checkedTarget.js'
import { withEngine } from './addPart.js'
import { createEngine, type ClientPorts } from './createEngine.js'
import type { LeanClient } from './LeanClient.js'
import { observeTarget } from './observeTarget.js'
import { workbinKeys } from './workbinKeys.js'

/** Makes the client. Inert: no timer, no listener, no request before somebody holds the link. */
export function createClient(ports: ClientPorts): LeanClient {
  const { queryClient, server, timings } = ports
  const engine = createEngine(ports)
  const { agent, connection, parts, registry } = engine
  const client: LeanClient = {
    timings,
    agent,
    queryClient,
    connection: {
      getState: connection.state.getState,
      subscribe: connection.state.subscribe,
      reconnect: () => connection.tell({ type: 'retryAsked' }),
    },
    connect: () => connection.hold(),
    subscription(target, options) {
      return observeTarget(registry, checkedTarget(target), timings, { ...options })
    },
    peek: (target, options) => ({
      getState: () => registry.read(target, options?.autoSubscribe ?? true),
      subscribe: (listener) => registry.listen(target, listener),
    }),
    setReady: (isReady) => connection.tell({ type: 'readyChanged', isReady }),
    recheck: () => connection.tell({ type: 'suspected' }),
    authRenewed: () => connection.tell({ type: 'authRenewed' }),
    reset(next) {
      registry.reset()
      parts.moves?.reset()
      connection.reset()
      const observeAgain = parts.contents?.reset()
      parts.catalogue?.forgetAgent()
      ports.forgetAgent(workbinKeys({ agent }).all)
      agent.setState({ server, agentId: ownString(next, 'agentId') ?? 'me' })
      observeAgain?.()
    },
  }
  return withEngine(client, engine)
}
