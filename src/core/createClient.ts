/** The client: one connection and one registry of targets, wired to each other. */
import { lockName } from '../protocol/lockName.js'
import { workbinsTopic } from '../protocol/messages.js'
import { own } from '../protocol/own.js'
import { parseTarget, type WorkbinTarget } from '../protocol/target.js'
import type { SubscriptionHandle, SubscriptionOptions, WorkbinClient } from './client.js'
import type { Clock } from './clock.js'
import { WorkbinError } from './errors.js'
import { guardUnsubscribe } from './guardUnsubscribe.js'
import type { LinkPort, LockPort, RequestPort, SignalPort } from './ports.js'
import { Registry } from './Registry.js'
import { RunningConnection } from './RunningConnection.js'
import type { Timings } from './timings.js'
import { watchLoss } from './watchLoss.js'

/** The world, as ports, and what the host decides. */
export interface ClientPorts {
  readonly clock: Clock
  readonly timings: Timings
  readonly link: LinkPort
  readonly requests: RequestPort
  readonly locks: LockPort
  readonly signals: SignalPort
  /** Tells servers apart: their agents share nothing. */
  readonly server: string
  /** GWS id of the agent, `'me'` until it is known. */
  readonly agentId: string
  readonly unsubscribe: 'auto' | 'never'
  readonly ready: boolean | (() => Promise<void>)
  readonly onAuthRequired: (() => Promise<void>) | undefined
  /** Aborts what is out, and forgets what is known of the agent. */
  forgetAgent(): void
}

/** Makes the client. Inert: no timer, no listener, no request before somebody holds the link. */
export function createClient(ports: ClientPorts): WorkbinClient {
  const { clock, timings } = ports
  let { agentId } = ports
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
    requests: withLogin(ports.requests, connection),
    patience: timings.request,
    lockName: (target) => lockName(ports.server, agentId, target),
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

  return {
    timings,
    connection: {
      getState: connection.state.getState,
      subscribe: connection.state.subscribe,
      reconnect: () => connection.tell({ type: 'retryAsked' }),
    },
    connect: () => connection.hold(),
    onConnectionLost: (listener) => watchLoss(connection.state, timings.lost, clock, listener),
    subscription(target, options = {}) {
      const parsed = parseTarget(own(target, 'id'), own(target, 'owner'))
      if (!parsed.ok) throw new WorkbinError('invalid-target', { detail: parsed.reason })
      return observe(registry, parsed.target, timings, options)
    },
    peek: (target, { autoSubscribe = true } = {}) => ({
      getState: () => registry.read(target, autoSubscribe),
      subscribe: (listener) => registry.listen(target, listener),
    }),
    setReady: (isReady) => connection.tell({ type: 'readyChanged', isReady }),
    recheck: () => connection.tell({ type: 'suspected' }),
    authRenewed: () => connection.tell({ type: 'authRenewed' }),
    reset(next = {}) {
      registry.reset()
      connection.reset()
      ports.forgetAgent()
      agentId = next.agentId ?? 'me'
    },
  }
}

/**
 * Race 3: a refusal of the agent that was sent before a new login arrives after it. It says nothing
 * about the new login, so it only counts as a failed try. Otherwise the link hears of it first: a
 * target that heard of it before would ask again at once.
 */
function withLogin(requests: RequestPort, connection: RunningConnection): RequestPort {
  return {
    async operate(operation, target, signal) {
      const login = connection.login
      const outcome = await requests.operate(operation, target, signal)
      if (outcome.type !== 'signed-out') return outcome
      const { error } = outcome
      if (login !== connection.login) return { type: 'retry', error, executed: 'no' }
      connection.tell({ type: 'agentLost', login, error })
      return outcome
    },
  }
}

function observe(
  registry: Registry,
  target: WorkbinTarget,
  timings: Timings,
  { autoSubscribe: auto = true, lingerMs: wished = timings.linger }: SubscriptionOptions,
): SubscriptionHandle {
  // Untyped code may pass anything; what is no duration would never be over.
  const lingerMs = wished >= 0 ? wished : timings.linger
  let isReleased = false
  registry.tell(target, { type: 'observed', auto })

  function subscribe(): void
  function subscribe(listener: () => void): () => void
  function subscribe(listener?: () => void): void | (() => void) {
    if (listener !== undefined) return registry.listen(target, listener)
    if (!isReleased) registry.tell(target, { type: 'subscribeAsked' })
  }

  return {
    subscribe,
    getState: () => registry.read(target, false),
    unsubscribe() {
      if (!isReleased) registry.tell(target, { type: 'unsubscribeAsked' })
    },
    retry() {
      if (!isReleased) registry.tell(target, { type: 'retryAsked' })
    },
    release() {
      if (isReleased) return
      isReleased = true
      registry.tell(target, { type: 'unobserved', auto, lingerMs })
    },
  }
}
