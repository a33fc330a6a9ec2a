/** Turns the effect of a rule into what happens at each step of an exchange. */
import type { Gws } from '../createGws.js'
import { onAbort } from '../createTimers.js'
import type { Manner } from '../rest/RestRequest.js'
import type { RuleBook } from '../rules/createRuleBook.js'
import type { Effect, Half } from '../rules/Effect.js'
import type { ActiveRule } from '../rules/Rule.js'
import { messageField } from '../bayeux/messages.js'
import type { WireResponse } from '../wire.js'
import { csrfRefusal, findSession } from './authenticate.js'
import { ConnectionCut } from './ConnectionCut.js'
import type { Reorderer } from './createReorderer.js'
import type { EditEffect } from './editReply.js'
import { editReply } from './editReply.js'
import type { Exchange } from './Exchange.js'
import { loginPage, loginPath, redirect, spelledOut } from './pages.js'

type Eventually<Value> = Value | Promise<Value>

/** What one rule does to one exchange. A step that throws `ConnectionCut` ends it without a reply. */
export interface Behaviour {
  /** Before the request is carried out. */
  readonly before?: () => Eventually<void>
  /** Instead of carrying it out; of several rules the first has its way. */
  readonly instead?: () => Eventually<WireResponse>
  /** How it is carried out. */
  readonly manner?: Manner
  readonly atOnce?: true
  readonly twice?: true
  /** To the reply. */
  readonly after?: (response: WireResponse) => Eventually<WireResponse>
}

/** What behaviours work with. */
export interface EdgeTools {
  readonly gws: Gws
  readonly rules: RuleBook
  readonly reorderer: Reorderer
  readonly restart: () => void
}

/** After the confirmation or proof that comes first, so that it has arrived when the HTTP answer leaves. */
const answerDelay = 20

/** The behaviour of `rule` for this exchange. */
export function toBehaviour(tools: EdgeTools, rule: ActiveRule, exchange: Exchange): Behaviour {
  const { gws, rules, reorderer } = tools
  const { effect, id } = rule
  const { signal } = exchange
  const sleep = (ms: number) => gws.timers.sleep(ms, signal)

  switch (effect.type) {
    case 'delay':
      return pausing(effect.of, () => sleep(effect.ms))
    case 'hold':
      return pausing(effect.of, () => untilRemoved(rules, id, signal))
    case 'dropRequest':
      return { before: cut }
    case 'dropReply':
      return { after: cut }
    case 'cut':
    case 'truncate':
    case 'patch':
      return { after: (response) => editReply(effect, response, rule.match?.channel) }
    case 'injectBayeux':
      return { atOnce: true, after: (response) => editReply(effect, response, undefined) }
    case 'multipleClients':
      return { atOnce: true, after: (response) => adviseClients(gws, exchange, effect, response) }
    case 'duplicate':
      return { twice: true }
    case 'reorder': {
      const { count = 2, withinMs = 200 } = effect
      return pausing('reply', () => reorderer.wait(id, count, withinMs, signal))
    }
    case 'respond':
      return responding(effect, sleep)
    case 'redirect':
      return { instead: () => redirect(effect.location ?? loginPath) }
    case 'loginPage':
      return { instead: loginPage }
    case 'signOut':
      return { before: () => signOut(gws, exchange) }
    case 'csrf':
      return { instead: () => refuseToken(gws, exchange) }
    case 'expirePushSession':
      return { before: () => clientIds(exchange).forEach(gws.bayeux.expire) }
    case 'restart':
      return { before: tools.restart }
    case 'confirmation':
    case 'proof':
      return {
        manner: { [effect.type]: effect },
        ...(effect.mode === 'before' ? pausing('reply', () => sleep(answerDelay)) : {}),
      }
    case 'contents':
      return { manner: { contents: effect } }
    case 'events':
      return { after: (response) => editReply(effect, response, undefined) }
    case 'reference':
      return { manner: { reference: effect } }
    default:
      return effect satisfies never
  }
}

function pausing(half: Half | undefined, pause: () => Promise<void>): Behaviour {
  if (half !== 'reply') return { before: pause }
  return {
    after: async (response) => {
      await pause()
      return response
    },
  }
}

function responding(
  effect: Extract<Effect, { readonly type: 'respond' }>,
  sleep: (ms: number) => Promise<void>,
): Behaviour {
  const respond = async (): Promise<WireResponse> => {
    if (effect.afterMs !== undefined) await sleep(effect.afterMs)
    return spelledOut(effect)
  }
  return effect.of === 'reply' ? { after: respond } : { instead: respond }
}

function cut(): never {
  throw new ConnectionCut()
}

function untilRemoved(rules: RuleBook, id: string, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    rules.onRemoved(id, resolve)
    onAbort(signal, () => reject(new ConnectionCut()))
  })
}

/** The rule ends some day; then the client must hear the server's own advice again. */
function adviseClients(
  gws: Gws,
  exchange: Exchange,
  effect: EditEffect,
  response: WireResponse,
): WireResponse {
  clientIds(exchange).forEach(gws.bayeux.reAdvise)
  return editReply(effect, response, undefined)
}

function signOut(gws: Gws, exchange: Exchange): void {
  const session = findSession(gws, exchange)
  if (session !== undefined) gws.httpSessions.assign(session.id, undefined)
}

function refuseToken(gws: Gws, exchange: Exchange): WireResponse {
  const session = findSession(gws, exchange)
  if (session !== undefined) gws.httpSessions.renewToken(session.id)
  return csrfRefusal()
}

/** The push sessions that a Bayeux request names. */
function clientIds({ messages = [] }: Exchange): readonly string[] {
  return messages
    .map((message) => messageField(message, 'clientId'))
    .filter((clientId) => typeof clientId === 'string')
}
