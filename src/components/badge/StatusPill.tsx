'use client'
/** The markup that every status badge shares: segments, parts, names for styling, and nothing that speaks by itself. */
import {
  useCallback,
  type ForwardedRef,
  type HTMLAttributes,
  type ReactElement,
  type ReactNode,
  type RefCallback,
} from 'react'
import type { WorkbinOwner } from '../../protocol/target.js'
import { countSegment, type WorkbinCount } from './countSegment.js'
import { badgeSentences } from '../words/badgeWords.js'
import { completeLabels, type Wording } from '../words/labels.js'
import { ownerSegment } from './ownerSegment.js'
import { BadgeIcon, BadgeSegment, type Segment } from './BadgeSegment.js'
import type { StatusLook } from './StatusLook.js'

/** Attributes for styling and tests; they never hold a name or other data of the server. */
export type DataAttributes = Readonly<Record<`data-${string}`, string | undefined>>

/** Everything a `render` function must put on its element, the contents included. */
export type BadgeElementProps = HTMLAttributes<HTMLElement> &
  DataAttributes & { readonly ref?: RefCallback<HTMLElement> }

/** How a badge looks and is built, whatever it shows. */
export interface BadgeOptions<Model extends StatusLook>
  extends Omit<HTMLAttributes<HTMLElement>, 'children'>, Wording {
  /** 20, 24 or 28 px at the browser's default text size. Default `md`. */
  readonly size?: 'sm' | 'md' | 'lg' | undefined
  /** `solid` shouts: for failures on a dashboard. `plain` has no edge: for tables. Default `subtle`. */
  readonly variant?: 'subtle' | 'outline' | 'solid' | 'plain' | undefined
  /** Icon only, named for assistive technology. Only beside the workbin's own name. */
  readonly compact?: boolean | undefined
  /** Puts the badge on another element: spread `props` on it. */
  readonly render?: ((props: BadgeElementProps, model: Model) => ReactElement) | undefined
  /** Replaces what is inside the badge. */
  readonly children?: ((model: Model) => ReactNode) | undefined
}

interface StatusPillProps<Model extends StatusLook> extends Omit<
  BadgeOptions<Model>,
  keyof Wording
> {
  readonly model: Model
  readonly wording: Wording
  readonly data: DataAttributes
  readonly pillRef: ForwardedRef<HTMLElement>
  readonly owner?: WorkbinOwner | undefined
  readonly count?: WorkbinCount | undefined
}

/**
 * A model as a pill. Not a live region: many badges change at once, and a page of them would never be quiet.
 *
 * @param props.model - what to show
 * @param props.data - `data-*` attributes beside tone, size, variant and compact
 * @param props.pillRef - receives the element, also when `render` makes it
 */
export function StatusPill<Model extends StatusLook>({
  model,
  data,
  pillRef,
  owner,
  count,
  wording,
  size = 'md',
  variant = 'subtle',
  compact,
  render,
  children,
  className,
  ...rest
}: StatusPillProps<Model>): ReactElement {
  const ref = useCallback((element: HTMLElement | null) => assign(pillRef, element), [pillRef])
  const say = completeLabels(wording.labels, badgeSentences)
  const segments: Segment[] = [statusSegment(model)]
  if (owner) segments.unshift(ownerSegment(owner, say))
  if (count !== undefined) segments.push(countSegment(count, say, wording))
  const name = compact ? say.list(segments.map(({ phrase }) => phrase)) : undefined
  const props = {
    ...(compact && { role: 'img', 'aria-label': name, title: name }),
    ...rest,
    ...data,
    'data-tone': model.tone,
    'data-size': size,
    'data-variant': variant,
    'data-compact': compact ? '' : undefined,
    className: className ? `gws-badge ${className}` : 'gws-badge',
    children: children ? (
      children(model)
    ) : compact ? (
      <BadgeIcon name={model.icon} />
    ) : (
      segments.map((segment) => <BadgeSegment key={segment.part} {...segment} />)
    ),
    ref,
  }
  return render ? render(props, model) : <span {...props} />
}

/** One callback for both kinds of ref fits any element. What a callback ref returns is its clean-up in React 19. */
function assign(ref: ForwardedRef<HTMLElement>, element: HTMLElement | null) {
  if (typeof ref === 'function') return ref(element)
  if (ref) ref.current = element
  return undefined
}

function statusSegment({ icon, label, detail, text }: StatusLook): Segment {
  return { part: 'status', icon, phrase: text, shown: label, detail }
}
