/** One segment of a badge: an icon, what is shown, and around it what is only heard. */
import type { ReactElement } from 'react'
import { Icon, type IconName } from './icons.js'

/** What one segment shows and says. */
export interface Segment {
  readonly part: 'owner' | 'status' | 'count'
  readonly icon?: IconName
  /** The whole, as it is heard. */
  readonly phrase: string
  /** What of it is seen. */
  readonly shown: string
  /** Seen after it, already in the phrase. */
  readonly detail?: string | null
}

/**
 * A segment. Names are the server's, so each is isolated from the direction of the text around it.
 * Without CSS it reads as plain words.
 */
export function BadgeSegment({ part, icon, phrase, shown, detail }: Segment): ReactElement {
  const at = detail ? 0 : phrase.lastIndexOf(shown)
  const before = at < 0 ? phrase : phrase.slice(0, at)
  const after = at < 0 || detail ? '' : phrase.slice(at + shown.length)
  return (
    <span data-part={part} title={part === 'owner' ? shown : undefined}>
      {icon && <BadgeIcon name={icon} />}{' '}
      <span data-part="text">
        {before && <span className="gws-sr">{before}</span>}
        <bdi data-part="label" aria-hidden={at < 0 || undefined}>
          {shown}
        </bdi>
        {detail && (
          <>
            {' '}
            <span aria-hidden="true">·</span> <bdi data-part="detail">{detail}</bdi>
          </>
        )}
        {after && <span className="gws-sr">{after}</span>}
      </span>{' '}
    </span>
  )
}

/** The icon in an element of its own: forced colours reach that, not an `<svg>`. */
export function BadgeIcon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <span data-part="icon" data-icon={name}>
      <Icon name={name} />
    </span>
  )
}
