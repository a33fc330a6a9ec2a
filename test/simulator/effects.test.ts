// Each effect of a rule that works on the exchange itself: time, connection, reply, session.
import type { Effect, RuleMatch } from 'gws-workbins/simulator'
import { createSimulator, demoWorkbinIds as ids } from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from './connectCometd.js'
import { connect } from './connectCometd.js'
import type { Answer, Desktop } from './openDesktop.js'
import { openDesktop, toAnswer } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'MyAgentGroup' }
const path = `/me/workbins/${target.id}?agentGroup=MyAgentGroup`
const onSubscribe: RuleMatch = { operation: 'Subscribe' }
const onPoll: RuleMatch = { channel: '/meta/connect', held: true }

let simulator = createSimulator()
let desktop: Desktop
const clients: Client[] = []

beforeEach(async () => {
  vi.useFakeTimers()
  simulator = createSimulator()
  desktop = await openDesktop(simulator)
})

afterEach(async () => {
  for (const { cometd } of clients.splice(0)) cometd.disconnect()
  await vi.advanceTimersByTimeAsync(10)
  await simulator.close()
  vi.useRealTimers()
})

const add = (effect: Effect, match: RuleMatch = onSubscribe, times?: number) =>
  simulator.rules.add({ id: 'rule', match, times, effect })

/** A Subscribe, with the moment its answer came, in ms from now. */
async function subscribe(on = path): Promise<Answer & { readonly after: number }> {
  const start = performance.now()
  const answer = await desktop.subscribe(on)
  return { ...answer, after: Math.round(performance.now() - start) }
}

/** Makes a client whose first poll has been answered, so that a rule on polls takes hold. */
async function join(): Promise<Client> {
  const client = await connect(simulator)
  clients.push(client)
  return client
}

const isSubscribed = () => simulator.world.isSubscribed(target)

describe('time', () => {
  it('delays the request: it is carried out later', async () => {
    add({ type: 'delay', ms: 300 })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(299)
    expect(isSubscribed()).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toMatchObject({ status: 200, after: 300 })
  })

  it('delays the reply: it is carried out at once', async () => {
    add({ type: 'delay', ms: 300, of: 'reply' })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(0)
    expect(isSubscribed()).toBe(true)
    await vi.advanceTimersByTimeAsync(300)
    expect(await answer).toMatchObject({ status: 200, after: 300 })
  })

  it('adds up the delays of several rules', async () => {
    add({ type: 'delay', ms: 300 })
    simulator.rules.add({ effect: { type: 'delay', ms: 50, of: 'reply' } })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(400)
    expect(await answer).toMatchObject({ after: 350 })
  })

  it('holds a request until the rule is removed', async () => {
    const remove = add({ type: 'hold' })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(3_600_000)
    expect(isSubscribed()).toBe(false)
    remove()
    expect(await answer).toMatchObject({ status: 200, after: 3_600_000 })
    expect(isSubscribed()).toBe(true)
  })

  it('holds a reply: carried out, and no byte comes back', async () => {
    const remove = add({ type: 'hold', of: 'reply' })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(isSubscribed()).toBe(true)
    remove()
    expect(await answer).toMatchObject({ status: 200 })
  })

  it.each(['hold', 'delay'] as const)(
    'never carries out what a client leaves in a %s',
    async (type) => {
      add(type === 'hold' ? { type } : { type, ms: 1000 })
      const leaving = new AbortController()
      const answer = simulator.fetch(`/api/v2${path}`, { signal: leaving.signal, method: 'POST' })
      const outcome = answer.catch((error: unknown) => error)
      leaving.abort(new Error('left'))
      expect(await outcome).toEqual(new Error('left'))
      simulator.rules.clear()
      await vi.advanceTimersByTimeAsync(2000)
      expect(isSubscribed()).toBe(false)
    },
  )

  it('lets replies leave in reverse order', async () => {
    add({ type: 'reorder', count: 3 })
    const order: number[] = []
    const groups = ['MyAgentGroup', 'Risk-EMEA', 'KeyAccounts']
    const answers = groups.map((group, index) =>
      subscribe(`/me/workbins/${target.id}?agentGroup=${group}`).then(({ body }) => {
        order.push(index)
        return body
      }),
    )
    await vi.advanceTimersByTimeAsync(50)
    expect(order).toEqual([2, 1, 0])
    expect(await Promise.all(answers)).toEqual(
      [1, 2, 3].map((referenceId) => ({ statusCode: 0, referenceId })),
    )
  })

  it('waits no longer than it is told for replies to put in reverse order', async () => {
    add({ type: 'reorder', withinMs: 150 })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(200)
    expect(await answer).toMatchObject({ status: 200, after: 150 })
  })

  it('does not count a client that left among the replies to reverse', async () => {
    add({ type: 'reorder', withinMs: 150 }, {})
    const leaving = new AbortController()
    const left = simulator.fetch('/api/v2/me', { signal: leaving.signal })
    const outcome = left.catch((error: unknown) => error)
    await vi.advanceTimersByTimeAsync(10)
    leaving.abort(new Error('left'))
    expect(await outcome).toEqual(new Error('left'))
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(200)
    expect(await answer).toMatchObject({ after: 150 })
  })
})

