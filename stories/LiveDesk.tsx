/** Two live workbins on one link, and the buttons that break it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { CometdProvider, ConnectionStatus, WorkbinStatusBadge } from 'gws-workbins'
import { targets } from './faults.js'
import { useLinkCondition } from './LinkCondition.js'
import { control, createClient } from './liveGws.js'
import { SimulatorPanel } from './SimulatorPanel.js'

/**
 * A small desktop on a GWS that can be broken: handshake, join, one POST per workbin, and the
 * confirmation that makes it live. Break it: Live goes at once, and comes back when it is true again.
 * Above the buttons stands what any agent desktop would write.
 */
export function LiveDesk(): ReactElement {
  const [client] = useState(createClient)
  const [queryClient] = useState(() => new QueryClient())
  useLinkCondition(control)
  return (
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        <div className="stack">
          <section className="card" aria-label="Workbins">
            <div className="row">
              Push link <ConnectionStatus />
            </div>
            <div className="row">
              <b>Billing escalations</b>
              <WorkbinStatusBadge
                workbinId={targets.escalations.id}
                agentGroup={targets.escalations.agentGroup}
              />
            </div>
            <div className="row">
              <b>Night desk</b>
              <WorkbinStatusBadge
                workbinId={targets.nightDesk.id}
                placeGroup={targets.nightDesk.placeGroup}
              />
            </div>
          </section>
          <SimulatorPanel />
        </div>
      </CometdProvider>
    </QueryClientProvider>
  )
}
