/** The oracle's own rules, on evidence written by hand: times in ms, one target, one session. */
import type { LogFact } from 'gws-workbins/simulator'
import { describe, expect, it } from 'vitest'
import { findFalseLive } from './findFalseLive.js'
import type { DeskFact } from './recordDesk.js'
import type { StampedEntry } from './stampLog.js'

const target = { id: 'w', agentGroup: 'G' }
const topic = '/v2/me/workbins'

function entry(at: number, fact: LogFact): StampedEntry {
  return { at, time: at, sequence: at, ...fact }
}

/** One exchange of session `s`: asked at `from`, answered at `to` with these messages. */
function exchange(from: number, to: number, ...messages: readonly unknown[]): StampedEntry[] {
  const number = { exchange: from }
  const out = messages.map((message) =>
    entry(to, { kind: 'bayeux', direction: 'out', message, ...number }),
  )
  return [
    entry(from, { kind: 'request', method: 'POST', path: '/connect', ...number }),
    entry(from, { kind: 'bayeux', direction: 'in', message: { clientId: 's' }, ...number }),
    ...out,
    entry(to, { kind: 'response', status: 200, ...number }),
  ]
}

function subscription(at: number, subscribed: boolean): StampedEntry {
  return entry(at, { kind: 'subscription', agentId: 'a', target, subscribed, cause: 'foreign' })
}

function session(at: number, open: boolean): StampedEntry {
  return entry(at, { kind: 'session', agentId: 'a', session: 's', open })
}

const confirmation = (stateResource: string) => ({
  channel: topic,
  data: { ...target, stateResource },
})

/** Subscribed and confirmed by 100, with a poll answered every second up to `to`. */
function healthy(to: number): StampedEntry[] {
  const polls = Array.from({ length: Math.floor(to / 1_000) }, (_, index) =>
    exchange(index * 1_000 + 110, index * 1_000 + 1_100),
  )
  return [
    session(10, true),
    subscription(50, true),
    ...exchange(20, 100, confirmation('Subscribed')),
    ...polls.flat(),
  ]
}

const says = (at: number, status: string | null): DeskFact => ({
  at,
  kind: 'badge',
  badge: '0',
  target: status === null ? null : 0,
  status,
  word: status === 'subscribed' ? 'Live' : '',
})

function judge(facts: readonly DeskFact[], log: readonly StampedEntry[], until: number) {
  const sorted = log.toSorted((one, other) => one.at - other.at)
  const evidence = { facts, log: sorted, until, targets: [target], sessions: new Set(['s']) }
  return findFalseLive({ ...evidence, heartbeat: 1_000 }).map(({ why, from, to }) => [
    why,
    from,
    to,
  ])
}

describe('the oracle, on written evidence', () => {
  it('is content with a Live that is confirmed, proved and true', () => {
    expect(judge([says(120, 'subscribed')], healthy(20_000), 20_000)).toEqual([])
  })

  it('wants a confirmation on this session, delivered before', () => {
    expect(judge([says(90, 'subscribed')], healthy(5_000), 5_000)).toEqual([
      ['unproved', 90, 5_000],
    ])
    const anew = [session(3_000, false), session(3_010, true)]
    const facts = [says(120, 'subscribed'), says(3_005, 'recovering'), says(3_100, 'subscribed')]
    expect(judge(facts, [...healthy(5_000), ...anew], 5_000)).toEqual([['unproved', 3_100, 5_000]])
  })

  it('gives a Live whose end was told a second, and however long the page is silent', () => {
    const told = [
      subscription(5_200, false),
      ...exchange(5_150, 5_250, confirmation('Unsubscribed')),
    ]
    const log = [...healthy(5_000), ...told]
    expect(judge([says(120, 'subscribed')], log, 6_000)).toEqual([])
    expect(judge([says(120, 'subscribed')], log, 9_000)).toEqual([['untrue', 6_250, 9_000]])
    const later = [...log, ...exchange(8_000, 8_500)]
    expect(judge([says(120, 'subscribed')], later, 9_000)).toEqual([['untrue', 8_000, 9_000]])
    expect(judge([says(120, 'subscribed'), says(5_300, 'recovering')], log, 9_000)).toEqual([])
  })

  it('gives a Live whose end was not told heartbeat and network delay', () => {
    const log = [...healthy(30_000), subscription(5_000, false)]
    expect(judge([says(120, 'subscribed')], log, 16_500)).toEqual([])
    expect(judge([says(120, 'subscribed')], log, 30_000)).toEqual([['untrue', 17_000, 30_000]])
  })

  it('gives a link that answers nothing heartbeat and network delay', () => {
    expect(judge([says(120, 'subscribed')], healthy(5_000), 17_000)).toEqual([])
    expect(judge([says(120, 'subscribed')], healthy(5_000), 20_000)).toEqual([
      ['stale', 17_100, 20_000],
    ])
  })

  it('does not count what nobody sees, and counts again a second after waking', () => {
    const asleep: DeskFact = { at: 5_000, kind: 'page', event: 'freeze' }
    const awake: DeskFact = { at: 40_000, kind: 'page', event: 'resume', sleptAt: 5_000 }
    const facts = [says(120, 'subscribed'), asleep, awake, says(40_001, 'subscribed')]
    expect(judge([...facts, says(40_010, 'recovering')], healthy(5_000), 50_000)).toEqual([])
    expect(judge(facts, healthy(5_000), 50_000)).toEqual([['stale', 41_000, 50_000]])
  })

  it('believes the wake where the sleep was never told', () => {
    const awake: DeskFact = { at: 40_000, kind: 'page', event: 'pageshow-cached', sleptAt: 5_000 }
    const facts = [says(120, 'subscribed'), awake, says(40_001, 'subscribed')]
    expect(judge([...facts, says(40_010, 'recovering')], healthy(5_000), 50_000)).toEqual([])
  })
})
