/** A GWS of its own for each desktop page, inside the page, so that no story breaks another's. */
import { QueryClient } from '@tanstack/react-query'
import { createWorkbinClient, type WorkbinClient } from 'gws-workbins'
import {
  createSimulator,
  createSimulatorControl,
  type Rule,
  type SimulatorControl,
  type WorldDefinition,
} from 'gws-workbins/simulator'
import { createDeskWorld, deskChargebacks, deskVip, toTarget } from './deskWorld.js'

/** The server of one page, and what a desktop needs to talk to it. */
export interface DeskGws {
  /** Breaks and mends it. */
  readonly control: SimulatorControl
  /** Made as a desktop would; it does nothing until a provider holds it. */
  readonly client: WorkbinClient
  readonly queryClient: QueryClient
}

/**
 * @param world - who and what there is
 * @param rules - what misbehaves from the beginning, until "Restore" is pressed
 */
export function createDeskGws(world: WorldDefinition, rules: readonly Rule[] = []): DeskGws {
  const simulator = createSimulator({ world })
  for (const rule of rules) simulator.rules.add(rule)
  const queryClient = new QueryClient()
  return {
    control: createSimulatorControl(simulator.fetch),
    queryClient,
    client: createWorkbinClient({
      url: `${location.origin}/api/v2`,
      queryClient,
      fetch: simulator.fetch,
      // A story should not take as long as a morning.
      timings: { confirm: 3_000, linger: 500 },
    }),
  }
}

/** One confirmation never comes, and one group is refused: what a desk has to live with. */
const quirks: readonly Rule[] = [
  {
    match: { operation: 'Subscribe', target: toTarget(deskChargebacks) },
    effect: { type: 'confirmation', mode: 'late', ms: 8_000 },
  },
  {
    match: { operation: 'Subscribe', target: toTarget(deskVip) },
    effect: { type: 'confirmation', mode: 'refused' },
  },
]

/** The desk of the mock-up, as it is now. */
export function createDeskOfNine(): DeskGws {
  return createDeskGws(createDeskWorld(Date.now()), quirks)
}
