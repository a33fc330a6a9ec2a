/** What the announcer says of many subscriptions, by a clock that a test moves, and by histories that chance makes. */
import type { SubscriptionState } from 'gws-workbins'
import { describe, expect, it, vi } from 'vitest'
import { createAnnouncer } from '../../../src/components/announcer/createAnnouncer.js'
import { createFakeClock } from '../../core/fakeClock.js'
import {
  failed,
  idle,
  recovering,
  subscribed,
  subscribing,
  unconfirmed,
  unsubscribed,
  unsubscribing,
  waiting,
} from '../states.js'

function open(names: readonly string[]) {
  const clock = createFakeClock()
  const begin = clock.now()
  const said: { readonly at: number; readonly message: string; readonly topic: string }[] = []
  const announcer = createAnnouncer({
    clock,
    lostMs: 5_000,
    sink: (message, { topic }) => said.push({ at: clock.now() - begin, message, topic }),
    speech: () => ({ nameOf: ({ id }) => id, locale: 'en-GB' }),
  })
  const states = new Map<string, SubscriptionState>(names.map((name) => [name, subscribed]))
  const look = () =>
    announcer.observe(
      [...states].map(([id, subscription]) => ({ target: { id, owner: 'me' }, subscription })),
    )
  look()
  return {
    clock,
    announcer,
    said,
    states,
    set(subscription: SubscriptionState, ...which: readonly string[]) {
      for (const name of which.length > 0 ? which : names) states.set(name, subscription)
      look()
    },
    remove(...which: readonly string[]) {
      for (const name of which) states.delete(name)
      look()
    },
    messages: () => said.map(({ message }) => message),
    pass: (ms: number) => clock.advance(ms),
  }
}

const everywhere = 'Live updates interrupted. Workbin contents may be out of date.'
const names = (count: number) => Array.from({ length: count }, (_, index) => `W${index + 1}`)

describe('a loss', () => {
  it('of fifty is one sentence after five seconds, and one when all are back [R-260]', () => {
    const voice = open(names(50))
    voice.set(recovering)
    voice.pass(4_999)
    expect(voice.said).toEqual([])
    voice.pass(1)
    expect(voice.said).toEqual([{ at: 5_000, message: everywhere, topic: 'link' }])
    voice.pass(20_000)
    // One after the other, as the server answers.
    for (const name of names(50)) {
      voice.set(subscribed, name)
      voice.pass(200)
    }
    voice.pass(1_000)
    expect(voice.messages()).toEqual([everywhere, 'Live updates restored for 50 workbins.'])
    voice.pass(600_000)
    expect(voice.said).toHaveLength(2)
  })

  it('that heals in less than five seconds is silent [R-261]', () => {
    const voice = open(names(9))
    for (let flap = 0; flap < 20; flap += 1) {
      voice.set(recovering)
      voice.pass(4_900)
      voice.set(subscribed)
      voice.pass(1_000)
    }
    voice.pass(60_000)
    expect(voice.said).toEqual([])
  })

  it('is told with the one that fails, when the others are back [R-260]', () => {
    const voice = open(names(6))
    voice.set(recovering)
    voice.pass(8_000)
    voice.set(failed, 'W3')
    voice.pass(3_000)
    voice.set(subscribed, 'W1', 'W2', 'W4', 'W5', 'W6')
    voice.pass(2_000)
    expect(voice.messages().slice(1)).toEqual([
      'Live updates restored for 5 workbins. 1 failed: W3.',
    ])
    expect(voice.said[1]?.topic).toBe('restored')
  })

  it('does not wait for ever for those that stay away', () => {
    const voice = open(names(6))
    voice.set(recovering)
    voice.pass(6_000)
    voice.set(subscribed, 'W1', 'W2', 'W3', 'W4', 'W5')
    voice.pass(14_999)
    expect(voice.said).toHaveLength(1)
    voice.pass(1)
    expect(voice.messages()[1]).toBe('Live updates restored for 5 workbins. Still interrupted: W6.')
    voice.set(subscribed)
    voice.pass(1_000)
    expect(voice.messages()[2]).toBe('Live updates restored for W6.')
    expect(voice.said).toHaveLength(3)
  })

  it('of one among others names it, and a loss of all after that is told', () => {
    const voice = open(names(3))
    voice.set({ ...recovering, cause: 'ended-by-server' }, 'W2')
    voice.pass(5_000)
    voice.set(recovering)
    voice.pass(5_000)
    expect(voice.messages()).toEqual(['Live updates interrupted for W2.', everywhere])
    voice.set(subscribed)
    voice.pass(1_000)
    expect(voice.messages()[2]).toBe('Live updates restored for 3 workbins.')
  })

  it('of the network is called one', () => {
    const voice = open(names(2))
    voice.set({ ...recovering, isOffline: true })
    voice.pass(5_000)
    expect(voice.messages()).toEqual(['Connection lost. Workbin contents may be out of date.'])
  })

  it('is over also for lists that came in the meantime', () => {
    const voice = open(names(2))
    voice.set(recovering)
    voice.pass(6_000)
    voice.remove('W1', 'W2')
    voice.set(waiting, 'W9')
    voice.pass(6_000)
    voice.set(subscribed, 'W9')
    voice.pass(1_000)
    expect(voice.messages()).toEqual([everywhere, 'Live updates restored for W9.'])
  })

  it('is told again after it was told to be over', () => {
    const voice = open(names(4))
    for (let flap = 0; flap < 2; flap += 1) {
      voice.set(recovering)
      voice.pass(6_000)
      voice.set(subscribed)
      voice.pass(2_000)
    }
    const restored = 'Live updates restored for 4 workbins.'
    expect(voice.messages()).toEqual([everywhere, restored, everywhere, restored])
  })
})

