/** The buttons that break the simulator, and what it saw. */
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import type { LogEntry } from 'gws-workbins/simulator'
import { describeEntry } from './describeEntry.js'
import { faults as allFaults } from './faults.js'
import { control as liveControl } from './liveGws.js'

/** How often the log is read (ms). */
const logInterval = 400

/** How many entries of the log are looked at. */
const logLength = 150

/** One button for each fault, and the log; of the live stories' simulator, where no other is given. */
export function SimulatorPanel({
  control = liveControl,
  faults = allFaults,
}: {
  readonly control?: typeof liveControl
  readonly faults?: typeof allFaults
}): ReactElement {
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
