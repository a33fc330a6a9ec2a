/** What there is to be said of a list, when, and in which order. */
import { describe, expect, it } from 'vitest'
import {
  getNoticeModel,
  WorkbinError,
  type ConnectionState,
  type NoticeSources,
  type SubscriptionState,
} from 'gws-workbins'
import { workbinErrorCodes } from '../../../src/core/errors.js'
import { current, outdated, pending, unloaded } from '../contents.js'
import {
  connected,
  failed,
  idle,
  recovering,
  start,
  subscribed,
  subscribing,
  subscriptions,
  unconfirmed,
  unsubscribed,
  waiting,
} from '../states.js'

const lost: ConnectionState = { ...connected, status: 'reconnecting' }

const notice = (sources: NoticeSources, age = 60_000) =>
  getNoticeModel(sources, { now: start + age, locale: 'en-GB' })

const ofSubscription = (subscription: SubscriptionState, age?: number) =>
  notice({ subscription }, age)

describe('the notice of a subscription', () => {
  it.each([idle, waiting, subscribing, subscribed, unsubscribed])(
    'is none where nothing needs saying: $status [R-252]',
    (subscription) => {
      expect(ofSubscription(subscription)).toBeNull()
    },
  )

  it.each<readonly [SubscriptionState, string, string, string | null]>([
    [{ ...waiting, reason: 'signed-out' }, 'signed-out', 'You are signed out.', 'sign-in'],
    [{ ...waiting, reason: 'blocked' }, 'blocked', 'Live updates are blocked.', 'reconnect'],
    [
      { ...waiting, reason: 'service' },
      'service',
      'The server for workbins is not available.',
      null,
    ],
    [{ ...waiting, reason: 'not-ready' }, 'not-ready', 'Waiting for your agent session', null],
    [recovering, 'stale', 'This list may be out of date', 'reconnect'],
    [{ ...recovering, cause: 'gap' }, 'stale', 'This list may be out of date', 'retry'],
    [
      { ...recovering, cause: 'ended-by-server' },
      'ended-by-server',
      'Live updates ended by the server',
      'retry',
    ],
    [unconfirmed, 'unconfirmed', 'No confirmation yet', 'retry'],
    [failed, 'failed', 'Live updates failed', 'retry'],
    [{ ...subscribing, error: failed.error }, 'failed', 'Live updates failed', 'retry'],
    [{ ...failed, kind: 'unavailable' }, 'unavailable', 'Live updates not available', 'refetch'],
  ])('says what happened and what helps: $1 [R-252]', (subscription, reason, title, action) => {
    expect(ofSubscription(subscription)).toMatchObject({ reason, title, action })
  })

  it.each<readonly [number, SubscriptionState]>([
    [5_000, { ...waiting, reason: 'service' }],
    [5_000, { ...waiting, reason: 'not-ready' }],
    [5_000, { ...recovering, cause: 'service' }],
    [2_500, { ...recovering, cause: 'ended-by-server' }],
    [30_000, recovering],
  ])('comes after %d ms, because most of it passes: $1.status', (ms, subscription) => {
    expect(ofSubscription(subscription, ms - 1)).toBeNull()
    expect(ofSubscription(subscription, ms)).not.toBeNull()
  })

  it('comes at once where it does not pass by itself', () => {
    for (const cause of ['signed-out', 'blocked'] as const)
      expect(ofSubscription({ ...recovering, cause }, 0)?.reason).toBe(cause)
  })

  it('says when it is tried again, as long as that is to come', () => {
    const again = { ...failed, retryAt: start + 48_000 }
    expect(ofSubscription(again, 0)?.text).toMatch(/ Next try at 10:42:48\.$/)
    expect(ofSubscription(again, 48_000)?.text).not.toContain('Next try')
  })

  it('says how old the list is that is still shown', () => {
    expect(notice({ subscription: failed, contents: outdated })?.text).toMatch(
      / The list is as it was at 10:42\.$/,
    )
    expect(ofSubscription(recovering)?.text).toMatch(/^The list is as it was at 10:42\./)
    const both = notice({ subscription: recovering, contents: outdated })?.text
    expect(both?.match(/The list/g)).toHaveLength(1)
  })

  it('has an agent’s sentence for each error, and the code for an administrator', () => {
    const said = workbinErrorCodes.map((code) => {
      const error = new WorkbinError(code)
      const model = ofSubscription({ ...failed, error, retryAt: null })
      expect(model?.code).toBe(code)
      expect(model?.text).not.toContain(error.remedy)
      expect(model?.text.includes('administrator')).toBe(!error.retryable)
      return model?.text
    })
    expect(new Set(said).size).toBeGreaterThan(8)
  })

  it('has something to say, or nothing, for everything', () => {
    for (const subscription of subscriptions)
      expect(() => ofSubscription(subscription)).not.toThrow()
  })
})

