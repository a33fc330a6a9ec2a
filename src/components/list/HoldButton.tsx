'use client'
/** The button that holds a list still. */
import {
  forwardRef,
  type ButtonHTMLAttributes,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import { Button } from '../controls/Button.js'
import { useWording } from '../words/LabelsProvider.js'
import type { Wording } from '../words/labels.js'
import type { WorkbinItemsView } from './useWorkbinItems.js'

/** Props of {@link HoldButton}. */
export interface HoldButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'>, Wording {
  /** What `useWorkbinItems` returned, or as much of it. */
  readonly view: Pick<WorkbinItemsView, 'hold' | 'isHeld' | 'release'>
}

const pause = 'M5.5 3.5v9M10.5 3.5v9'

/**
 * Holds what is shown, and lets it go again: nothing moves, while the subscription lives on and new
 * items wait to be shown. A local matter, unlike `SubscribeToggle`, which ends the live updates.
 *
 * Markup to style and test by: `button.gws-button.gws-hold` with `aria-pressed`.
 *
 * @param props - `view`; other attributes and `ref` reach the button
 * @example
 * ```tsx
 * import { HoldButton, useWorkbinContents, useWorkbinItems, WorkbinItemList } from 'gws-workbins'
 *
 * function Escalations({ id }: { id: string }) {
 *   const view = useWorkbinItems(useWorkbinContents(id, { agentGroup: 'Billing-Tier2' }))
 *   return (
 *     <>
 *       <HoldButton view={view} />
 *       <WorkbinItemList view={view} />
 *     </>
 *   )
 * }
 * ```
 */
export const HoldButton: ForwardRefExoticComponent<
  HoldButtonProps & RefAttributes<HTMLButtonElement>
> = forwardRef<HTMLButtonElement, HoldButtonProps>(function HoldButton(
  { view, labels, locale, timeZone, className, ...rest },
  ref,
) {
  const wording = useWording({ labels, locale, timeZone })
  return (
    <Button
      {...rest}
      ref={ref}
      icon={pause}
      aria-pressed={view.isHeld}
      className={className ? `gws-hold ${className}` : 'gws-hold'}
      onClick={view.isHeld ? view.release : view.hold}
    >
      {wording.labels?.Hold ?? 'Hold'}
    </Button>
  )
})
