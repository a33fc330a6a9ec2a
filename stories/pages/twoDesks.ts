/** One GWS in the page, two agents of one group before it, and what its log knows better than either desk. */
import { QueryClient } from '@tanstack/react-query'
import { createWorkbinClient, type WorkbinClient } from 'gws-workbins'
import {
  createSimulator,
  createSimulatorControl,
  type SimulatorControl,
} from 'gws-workbins/simulator'
import { faults as allFaults, targets, type Fault } from '../faults.js'

/** The list that both desks show. */
export const target = targets.escalations

/** Whoever has no push session left has no subscription either: what GWS does is not known. */
const simulator = createSimulator({ subscriptionLifetime: 'session' })

/** Breaks and mends it for both desks alike. */
export const control: SimulatorControl = createSimulatorControl(simulator.fetch)

/** Of the same origin as the page. */
export const url = `${location.origin}/api/v2`

/** The agent with the hook of his own. Subscriptions are an agent's: each desk needs one of its own. */
const colleague = 'user'

/** His browser. */
export const { fetch: colleaguesFetch } = simulator.browser(colleague)

/** Ours. */
export function createClient(): WorkbinClient {
  return createWorkbinClient({
    url,
    queryClient: new QueryClient(),
    fetch: simulator.fetch,
    // A page should not take as long as a morning.
    timings: { confirm: 3_000, linger: 500, heartbeat: 5_000 },
  })
}

/** What is true. */
export interface Oracle {
  /** Whether the server would tell each desk of an item that comes now. */
  readonly tells: { readonly ours: boolean; readonly theirs: boolean }
  /** How many items there are. */
  readonly count: number
}

/** Asks the server itself. */
export function askOracle(): Oracle {
  const { world } = simulator
  const tells = (agentId: string): boolean =>
    world.isSubscribed(target, agentId) &&
    world
      .pushSessions()
      .some((each) => each.agentId === agentId && each.channels.includes('/v2/me/workbins'))
  const [agent] = world.dump().agents
  return {
    tells: { ours: tells(agent?.id ?? ''), theirs: tells(colleague) },
    count: world.contents(target).length,
  }
}

const kept = new Set(['Restore', 'Stay silent', 'End session', 'New item', 'Colleague takes'])

/** The buttons of this page. */
export const faults: readonly Fault[] = [
  ...allFaults.filter(({ label }) => kept.has(label)),
  {
    label: 'Restart Interaction Server',
    hint: 'The server behind GWS is away for two seconds, and has no subscription when it is back.',
    async run({ world }) {
      await world.setService('MultiMediaState', 'Inactive')
      await new Promise((resolve) => setTimeout(resolve, 2_000))
      await world.setService('MultiMediaState', 'Active')
    },
  },
  {
    label: 'Restart GWS',
    hint: 'Connections are cut; logins, push sessions and subscriptions are gone.',
    run: ({ world }) => world.restart(),
  },
  {
    label: 'Unsubscribe elsewhere',
    hint: 'Another tab of each agent ends the subscription, and both are told.',
    async run({ world }) {
      await world.endSubscription(target)
      await world.endSubscription(target, colleague)
    },
  },
]
