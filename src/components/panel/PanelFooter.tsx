'use client'
/** The foot of a panel: what became of what was taken. Below the rows, so that none of them moves. */
import {
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { BadgeIcon } from '../badge/BadgeSegment.js'
import { Button } from '../controls/Button.js'
import { completeLabels } from '../words/labels.js'
import { panelSentences } from '../words/panelWords.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** Props of `WorkbinPanel.Footer`. */
export interface PanelFooterProps extends Omit<HTMLAttributes<HTMLElement>, 'children'> {
  /** Goes to the end. */
  readonly children?: ReactNode
}

/**
 * The foot of a panel: what became of the item that was to be taken, until it is dismissed or the
 * next one is taken, and `children`. Nothing where there is neither. Part of {@link WorkbinPanel}.
 */
export const PanelFooter: ForwardRefExoticComponent<PanelFooterProps & RefAttributes<HTMLElement>> =
  forwardRef<HTMLElement, PanelFooterProps>(function PanelFooter({ children, ...rest }, ref) {
    const { taking, wording } = useWorkbinPanel()
    const say = completeLabels(wording.labels, panelSentences)
    const news = taking?.news ?? null
    if (news === null && children === undefined) return null
    return (
      <footer {...rest} ref={ref} data-part="bar">
        {news !== null && (
          <div className="gws-notice" data-tone={news.tone}>
            <BadgeIcon name={news.icon} />
            <div data-part="body">
              <bdi data-part="words">{news.text}</bdi>
              <Button onClick={taking?.dismiss}>{say.Dismiss ?? 'Dismiss'}</Button>
            </div>
          </div>
        )}
        {children}
      </footer>
    )
  })
