/** What stands where rows will be, while the first list is read. It appears after 300 ms, by its style alone. */
import type { ReactElement } from 'react'

/** @param props.label - what is read where the rows are not seen */
export function ListSkeleton({ label }: { readonly label: string }): ReactElement {
  return (
    <div data-part="skeleton">
      <span className="gws-sr">{label}</span>
      {['a', 'b', 'c', 'd', 'e', 'f'].map((row) => (
        <span key={row} data-part="bar" aria-hidden="true" />
      ))}
    </div>
  )
}
