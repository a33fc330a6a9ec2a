'use client'
/** What of the log is shown: one kind or all, and what is searched for. */
import type { ReactElement } from 'react'
import { logKinds, type LogKind } from '../log/LogEntry.js'

/** Props of {@link LogFilter}. */
export interface LogFilterProps {
  readonly kind: LogKind | 'all'
  readonly onKind: (kind: LogKind | 'all') => void
  readonly search: string
  readonly onSearch: (search: string) => void
}

const isKind = (value: string): value is LogKind => logKinds.some((kind) => kind === value)

/** Two fields. */
export function LogFilter({ kind, onKind, search, onSearch }: LogFilterProps): ReactElement {
  return (
    <>
      <select
        aria-label="Kind"
        value={kind}
        onChange={({ target: { value } }) => onKind(isKind(value) ? value : 'all')}
      >
        <option value="all">All kinds</option>
        {logKinds.map((each) => (
          <option key={each}>{each}</option>
        ))}
      </select>
      <input
        type="search"
        aria-label="Search the log"
        placeholder="Search"
        value={search}
        onChange={({ target: { value } }) => onSearch(value)}
      />
    </>
  )
}
