// Which exchanges rules take, how often, in which order, and what is told about a malformed one.
import type { Rule, RuleMatch } from 'gws-workbins/simulator'
import { createSimulator, demoWorkbinIds as ids } from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { connect } from './connectCometd.js'
import type { Desktop } from './openDesktop.js'
import { openDesktop } from './openDesktop.js'

let simulator = createSimulator()
let desktop: Desktop

beforeEach(async () => {
  vi.useFakeTimers()
  simulator = createSimulator()
  desktop = await openDesktop(simulator)
})

afterEach(async () => {
  await simulator.close()
  vi.useRealTimers()
})

const teapot = { type: 'respond', status: 418 } as const

const group = `/me/workbins/${ids.billingEscalations}?agentGroup=MyAgentGroup`

/** The statuses of `count` requests for the version. */
async function ask(count: number): Promise<readonly number[]> {
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1)
    statuses.push((await desktop.get('/diagnostics/version')).status)
  return statuses
}

describe('a match', () => {
  const isHit = async (match: RuleMatch, act: () => Promise<{ status: number }>) => {
    simulator.rules.add({ id: 'match', match, effect: teapot })
    return (await act()).status === 418
  }
  const subscribe = () => desktop.subscribe(group)

  it.each<[RuleMatch, boolean]>([
    [{}, true],
    [{ method: 'POST' }, true],
    [{ method: 'GET' }, false],
    [{ path: '/me/workbins' }, true],
    [{ path: 'agentGroup=MyAgentGroup' }, true],
    [{ path: '/users' }, false],
    [{ path: '/api/v2/me/workbins/*?agentGroup=*' }, true],
    [{ path: '/me/workbins/*' }, false],
    [{ path: '*/workbins/*' }, true],
    [{ operation: 'Subscribe' }, true],
    [{ operation: 'Unsubscribe' }, false],
    [{ target: { id: ids.billingEscalations } }, true],
    [{ target: { agentGroup: 'MyAgentGroup' } }, true],
    [{ target: { agentGroup: 'Risk-EMEA' } }, false],
    [{ target: { id: ids.billingEscalations, placeGroup: 'MyPlaceGroup' } }, false],
    [{ target: { userId: 'user' } }, false],
    [{ channel: '/meta/connect' }, false],
    [{ held: true }, false],
    [{ method: 'POST', operation: 'Unsubscribe' }, false],
  ])('on %j of a Subscribe for an agent group: %s', async (match, hit) => {
    expect(await isHit(match, subscribe)).toBe(hit)
  })

  it('finds one of several workbins, and the agent of a supervisor’s request', async () => {
    const bulk = () => desktop.subscribe(`/me/workbins?workbinIds=${ids.drafts},${ids.parked}`)
    expect(await isHit({ target: { id: ids.parked } }, bulk)).toBe(true)
    const supervise = () => desktop.subscribe(`/users/user/workbins/${ids.drafts}`)
    expect(await isHit({ target: { userId: 'user' } }, supervise)).toBe(true)
  })

  it('tells the poll that is held from the first one of a session', async () => {
    simulator.rules.add({
      id: 'first',
      match: { channel: '/meta/connect', held: false },
      effect: { type: 'delay', ms: 0 },
    })
    simulator.rules.add({ id: 'poll', match: { held: true }, effect: { type: 'delay', ms: 0 } })
    const client = await connect(simulator)
    const hits = () => simulator.rules.list().map((rule) => [rule.id, rule.hits])
    expect(hits()).toEqual([
      ['first', 1],
      ['poll', 1],
    ])
    client.cometd.disconnect()
    await vi.advanceTimersByTimeAsync(10)
  })
})

describe('a count', () => {
  it.each<[string, Partial<Rule>, readonly number[]]>([
    ['times', { times: 2 }, [418, 418, 200, 200]],
    ['nth', { match: { nth: 2 } }, [200, 418, 200, 200]],
    ['a range of nth', { match: { nth: [2, 3] } }, [200, 418, 418, 200]],
    ['both', { match: { nth: [2, 9] }, times: 1 }, [200, 418, 200, 200]],
  ])('by %s', async (_, rule, statuses) => {
    simulator.rules.add({ ...rule, effect: teapot })
    expect(await ask(4)).toEqual(statuses)
  })

  it('counts only what the rest of the match is about', async () => {
    simulator.rules.add({ match: { path: '/diagnostics', nth: 1 }, effect: teapot })
    await desktop.get('/me')
    expect(await ask(2)).toEqual([418, 200])
  })
})