describe('the connection', () => {
  it('drops a request that is never carried out', async () => {
    add({ type: 'dropRequest' })
    await expect(subscribe()).rejects.toThrow(new TypeError('Failed to fetch'))
    expect(isSubscribed()).toBe(false)
  })

  it('drops the reply of a request that has been carried out', async () => {
    add({ type: 'dropReply' })
    await expect(subscribe()).rejects.toThrow(new TypeError('Failed to fetch'))
    expect(isSubscribed()).toBe(true)
  })

  it('cuts the connection inside the body', async () => {
    add({ type: 'cut', after: 5 }, {})
    const response = await simulator.fetch('/api/v2/me')
    expect(response.status).toBe(200)
    const reader = response.body?.getReader()
    const first = await reader?.read()
    expect(new TextDecoder().decode(first?.value)).toBe('{"sta')
    await expect(reader?.read()).rejects.toThrow(TypeError)
  })

  it('ends a whole reply in the middle of its body', async () => {
    add({ type: 'truncate' }, {})
    const version = '{"statusCode":0,"version":"8.5.202.96"}'
    const half = version.slice(0, Math.floor(version.length / 2))
    expect(await desktop.get('/diagnostics/version')).toEqual({ status: 200, body: half })
    add({ type: 'truncate', after: 0 }, {})
    expect(await desktop.get('/diagnostics/version')).toEqual({ status: 200, body: '' })
  })

  it('carries a request out twice', async () => {
    add({ type: 'duplicate' })
    const client = await join()
    expect((await subscribe()).body).toEqual({ statusCode: 0, referenceId: 1 })
    await vi.advanceTimersByTimeAsync(20)
    expect(client.workbins()).toMatchObject([{ referenceId: 1 }, { referenceId: 2 }])
  })
})

it('carries Bayeux requests out once, whatever is to be carried out twice', async () => {
  add({ type: 'duplicate' }, {})
  const client = await join()
  simulator.world.publish('/v2/me/workbins', { messageType: 'ErrorMessage' })
  await vi.advanceTimersByTimeAsync(10)
  expect(client.workbins()).toEqual([{ messageType: 'ErrorMessage' }])
})

describe('the reply', () => {
  it('is another one, without carrying anything out', async () => {
    add({ type: 'respond', status: 429, headers: { 'Retry-After': '120' }, body: 'Slow down' })
    const response = await desktop.fetch(`/api/v2${path}`, {
      method: 'POST',
      body: '{"operationName":"Subscribe"}',
    })
    expect(response.headers.get('retry-after')).toBe('120')
    expect(await toAnswer(response)).toEqual({ status: 429, body: 'Slow down' })
    expect(isSubscribed()).toBe(false)
  })

  it('is JSON where the rule says JSON', async () => {
    add({ type: 'respond', status: 200, body: { statusCode: 7 } })
    expect(await subscribe()).toMatchObject({ status: 200, body: { statusCode: 7 } })
  })

  it('is what stands before a server says with 503 and 504', async () => {
    add({ type: 'respond', status: 503 })
    expect(await subscribe()).toMatchObject({ status: 503, body: { statusCode: 4 } })
    add({ type: 'respond', status: 504, afterMs: 30_000 })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await answer).toMatchObject({
      status: 504,
      after: 30_000,
      body: expect.stringContaining('Gateway Time-out') as unknown,
    })
  })

  it('is another one after carrying the request out, where the rule says so', async () => {
    add({ type: 'respond', status: 504, afterMs: 30_000, of: 'reply' })
    const answer = subscribe()
    await vi.advanceTimersByTimeAsync(0)
    expect(isSubscribed()).toBe(true)
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await answer).toMatchObject({ status: 504, after: 30_000 })
  })

  it('is patched: fields change, and null removes them', async () => {
    add({ type: 'patch', body: { statusCode: 7, referenceId: null, more: { x: 1 } } })
    expect((await subscribe()).body).toEqual({ statusCode: 7, more: { x: 1 } })
  })

  it('stays as it is where a patch finds no JSON', async () => {
    add({ type: 'respond', status: 200, body: '<html>' })
    simulator.rules.add({ effect: { type: 'patch', body: { statusCode: 7 } } })
    expect((await subscribe()).body).toBe('<html>')
  })

  it('is that of the first rule that has one', async () => {
    add({ type: 'respond', status: 500 })
    simulator.rules.add({ effect: { type: 'respond', status: 404 } })
    expect((await subscribe()).status).toBe(500)
  })

  it('is a login page, or a redirect to one', async () => {
    const html = expect.stringContaining('<h1>Sign in</h1>') as unknown
    add({ type: 'loginPage' }, {})
    expect(await desktop.get('/me')).toEqual({ status: 200, body: html })
    add({ type: 'redirect' }, {})
    const followed = await simulator.fetch('/api/v2/me')
    expect(followed.redirected).toBe(true)
    expect(new URL(followed.url).pathname).toBe('/simulator/login')
    expect(await toAnswer(followed)).toEqual({ status: 200, body: html })
  })
})

