/** The host's own rows, which never jump: what comes while the list is in use waits behind a button. */
import { useWorkbinItems, type WorkbinContents } from 'gws-workbins'
import type { ReactElement } from 'react'

export function OwnList({ contents }: { contents: WorkbinContents }): ReactElement {
  const { rows, search, setSearch, showNew, useProps, waiting } = useWorkbinItems(contents)
  return (
    <section {...useProps} aria-label="My list">
      <input
        type="search"
        aria-label="Search"
        style={{ minBlockSize: '1.75rem' }}
        value={search}
        onChange={({ target }) => setSearch(target.value)}
      />
      {waiting > 0 && (
        <button type="button" className="button" onClick={showNew}>
          {waiting} new
        </button>
      )}
      <ul>
        {rows.map(({ item, isGone }) => (
          <li key={item.id}>
            <bdi>{isGone ? <s>{item.subject}</s> : item.subject}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}
