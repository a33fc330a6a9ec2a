/** The client: what hosts and hooks may ask of the engine. */
import { own } from '../protocol/own.js'
import { parseTarget, type WorkbinTarget } from '../protocol/target.js'
import type { WorkbinClient } from './client.js'
import type { Clock } from './clock.js'
import { createCatalogue } from './createCatalogue.js'
import { createItemVerbs } from './createItemVerbs.js'
import { createEngine } from './createEngine.js'
import { createStore } from './createStore.js'
import { diagnose } from './diagnose.js'
import { WorkbinError } from './errors.js'
import type { ListCache } from './listCache.js'
import { observeContents } from './observeContents.js'
import { observeTarget } from './observeTarget.js'
import type {
  LinkPort,
  ListPort,
  LockPort,
  MovePort,
  ReadPort,
  RequestPort,
  SignalPort,
} from './ports.js'
import type { Timings } from './timings.js'
import { watchConnected } from './watchConnected.js'
import { watchLoss } from './watchLoss.js'
import { workbinKeys, type WorkbinKey } from './workbinKeys.js'

/** The world, as ports, and what the host decides. */
export interface ClientPorts {
  readonly clock: Clock
  readonly timings: Timings
  readonly link: LinkPort
  readonly requests: RequestPort
  readonly lists: ListPort
  readonly cache: ListCache
  readonly read: ReadPort
  /** The host's. */
  readonly queryClient: object
  readonly moves: MovePort
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
  /** Reads what is cached below `key` anew: what failed, or all of it for a new login. */
  refresh(key: WorkbinKey, isNewLogin: boolean): void
}

/** Makes the client. Inert: no timer, no listener, no request before somebody holds the link. */
export function createClient(ports: ClientPorts): WorkbinClient {
  const { clock, queryClient, server, timings } = ports
  const agent = createStore({ server, agentId: ports.agentId })
  const engine = createEngine(ports, agent)
  const { connection, contents, events, moves, registry } = engine
  const catalogue = createCatalogue(connection, ports.read)
  watchConnected(connection.state, (isNewLogin) =>
    ports.refresh(workbinKeys({ agent }).all, isNewLogin),
  )

  return {
    timings,
    agent,
    queryClient,
    connection: {
      getState: connection.state.getState,
      subscribe: connection.state.subscribe,
      reconnect: () => connection.tell({ type: 'retryAsked' }),
    },
    connect: () => connection.hold(),
    onConnectionLost: (listener) => watchLoss(connection.state, timings.lost, clock, listener),
    subscription(target, options = {}) {
      return observeTarget(registry, checked(target), timings, options)
    },
    peek: (target, { autoSubscribe = true } = {}) => ({
      getState: () => registry.read(target, autoSubscribe),
      subscribe: (listener) => registry.listen(target, listener),
    }),
    ...createItemVerbs(moves),
    onChannel: (channel, listener) => connection.channels.listen(channel, listener),
    channel: (channel) => connection.channels.peek(channel),
    contents(target, options = {}) {
      return observeContents(engine, checked(target), clock, timings, options)
    },
    peekContents: (target) => ({
      getState: () => contents.read(target),
      subscribe: (listener) => contents.listen(target, listener),
    }),
    fetchContents: async (target) => contents.fetch(checked(target)),
    onEvent: (target, listener) => events.add(checked(target), listener),
    workbins: catalogue.workbins,
    groups: catalogue.groups,
    diagnose: (target) => diagnose(engine, catalogue.read, target),
    setReady: (isReady) => connection.tell({ type: 'readyChanged', isReady }),
    recheck: () => connection.tell({ type: 'suspected' }),
    authRenewed: () => connection.tell({ type: 'authRenewed' }),
    reset(next = {}) {
      registry.reset()
      moves.reset()
      connection.reset()
      const observeAgain = contents.reset()
      catalogue.forgetAgent()
      ports.forgetAgent(workbinKeys({ agent }).all)
      agent.setState({ server, agentId: next.agentId ?? 'me' })
      observeAgain()
    },
  }
}

/** Untyped code may pass anything. */
function checked(target: WorkbinTarget): WorkbinTarget {
  const parsed = parseTarget(own(target, 'id'), own(target, 'owner'))
  if (!parsed.ok) throw new WorkbinError('invalid-target', { detail: parsed.reason })
  return parsed.target
}
