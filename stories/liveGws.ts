/** The GWS of the live stories: behind this origin while developing, inside the page once published. */
import { QueryClient } from '@tanstack/react-query'
import { createWorkbinClient, type WorkbinClient } from 'gws-workbins'
import {
  createSimulator,
  createSimulatorControl,
  type SimulatorControl,
} from 'gws-workbins/simulator'

/** A published Storybook has no server of its own. */
const simulator = import.meta.env.PROD ? createSimulator() : null

/** Breaks and mends the simulator. With `GWS_URL` there is none, and every call rejects. */
export const control: SimulatorControl = createSimulatorControl(
  simulator?.fetch ?? ((...request) => fetch(...request)),
)

/** Makes a client as a desktop would; it does nothing until a provider holds it. */
export function createClient(): WorkbinClient {
  return createWorkbinClient({
    url: `${location.origin}/api/v2`,
    queryClient: new QueryClient(),
    fetch: simulator?.fetch,
    // A story should not take as long as a morning.
    timings: { confirm: 3_000, linger: 500 },
  })
}
