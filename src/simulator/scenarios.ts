/** The named scenarios: each a rule set, with what the world does when one begins and ends. */
import type { SimulatorAction } from './control/SimulatorAction.js'
import type { Rule, RuleMatch } from './rules/Rule.js'

/** The name of a scenario. */
export type ScenarioName =
  | 'healthy'
  | 'confirm-before-answer'
  | 'confirm-late'
  | 'confirm-never'
  | 'confirm-without-reference'
  | 'confirm-without-owner'
  | 'refuse'
  | 'references-restart'
  | 'answers-out-of-order'
  | 'reply-lost'
  | 'session-lost'
  | 'signed-out'
  | 'csrf-rotated'
  | 'service-unavailable'
  | 'login-page'
  | 'connection-cut'
  | 'black-hole'
  | 'multiple-clients'
  | 'monday-morning'

/** What happens at one moment of a scenario. */
export interface ScenarioCue {
  readonly afterMs: number
  readonly action: SimulatorAction
}

/** One scenario. Plain JSON. */
export interface Scenario {
  /** What the agent's desktop has to live with, in one sentence. */
  readonly description: string
  readonly rules: readonly Rule[]
  /** What happens once when it begins. */
  readonly enter?: readonly SimulatorAction[] | undefined
  /** What happens while it plays, each once, `afterMs` milliseconds after it began. */
  readonly later?: readonly ScenarioCue[] | undefined
  /** What happens once when another scenario takes its place, so that `healthy` heals. */
  readonly leave?: readonly SimulatorAction[] | undefined
}

const onSubscribe: RuleMatch = { method: 'POST', operation: 'Subscribe' }
const onPoll: RuleMatch = { channel: '/meta/connect', held: true }

/** Every scenario by name, in the order in which help and stories list them. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = {
  healthy: {
    description: 'Everything works: the answer comes first, its confirmation a few ms later.',
    rules: [],
  },
  'confirm-before-answer': {
    description: 'The confirmation overtakes the HTTP answer of the Subscribe it belongs to.',
    rules: [{ match: onSubscribe, effect: { type: 'confirmation', mode: 'before' } }],
  },
  'confirm-late': {
    description: 'The confirmation comes after 12 seconds, when clients have stopped waiting.',
    rules: [{ match: onSubscribe, effect: { type: 'confirmation', mode: 'late' } }],
  },
  'confirm-never': {
    description: 'Every Subscribe is accepted and carried out, and never confirmed.',
    rules: [{ match: onSubscribe, effect: { type: 'confirmation', mode: 'never' } }],
  },
  'confirm-without-reference': {
    description: 'Confirmations carry no referenceId.',
    rules: [{ match: onSubscribe, effect: { type: 'confirmation', mode: 'withoutReference' } }],
  },
  'confirm-without-owner': {
    description: 'Confirmations name neither group nor user.',
    rules: [{ match: onSubscribe, effect: { type: 'confirmation', mode: 'withoutOwner' } }],
  },
  refuse: {
    description: 'Every Subscribe is accepted over HTTP and then refused with RequestFailed.',
    rules: [{ match: onSubscribe, effect: { type: 'confirmation', mode: 'refused' } }],
  },
  'references-restart': {
    description:
      'The server restarts at the next poll: every session is lost, and old reference numbers come again.',
    rules: [{ match: onPoll, times: 1, effect: { type: 'restart' } }],
  },
  'answers-out-of-order': {
    description: 'Operations sent together are answered in reverse order.',
    rules: [{ match: { method: 'POST', path: '/workbins' }, effect: { type: 'reorder' } }],
  },
  'reply-lost': {
    description: 'The first Subscribe is carried out, but the connection breaks before its answer.',
    rules: [{ match: onSubscribe, times: 1, effect: { type: 'dropReply' } }],
  },
  'session-lost': {
    description: 'The server forgets the push session once: the next poll gets 402.',
    rules: [{ match: onPoll, times: 1, effect: { type: 'expirePushSession' } }],
  },
  'signed-out': {
    description:
      'The login has ended: everything answers 403 with statusCode 20 until the browser signs in again.',
    rules: [{ times: 1, effect: { type: 'signOut' } }],
    enter: [{ action: 'signOut' }],
    leave: [{ action: 'signIn' }],
  },
  'csrf-rotated': {
    description: 'The CSRF token has changed: the next operation gets the 403 text once.',
    rules: [{ match: { method: 'POST', path: '/workbins' }, times: 1, effect: { type: 'csrf' } }],
  },
  'service-unavailable': {
    description: 'The Interaction Server is down: workbins answer 503 and subscriptions are gone.',
    rules: [],
    enter: [{ action: 'setService', service: 'MultiMediaState', state: 'Inactive' }],
    leave: [{ action: 'setService', service: 'MultiMediaState', state: 'Active' }],
  },
  'login-page': {
    description: 'A portal answers everything with its login page: HTML, status 200.',
    rules: [{ effect: { type: 'loginPage' } }],
  },
  'connection-cut': {
    description: 'Every connection is cut before an answer.',
    rules: [{ effect: { type: 'dropRequest' } }],
  },
  'black-hole': {
    description: 'Every request is accepted and not a byte ever comes back.',
    rules: [{ effect: { type: 'hold' } }],
  },
  'multiple-clients': {
    description: 'The server says that this browser has another session: polls are not held.',
    rules: [{ match: onPoll, effect: { type: 'multipleClients' } }],
  },
  'monday-morning': {
    description:
      'The queue fills, routing feeds, colleagues take and a supervisor moves, without end; after 90 s the Interaction Server is away for 10 s, after 150 s the push sessions are lost.',
    rules: [],
    enter: [
      {
        action: 'startTraffic',
        options: { arrivalsPerMinute: 240, takesPerMinute: 20, movesPerMinute: 0 },
      },
    ],
    later: [
      { afterMs: 30_000, action: { action: 'startTraffic' } },
      {
        afterMs: 90_000,
        action: { action: 'setService', service: 'MultiMediaState', state: 'Inactive' },
      },
      {
        afterMs: 100_000,
        action: { action: 'setService', service: 'MultiMediaState', state: 'Active' },
      },
      { afterMs: 150_000, action: { action: 'expirePushSessions' } },
    ],
    leave: [
      { action: 'stopTraffic' },
      { action: 'setService', service: 'MultiMediaState', state: 'Active' },
    ],
  },
}

/** True for the name of a scenario. */
export function isScenarioName(name: unknown): name is ScenarioName {
  return typeof name === 'string' && Object.hasOwn(scenarios, name)
}
