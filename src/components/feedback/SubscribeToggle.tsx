'use client'
/** The switch for live updates of one workbin. */
import {
  forwardRef,
  type ButtonHTMLAttributes,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import type { WorkbinSubscription } from '../../react/useWorkbinSubscription.js'
import { BadgeIcon } from '../badge/BadgeSegment.js'
import { useWording } from '../words/LabelsProvider.js'
import type { Wording } from '../words/labels.js'
import { useSubscribeToggle, type SubscribeToggleOptions } from './useSubscribeToggle.js'

/** Props of {@link SubscribeToggle}. */
export interface SubscribeToggleProps
  extends
    Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'type' | 'role' | 'disabled'>,
    SubscribeToggleOptions,
    Pick<Wording, 'labels'> {
  readonly subscription: WorkbinSubscription
}

/**
 * Turns live updates of a workbin on and off, for all its observers: `role="switch"`. It shows what
 * is wanted, turns while that is under way, and goes back by itself where it fails for good. Where
 * live updates are not available it keeps the focus and does nothing. Works without CSS.
 *
 * Its name is "Live updates", or `children`, or `aria-label` with `children={null}`.
 * Markup to style and test by: `button.gws-button.gws-toggle` with `data-status`, `aria-checked`,
 * `aria-busy`, `aria-disabled`; inside it `data-part` track and text.
 *
 * @param props - `subscription`, and a veto; other attributes, `className`, `style` and `ref` reach
 *   the button; an `onClick` that prevents the default keeps it from acting
 * @example
 * ```tsx
 * import { SubscribeToggle, useWorkbinSubscription } from 'gws-workbins'
 *
 * function Header({ id }: { id: string }) {
 *   const subscription = useWorkbinSubscription(id, { agentGroup: 'Billing-Tier2' })
 *   return (
 *     <header>
 *       <h2>Billing escalations</h2>
 *       <SubscribeToggle subscription={subscription} />
 *     </header>
 *   )
 * }
 * ```
 */
export const SubscribeToggle: ForwardRefExoticComponent<
  SubscribeToggleProps & RefAttributes<HTMLButtonElement>
> = forwardRef<HTMLButtonElement, SubscribeToggleProps>(function SubscribeToggle(
  { subscription, onBeforeChange, timings, labels, className, children, onClick, ...rest },
  ref,
) {
  const { isPending, toggle, switchProps } = useSubscribeToggle(subscription, {
    onBeforeChange,
    timings,
  })
  const { labels: say } = useWording({ labels })
  const text = children === undefined ? (say?.['Live updates'] ?? 'Live updates') : children
  return (
    <button
      {...rest}
      {...switchProps}
      type="button"
      onClick={(event) => {
        onClick?.(event)
        if (!event.defaultPrevented) toggle()
      }}
      ref={ref}
      data-status={subscription.status}
      className={`gws-button gws-toggle${className ? ` ${className}` : ''}`}
    >
      <span data-part="track">{isPending && <BadgeIcon name="busy" />}</span>{' '}
      {text !== null && <span data-part="text">{text}</span>}
    </button>
  )
})