describe('the session', () => {
  it('is signed out before the request', async () => {
    add({ type: 'signOut' }, {}, 1)
    const denied = { status: 403, body: { statusCode: 20, statusMessage: 'Access denied' } }
    expect(await desktop.get('/me')).toEqual(denied)
    expect(await desktop.get('/me')).toEqual(denied)
    simulator.world.signIn()
    expect(await desktop.get('/me')).toMatchObject({ status: 200 })
  })

  it('is signed out even where it begins with this request', async () => {
    add({ type: 'signOut' }, {}, 1)
    const { fetch } = simulator.browser()
    expect((await fetch('/api/v2/me')).status).toBe(403)
    expect((await fetch('/api/v2/me')).status).toBe(403)
  })

  it('gets a new CSRF token, and the 403 text until the next GET', async () => {
    add({ type: 'csrf' }, onSubscribe, 1)
    const refused = { status: 403, body: 'Missing or invalid Csrf token' }
    expect(await subscribe()).toMatchObject(refused)
    expect(await subscribe()).toMatchObject(refused)
    expect(isSubscribed()).toBe(false)
    desktop = await openDesktop(simulator)
    expect(await subscribe()).toMatchObject({ status: 200 })
  })

  it('of the push side is forgotten: 402', async () => {
    const client = await join()
    add({ type: 'expirePushSession' }, onPoll, 1)
    simulator.world.endPolls()
    await vi.advanceTimersByTimeAsync(20)
    expect(client.heard('/meta/connect')).toContainEqual(
      expect.objectContaining({ error: '402::session_unknown' }),
    )
    expect(client.heard('/meta/handshake')).toHaveLength(2)
  })

  it('is lost with all others when the server restarts', async () => {
    await join()
    await subscribe()
    add({ type: 'restart' }, { path: '/diagnostics' }, 1)
    await expect(desktop.get('/diagnostics/version')).rejects.toThrow('Failed to fetch')
    expect(isSubscribed()).toBe(false)
    expect(simulator.world.dump()).toMatchObject({ pushSessions: [], httpSessions: 0 })
    desktop = await openDesktop(simulator)
    expect((await subscribe()).body).toEqual({ statusCode: 0, referenceId: 1 })
  })
})

