'use client'
/** The devtools: bar, log and details around one log. */
import {
  useCallback,
  useMemo,
  useState,
  useSyncExternalStore,
  type KeyboardEvent,
  type ReactElement,
  type Ref,
} from 'react'
import type { SimulatorControl } from '../../simulator/control/createSimulatorControl.js'
import type { DevtoolsLog } from '../log/createDevtoolsLog.js'
import type { LogEntry, LogKind } from '../log/LogEntry.js'
import { Details } from './Details.js'
import { DevtoolsBar } from './DevtoolsBar.js'
import { filterEntries } from './filterEntries.js'
import { LogTable } from './LogTable.js'
import { choose, type Choice } from './Choice.js'

interface DevtoolsFrameProps {
  readonly log: DevtoolsLog
  readonly simulator?: SimulatorControl | undefined
  readonly className?: string | undefined
  /** Given, there is a button that closes it, and Escape does. */
  readonly onClose?: (() => void) | undefined
  readonly closeRef?: Ref<HTMLButtonElement> | undefined
}

/** Everything that is chosen lives here; everything that happened, in the log. */
export function DevtoolsFrame({
  log,
  simulator,
  className,
  onClose,
  closeRef,
}: DevtoolsFrameProps): ReactElement {
  const snapshot = useSyncExternalStore(log.subscribe, log.getState, log.getState)
  const [kind, setKind] = useState<LogKind | 'all'>('all')
  const [search, setSearch] = useState('')
  const [frozen, setFrozen] = useState<readonly LogEntry[] | null>(null)
  const [choice, setChoice] = useState<Choice | null>(null)

  const source = frozen ?? snapshot.entries
  const entries = useMemo(() => filterEntries(source, kind, search), [source, kind, search])
  const chooseEntry = useCallback((entry: LogEntry) => setChoice(choose(entry)), [])
  const chooseTarget = useCallback(
    (target: string) => setChoice({ entry: null, exchange: null, reference: null, target }),
    [],
  )
  const onKeyDown = (event: KeyboardEvent): void => {
    // A search field clears itself by the same key first.
    const isSearch = event.target instanceof HTMLInputElement && event.target.value !== ''
    if (event.key === 'Escape' && !isSearch) onClose?.()
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes it, wherever in it the focus is
    <section
      className={className ? `gws-devtools ${className}` : 'gws-devtools'}
      aria-label="Workbin devtools"
      onKeyDown={onKeyDown}
    >
      <DevtoolsBar
        snapshot={snapshot}
        kind={kind}
        onKind={setKind}
        search={search}
        onSearch={setSearch}
        isPaused={frozen !== null}
        onPause={() => setFrozen(frozen === null ? snapshot.entries : null)}
        onClear={() => {
          log.clear()
          setChoice(null)
          if (frozen !== null) setFrozen([])
        }}
        onClose={onClose}
        closeRef={closeRef}
      />
      <LogTable entries={entries} choice={choice} onChoose={chooseEntry} />
      <Details
        snapshot={snapshot}
        choice={choice}
        onChooseTarget={chooseTarget}
        simulator={simulator}
      />
    </section>
  )
}
