'use client'
/** The devtools as a part of a page. */
import type { ReactElement } from 'react'
import type { WorkbinClient } from '../../core/client.js'
import type { SimulatorControl } from '../../simulator/control/createSimulatorControl.js'
import { DevtoolsFrame } from './DevtoolsFrame.js'
import { useDevtoolsLog } from './useDevtoolsLog.js'

/** Props of {@link WorkbinDevtoolsPanel}. */
export interface WorkbinDevtoolsPanelProps {
  /** Default: the client of the `<CometdProvider>` above. Its link is not held by being looked at. */
  readonly client?: WorkbinClient | undefined
  /** Adds the buttons that break a simulator; without it there are none. */
  readonly simulator?: SimulatorControl | undefined
  /** Added to the panel's own class. */
  readonly className?: string | undefined
}

/**
 * What link, requests, pushes and lists do, as they do it: inline, as high as the box it is in.
 *
 * It only looks: no request, no lease and no observer comes of it. It keeps 500 lines, from when it
 * is mounted. Needs `gws-workbins/styles.css` and `gws-workbins/devtools.css`. English, for developers.
 *
 * @param props - client and simulator, or none under a provider
 * @example
 * ```tsx
 * import { WorkbinDevtoolsPanel } from 'gws-workbins/devtools'
 *
 * function SupportPage() {
 *   return (
 *     <div style={{ blockSize: '20rem' }}>
 *       <WorkbinDevtoolsPanel />
 *     </div>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`; `invalid-option` for a client of another version
 */
export function WorkbinDevtoolsPanel({
  className,
  client,
  simulator,
}: WorkbinDevtoolsPanelProps): ReactElement {
  return <DevtoolsFrame log={useDevtoolsLog(client)} simulator={simulator} className={className} />
}
