/** Makes a simulator: the model, the edge before it, and the page's browsers. */
import { answerControl } from './control/answerControl.js'
import { createStage } from './control/createStage.js'
import { createGws } from './createGws.js'
import { createLog } from './createLog.js'
import { createWorld } from './createWorld.js'
import { toAgentCookie } from './edge/authenticate.js'
import { createEdge } from './edge/createEdge.js'
import { toExchange } from './edge/Exchange.js'
import { createPageFetch } from './page/createPageFetch.js'
import { createRuleBook } from './rules/createRuleBook.js'
import type { Simulator } from './Simulator.js'
import type { SimulatorOptions } from './SimulatorOptions.js'
import { toSettings } from './SimulatorOptions.js'
import type { WireAnswer, WireRequest } from './wire.js'
import { textResponse } from './wire.js'

/** Outside the API, so that no rule can take the control away. */
const controlPath = '/simulator'

/**
 * Makes a GWS that lives in this page or process. It runs no timer before the first Bayeux request,
 * unless its traffic or its scenario does; `close()` ends them all.
 *
 * @example
 * ```ts
 * import { createSimulator } from 'gws-workbins/simulator'
 *
 * const simulator = createSimulator({ scenario: 'confirm-late' })
 * const client = createWorkbinClient({ url: '/api/v2', queryClient, fetch: simulator.fetch })
 *
 * simulator.world.addItem({ id: workbinId, agentGroup: 'Billing-Tier2' })
 * simulator.useScenario('healthy')
 * await simulator.close()
 * ```
 *
 * @param options - world, misbehaviour and the server's settings; a healthy demo world by default
 * @throws TypeError for a scenario there is not
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const settings = toSettings(options)
  const log = createLog()
  const gws = createGws(settings, log)
  const rules = createRuleBook(settings.seed)
  const edge = createEdge(gws, rules, () => world.restart())
  const world = createWorld(gws, edge.cutConnections)
  const stage = createStage(rules, world, log)
  let isOpen = true

  const handle = async (request: WireRequest): Promise<WireAnswer> => {
    if (!isOpen) return 'cut'
    if (isBelow(settings.basePath, request.url)) return edge.handle(request)
    if (!isBelow(controlPath, request.url)) return textResponse(404, 'text/plain', 'Not found')
    const exchange = toExchange(0, request, controlPath, new AbortController().signal)
    return answerControl({ gws, rules, stage, world }, exchange)
  }

  if (options.scenario !== undefined) stage.use(options.scenario)

  return {
    fetch: createPageFetch(handle),
    browser: (agentId) => ({ fetch: createPageFetch(handle, toAgentCookie(gws, agentId)) }),
    rules,
    log,
    world,
    get scenario() {
      return stage.current
    },
    useScenario: stage.use,
    handle,
    owns: (path) => isBelow(settings.basePath, path) || isBelow(controlPath, path),
    close: async () => {
      isOpen = false
      stage.close()
      world.stopTraffic()
      edge.cutConnections()
      gws.bayeux.close()
      gws.timers.clear()
    },
  }
}

function isBelow(base: string, path: string): boolean {
  return path.startsWith(base) && /^(?:[/?]|$)/.test(path.slice(base.length))
}
