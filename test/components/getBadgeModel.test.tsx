/** The table of looks and words, status by status, modifier by modifier, moment by moment. */
import { describe, expect, it } from 'vitest'
import { getBadgeModel, type BadgeModel, type SubscriptionState } from 'gws-workbins'
import {
  failed,
  idle,
  recovering,
  start,
  subscribed,
  subscribing,
  subscriptions,
  unconfirmed,
  unsubscribed,
  unsubscribing,
  waiting,
} from './states.js'

/** The model `age` ms after the status began. */
const at = (age: number, subscription: SubscriptionState): BadgeModel =>
  getBadgeModel(subscription, { now: start + age, locale: 'en-GB' })

const look = ({ tone, icon, label, detail }: BadgeModel) =>
  `${tone} ${icon} ${label}${detail === null ? '' : ` · ${detail}`}`

const offline = { ...recovering, isOffline: true }
const cause = (name: (typeof recovering)['cause']) => ({ ...recovering, cause: name })
const reason = (name: (typeof waiting)['reason']) => ({ ...waiting, reason: name })
const seen = { lastLiveAt: start }

const table: readonly (readonly [string, number, SubscriptionState])[] = [
  ['neutral off Not subscribed', 0, idle],
  ['neutral waiting Waiting for connection', 0, reason('link')],
  ['neutral waiting Waiting for agent session', 0, reason('not-ready')],
  ['neutral waiting Signed out', 0, reason('signed-out')],
  ['neutral waiting Blocked', 0, reason('blocked')],
  ['neutral waiting Server unavailable', 0, reason('service')],
  ['neutral waiting Waiting for connection', 299, subscribing],
  ['info busy Subscribing', 300, subscribing],
  ['info busy Subscribing', 300, { ...subscribing, phase: 'request' }],
  ['success live Live', 0, subscribed],
  ['success live Live', 86_400_000, subscribed],
  ['neutral sync Checking', 0, recovering],
  ['neutral sync Checking', 2_499, recovering],
  ['warning sync Reconnecting', 2_500, recovering],
  ['warning sync Reconnecting', 29_999, cause('session')],
  ['warning sync Reconnecting', 29_999, cause('gap')],
  ['warning clock Stale · since 10:42', 30_000, recovering],
  ['warning clock Stale · since 10:42', 30_000, cause('gap')],
  ['neutral sync Checking', 2_499, offline],
  ['warning offline Offline · since 10:42', 2_500, offline],
  ['warning offline Offline · since 10:42', 30_000, offline],
  ['warning offline Offline · since 10:42', 2_500, { ...cause('signed-out'), isOffline: true }],
  ['neutral sync Checking', 2_499, cause('ended-by-server')],
  ['warning attention Ended by server', 2_500, cause('ended-by-server')],
  ['warning attention Ended by server · since 10:42', 30_000, cause('ended-by-server')],
  ['warning attention Signed out', 2_500, cause('signed-out')],
  ['warning attention Blocked', 2_500, cause('blocked')],
  ['warning attention Waiting for agent session', 2_500, cause('not-ready')],
  ['warning attention Server unavailable', 2_500, cause('service')],
  ['warning attention No confirmation', 0, unconfirmed],
  ['info busy Stopping', 0, unsubscribing],
  ['neutral paused Paused', 30_000, unsubscribed],
  ['neutral paused Paused', 29_999, { ...unsubscribed, ...seen }],
  ['neutral paused Paused · last live 10:42', 30_000, { ...unsubscribed, ...seen }],
  ['danger failed Failed', 0, failed],
  ['danger failed Failed · last live 10:42', 30_000, { ...failed, ...seen }],
  ['neutral unavailable Not available', 0, { ...failed, kind: 'unavailable' }],
]

describe('the look of a subscription', () => {
  it.each(table)('is %s at %i ms', (expected, age, subscription) => {
    expect(look(at(age, subscription))).toBe(expected)
  })

  const ages = [0, 299, 300, 2_499, 2_500, 29_999, 30_000, 43_199_999, 43_200_000]

  it('says Live, and looks live, for a confirmed subscription alone [R-010, R-060]', () => {
    for (const subscription of subscriptions)
      for (const age of ages) {
        const { label, icon, tone } = at(age, subscription)
        const isLive = subscription.status === 'subscribed'
        expect([label === 'Live', icon === 'live', tone === 'success']).toEqual([
          isLive,
          isLive,
          isLive,
        ])
      }
  })

  it('has the truth in its status at every age', () => {
    for (const subscription of subscriptions)
      for (const age of ages) expect(at(age, subscription).status).toBe(subscription.status)
  })

  it('never shares both icon and word between two things to say [R-060]', () => {
    const owners = new Map<string, Set<string>>()
    for (const subscription of subscriptions)
      for (const age of ages) {
        const { icon, label } = at(age, subscription)
        const key = `${icon} ${label}`
        owners.set(key, (owners.get(key) ?? new Set()).add(subscription.status))
      }
    const shared = [...owners].filter(([, statuses]) => statuses.size > 1)
    // Not an accident: for 300 ms a request looks as if it had not been sent.
    expect(shared.map(([key]) => key)).toEqual(['waiting Waiting for connection'])
  })

  it('gives every tone more than colour: no icon has two tones, but for the grace of a loss', () => {
    const tones = new Map<string, Set<string>>()
    for (const subscription of subscriptions)
      for (const age of ages) {
        const { icon, tone } = at(age, subscription)
        tones.set(icon, (tones.get(icon) ?? new Set()).add(tone))
      }
    expect([...tones].filter(([, set]) => set.size > 1).map(([icon]) => icon)).toEqual(['sync'])
  })
})

