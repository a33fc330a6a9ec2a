/** The log of the still desk's devtools: the lines of the mock-up, as the devtools would have written them. */
import type { WorkbinTarget } from 'gws-workbins'
// A page that never changes needs a log that nobody wrote; no host can make one.
import type { DevtoolsLog, LogSnapshot } from '../../src/devtools/log/createDevtoolsLog.js'
import type { Exchange } from '../../src/devtools/log/Exchanges.js'
import type { LogEntry } from '../../src/devtools/log/LogEntry.js'
import { targetKey } from '../../src/protocol/target.js'
import { deskEscalations, deskVip, deskWorkbins } from './deskWorld.js'
import { stillConnection, stillSubscriptions } from './stillDesk.js'

/** A moment of 10:42, as seconds. */
const at = (seconds: number) => new Date(2026, 10, 22, 10, 42).getTime() + seconds * 1_000

type Line = readonly [
  seconds: number,
  entry: Pick<LogEntry, 'kind' | 'word' | 'tone' | 'text'> & Partial<LogEntry>,
]

const escalations = { target: deskEscalations, exchange: 1, reference: 74 } as const
const vip = { target: deskVip, exchange: 2, reference: 75 } as const
const confirmed = 'WorkbinSubscriptionStateChange'

const lines: readonly Line[] = [
  [
    6.118,
    { kind: 'link', word: 'link', tone: 'success', text: 'connected · session 1 · service up' },
  ],
  [6.204, { ...post('Subscribe'), ...escalations, address: 'target' }],
  [6.242, { ...answer(74), ...escalations, note: '38 ms' }],
  [6.354, { ...push('success', `${confirmed} · Subscribed`), ...escalations, note: '+112 ms' }],
  [7.01, { ...post('Subscribe'), ...vip, address: 'target' }],
  [7.066, { ...push('danger', `${confirmed} · RequestFailed`), ...vip, note: '+56 ms' }],
  [
    31.902,
    {
      ...push('success', 'WorkbinStateChange · ItemAdded 00016aB14RQD006F'),
      target: deskEscalations,
    },
  ],
  [
    32.115,
    {
      ...push('success', 'WorkbinStateChange · ItemRemoved 00016aB14RQD0074'),
      target: deskEscalations,
    },
  ],
]

const loss: Line = [
  40.001,
  {
    kind: 'link',
    word: 'link',
    tone: 'warning',
    text: 'reconnecting · session 1 · service up · link-unreachable',
    note: 'attempt 3',
  },
]

function post(operation: string) {
  return { kind: 'POST', word: 'POST', tone: 'info', text: operation, note: operation } as const
}

function answer(reference: number) {
  const text = `{ statusCode: 0, referenceId: ${reference} }`
  return { kind: 'answer', word: '200', tone: 'success', text } as const
}

function push(tone: 'success' | 'danger', text: string) {
  return { kind: 'push', word: 'push', tone, text } as const
}

const exchange = (
  id: number,
  target: WorkbinTarget,
  times: Pick<Exchange, 'sentAt' | 'answeredAt' | 'pushedAt'>,
): readonly [number, Exchange] => [
  id,
  { id, target, operation: 'Subscribe', reference: 73 + id, outcome: 'accepted', ...times },
]

/** A log that stands still. */
export function createStillLog(isDegraded: boolean): DevtoolsLog {
  const states = stillSubscriptions(isDegraded)
  const all = isDegraded ? [...lines, loss] : lines
  const none = { address: null, target: null, reference: null, exchange: null, note: '' } as const
  const snapshot: LogSnapshot = {
    entries: all.map(([seconds, entry], id) => ({ ...none, ...entry, id, at: at(seconds) })),
    exchanges: new Map([
      exchange(1, deskEscalations, {
        sentAt: at(6.204),
        answeredAt: at(6.242),
        pushedAt: at(6.354),
      }),
      exchange(2, deskVip, { sentAt: at(7.01), answeredAt: at(7.03), pushedAt: at(7.066) }),
    ]),
    targets: deskWorkbins.flatMap((target, index) => {
      const state = states[index]
      if (state === undefined) return []
      return [
        {
          key: targetKey(target),
          target,
          state,
          contents: null,
          steps: stepsTo(index, isDegraded),
        },
      ]
    }),
    connection: stillConnection(isDegraded),
    messages: 118,
    unmatched: 0,
  }
  const stop = () => {}
  return { getState: () => snapshot, subscribe: () => stop, start: () => stop, clear: stop }
}

function stepsTo(index: number, isDegraded: boolean) {
  const [live, lost] = [stillSubscriptions(false)[index], stillSubscriptions(true)[index]]
  if (live === undefined || lost === undefined) return []
  const never = { since: 0, lastLiveAt: null, isLive: false, error: null } as const
  return [
    { id: 1, at: at(6.118), state: { ...never, status: 'waiting', reason: 'link' } },
    { id: 2, at: at(6.204), state: { ...never, status: 'subscribing', phase: 'request' } },
    { id: 3, at: at(6.354), state: live },
    ...(isDegraded ? [{ id: 4, at: lost.since, state: lost }] : []),
  ] as const
}
