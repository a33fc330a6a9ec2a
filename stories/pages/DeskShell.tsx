/** The agent desktop around the library's components: everything here is the host's own. */
import type { ReactElement, ReactNode } from 'react'
import { HostIcon, type HostIconName } from './hostIcons.js'

/** Where the library's components stand in the shell. */
export interface DeskShellProps {
  /** The push link, in the top bar. */
  readonly connection: ReactNode
  /** Over the whole width, below the top bar. */
  readonly banner?: ReactNode
  readonly explorer: ReactNode
  readonly panel: ReactNode
  readonly details?: ReactNode
  /** At the bottom. */
  readonly dock?: ReactNode
  /** New items in all workbins, on the rail. */
  readonly newCount: number
  /** Which of the two a small window shows. */
  readonly pane: 'explorer' | 'panel'
  onBack(): void
}

/** Reflows by the width of its window: four columns, then three, two and one. */
export function DeskShell(props: DeskShellProps): ReactElement {
  const { banner, connection, details, dock, explorer, newCount, onBack, pane, panel } = props
  return (
    <div className="desk" data-pane={pane}>
      <TopBar connection={connection} />
      <div className="desk-banner">{banner}</div>
      <Rail newCount={newCount} />
      <div className="desk-explorer">{explorer}</div>
      <main className="desk-main">
        <button type="button" className="desk-back" onClick={onBack}>
          <HostIcon name="back" />
          Workbins
        </button>
        {panel}
      </main>
      {details !== undefined && (
        <aside className="desk-details" aria-label="Interaction">
          {details}
        </aside>
      )}
      {dock !== undefined && <div className="desk-dock">{dock}</div>}
    </div>
  )
}

function TopBar({ connection }: { readonly connection: ReactNode }) {
  return (
    <header className="desk-top">
      <h1>
        <span className="desk-logo" aria-hidden="true">
          A
        </span>
        Agent desktop
      </h1>
      <label className="desk-search">
        <HostIcon name="search" />
        <input
          type="search"
          aria-label="Search contacts and interactions"
          placeholder="Search contacts and interactions"
        />
      </label>
      <div className="desk-status">
        {connection}
        <span className="desk-presence">
          <span className="desk-dot" />
          Ready <bdi>00:12:44</bdi>
        </span>
        <span className="desk-avatar" role="img" aria-label="Jana Meyer">
          <span aria-hidden="true">JM</span>
        </span>
      </div>
    </header>
  )
}

const places: readonly (readonly [label: string, icon: HostIconName])[] = [
  ['Interactions', 'chat'],
  ['Workbins', 'inbox'],
  ['Contacts', 'person'],
  ['History', 'history'],
]

function Rail({ newCount }: { readonly newCount: number }) {
  return (
    <nav className="desk-rail" aria-label="Main">
      {places.map(([label, icon]) => {
        const isHere = label === 'Workbins'
        const count = isHere && newCount > 0 ? newCount : null
        return (
          <button
            key={label}
            type="button"
            aria-label={count === null ? label : `${label}, ${count} new`}
            aria-current={isHere ? 'page' : undefined}
          >
            <HostIcon name={icon} />
            {count !== null && (
              <span className="desk-pip" aria-hidden="true">
                {count}
              </span>
            )}
          </button>
        )
      })}
      <button type="button" className="desk-settings" aria-label="Settings">
        <HostIcon name="gear" />
      </button>
    </nav>
  )
}
