/** A client on fake ports: the test is the server, the network, the browser and the clock. */
import type { WorkbinClient } from '../../src/core/client.js'
import { addPart } from '../../src/core/addPart.js'
import { catalogueOf, type CataloguePorts } from '../../src/core/catalogueOf.js'
import { createClient } from '../../src/core/createClient.js'
import { createContentsPart, type ContentsPorts } from '../../src/core/createContentsPart.js'
import type { ClientPorts } from '../../src/core/createEngine.js'
import { createMovesPart } from '../../src/core/createMovesPart.js'
import { diagnose } from '../../src/core/diagnose.js'
import { withChannels } from '../../src/core/withChannels.js'
import { withEvents } from '../../src/core/withEvents.js'
import { withLosses } from '../../src/core/withLosses.js'
import type {
  LinkFact,
  LinkSession,
  MovePort,
  RequestOutcome,
  Signal,
} from '../../src/core/ports.js'
import { defaultTimings } from '../../src/core/timings.js'
import type { StateResource } from '../../src/protocol/messages.js'
import type { SubscriptionOperation } from '../../src/protocol/operations.js'
import { ownerPart, type WorkbinTarget } from '../../src/protocol/target.js'
import { createFakeClock, type FakeClock } from './fakeClock.js'

/** One push session as the port sees it. */
export interface FakeSession {
  readonly report: (fact: LinkFact) => void
  polls: number
  checks: number
  /** `+/v2/me/calls`, `-/v2/me/calls`: what was joined and left, oldest first. */
  readonly channels: string[]
  hasLeft: boolean
  isClosed: boolean
}

/** One request as the port sees it. */
export interface FakeRequest {
  readonly operation: SubscriptionOperation
  readonly target: WorkbinTarget
  readonly signal: AbortSignal
  /** Answers it, and lets the answer be dealt with. */
  answer(outcome: RequestOutcome): Promise<void>
}

/** A client and everything around it. */
export interface OpenClient {
  readonly client: WorkbinClient
  readonly clock: FakeClock
  readonly sessions: readonly FakeSession[]
  readonly requests: readonly FakeRequest[]
  /** `Subscribe Billing, …`: what went out so far. */
  readonly sent: string
  readonly session: FakeSession
  /** The newest request. */
  readonly request: FakeRequest
  /** How many listen to the browser's signals. */
  readonly signalListeners: number
  signal(signal: Signal, isOffline?: boolean): void
  /** The newest session: handshake, join and first poll. */
  goLive(): void
  push(target: WorkbinTarget, stateResource: StateResource, referenceId: number): void
  /** Answers the newest request, and confirms it. */
  confirm(reference: number): Promise<void>
}

/** The ports of a client and of all its parts. */
export interface FullPorts extends ClientPorts, ContentsPorts, CataloguePorts {
  readonly moves: MovePort
}

/** The ports of a desktop in the only tab of an agent who is signed in. */
export const loneDesktop: Omit<FullPorts, 'clock' | 'timings' | 'link' | 'requests' | 'signals'> = {
  ready: true,
  server: '/api/v2',
  agentId: 'me',
  unsubscribe: 'auto',
  locks: { hold: () => null, release: () => {}, whenAlone: (_, task) => task() },
  lists: { list: () => new Promise(() => {}) },
  cache: { read: () => null, open: () => ({ show: () => {}, close: () => {} }) },
  moves: {
    move: async () => ({ type: 'left' }),
    run: (_name, _target, task) => task(),
  },
  onAuthRequired: undefined,
  queryClient: {},
  wire: {},
  read: () => new Promise(() => {}),
  forgetAgent: () => {},
  refresh: () => {},
}

/** A push session that does nothing. */
export const idleSession: LinkSession = {
  poll() {},
  check() {},
  joinChannels() {},
  leaveChannel() {},
  leave() {},
  close() {},
}

/** Lets promises settle: the core awaits a few in a row. */
export async function settle(): Promise<void> {
  for (let n = 0; n < 20; n += 1) await Promise.resolve()
}

