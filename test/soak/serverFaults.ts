/** Faults of GWS itself: its sessions, its push replies, and both halves of a Subscribe. */
import type { ConfirmationMode, ReferenceMode, RuleMatch } from 'gws-workbins/simulator'
import { during, endPolls, type Fault, loseSession, once, ruled, type Trigger } from './Fault.js'

const onSubscribe: RuleMatch = { method: 'POST', operation: 'Subscribe' }
const onPoll: RuleMatch = { channel: '/meta/connect', held: true }

const endOne: Trigger = ({ simulator, target }) => void simulator.world.endSubscription(target())

/** Of sessions and services. */
const sessions: readonly Fault[] = [
  once('push session lost', loseSession),
  once('restart', ({ simulator }) => simulator.world.restart()),
  once('HTTP sessions lost', ({ simulator }) => simulator.world.expireHttpSessions()),
  once('ended by another desktop', endOne),
  once('five ended by another desktop', (stage) => {
    for (let count = 0; count < 5; count += 1) endOne(stage)
  }),
  ruled('sessions forgotten at once', [1_000, 15_000], endPolls, {
    match: { channel: '/meta/connect' },
    effect: { type: 'expirePushSession' },
  }),
  ruled('CSRF token changes', [500, 10_000], loseSession, {
    match: { method: 'POST', path: '/workbins', probability: 0.5 },
    effect: { type: 'csrf' },
  }),
  during(
    'login lost',
    [1_000, 40_000],
    ({ simulator }) => {
      simulator.world.signOut()
      simulator.world.endPolls()
    },
    ({ simulator }) => simulator.world.signIn(),
  ),
  during(
    'Interaction Server down',
    [500, 60_000],
    ({ simulator }) => simulator.world.setService('MultiMediaState', 'Inactive'),
    ({ simulator }) => simulator.world.setService('MultiMediaState', 'Active'),
  ),
]

/** Each stops the bare CometD client for good. */
const stallingMessages: readonly (readonly unknown[])[] = [
  [{ channel: 5, data: 1 }],
  [{ data: { id: 'x' } }],
  [{ channel: '/meta/connect', successful: true, advice: { reconnect: 'bogus' } }],
  [
    {
      channel: '/meta/connect',
      successful: true,
      advice: { hasOwnProperty: 1, reconnect: 'retry' },
    },
  ],
  ['hello'],
  [null],
  [{ channel: '/meta/connect', successful: true }],
  [{ channel: '/meta/connect', successful: true, id: 7 }],
  [],
]

const stalling = (position: 'before' | 'after' | 'instead'): Fault =>
  ruled(`stalling reply ${position}`, [500, 5_000], endPolls, ({ random }) => ({
    match: onPoll,
    times: 3,
    effect: {
      type: 'injectBayeux',
      position,
      messages: stallingMessages[Math.floor(random() * stallingMessages.length)] ?? [],
    },
  }))

/** Of polls and their replies. */
const polls: readonly Fault[] = [
  stalling('before'),
  stalling('after'),
  stalling('instead'),
  ruled('another tab', [5_000, 30_000], endPolls, {
    match: onPoll,
    effect: { type: 'multipleClients' },
  }),
  ruled('long intervals', [20_000, 40_000], endPolls, {
    match: onPoll,
    effect: { type: 'patch', body: { advice: { reconnect: 'retry', interval: 60_000 } } },
  }),
  once('messages without sense', ({ simulator, target }) => {
    for (const data of [
      null,
      'text',
      { messageType: 'ErrorMessage' },
      { messageType: 'WorkbinSubscriptionStateChangeMessage', ...target() },
    ])
      simulator.world.publish('/v2/me/workbins', data)
  }),
]

const modes: readonly ConfirmationMode[] = [
  'before',
  'late',
  'never',
  'withoutReference',
  'withoutOwner',
  'forAnother',
  'refused',
  'twice',
]
const references: readonly ReferenceMode[] = ['omitted', 'repeat', 'asString', 'map']

/** Of the HTTP answer and the confirmation. */
const halves: readonly Fault[] = [
  ...modes.map((mode) =>
    // Not of all: what is as usual for some may be taken for another's.
    ruled(`confirmation ${mode}`, [2_000, 25_000], loseSession, {
      match: { ...onSubscribe, probability: 0.7 },
      effect: { type: 'confirmation', mode },
    }),
  ),
  ...references.map((mode) =>
    ruled(`reference ${mode}`, [2_000, 15_000], loseSession, {
      match: onSubscribe,
      effect: { type: 'reference', mode },
    }),
  ),
]

/** All of them. */
export const serverFaults: readonly Fault[] = [...sessions, ...polls, ...halves]
