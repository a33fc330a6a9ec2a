/** A desktop without React for tests: a client on a simulator, and what its subscriptions have shown. */
import { QueryClient } from '@tanstack/react-query'
import {
  createWorkbinClient,
  type SubscriptionHandle,
  type SubscriptionState,
  type WorkbinClient,
  type WorkbinClientOptions,
  type WorkbinTarget,
} from 'gws-workbins/core'
import {
  createSimulator,
  type LogEntry,
  type Simulator,
  type SimulatorOptions,
} from 'gws-workbins/simulator'
import { onTestFinished, vi } from 'vitest'

/** The seed's own workbin. */
export const seedTarget: WorkbinTarget = {
  id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
  owner: { agentGroup: 'MyAgentGroup' },
}

/** One observed target. */
export interface Observed {
  readonly handle: SubscriptionHandle
  /** Every state it showed, oldest first. */
  readonly seen: readonly SubscriptionState[]
  /** The statuses of `seen`, repetitions left out. */
  statuses(): readonly string[]
}

/** A running desktop. Time is fake: nothing happens but by `vi.advanceTimersByTimeAsync`. */
export interface Desk {
  readonly simulator: Simulator
  readonly client: WorkbinClient
  readonly queryClient: QueryClient
  readonly disconnect: () => void
  observe(target?: WorkbinTarget): Observed
  /** Requests that the server saw: method and path below the API, oldest first. */
  requests(): readonly string[]
}

/** What a desktop may be opened with. */
export interface DeskOptions extends Partial<WorkbinClientOptions> {
  readonly simulate?: SimulatorOptions
  /** Puts something between the client and the simulator. */
  readonly through?: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
}

/** Opens a desktop whose link is held until the test ends. */
export function openDesk(options: DeskOptions = {}): Desk {
  const { simulate, through = (fetch) => fetch, ...clientOptions } = options
  vi.useFakeTimers()
  vi.stubGlobal('window', globalThis)
  const simulator = createSimulator(simulate)
  const queryClient = new QueryClient()
  const client = createWorkbinClient({
    url: 'http://localhost/api/v2',
    queryClient,
    fetch: through(simulator.fetch),
    ...clientOptions,
  })
  const disconnect = client.connect()
  onTestFinished(async () => {
    disconnect()
    // Nothing reaches into the next test's time.
    await vi.advanceTimersByTimeAsync(60_000)
    await simulator.close()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })
  return {
    simulator,
    client,
    queryClient,
    disconnect,
    observe: (target = seedTarget) => observe(client, target),
    requests: () => simulator.log.entries().flatMap(toRequest),
  }
}

function observe(client: WorkbinClient, target: WorkbinTarget): Observed {
  const handle = client.subscription(target)
  const seen = [handle.getState()]
  handle.subscribe(() => void seen.push(handle.getState()))
  const statuses = (): readonly string[] =>
    seen.map(({ status }) => status).filter((status, index, all) => status !== all[index - 1])
  return { handle, seen, statuses }
}

function toRequest(entry: LogEntry): readonly string[] {
  return entry.kind === 'request' ? [`${entry.method} ${entry.path.replace('/api/v2', '')}`] : []
}

/** Lets `ms` of fake time pass. */
export async function pass(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms)
}