describe('a failure', () => {
  it('is told once, however often it is tried again [R-262]', () => {
    const voice = open([])
    for (let attempt = 0; attempt < 5; attempt += 1) {
      voice.set(subscribing, 'W1', 'W2')
      voice.pass(3_000)
      voice.set(failed, 'W1', 'W2')
      voice.pass(3_000)
    }
    expect(voice.messages()).toEqual(['Live updates failed for W1 and W2.'])
    voice.set(subscribed, 'W1')
    voice.pass(1_000)
    expect(voice.messages()[1]).toBe('Live updates restored for W1.')
  })

  it('of more than three is a number', () => {
    const voice = open([])
    voice.set(failed, ...names(5))
    voice.pass(1_000)
    expect(voice.messages()).toEqual(['Live updates failed for 5 workbins.'])
  })

  it('to confirm is told, what is not for this agent is not', () => {
    const voice = open([])
    voice.set(unconfirmed, 'W1')
    voice.set({ ...failed, kind: 'unavailable' }, 'W2')
    voice.pass(60_000)
    expect(voice.messages()).toEqual(['Could not confirm live updates for W1.'])
  })

  it('of lists that nobody wants any more is not told', () => {
    const voice = open([])
    voice.set(failed, 'W1')
    voice.set(idle, 'W1')
    voice.pass(60_000)
    expect(voice.said).toEqual([])
  })
})

describe('what somebody asked for', () => {
  it('is answered at once [R-263]', () => {
    const voice = open(names(2))
    voice.set(unsubscribing, 'W1')
    voice.pass(700)
    voice.set(unsubscribed, 'W1')
    voice.pass(0)
    expect(voice.said).toEqual([{ at: 700, message: 'Live updates off for W1.', topic: 'action' }])
    voice.set(subscribing, 'W1')
    voice.pass(900)
    voice.set(subscribed, 'W1')
    voice.pass(0)
    expect(voice.messages()[1]).toBe('Live updates on for W1.')
    voice.pass(60_000)
    expect(voice.said).toHaveLength(2)
  })

  it('and what is said of it by the host overtakes what waits, half a second apart [R-263]', () => {
    const voice = open(names(2))
    voice.announcer.announce('Two items moved.', { topic: 'move', delayMs: 1_000 })
    voice.announcer.announce('One item pulled.')
    voice.announcer.announce('Two items pulled.')
    voice.announcer.announce('Three items moved.', { topic: 'move', delayMs: 1_000 })
    voice.announcer.announce(() => null, { topic: 'nothing' })
    voice.pass(0)
    voice.announcer.announce('Three items pulled.')
    voice.pass(5_000)
    expect(voice.said.map(({ at, message }) => [at, message])).toEqual([
      [0, 'Two items pulled.'],
      [500, 'Three items pulled.'],
      [1_000, 'Three items moved.'],
    ])
  })

  it('is not told of lists that were paused before', () => {
    const voice = open([])
    voice.set(unsubscribed, 'W1')
    voice.pass(60_000)
    expect(voice.said).toEqual([])
  })
})

