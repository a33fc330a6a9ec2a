/** Faults of what lies between the desktop and GWS: the network, gateways, portals. */
import type { RuleMatch } from 'gws-workbins/simulator'
import {
  cutAll,
  endPolls,
  type Fault,
  type FaultStage,
  loseSession,
  once,
  ruled,
  type Trigger,
} from './Fault.js'

const onSubscribe: RuleMatch = { method: 'POST', operation: 'Subscribe' }
const onPoll: RuleMatch = { channel: '/meta/connect', held: true }
const outage = { isOutage: true } as const
const ordered = { isOrdered: true } as const

const someDelay = ({ random }: FaultStage): number => Math.round(100 + random() * 8_900)

const endInSilence: Trigger = (stage) => {
  endPolls(stage)
  for (let count = 0; count < 5; count += 1) stage.simulator.world.endSubscription(stage.target())
}

/** Of requests and replies on their way. */
const network: readonly Fault[] = [
  once('connections cut', cutAll),
  ruled('cut off', [500, 30_000], cutAll, { effect: { type: 'dropRequest' } }, outage),
  ruled('black hole', [2_000, 60_000], endPolls, { effect: { type: 'hold' } }, outage),
  // What was sent in it stays lost when it is over: no answer comes before the client gives up.
  ruled(
    'packets lost',
    [2_000, 60_000],
    endPolls,
    { effect: { type: 'delay', ms: 200_000 } },
    outage,
  ),
  // Nothing can tell these: the heartbeat has to notice.
  ruled(
    'ended in a black hole',
    [30_000, 60_000],
    endInSilence,
    { effect: { type: 'hold' } },
    outage,
  ),
  ruled('black hole for replies', [2_000, 40_000], endPolls, {
    effect: { type: 'hold', of: 'reply' },
  }),
  ruled('polls unanswered', [2_000, 60_000], endPolls, { match: onPoll, effect: { type: 'hold' } }),
  ruled('poll replies lost', [500, 20_000], endPolls, {
    match: onPoll,
    effect: { type: 'dropReply' },
  }),
  ruled('Subscribe replies lost', [2_000, 20_000], loseSession, {
    match: onSubscribe,
    effect: { type: 'dropReply' },
  }),
  ruled('requests slow', [5_000, 30_000], loseSession, (stage) => ({
    effect: { type: 'delay', ms: someDelay(stage) },
  })),
  ruled('replies slow', [5_000, 30_000], loseSession, (stage) => ({
    effect: { type: 'delay', ms: someDelay(stage), of: 'reply' },
  })),
  ruled('some requests lost', [5_000, 30_000], cutAll, {
    match: { probability: 0.4 },
    effect: { type: 'dropRequest' },
  }),
  ruled('some replies lost', [5_000, 30_000], cutAll, {
    match: { probability: 0.4 },
    effect: { type: 'dropReply' },
  }),
  ruled('POST carried out twice', [2_000, 20_000], loseSession, {
    match: { method: 'POST' },
    effect: { type: 'duplicate' },
  }),
  ruled('answers out of order', [2_000, 20_000], loseSession, {
    match: { method: 'POST', path: '/workbins' },
    effect: { type: 'reorder', count: 4 },
  }),
  ruled('polls cut in the middle', [500, 10_000], endPolls, {
    match: onPoll,
    effect: { type: 'cut' },
  }),
  ruled('polls cut short', [500, 10_000], endPolls, {
    match: onPoll,
    effect: { type: 'truncate' },
  }),
  ruled('Subscribe answers cut short', [2_000, 15_000], loseSession, {
    match: onSubscribe,
    effect: { type: 'truncate' },
  }),
]

/** Of those who answer in the place of GWS. */
const gateways: readonly Fault[] = [
  ruled('503', [1_000, 30_000], endPolls, { effect: { type: 'respond', status: 503 } }, outage),
  ruled('503 for Subscribe', [1_000, 30_000], loseSession, {
    match: onSubscribe,
    effect: { type: 'respond', status: 503 },
  }),
  ruled(
    '504 after 30 s',
    [5_000, 60_000],
    endPolls,
    { effect: { type: 'respond', status: 504, afterMs: 30_000 } },
    outage,
  ),
  ruled(
    '429',
    [2_000, 15_000],
    endPolls,
    { effect: { type: 'respond', status: 429, headers: { 'Retry-After': '20' } } },
    ordered,
  ),
  ruled(
    '429 for Subscribe',
    [2_000, 15_000],
    loseSession,
    {
      match: onSubscribe,
      effect: { type: 'respond', status: 429, headers: { 'Retry-After': '20' } },
    },
    ordered,
  ),
  ruled('401', [1_000, 20_000], endPolls, { effect: { type: 'respond', status: 401 } }),
  ruled('login page', [1_000, 20_000], endPolls, { effect: { type: 'loginPage' } }),
  ruled('redirect to a login', [1_000, 20_000], endPolls, { effect: { type: 'redirect' } }),
]

/** All of them. */
export const wireFaults: readonly Fault[] = [...network, ...gateways]