/** Makes a client with every part, as `createWorkbinClient` does. */
export function createFullClient(ports: FullPorts): WorkbinClient {
  const client = withLosses(withChannels(withEvents(createClient(ports))))
  const withLists = addPart(client, 'contents', (engine) => createContentsPart(engine, ports))
  const reading = addPart(withLists, 'workbins', (engine) => {
    const { groups, workbins } = catalogueOf(engine, ports)
    return { groups, workbins }
  })
  const diagnosing = addPart(reading, 'diagnose', (engine) => {
    const { read } = catalogueOf(engine, ports)
    return { diagnose: (target?: WorkbinTarget) => diagnose(engine, read, target) }
  })
  return addPart(diagnosing, 'pull', (engine) => createMovesPart(engine, ports.moves))
}

/** Makes the client; nothing is held yet. */
export function openClient(
  options: Partial<FullPorts> = {},
  clock = createFakeClock(),
): OpenClient {
  const sessions: FakeSession[] = []
  const requests: FakeRequest[] = []
  const listeners = new Set<(signal: Signal) => void>()
  let offline = false

  const client = createFullClient({
    clock,
    timings: defaultTimings,
    ...loneDesktop,
    link: {
      open(report) {
        const session: FakeSession = {
          report,
          polls: 0,
          checks: 0,
          channels: [],
          hasLeft: false,
          isClosed: false,
        }
        sessions.push(session)
        return {
          poll: () => {
            session.polls += 1
          },
          check: () => {
            session.checks += 1
          },
          joinChannels: (channels) => {
            session.channels.push(...channels.map((channel) => `+${channel}`))
          },
          leaveChannel: (channel) => {
            session.channels.push(`-${channel}`)
          },
          leave: () => {
            session.hasLeft = true
          },
          close: () => {
            session.isClosed = true
          },
        }
      },
    },
    requests: {
      operate: (operation, target, signal) =>
        new Promise((resolve) => {
          const answer = async (outcome: RequestOutcome): Promise<void> => {
            resolve(outcome)
            await settle()
          }
          requests.push({ operation, target, signal, answer })
        }),
    },
    signals: {
      isOffline: () => offline,
      listen(listener) {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
    ...options,
  })

  const newest = <Item>(items: readonly Item[]): Item => {
    const item = items.at(-1)
    if (item === undefined) throw new Error('there is none yet')
    return item
  }

  const self: OpenClient = {
    client,
    clock,
    sessions,
    requests,
    get sent() {
      const words = requests.map(({ operation, target }) => `${operation} ${nameOf(target)}`)
      return words.join(', ')
    },
    get session() {
      return newest(sessions)
    },
    get request() {
      return newest(requests)
    },
    get signalListeners() {
      return listeners.size
    },
    signal(signal, isOffline = signal === 'offline') {
      offline = isOffline
      for (const listener of listeners) listener(signal)
    },
    goLive() {
      const { report } = self.session
      report({ type: 'handshaken' })
      clock.advance(20)
      report({ type: 'joined' })
      report({ type: 'polled', sentAt: clock.now() - 10 })
    },
    push(target, stateResource, referenceId) {
      const [kind, name] = ownerPart(target.owner)
      self.session.report({
        type: 'message',
        channel: '/v2/me/workbins',
        data: {
          id: target.id,
          messageType: 'WorkbinSubscriptionStateChangeMessage',
          referenceId,
          stateResource,
          ...(kind === 'me' ? {} : { [kind === 'user' ? 'workbinUserId' : kind]: name }),
        },
      })
    },
    async confirm(reference) {
      const { operation, target, answer } = self.request
      await answer({ type: 'accepted', reference })
      self.push(target, operation === 'Subscribe' ? 'Subscribed' : 'Unsubscribed', reference)
    },
  }
  return self
}

function nameOf({ owner }: WorkbinTarget): string {
  return owner === 'me' ? 'me' : ownerPart(owner)[1]
}

/** Group workbins for tests: the same workbin of two groups, and another. */
export const billing: WorkbinTarget = { id: 'wb-1', owner: { agentGroup: 'Billing' } }
export const risk: WorkbinTarget = { id: 'wb-1', owner: { agentGroup: 'Risk' } }
export const night: WorkbinTarget = { id: 'wb-2', owner: { placeGroup: 'Night' } }
