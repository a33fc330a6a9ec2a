'use client'
/** The head of a panel: whose list, whether it is live, how much lies in it, how old that is. */
import {
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { WorkbinStatusBadge } from '../badge/WorkbinStatusBadge.js'
import { SubscribeToggle } from '../feedback/SubscribeToggle.js'
import { HoldButton } from '../list/HoldButton.js'
import { NewItemsButton } from '../list/NewItemsButton.js'
import { PanelFacts } from './PanelFacts.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** Props of `WorkbinPanel.Header`. */
export interface PanelHeaderProps extends Omit<HTMLAttributes<HTMLElement>, 'children'> {
  /** Goes to the end of the first line, such as a menu of the host. */
  readonly children?: ReactNode
}

/**
 * The head of a panel: the heading, owner and status in one badge, the switch, and "Hold", which
 * freezes what is shown and nothing else; below them the count, the age of the oldest item, how old
 * the list is, and the new items that wait. Part of {@link WorkbinPanel}.
 */
export const PanelHeader: ForwardRefExoticComponent<PanelHeaderProps & RefAttributes<HTMLElement>> =
  forwardRef<HTMLElement, PanelHeaderProps>(function PanelHeader({ children, ...rest }, ref) {
    const panel = useWorkbinPanel()
    const { headingId, headingLevel, name, owner, subscription, timings, view } = panel
    return (
      <header {...rest} ref={ref} data-part="bar">
        <div data-part="row">
          {/* No h2: resets in no layer give that a margin that no layer takes away. */}
          <div
            role="heading"
            aria-level={headingLevel}
            id={headingId}
            className="gws-panel-heading"
            tabIndex={-1}
          >
            <span>
              <bdi>{name}</bdi>
            </span>
          </div>
          <WorkbinStatusBadge
            subscription={subscription}
            owner={owner}
            timings={timings}
            {...panel.wording}
          />
          <span data-part="space" />
          {'subscribe' in subscription && (
            <SubscribeToggle subscription={subscription} labels={panel.wording.labels} />
          )}
          <HoldButton view={view} {...panel.wording} />
          {children}
        </div>
        <div data-part="row">
          <PanelFacts />
          <span data-part="space" />
          <NewItemsButton view={view} {...panel.wording} />
        </div>
      </header>
    )
  })
