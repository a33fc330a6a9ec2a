'use client'
/** The tools of a panel: channels with their counts, search, hold, and what can be done with the selection. */
import {
  forwardRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactNode,
  type RefAttributes,
} from 'react'
import { Shape } from '../controls/Shape.js'
import { completeLabels } from '../words/labels.js'
import { panelSentences } from '../words/panelWords.js'
import { PanelActions } from './PanelActions.js'
import { PanelChannels } from './PanelChannels.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** Props of `WorkbinPanel.Toolbar`. */
export interface PanelToolbarProps extends Omit<HTMLAttributes<HTMLElement>, 'children'> {
  /** Goes before the actions. */
  readonly children?: ReactNode
}

const magnifier = 'M7 2.6a4.4 4.4 0 1 1 0 8.8 4.4 4.4 0 1 1 0-8.8M10.4 10.4l3.2 3.2'

/**
 * The tools of a panel: one chip for each channel, a search over customer, id and case data, and the
 * host's `actions`. Part of {@link WorkbinPanel}.
 */
export const PanelToolbar: ForwardRefExoticComponent<
  PanelToolbarProps & RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, PanelToolbarProps>(function PanelToolbar(
  { children, ...rest },
  ref,
) {
  const { view, wording } = useWorkbinPanel()
  const say = completeLabels(wording.labels, panelSentences)
  return (
    <div {...rest} ref={ref} data-part="bar">
      <div data-part="row">
        <PanelChannels />
        <label className="gws-button gws-search">
          <span data-part="face">
            <span data-part="icon">
              <Shape path={magnifier} />
            </span>
            <input
              type="search"
              data-part="text"
              aria-label={say.Search ?? 'Search'}
              placeholder={say.Search ?? 'Search'}
              value={view.search}
              onChange={(event) => view.setSearch(event.target.value)}
            />
          </span>
        </label>
        <span data-part="space" />
        {children}
        <PanelActions />
      </div>
    </div>
  )
})
