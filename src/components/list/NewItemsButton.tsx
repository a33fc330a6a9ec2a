'use client'
/** The button behind which new items wait. */
import {
  forwardRef,
  type ButtonHTMLAttributes,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import { Button } from '../controls/Button.js'
import { inLocale } from '../words/inLocale.js'
import { useWording } from '../words/LabelsProvider.js'
import { completeLabels, type Wording } from '../words/labels.js'
import { listSentences } from '../words/listWords.js'
import type { WorkbinItemsView } from './useWorkbinItems.js'

/** Props of {@link NewItemsButton}. */
export interface NewItemsButtonProps
  extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children'>, Wording {
  /** What `useWorkbinItems` returned, or as much of it. */
  readonly view: Pick<WorkbinItemsView, 'waiting' | 'showNew'>
}

const up = 'M8 13V3M4 7l4-4 4 4'

/**
 * "3 new items": shows what came while the list was in use. It is there only while something waits;
 * give it a place of its own beside the list, so that nothing moves when it comes or goes.
 *
 * Markup to style and test by: `button.gws-button.gws-new-items`.
 *
 * @param props - `view`; other attributes and `ref` reach the button
 * @example
 * ```tsx
 * import { NewItemsButton, useWorkbinContents, useWorkbinItems, WorkbinItemList } from 'gws-workbins'
 *
 * function Escalations({ id }: { id: string }) {
 *   const view = useWorkbinItems(useWorkbinContents(id, { agentGroup: 'Billing-Tier2' }))
 *   return (
 *     <>
 *       <NewItemsButton view={view} />
 *       <WorkbinItemList view={view} />
 *     </>
 *   )
 * }
 * ```
 */
export const NewItemsButton: ForwardRefExoticComponent<
  NewItemsButtonProps & RefAttributes<HTMLButtonElement>
> = forwardRef<HTMLButtonElement, NewItemsButtonProps>(function NewItemsButton(
  { view, labels, locale, timeZone, className, ...rest },
  ref,
) {
  const wording = useWording({ labels, locale, timeZone })
  const { waiting, showNew } = view
  if (waiting === 0) return null
  const formatted = inLocale(wording, (place) => waiting.toLocaleString(place.locale))
  return (
    <Button
      {...rest}
      ref={ref}
      look="primary"
      icon={up}
      className={className ? `gws-new-items ${className}` : 'gws-new-items'}
      onClick={showNew}
    >
      {completeLabels(wording.labels, listSentences).newItems(waiting, formatted)}
    </Button>
  )
})