describe('chance', () => {
  const draw = async (seed: number, ...others: readonly Rule[]) => {
    simulator = createSimulator({ seed })
    desktop = await openDesktop(simulator)
    for (const rule of others) simulator.rules.add(rule)
    simulator.rules.add({ id: 'chance', match: { probability: 0.4 }, effect: teapot })
    return ask(40)
  }

  it('is the same for the same seed, and another for another', async () => {
    const first = await draw(1)
    expect(await draw(1)).toEqual(first)
    expect(await draw(2)).not.toEqual(first)
    const hits = first.filter((status) => status === 418)
    expect(hits.length).toBeGreaterThan(8)
    expect(hits.length).toBeLessThan(24)
  })

  it('is not disturbed by other rules', async () => {
    const other: Rule = { match: { probability: 0.5 }, effect: { type: 'delay', ms: 0 } }
    simulator.rules.add(other)
    expect(await draw(1)).toEqual(await draw(1))
  })

  it('never hits at 0 and always at 1', async () => {
    simulator.rules.add({ match: { probability: 0 }, effect: teapot })
    expect(await ask(5)).toEqual([200, 200, 200, 200, 200])
    simulator.rules.add({ match: { probability: 1 }, effect: teapot })
    expect(await ask(2)).toEqual([418, 418])
  })
})

describe('the rules in force', () => {
  it('are listed with a name and their hits, in the order in which they apply', async () => {
    simulator.rules.add({ id: 'mine', effect: teapot })
    simulator.rules.add({ match: { method: 'PUT' }, effect: { type: 'hold' } })
    await ask(2)
    expect(simulator.rules.list()).toEqual([
      { id: 'mine', effect: teapot, hits: 2 },
      { id: 'rule-1', match: { method: 'PUT' }, effect: { type: 'hold' }, hits: 0 },
    ])
  })

  it('end by name, by the function that adding returned, and all at once', async () => {
    const remove = simulator.rules.add({ id: 'one', effect: teapot })
    simulator.rules.add({ id: 'two', effect: teapot })
    simulator.rules.remove('two')
    simulator.rules.remove('unknown')
    remove()
    remove()
    expect(await ask(1)).toEqual([200])
    simulator.rules.add({ effect: teapot })
    simulator.rules.clear()
    expect(await ask(1)).toEqual([200])
  })

  it('are replaced by a rule of the same name, which the first one’s function leaves alone', async () => {
    const remove = simulator.rules.add({ id: 'one', effect: teapot })
    simulator.rules.add({ id: 'one', effect: { type: 'respond', status: 500 } })
    remove()
    expect(await ask(1)).toEqual([500])
  })

  it('let go what they held when they are replaced', async () => {
    simulator.rules.add({ id: 'one', effect: { type: 'hold' } })
    const held = ask(1)
    await vi.advanceTimersByTimeAsync(1)
    simulator.rules.add({ id: 'one', effect: teapot })
    expect(await held).toEqual([200])
  })

  it('are logged whenever one takes effect', async () => {
    simulator.rules.add({ id: 'mine', effect: teapot })
    await ask(1)
    const hit = simulator.log.entries().find(({ kind }) => kind === 'rule')
    expect(hit).toMatchObject({ kind: 'rule', rule: 'mine', effect: 'respond', exchange: 2 })
  })
})

describe('a malformed rule', () => {
  it.each([
    [undefined, 'rule must be an object.'],
    [{}, /^rule\.effect\.type must be one of delay, hold, dropRequest, /],
    [{ effect: { type: 'constructor' } }, /^rule\.effect\.type must be one of/],
    [{ effect: { type: 'delay' } }, 'rule.effect.ms must be a number of 0 or more.'],
    [{ effect: { type: 'delay', ms: -1 } }, 'rule.effect.ms must be a number of 0 or more.'],
    [
      { effect: { type: 'delay', ms: 1, at: 'reply' } },
      'rule.effect has no field "at"; its fields are type, ms, of.',
    ],
    [
      { effect: { type: 'delay', ms: 1, of: 'both' } },
      'rule.effect.of must be one of request, reply.',
    ],
    [
      { effect: { type: 'respond', status: 99 } },
      'rule.effect.status must be a whole number from 200 to 599.',
    ],
    [
      { effect: { type: 'respond', status: 200, headers: { a: 1 } } },
      'rule.effect.headers.a must be a string.',
    ],
    [
      { effect: { type: 'injectBayeux', messages: {}, position: 'after' } },
      'rule.effect.messages must be a list.',
    ],
    [{ effect: { type: 'patch', body: [] } }, 'rule.effect.body must be an object.'],
    [{ effect: { type: 'hold' }, times: 0 }, 'rule.times must be a whole number of 1 or more.'],
    [
      { effect: { type: 'hold' }, matches: {} },
      'rule has no field "matches"; its fields are id, match, times, effect.',
    ],
    [
      { effect: { type: 'hold' }, match: { nth: 0 } },
      'rule.match.nth must be a whole number of 1 or more, or [from, to].',
    ],
    [
      { effect: { type: 'hold' }, match: { nth: [1, 0] } },
      'rule.match.nth[1] must be a whole number of 1 or more.',
    ],
    [
      { effect: { type: 'hold' }, match: { probability: 2 } },
      'rule.match.probability must be a number from 0 to 1.',
    ],
    [
      { effect: { type: 'hold' }, match: { held: 'yes' } },
      'rule.match.held must be true or false.',
    ],
  ])('%j is refused with the fault', (rule, message) => {
    // Untyped code can pass anything.
    const add = () => simulator.rules.add(rule as Rule)
    expect(add).toThrow(TypeError)
    expect(add).toThrow(message)
    expect(simulator.rules.list()).toEqual([])
  })
})
