/** The account of a list, for every status and modifier: each has a text of its own, and none a name. */
import { describe, expect, it } from 'vitest'
import {
  defaultTimings,
  explain,
  WorkbinError,
  type ConnectionState,
  type Explanation,
  type FailedSubscription,
  type RecoveringCause,
  type SubscribingSubscription,
  type SubscriptionState,
  type SubscriptionStatus,
  type WaitingReason,
  type WorkbinContents,
} from 'gws-workbins/core'
import { breakerDelay, refusalDelay, retryDelay, serviceDelay } from '../../src/core/backoff.js'

const start = new Date(2026, 10, 22, 10, 42).getTime()
const later = start + 48_000
const base = { since: start, lastLiveAt: null, isLive: false, error: null } as const
const recovery = { ...base, status: 'recovering', lastLiveAt: start, isOffline: false } as const

const waiting = (reason: WaitingReason): SubscriptionState => ({
  ...base,
  status: 'waiting',
  reason,
})
const recovering = (cause: RecoveringCause): SubscriptionState => ({
  ...recovery,
  cause,
  retryAt: null,
})
const subscribing = (phase: SubscribingSubscription['phase']): SubscriptionState => ({
  ...base,
  status: 'subscribing',
  phase,
})
const failed = (
  kind: FailedSubscription['kind'],
  retryAt: number | null,
  code: ConstructorParameters<typeof WorkbinError>[0] = 'subscription-refused',
): SubscriptionState => ({
  ...base,
  status: 'failed',
  kind,
  retryAt,
  error: new WorkbinError(code, { httpStatus: 503, statusCode: 5 }),
})
const unconfirmed = (retryAt: number | null): SubscriptionState => ({
  ...base,
  status: 'unconfirmed',
  retryAt,
  error: new WorkbinError('not-confirmed'),
})
const subscribed: SubscriptionState = {
  ...base,
  status: 'subscribed',
  isLive: true,
  lastLiveAt: start,
  referenceId: 74,
  session: 2,
}

/** A status that comes along, or a modifier, is missing here until it is explained: the compiler says so. */
type Situation =
  | Exclude<SubscriptionStatus, 'waiting' | 'subscribing' | 'recovering' | 'failed' | 'unconfirmed'>
  | `waiting ${WaitingReason}`
  | `subscribing ${SubscribingSubscription['phase']}`
  | `recovering ${RecoveringCause}`
  | `unconfirmed ${'now' | 'later'}`
  | `failed ${FailedSubscription['kind']} ${'final' | 'later'}`

