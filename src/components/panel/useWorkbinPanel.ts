'use client'
/** What a host's own part of a panel reads: the workbin that the panel around it shows. */
import { useContext } from 'react'
import { WorkbinError } from '../../core/errors.js'
import { PanelContext, type WorkbinPanelState } from './PanelContext.js'

/**
 * The workbin of the {@link WorkbinPanel} above: its subscription, contents and view. For parts of a
 * host's own between the library's.
 *
 * @example
 * ```tsx
 * import { useWorkbinPanel, WorkbinPanel } from 'gws-workbins'
 *
 * function Waiting() {
 *   const { view } = useWorkbinPanel()
 *   return <p>{view.waiting} new</p>
 * }
 *
 * function Desk({ id }: { id: string }) {
 *   return (
 *     <WorkbinPanel name="Billing escalations" workbinId={id} agentGroup="Billing-Tier2">
 *       <WorkbinPanel.Header />
 *       <Waiting />
 *       <WorkbinPanel.List />
 *     </WorkbinPanel>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`, outside of a panel
 */
export function useWorkbinPanel(): WorkbinPanelState {
  const panel = useContext(PanelContext)
  if (panel === null)
    throw new WorkbinError('no-provider', { detail: 'no <WorkbinPanel> is above' })
  return panel
}