describe('the age of what the agent sees', () => {
  it('is heard at once and shown when it matters [R-018]', () => {
    expect(at(2_500, recovering)).toMatchObject({
      detail: null,
      text: 'Reconnecting, last live 10:42',
      isStale: false,
    })
    expect(at(30_000, recovering)).toMatchObject({
      detail: 'since 10:42',
      text: 'Stale since 10:42',
      isStale: true,
    })
  })

  it('is a part of the sentence where nothing is being recovered', () => {
    expect(at(0, { ...failed, ...seen })).toMatchObject({
      detail: null,
      text: 'Failed, last live 10:42',
    })
    expect(at(30_000, { ...failed, ...seen })).toMatchObject({
      detail: 'last live 10:42',
      text: 'Failed, last live 10:42',
    })
  })

  it('is told by the time the list was live, not by the time the status began', () => {
    const lastLiveAt = start - 120_000
    expect(at(30_000, { ...recovering, lastLiveAt }).detail).toBe('since 10:40')
  })

  it('is not told for a list that never was live', () => {
    expect(at(60_000, failed)).toMatchObject({ detail: null, text: 'Failed', isStale: false })
  })

  it('is not told while the list is live', () => {
    expect(at(60_000, subscribed)).toMatchObject({ detail: null, text: 'Live', isStale: false })
  })

  it('names the day once the time alone is not clear', () => {
    expect(at(12 * 3_600_000, recovering).detail).toBe('since 22 Nov, 10:42')
  })

  it('follows the locale, and survives one that does not exist', () => {
    const told = (locale: string) =>
      getBadgeModel(recovering, { now: start + 30_000, locale }).detail
    expect(told('en-US')).toMatch(/^since 10:42\sAM$/)
    expect(told('en_US')).toMatch(/^since 10:42/)
  })
})

describe('the moment of the next change', () => {
  const next = (age: number, subscription: SubscriptionState) => {
    const { changesAt } = at(age, subscription)
    return changesAt === null ? null : changesAt - start
  }

  it('is none where time changes nothing', () => {
    for (const subscription of [idle, waiting, subscribed, unconfirmed, unsubscribed, failed])
      expect(next(0, subscription)).toBeNull()
  })

  it('is the end of each wait in turn [R-061]', () => {
    expect(next(0, subscribing)).toBe(300)
    expect(next(300, subscribing)).toBeNull()
    expect(next(0, recovering)).toBe(2_500)
    expect(next(2_500, recovering)).toBe(30_000)
    expect(next(30_000, recovering)).toBe(12 * 3_600_000)
    expect(next(12 * 3_600_000, recovering)).toBeNull()
  })

  it('leaves no change out: between two of them nothing moves', () => {
    const moments = [0, 1, 299, 300, 2_499, 2_500, 15_000, 29_999, 30_000, 60_000, 43_199_999]
    for (const subscription of subscriptions)
      for (const [index, moment] of moments.entries()) {
        const change = next(moment, subscription) ?? Infinity
        const still = moments.slice(index).filter((later) => later < change)
        expect(still.map((later) => at(later, subscription))).toEqual(
          still.map(() => at(moment, subscription)),
        )
      }
  })

  it('never comes for a wait without end', () => {
    const model = getBadgeModel(recovering, {
      now: start + 2_500,
      timings: { stale: Infinity },
    })
    expect(model).toMatchObject({ label: 'Reconnecting', changesAt: start + 12 * 3_600_000 })
  })
})

describe('what the host may replace', () => {
  it('is every word and sentence', () => {
    const labels = {
      Stale: 'Veraltet',
      since: (time: string) => `seit ${time} Uhr`,
      lastLive: (time: string) => `zuletzt ${time} Uhr`,
      list: (parts: readonly string[]) => parts.join('; '),
      Paused: 'Angehalten',
    }
    const told = (age: number, subscription: SubscriptionState) =>
      getBadgeModel(subscription, { now: start + age, labels, locale: 'de' }).text
    expect(told(30_000, recovering)).toBe('Veraltet seit 10:42 Uhr')
    expect(told(0, { ...unsubscribed, ...seen })).toBe('Angehalten; zuletzt 10:42 Uhr')
    expect(told(0, subscribed)).toBe('Live')
  })

  it('is every wait', () => {
    const timings = { pending: 0, grace: 1_000, stale: 2_000 }
    const told = (age: number, subscription: SubscriptionState) =>
      getBadgeModel(subscription, { now: start + age, timings }).label
    expect(told(0, subscribing)).toBe('Subscribing')
    expect(told(1_000, recovering)).toBe('Reconnecting')
    expect(told(2_000, recovering)).toBe('Stale')
  })
})
