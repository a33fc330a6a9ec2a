/** Renders parts of a desktop below a provider whose client talks to a simulator. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, type RenderResult } from '@testing-library/react'
import { CometdProvider, createWorkbinClient, type WorkbinClient } from 'gws-workbins'
import { createSimulator, type Simulator, type SimulatorOptions } from 'gws-workbins/simulator'
import { StrictMode, type ReactNode } from 'react'
import { onTestFinished, vi } from 'vitest'

/** The seed's own workbin and group. */
export const seedId = '6c715fa9-de16-4d23-b07c-cbcb1caf3e07'
export const seedGroup = { agentGroup: 'MyAgentGroup' } as const

/** A rendered desktop. Time is fake: nothing happens but by {@link pass}. */
export interface Desktop extends RenderResult {
  readonly simulator: Simulator
  readonly queryClient: QueryClient
  readonly client: WorkbinClient
  /** Renders other children below the same provider. */
  show(children: ReactNode): void
  /** The POSTs to workbins that the server saw, by operation. */
  operations(): readonly string[]
}

/** Renders `children` below StrictMode, a QueryClientProvider and a CometdProvider. */
export function renderDesktop(children: ReactNode, simulate?: SimulatorOptions): Desktop {
  vi.useFakeTimers()
  const simulator = createSimulator(simulate)
  const queryClient = new QueryClient()
  const client = createWorkbinClient({
    url: 'http://localhost/api/v2',
    queryClient,
    fetch: simulator.fetch,
  })
  const frame = (shown: ReactNode): ReactNode => (
    <StrictMode>
      <QueryClientProvider client={queryClient}>
        <CometdProvider client={client}>{shown}</CometdProvider>
      </QueryClientProvider>
    </StrictMode>
  )
  const rendered = render(frame(children))
  onTestFinished(async () => {
    rendered.unmount()
    // Lets lingering subscriptions end, so that nothing reaches into the next test's time.
    await vi.advanceTimersByTimeAsync(60_000)
    await simulator.close()
    vi.useRealTimers()
  })
  return {
    ...rendered,
    simulator,
    queryClient,
    client,
    show: (shown) => rendered.rerender(frame(shown)),
    operations: () =>
      simulator.log.entries().flatMap((entry) => {
        const isOperation = entry.kind === 'request' && entry.path.includes('/workbins/')
        return isOperation ? [/Unsubscribe|Subscribe/.exec(entry.body ?? '')?.[0] ?? 'other'] : []
      }),
  }
}

/** Lets `ms` of fake time pass, and React render what came of it. */
export async function pass(ms: number): Promise<void> {
  await act(() => vi.advanceTimersByTimeAsync(ms))
}