describe('an announcer', () => {
  it('goes on where the host’s words or sink throw, and reports it', () => {
    const clock = createFakeClock()
    const said: string[] = []
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    const announcer = createAnnouncer({
      clock,
      lostMs: 5_000,
      sink: (message) => said.push(message),
      speech: () => ({}),
    })
    announcer.announce(
      () => {
        throw new Error('of the host')
      },
      { topic: 'a' },
    )
    announcer.announce('Still here.', { topic: 'b' })
    clock.advance(2_000)
    expect(said).toEqual(['Still here.'])
    expect(reported).toEqual([new Error('of the host')])
    vi.unstubAllGlobals()
  })

  it('leaves no timer behind', () => {
    const voice = open(names(3))
    voice.set(recovering)
    expect(voice.clock.planned()).toBe(1)
    voice.announcer.stop()
    expect(voice.clock.planned()).toBe(0)
  })
})

/** Like seeds make like histories. */
function createChance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

describe('whatever happens', () => {
  const all = [
    ...[idle, waiting, subscribing, subscribed, subscribed, recovering, recovering, unconfirmed],
    ...[unsubscribing, unsubscribed, failed, { ...failed, kind: 'unavailable' as const }],
  ]
  const seeds = Array.from({ length: 300 }, (_, seed) => seed + 1)

  it('no two are closer than half a second, and none says again what was just said [R-264]', () => {
    let total = 0
    for (const seed of seeds) {
      const chance = createChance(seed)
      const voice = open(names(1 + chance(6)))
      for (let step = 0; step < 60; step += 1) {
        const state = all[chance(all.length)] ?? idle
        if (chance(3) === 0) voice.set(state)
        else voice.set(state, `W${1 + chance(6)}`)
        if (chance(12) === 0) voice.remove(`W${1 + chance(6)}`)
        voice.pass([0, 100, 900, 2_000, 6_000, 20_000][chance(6)] ?? 0)
      }
      const gaps = voice.said.slice(1).map(({ at }, n) => at - (voice.said[n]?.at ?? 0))
      expect([seed, gaps.filter((gap) => gap < 500)]).toEqual([seed, []])
      // Once all is told, nothing is, however often it is looked at.
      voice.pass(60_000)
      const told = voice.said.length
      for (let look = 0; look < 20; look += 1) {
        for (const [name, state] of voice.states) voice.set({ ...state }, name)
        voice.pass(3_000)
      }
      expect([seed, voice.messages().slice(told)]).toEqual([seed, []])
      total += told
    }
    expect(total).toBeGreaterThan(1_000)
  })

  it('what is true at last is said within sixteen seconds, and then nothing [R-265]', () => {
    for (const seed of seeds) {
      const chance = createChance(seed)
      const voice = open(names(5))
      for (let step = 0; step < 30; step += 1) {
        voice.set(all[chance(all.length)] ?? idle, `W${1 + chance(5)}`)
        voice.pass([0, 100, 900, 2_000, 6_000][chance(5)] ?? 0)
      }
      // All lost and told, whatever was before.
      voice.set(subscribed)
      voice.pass(16_000)
      voice.set(recovering)
      voice.pass(6_000)
      expect([seed, voice.messages().at(-1)]).toEqual([seed, everywhere])
      const healthy = 1 + chance(5)
      voice.set(subscribed, ...names(healthy))
      voice.pass(16_000)
      expect([seed, voice.messages().at(-1)]).toEqual([
        seed,
        expect.stringMatching(/^Live updates restored for/),
      ])
      const count = voice.said.length
      voice.pass(600_000)
      expect(voice.said).toHaveLength(count)
      voice.set(subscribed)
      voice.pass(16_000)
      expect(voice.messages().at(-1)).toMatch(/^Live updates restored for/)
    }
  })

  it('a flap of any number is two at most, and none where it was short [R-260]', () => {
    for (const seed of seeds) {
      const chance = createChance(seed)
      const count = 1 + chance(60)
      const voice = open(names(count))
      // A link has one moment in which it goes; its lists notice together or nearly so.
      for (const name of names(count)) {
        voice.set(recovering, name)
        voice.pass(chance(2) * chance(15))
      }
      const away = chance(40_000)
      voice.pass(away)
      for (const name of names(count)) {
        voice.set(chance(10) === 0 ? failed : subscribed, name)
        voice.pass(chance(200))
      }
      voice.pass(60_000)
      expect([seed, voice.said.length <= 2]).toEqual([seed, true])
    }
  })
})
