/** Two live workbins on one link, the buttons that break it, and what the simulator saw. */
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { CometdProvider, ConnectionStatus, WorkbinStatusBadge } from 'gws-workbins'
import type { LogEntry } from 'gws-workbins/simulator'
import { describeEntry } from './describeEntry.js'
import { faults, targets } from './faults.js'
import { control, createClient } from './liveGws.js'

/** How often the log is read (ms). */
const logInterval = 400

/** How many entries of the log are looked at. */
const logLength = 150

/**
 * A small desktop on a GWS that can be broken: handshake, join, one POST per workbin, and the
 * confirmation that makes it live. Break it: Live goes at once, and comes back when it is true again.
 * Above the buttons stands what any agent desktop would write.
 */
export function LiveDesk(): ReactElement {
  const [client] = useState(createClient)
  const [queryClient] = useState(() => new QueryClient())
  return (
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        <div className="stack">
          <section className="card" aria-label="Workbins">
            <div className="row">
              Push link <ConnectionStatus />
            </div>
            <div className="row">
              <b>Billing escalations</b>
              <WorkbinStatusBadge
                workbinId={targets.escalations.id}
                agentGroup={targets.escalations.agentGroup}
              />
            </div>
            <div className="row">
              <b>Night desk</b>
              <WorkbinStatusBadge
                workbinId={targets.nightDesk.id}
                placeGroup={targets.nightDesk.placeGroup}
              />
            </div>
          </section>
          <SimulatorPanel />
        </div>
      </CometdProvider>
    </QueryClientProvider>
  )
}

function SimulatorPanel() {
  const log = useQuery({
    queryKey: ['simulator log'],
    queryFn: async () => (await control.log.entries()).slice(-logLength),
    refetchInterval: logInterval,
    retry: false,
  })
  if (log.isError) return <p>No simulator here: these badges talk to a real server.</p>
  return (
    <section className="card" aria-label="Simulator">
      <div className="row">
        {faults.map(({ label, hint, run }) => (
          <button
            key={label}
            type="button"
            className="button"
            title={hint}
            onClick={() => void run(control)}
          >
            {label}
          </button>
        ))}
      </div>
      <p>What the simulator saw, newest first:</p>
      <Log entries={log.data ?? []} />
    </section>
  )
}

function Log({ entries }: { readonly entries: readonly LogEntry[] }) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it
    <ol className="log" dir="ltr" tabIndex={0} aria-label="Log">
      {entries.toReversed().map((entry) => {
        const [kind, text] = describeEntry(entry) ?? []
        if (kind === undefined) return null
        return (
          <li key={entry.sequence}>
            <span className="time">{(entry.time / 1_000).toFixed(3)} s</span>
            <b>{kind}</b>
            <span className="what">{text}</span>
          </li>
        )
      })}
    </ol>
  )
}