describe('Bayeux replies', () => {
  /** The bodies of what the client is sent, as JSON. */
  const sent = async (effect: Effect) => {
    await join()
    add(effect, onPoll, 1)
    const { log, world } = simulator
    log.clear()
    world.endPolls()
    await vi.advanceTimersByTimeAsync(20)
    const hit = log.entries().find(({ kind }) => kind === 'rule')
    return log
      .entries()
      .filter((entry) => entry.kind === 'bayeux' && entry.direction === 'out')
      .filter(
        (entry) => hit?.kind === 'rule' && 'exchange' in entry && entry.exchange === hit.exchange,
      )
      .map((entry) => (entry.kind === 'bayeux' ? entry.message : undefined))
  }
  const reply = expect.objectContaining({ channel: '/meta/connect', successful: true }) as unknown
  const strange = [{ channel: 5, data: 1 }, null]

  it('carry foreign messages before, after or instead of their own, at once', async () => {
    const type = 'injectBayeux'
    expect(await sent({ type, messages: strange, position: 'before' })).toEqual([...strange, reply])
    expect(await sent({ type, messages: strange, position: 'after' })).toEqual([reply, ...strange])
    expect(await sent({ type, messages: strange, position: 'instead' })).toEqual(strange)
  })

  it.each<[string, Effect, string]>([
    [
      'a channel that is no string',
      { type: 'injectBayeux', messages: [{ channel: 5, data: 1 }], position: 'before' },
      '[{"channel":5,"data":1},{"id":"5","channel":"/meta/connect","successful":true}]',
    ],
    [
      'data without a channel',
      { type: 'injectBayeux', messages: [{ data: 1 }], position: 'before' },
      '[{"data":1},{"id":"5","channel":"/meta/connect","successful":true}]',
    ],
    [
      'advice nobody knows',
      { type: 'patch', body: { advice: { reconnect: 'bogus' } } },
      '[{"id":"5","channel":"/meta/connect","successful":true,"advice":{"reconnect":"bogus"}}]',
    ],
    [
      'advice with a key of every object',
      { type: 'patch', body: { advice: { hasOwnProperty: 1 } } },
      '[{"id":"5","channel":"/meta/connect","successful":true,"advice":{"hasOwnProperty":1}}]',
    ],
    [
      'a key that reaches for the prototype',
      // Only parsed JSON has such a key of its own.
      {
        type: 'patch',
        body: JSON.parse('{"__proto__":{"polluted":1}}') as Record<string, unknown>,
      },
      '[{"id":"5","channel":"/meta/connect","successful":true,"__proto__":{"polluted":1}}]',
    ],
    [
      'an id that is a number',
      { type: 'patch', body: { id: 5 } },
      '[{"id":5,"channel":"/meta/connect","successful":true}]',
    ],
    [
      'no id',
      { type: 'patch', body: { id: null } },
      '[{"channel":"/meta/connect","successful":true}]',
    ],
    [
      'messages without the reply',
      { type: 'injectBayeux', messages: [{ channel: '/a', data: 1 }], position: 'instead' },
      '[{"channel":"/a","data":1}]',
    ],
    ['a JSON string', { type: 'respond', status: 200, body: '"hello"' }, '"hello"'],
    [
      'the advice to give up',
      { type: 'patch', body: { advice: { reconnect: 'none' } } },
      '[{"id":"5","channel":"/meta/connect","successful":true,"advice":{"reconnect":"none"}}]',
    ],
  ])('can be any of those that stall a client: %s', async (_, effect, body) => {
    const shake = '[{"id":"1","channel":"/meta/handshake","version":"1.0"}]'
    const post = async (content: string) =>
      (await simulator.fetch('/api/v2/notifications', { method: 'POST', body: content })).text()
    const [{ clientId }] = JSON.parse(await post(shake)) as [{ clientId: string }]
    add(effect, { channel: '/meta/connect' })
    const poll = post(JSON.stringify([{ id: '5', channel: '/meta/connect', clientId }]))
    await vi.advanceTimersByTimeAsync(1)
    simulator.world.endPolls()
    // An injected reply comes at once, with the advice of an answer that was not held.
    expect((await poll).replace(/,"advice":{"reconnect":"retry"[^}]*}/, '')).toBe(body)
  })

  it('are patched message by message, those of the rule’s channel', async () => {
    const body = { id: 7, advice: { reconnect: 'bogus' } }
    await join()
    add({ type: 'patch', body }, { channel: '/meta/connect' }, 1)
    simulator.world.endPolls()
    await vi.advanceTimersByTimeAsync(10)
    simulator.world.publish('/v2/me/workbins', {})
    await vi.advanceTimersByTimeAsync(10)
    const out = simulator.log.entries().flatMap((entry) => (entry.kind === 'bayeux' ? [entry] : []))
    expect(out.slice(-2).map(({ message }) => message)).toEqual([
      { channel: '/v2/me/workbins', data: {} },
      { channel: '/meta/connect', successful: true, ...body },
    ])
  })

  it('advise of multiple clients instead of holding the poll', async () => {
    const advice = { 'multiple-clients': true, reconnect: 'retry', interval: 2000 }
    expect(await sent({ type: 'multipleClients' })).toMatchObject([{ successful: true, advice }])
    expect(await sent({ type: 'multipleClients', interval: 50 })).toMatchObject([
      { advice: { interval: 50 } },
    ])
  })

  it('do not hide a lost session behind the advice that follows multiple clients', async () => {
    const client = await join()
    add({ type: 'multipleClients', interval: 50 }, onPoll, 1)
    simulator.world.endPolls()
    await vi.advanceTimersByTimeAsync(10)
    simulator.world.expirePushSessions()
    await vi.advanceTimersByTimeAsync(100)
    expect(client.heard('/meta/handshake')).toHaveLength(2)
  })
})