const table: Readonly<Record<Situation, readonly [SubscriptionState, why: RegExp, next: RegExp]>> =
  {
    idle: [{ ...base, status: 'idle' }, /subscribe\(\)` was not called/, /until somebody wants/],
    'waiting link': [waiting('link'), /link is not up/, /tried again by itself/],
    'waiting not-ready': [waiting('not-ready'), /session has not started/, /as soon as the host/],
    'waiting signed-out': [waiting('signed-out'), /login has ended/, /until .* signed in/],
    'waiting blocked': [waiting('blocked'), /refused the link/, /Nothing by itself/],
    'waiting service': [waiting('service'), /Interaction Server .* down/, /return is noticed/],
    'subscribing request': [subscribing('request'), /Four requests/, /sent again/],
    'subscribing confirmation': [subscribing('confirmation'), /proves nothing/, /not confirmed/],
    subscribed: [subscribed, /confirmed request 74/, /withdraws Live/],
    'recovering link': [recovering('link'), /link is not up/, /tried again by itself/],
    'recovering session': [recovering('session'), /another one/, /on this session at once/],
    'recovering gap': [recovering('gap'), /may have been lost/, /asserted again/],
    'recovering service': [recovering('service'), /is down/, /return is noticed/],
    'recovering ended-by-server': [recovering('ended-by-server'), /has ended the/, /30 s at most/],
    'recovering signed-out': [recovering('signed-out'), /login has ended/, /signed in again/],
    'recovering blocked': [recovering('blocked'), /refused the link/, /Nothing by itself/],
    'recovering not-ready': [recovering('not-ready'), /has not started/, /as soon as the host/],
    'unconfirmed now': [unconfirmed(null), /has not confirmed/, /Another try is running\. A conf/],
    'unconfirmed later': [unconfirmed(later), /has not confirmed/, /10:42:48.* late counts/],
    unsubscribing: [{ ...base, status: 'unsubscribing' }, /under way/, /paused with the answer/],
    unsubscribed: [{ ...base, status: 'unsubscribed' }, /counts for all/, /pause ends with/],
    'failed failed final': [failed('failed', null), /refused the sub.*not available/, /new one/],
    'failed failed later': [failed('failed', later), /refused the sub/, /next try is at 10:42:48/],
    'failed unavailable final': [failed('unavailable', null, 'forbidden'), /may not/, /new one/],
    'failed unavailable later': [failed('unavailable', later, 'forbidden'), /may not/, /10:42:48/],
  }

const link: ConnectionState = {
  status: 'reconnecting',
  since: start,
  session: 2,
  attempt: 3,
  retryAt: later,
  degraded: null,
  service: 'unknown',
  isOffline: false,
  error: new WorkbinError('link-unreachable', { detail: 'HTTP 502', httpStatus: 502 }),
}

const wordsOf = ({ what, why, next, remedy }: Explanation): string =>
  [what, why, next, remedy].join('\n')

describe('the account of a list', () => {
  it.each(Object.entries(table))(
    'of one that is %s is its own [R-210]',
    (name, [state, why, next]) => {
      const account = explain(state)
      expect(account.why).toMatch(why)
      expect(account.next).toMatch(next)
      expect(account.what).not.toBe('')
      expect(account.remedy).not.toBe('')
      const others = Object.entries(table).filter(([other]) => other !== name)
      expect(others.map(([, [other]]) => wordsOf(explain(other)))).not.toContain(wordsOf(account))
    },
  )

  it('says until when a list was live, when it is tried again, and that the network is away', () => {
    const account = explain({ ...recovery, cause: 'gap', retryAt: later, isOffline: true })
    expect(account.what).toContain('until 10:42:00')
    expect(account.why).toContain('no network')
    expect(account.next).toContain('10:42:48')
    expect(explain(recovering('gap')).why).not.toContain('no network')
  })

  it('takes what the link has met from the link, where it is the link that is waited for', () => {
    const account = explain(waiting('link'), { connection: link })
    expect(account.why).toContain('was lost')
    expect(account.why).toContain('could not be reached')
    expect(account.why).toContain('gateway’s')
    expect(account.next).toContain('10:42:48')
    expect(explain(recovering('gap'), { connection: link }).why).not.toContain('reached')
    expect(explain(waiting('blocked'), { connection: link }).why).toContain('reached')
  })

  it.each([
    ['idle', /Nobody holds/],
    ['connecting', /first time/],
    ['connected', /just come up/],
    ['reconnecting', /was lost/],
    ['signed-out', /login has ended/],
    ['blocked', /refused the link/],
    ['closed', /released the push link/],
  ] as const)('tells a link that is %s from others', (status, why) => {
    const connection = { ...link, status, retryAt: null, error: null }
    expect(explain(waiting('link'), { connection }).why).toMatch(why)
  })

  it.each([
    [401, /login, a right/],
    [403, /login, a right/],
    [429, /limits how often/],
    [502, /gateway’s/],
    [503, /not available/],
    [504, /gateway’s/],
  ])('reads HTTP %i', (httpStatus, hint) => {
    const error = new WorkbinError('request-failed', { httpStatus })
    expect(explain({ ...base, status: 'subscribing', phase: 'request', error }).why).toMatch(hint)
  })

  it('says of a live list whether what is in it is verified', () => {
    const contents: WorkbinContents = {
      status: 'outdated',
      items: [],
      asOf: start,
      isCurrent: false,
      isFetching: false,
      isTruncated: false,
      error: null,
      retryAt: null,
    }
    const error = new WorkbinError('answer-too-large')
    expect(explain(subscribed, { contents }).next).toContain('as soon as one may go out')
    expect(explain(subscribed, { contents: { ...contents, isFetching: true } }).next).toContain(
      'A GET is out',
    )
    const tried = explain(subscribed, { contents: { ...contents, retryAt: later, error } })
    expect(tried.next).toContain('10:42:48')
    expect(tried.why).toContain('larger than what is read')
    const refused = explain(subscribed, { contents: { ...contents, status: 'failed', error } })
    expect(refused.next).toContain('Nothing on this session')
    const current = { ...contents, status: 'current', isCurrent: true } as const
    expect(explain(subscribed, { contents: current }).what).toBe('This list is live.')
  })

  it('lists the facts it rests on, and nothing else [R-211]', () => {
    const contents: WorkbinContents = {
      status: 'pending',
      items: null,
      asOf: null,
      isCurrent: false,
      isFetching: true,
      isTruncated: false,
      error: null,
      retryAt: null,
    }
    const iso = (ms: number): string => new Date(ms).toISOString()
    expect(explain(failed('failed', later), { connection: link, contents }).evidence).toEqual([
      `subscription: failed, kind failed, since ${iso(start)}`,
      `subscription is tried again: ${iso(later)}`,
      'subscription error: subscription-refused, HTTP 503, statusCode 5',
      `link: reconnecting, session 2, attempt 3, service unknown, since ${iso(start)}`,
      `link is tried again: ${iso(later)}`,
      'link error: link-unreachable, HTTP 502',
      'contents: pending, no list, a GET is out',
    ])
    expect(explain(subscribed).evidence).toEqual([
      `subscription: subscribed, reference 74, session 2, since ${iso(start)}`,
      `last live: ${iso(start)}`,
    ])
  })

  it('survives a time that is none, as a restored cache may hold', () => {
    expect(
      explain({ ...recovery, cause: 'gap', retryAt: 1e20, lastLiveAt: 1e20 }).evidence,
    ).toContain('last live: unknown')
  })

  it('states waits and limits as they are', () => {
    expect([
      retryDelay(99, 1),
      refusalDelay(99, 1),
      serviceDelay(99, 1),
      breakerDelay(9, 1),
    ]).toEqual([30_000, 36_000, 60_000, 300_000])
    expect(defaultTimings).toMatchObject({ request: 10_000, confirm: 10_000 })
  })
})
