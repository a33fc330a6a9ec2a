/** The icons of the host's own shell. */
import type { ReactElement } from 'react'

const paths = {
  chat: 'M2 4.6A1.8 1.8 0 0 1 3.8 2.8h8.4A1.8 1.8 0 0 1 14 4.6v5a1.8 1.8 0 0 1-1.8 1.8H7l-3.2 2.4v-2.4A1.8 1.8 0 0 1 2 9.6z',
  inbox:
    'M2 9.4 4 3.2h8l2 6.2v2.8a1.2 1.2 0 0 1-1.2 1.2H3.2A1.2 1.2 0 0 1 2 12.2zM2 9.4h3.4l1 1.8h3.2l1-1.8H14',
  person:
    'M8 2.8a2.6 2.6 0 1 1 0 5.2 2.6 2.6 0 1 1 0-5.2M3 13.4c.4-2.7 2.3-4.1 5-4.1s4.6 1.4 5 4.1',
  history: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2M8 4.7V8l2.2 1.5',
  gear: 'M8 5.8a2.2 2.2 0 1 1 0 4.4 2.2 2.2 0 1 1 0-4.4M8 1.8v2M8 12.2v2M1.8 8h2M12.2 8h2M3.6 3.6 5 5M11 11l1.4 1.4M12.4 3.6 11 5M5 11l-1.4 1.4',
  search: 'M7 2.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 1 1 0-8.8M10.4 10.4l3.2 3.2',
  open: 'M9 2.6h4.4V7M13.2 2.8 7.6 8.4M11.8 9.6v2.6a1.2 1.2 0 0 1-1.2 1.2H3.8a1.2 1.2 0 0 1-1.2-1.2V5.4a1.2 1.2 0 0 1 1.2-1.2h2.6',
  move: 'M2.4 4.8h6.2M2.4 8h4M2.4 11.2h6.2M10.4 5.4 13.6 8l-3.2 2.6',
  done: 'M8 2a6 6 0 1 1 0 12A6 6 0 1 1 8 2M5.4 8.2l1.8 1.8 3.4-3.8',
  back: 'M13 8H3M7 4 3 8l4 4',
  up: 'M8 13V3M4 7l4-4 4 4',
  bolt: 'M9 1.8 3.4 9H8l-1 5.2L12.6 7H8z',
} as const

/** The name of one. */
export type HostIconName = keyof typeof paths

/** Path data, for the places where a component of the library draws it. */
export const hostIconPath = (name: HostIconName): string => paths[name]

/** One icon, in the colour of its parent; invisible to assistive technology. */
export function HostIcon({ name }: { readonly name: HostIconName }): ReactElement {
  return (
    <span className="desk-icon" data-icon={name}>
      <svg
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
        aria-hidden="true"
      >
        <path d={paths[name]} />
      </svg>
    </span>
  )
}