describe('the notice of a list', () => {
  it('says that it could not be read, also while it is read again', () => {
    expect(notice({ contents: unloaded })).toMatchObject({
      reason: 'not-loaded',
      tone: 'danger',
      code: 'not-found',
      action: 'refetch',
    })
    const error = new WorkbinError('service-unavailable')
    expect(notice({ contents: { ...outdated, error, isFetching: true } })).toMatchObject({
      reason: 'not-refreshed',
      tone: 'warning',
      text: 'The server is not available.',
    })
    expect(notice({ contents: { ...pending, error } })?.reason).toBe('not-loaded')
  })

  it('comes once a list that is there has been out of date for a while', () => {
    const error = new WorkbinError('request-failed')
    expect(notice({ contents: { ...outdated, error } }, 4_999)).toBeNull()
    expect(notice({ contents: { ...outdated, error } }, 5_000)).not.toBeNull()
    expect(notice({ contents: { ...pending, error } }, 0)).not.toBeNull()
    expect(notice({ contents: { ...unloaded, items: [], asOf: start } }, 0)).not.toBeNull()
    expect(notice({ contents: { ...current, error } })).toBeNull()
  })

  it('is none for a list that is there or on its way', () => {
    for (const contents of [pending, current, outdated]) expect(notice({ contents })).toBeNull()
  })
})

describe('the notice of the link', () => {
  it.each<readonly [Partial<ConnectionState>, string, string, string | null]>([
    [
      { status: 'reconnecting' },
      'interrupted',
      'Live updates interrupted at 10:42. You can keep working; workbin contents may be out of date.',
      'reconnect',
    ],
    [
      { status: 'reconnecting', isOffline: true },
      'offline',
      'No network since 10:42. You can keep working; workbin contents may be out of date.',
      'reconnect',
    ],
    [
      { status: 'connecting' },
      'not-connected',
      'Live updates are not available yet. The server has not been reached.',
      'reconnect',
    ],
    [
      { service: 'down' },
      'service',
      'The server for workbins is not available. You can keep working; workbin contents may be out of date.',
      null,
    ],
    [
      { status: 'signed-out' },
      'signed-out',
      'You are signed out. Sign in again to get live updates.',
      'sign-in',
    ],
    [
      { status: 'blocked' },
      'blocked',
      'Live updates are blocked. The server refused the connection. Tell your administrator if this lasts.',
      'reconnect',
    ],
    [
      { status: 'closed' },
      'closed',
      'Live updates are closed. Reload the page to get live updates again.',
      null,
    ],
    [
      { degraded: 'multiple-clients' },
      'other-tab',
      'In use in another tab. Live updates may come seconds late here. Close the other tab to change that.',
      null,
    ],
  ])('is: $1 [R-253]', (changes, reason, words, action) => {
    const model = notice({ connection: { ...connected, ...changes } })
    expect(model).toMatchObject({ reason, action })
    expect(`${model?.title} ${model?.text}`).toBe(words)
  })

  it('is none where nothing needs saying', () => {
    expect(notice({ connection: connected })).toBeNull()
    expect(notice({ connection: { ...connected, status: 'idle' } })).toBeNull()
  })

  it('tells a loss, and a link that has never come up, after five seconds [R-253]', () => {
    for (const status of ['reconnecting', 'connecting'] as const) {
      const connection = { ...lost, status }
      expect(notice({ connection }, 4_999)).toBeNull()
      expect(notice({ connection }, 5_000)).not.toBeNull()
    }
  })

  it('tells at once what does not pass by itself', () => {
    for (const status of ['signed-out', 'blocked', 'closed'] as const)
      expect(notice({ connection: { ...lost, status } }, 0)?.reason).toBe(status)
  })

  it('comes before the subscription’s, which it explains; but another tab explains nothing', () => {
    const others = { subscription: failed, contents: unloaded }
    const otherTab = { ...connected, degraded: 'multiple-clients' } as const
    expect(notice({ ...others, connection: lost })?.reason).toBe('interrupted')
    expect(notice({ ...others, connection: otherTab })?.reason).toBe('failed')
    expect(notice({ contents: unloaded, connection: otherTab })?.reason).toBe('not-loaded')
    expect(notice({ connection: otherTab, subscription: subscribed })?.reason).toBe('other-tab')
  })
})
