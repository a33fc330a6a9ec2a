/** The hook that a team writes by itself, beside ours, on one server that can be broken. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useEffect, useState, type ReactElement, type ReactNode } from 'react'
import { CometdProvider, useWorkbinContents, WorkbinStatusBadge } from 'gws-workbins'
import { useLinkCondition } from '../LinkCondition.js'
import { SimulatorPanel } from '../SimulatorPanel.js'
import {
  askOracle,
  colleaguesFetch,
  control,
  createClient,
  faults,
  target,
  url,
  type Oracle,
} from './twoDesks.js'
import { useNaiveWorkbin } from './useNaiveWorkbin.js'
// oxlint-disable-next-line import/default -- Vite makes it
import source from './useNaiveWorkbin.ts?raw'

/** How often the server is asked what is true (ms). */
const lookInterval = 200

/**
 * Two agents of one group look at one list, each at a desk of another kind: yours is the decent hook
 * over CometD that a team writes by itself, ours is `useWorkbinContents`. Under each stands what the server knows: would
 * it tell this desk of an item that comes now? Break it, and see which of them still says Live.
 */
export function YourLines(): ReactElement {
  const [client] = useState(createClient)
  const [queryClient] = useState(() => new QueryClient())
  const [loads, setLoads] = useState(0)
  const { count, tells } = useOracle()
  useLinkCondition(control)
  return (
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        <div className="stack">
          <div className="pair">
            <Desk name="Your 300 lines" tells={tells.theirs} count={count}>
              <Theirs key={loads} />
            </Desk>
            <Desk name="gws-workbins" tells={tells.ours} count={count}>
              <Ours />
            </Desk>
          </div>
          <button type="button" className="button" onClick={() => setLoads(loads + 1)}>
            Reload yours
          </button>
          <SimulatorPanel control={control} faults={faults} />
          <details>
            <summary>Yours, all {source.trim().split('\n').length} lines of it</summary>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it */}
            <pre className="log" dir="ltr" tabIndex={0} aria-label="Source">
              {source}
            </pre>
          </details>
        </div>
      </CometdProvider>
    </QueryClientProvider>
  )
}

function Theirs() {
  const { items, status } = useNaiveWorkbin(url, target.id, target.agentGroup, colleaguesFetch)
  return (
    <>
      <strong>{status}</strong> <span>{items.length} interactions</span>
    </>
  )
}

function Ours() {
  const { id, agentGroup } = target
  const { isCurrent, items } = useWorkbinContents(id, { agentGroup })
  return (
    <>
      <WorkbinStatusBadge workbinId={id} agentGroup={agentGroup} />
      <span>
        {items?.length ?? 0} interactions{isCurrent ? '' : ', not verified'}
      </span>
    </>
  )
}

function Desk({
  children,
  count,
  name,
  tells,
}: {
  readonly children: ReactNode
  readonly count: number
  readonly name: string
  readonly tells: boolean
}) {
  return (
    <section className="card" aria-label={name}>
      <b>{name}</b>
      <div className="row">{children}</div>
      <p>
        The server has {count}, and would{' '}
        {tells ? 'tell this desk of the next.' : <strong>tell this desk nothing.</strong>}
      </p>
    </section>
  )
}

function useOracle(): Oracle {
  const [oracle, setOracle] = useState(askOracle)
  useEffect(() => {
    const timer = setInterval(() => setOracle(askOracle()), lookInterval)
    return () => clearInterval(timer)
  }, [])
  return oracle
}
