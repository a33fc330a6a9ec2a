'use client'
/** The lines of the log: newest last, followed while one looks at the end. */
import { useEffect, useRef, type KeyboardEvent, type ReactElement } from 'react'
import type { LogEntry } from '../log/LogEntry.js'
import { belongs, type Choice } from './Choice.js'
import { LogRow } from './LogRow.js'

interface LogTableProps {
  /** As they are filtered. */
  readonly entries: readonly LogEntry[]
  readonly choice: Choice | null
  readonly onChoose: (entry: LogEntry) => void
}

/** How near to its end (px) a log counts as being looked at there. */
const nearEnd = 24

/**
 * One stop of the tab key; arrows, Home and End go from line to line and choose it. Announced by
 * nobody: a log of this pace would never be quiet.
 */
export function LogTable({ entries, choice, onChoose }: LogTableProps): ReactElement {
  const scroller = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useEffect(() => {
    const element = scroller.current
    if (element !== null && isAtEnd.current) element.scrollTop = element.scrollHeight
  })

  const chosen = entries.findIndex(({ id }) => id === choice?.entry)
  const stop = chosen < 0 ? entries.length - 1 : chosen
  const go = (event: KeyboardEvent): void => {
    const to = goal(event.key, stop, entries.length)
    const entry = to === null ? undefined : entries[to]
    if (entry === undefined) return
    event.preventDefault()
    onChoose(entry)
    scroller.current?.querySelector<HTMLElement>(`[data-line="${entry.id}"]`)?.focus()
  }

  return (
    <div
      ref={scroller}
      className="gws-devtools-log"
      role="log"
      aria-live="off"
      aria-label="Log"
      onScroll={({ currentTarget: { clientHeight, scrollHeight, scrollTop } }) => {
        isAtEnd.current = scrollHeight - scrollTop - clientHeight < nearEnd
      }}
    >
      {entries.length === 0 && <div data-part="empty">Nothing yet.</div>}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons take the focus, it only hears their keys */}
      <table onKeyDown={go}>
        {columns}
        <tbody>
          {entries.map((entry, index) => (
            <LogRow
              key={entry.id}
              entry={entry}
              isChosen={entry.id === choice?.entry}
              isRelated={belongs(entry, choice)}
              isStop={index === stop}
              onChoose={onChoose}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const columns: ReactElement = (
  <>
    <colgroup>
      <col data-column="time" />
      <col data-column="kind" />
      <col />
      <col data-column="reference" />
      <col data-column="note" />
    </colgroup>
    <thead className="gws-sr">
      <tr>
        <th scope="col">Time</th>
        <th scope="col">Kind</th>
        <th scope="col">What</th>
        <th scope="col">Reference</th>
        <th scope="col">Delay or scope</th>
      </tr>
    </thead>
  </>
)

function goal(key: string, from: number, length: number): number | null {
  switch (key) {
    case 'ArrowUp':
      return from - 1
    case 'ArrowDown':
      return from + 1
    case 'Home':
      return 0
    case 'End':
      return length - 1
    default:
      return null
  }
}
