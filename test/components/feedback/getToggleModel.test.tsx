/** What a switch shows of each subscription. */
import { describe, expect, it } from 'vitest'
import { getToggleModel, type SubscriptionState } from 'gws-workbins'
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
} from '../states.js'

const late = start + 300

describe('the model of the switch', () => {
  it.each<readonly [string, SubscriptionState]>([
    ['off', idle],
    ['on, pending', waiting],
    ['on, pending', subscribing],
    ['on', subscribed],
    ['on', recovering],
    ['on', unconfirmed],
    ['off, pending', unsubscribing],
    ['off', unsubscribed],
    ['off', { ...failed, retryAt: null }],
    ['on, pending', { ...failed, retryAt: late }],
    ['off, not available', { ...failed, kind: 'unavailable' }],
  ])('is %s where that is what is wanted: $1.status [R-250]', (words, subscription) => {
    const { isOn, isPending, isAvailable } = getToggleModel(subscription, { now: late })
    const said = [isOn ? 'on' : 'off']
    if (isPending) said.push('pending')
    if (!isAvailable) said.push('not available')
    expect(said.join(', ')).toBe(words)
  })

  it('waits before it says that a quick request is pending, and says when', () => {
    const now = start + 299
    expect(getToggleModel(subscribing, { now })).toMatchObject({
      isPending: false,
      changesAt: start + 300,
    })
    expect(getToggleModel(subscribing, { now: late })).toMatchObject({
      isPending: true,
      changesAt: null,
    })
    expect(getToggleModel(subscribing, { now: start, timings: { pending: 0 } }).isPending).toBe(
      true,
    )
  })

  it('is pending without a pause while what has failed is tried again', () => {
    const again = { ...subscribing, error: failed.error }
    expect(getToggleModel(again, { now: start }).isPending).toBe(true)
  })

  it('has a position for everything, now', () => {
    for (const subscription of subscriptions)
      expect(getToggleModel(subscription)).toMatchObject({ changesAt: null })
  })
})
