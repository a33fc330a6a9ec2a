/** One drawn shape: a 16 px grid, one stroke of 1.6, the colour of the element around it. */
import type { ReactElement } from 'react'

/**
 * Invisible to assistive technology: a word beside it, or the name of its control, says the same.
 * It takes the colour of its parent element; colour set on an `<svg>` itself would not follow forced colours.
 *
 * @param props.path - its path data, on a grid of 16 by 16
 * @param props.isDashed - broken line: what is not there
 */
export function Shape({
  path,
  isDashed = false,
}: {
  readonly path: string
  readonly isDashed?: boolean
}): ReactElement {
  return (
    <svg
      viewBox="0 0 16 16"
      width="1em"
      height="1em"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      strokeDasharray={isDashed ? '2.6 2.68' : undefined}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  )
}
