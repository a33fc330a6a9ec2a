/** Answers the control route below `/simulator`: rules, scenario, world, actions and log, as JSON. */
import { parseJson } from '../../protocol/envelope.js'
import { ownString } from '../../protocol/own.js'
import type { Gws } from '../createGws.js'
import { cookieName, withSession } from '../edge/authenticate.js'
import type { Exchange } from '../edge/Exchange.js'
import { loginPage } from '../edge/pages.js'
import type { RuleBook } from '../rules/createRuleBook.js'
import { parseRule } from '../rules/parseRule.js'
import { scenarios } from '../scenarios.js'
import type { SimulatorWorld } from '../SimulatorWorld.js'
import type { WireResponse } from '../wire.js'
import { jsonResponse } from '../wire.js'
import type { Stage } from './createStage.js'
import { runAction } from './runAction.js'
import { parseAction } from './SimulatorAction.js'

/** What the route controls. */
export interface Controlled {
  readonly gws: Gws
  readonly rules: RuleBook
  readonly stage: Stage
  readonly world: SimulatorWorld
}

type Answer = (controlled: Controlled, exchange: Exchange) => unknown

/** By method and path below `/simulator`; what is returned is sent as JSON. */
const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['GET ', ({ stage }) => ({ scenario: stage.current, scenarios: describeScenarios() })],
  ['GET rules', ({ rules }) => rules.list()],
  ['POST rules', addRule],
  ['DELETE rules', ({ rules }, { query }) => removeRules(rules, query.get('id'))],
  ['GET log', ({ gws }, { query }) => readLog(gws, query.get('since'))],
  ['DELETE log', ({ gws }) => gws.log.clear()],
  ['GET scenario', ({ stage }) => ({ name: stage.current })],
  ['PUT scenario', useScenario],
  ['GET world', ({ world }) => world.dump()],
  ['POST actions', act],
])

/** The answer to a request below `/simulator`: 400 with a sentence for what is malformed. */
export function answerControl(controlled: Controlled, exchange: Exchange): WireResponse {
  const route = exchange.path?.join('/') ?? ''
  if (route === 'login') return loginPage()
  const { method } = exchange.request
  if (method === 'OPTIONS') return { ...jsonResponse(204, ''), body: '' }
  const answer = answers.get(`${method} ${route}`)
  if (answer === undefined) return jsonResponse(404, { error: `There is no ${method} ${route}.` })
  try {
    const result = answer(controlled, exchange) ?? null
    return withSession(controlled.gws, exchange, jsonResponse(200, result))
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    return jsonResponse(400, { error: error.message })
  }
}

function describeScenarios(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(scenarios).map(([name, { description }]) => [name, description]),
  )
}

function addRule({ rules }: Controlled, { request }: Exchange): unknown {
  rules.add(parseRule(parseJson(request.body)))
  return rules.list().at(-1)
}

function removeRules(rules: RuleBook, id: string | null): void {
  if (id === null) rules.clear()
  else rules.remove(id)
}

function readLog({ log }: Gws, since: string | null): unknown {
  const after = Number(since ?? 0)
  if (Number.isNaN(after)) throw new TypeError('since must be a number.')
  return log.entries().filter(({ sequence }) => sequence > after)
}

function useScenario({ stage }: Controlled, { request }: Exchange): unknown {
  stage.use(ownString(parseJson(request.body), 'name') ?? '')
  return { name: stage.current }
}

/** To sign in also gives the calling browser a session, if it had none. */
function act({ gws, world }: Controlled, exchange: Exchange): unknown {
  const action = parseAction(parseJson(exchange.request.body))
  const result = runAction(world, action)
  if (action.action === 'signIn') {
    const known = gws.httpSessions.find(exchange.cookies.get(cookieName(gws)))
    const agentId = action.agentId ?? gws.directory.defaultAgent.id
    exchange.sessionId = (known ?? gws.httpSessions.open(agentId)).id
  }
  return result
}
