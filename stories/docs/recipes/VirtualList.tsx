/** A list of thousands, of which only what is seen is rendered. */
import type { WorkbinContents } from 'gws-workbins'
import { useState, type ReactElement } from 'react'

const rowHeight = 32
const seen = 8
const spare = 4

/** Rows of one height make the rest arithmetic. Positions are said, for only some rows are there. */
export function VirtualList({ contents }: { contents: WorkbinContents }): ReactElement {
  const [top, setTop] = useState(0)
  const items = contents.items ?? []
  const first = Math.max(0, Math.floor(top / rowHeight) - spare)
  const shown = items.slice(first, first + seen + 2 * spare)
  return (
    <div
      role="region"
      aria-label="Items"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it
      tabIndex={0}
      style={{ blockSize: seen * rowHeight, overflowY: 'auto' }}
      onScroll={({ currentTarget }) => setTop(currentTarget.scrollTop)}
    >
      <div style={{ blockSize: items.length * rowHeight, position: 'relative' }}>
        <div role="list" style={{ position: 'absolute', insetBlockStart: first * rowHeight }}>
          {shown.map((item, index) => (
            <div
              key={item.id}
              role="listitem"
              aria-setsize={items.length}
              aria-posinset={first + index + 1}
              style={{ blockSize: rowHeight }}
            >
              <bdi>{item.subject ?? item.id}</bdi>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}
