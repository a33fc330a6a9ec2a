/** Traps of replies: what one answer does to the bare client, and what it does to ours. */
import * as cometdModule from 'cometd'
import type { Simulator } from 'gws-workbins/simulator'
import { describe, expect, it, vi } from 'vitest'
import { messageField } from '../../src/simulator/bayeux/messages.js'
import { connectBare, notificationsUrl, openBare } from './bareClient.js'
import { openDesk, pass, seedTarget } from './openDesk.js'

const topic = '/v2/me/workbins'
const onHeldPoll = { channel: '/meta/connect', held: true } as const

const good = {
  channel: topic,
  data: { messageType: 'WorkbinStateChangeMessage', id: seedTarget.id, action: 'ItemAdded' },
}

/** Answers the poll that is held, and once only, with `body`; `ID` stands for the id it was sent with. */
function answerPoll(simulator: Simulator, body: string): void {
  const { log, rules, world } = simulator
  const polls = log.entries().flatMap((entry) => (entry.kind === 'bayeux' ? [entry.message] : []))
  const last = polls.findLast((message) => messageField(message, 'connectionType') !== undefined)
  const next = Number(messageField(last, 'id')) + 1
  rules.add({
    match: onHeldPoll,
    times: 1,
    effect: { type: 'respond', status: 200, body: body.replace('ID', String(next)) },
  })
  world.endPolls()
}

const reply = '{"channel":"/meta/connect","successful":true,"id":"ID"}'
const asText = JSON.stringify(good)

/** Each stops cometd 8 and 9 for good while they say `connected` (reliability, section 3). */
const stalling: Readonly<Record<string, string>> = {
  'a channel that is a number, before the connect reply': `[{"channel":5,"data":1},${asText},${reply}]`,
  'a message without a channel, before the connect reply': `[{"data":{"id":"x"}},${asText},${reply}]`,
  'an unknown advice': `[{"channel":"/meta/connect","successful":true,"id":"ID","advice":{"reconnect":"bogus"}}]`,
  'an advice with a key called hasOwnProperty': `[{"channel":"/meta/connect","successful":true,"id":"ID","advice":{"hasOwnProperty":1,"reconnect":"retry"}}]`,
  'a string in place of the list': '"hello"',
  'a message that is a string': '["hello"]',
  'a connect reply without id': '[{"channel":"/meta/connect","successful":true}]',
  'a connect reply whose id is a number': '[{"channel":"/meta/connect","successful":true,"id":ID}]',
  'a connect reply with the id of another':
    '[{"channel":"/meta/connect","successful":true,"id":"x"}]',
  'messages and no connect reply': `[${asText}]`,
}

/** Do no harm to the bare client either: what stops it is not the way in which it is answered here. */
const harmless: Readonly<Record<string, string>> = {
  'a message that is null': `[null,${asText},${reply}]`,
  'no message at all': '[]',
  'an interval below zero': `[{"channel":"/meta/connect","successful":true,"id":"ID","advice":{"interval":-1}}]`,
  'an interval that is a string': `[{"channel":"/meta/connect","successful":true,"id":"ID","advice":{"interval":"x"}}]`,
}

describe('a poll answered by', () => {
  it.each(Object.entries(stalling))('bare: %s stops it for good', async (_, body) => {
    const bare = await connectBare()
    answerPoll(bare.simulator, body)
    await pass(1_000)
    const before = bare.sent('/meta/connect')
    await pass(300_000)
    expect(bare.sent('/meta/connect')).toBe(before)
    expect(bare.cometd.getStatus()).toBe('connected')
  })

  it.each(Object.entries(harmless))('bare: %s does not stop it', async (_, body) => {
    const bare = await connectBare()
    answerPoll(bare.simulator, body)
    await pass(1_000)
    const before = bare.sent('/meta/connect')
    await pass(300_000)
    expect(bare.sent('/meta/connect')).toBeGreaterThan(before + 8)
  })

  it.each(Object.entries({ ...stalling, ...harmless }))(
    'ours: %s does not stop it [R-027, R-105]',
    async (_, body) => {
      const desk = openDesk()
      const { handle } = desk.observe()
      await pass(1_000)
      answerPoll(desk.simulator, body)
      await pass(45_000)
      expect(handle.getState().isLive).toBe(true)
      desk.simulator.world.endSubscription({ id: seedTarget.id, agentGroup: 'MyAgentGroup' })
      await pass(100)
      expect(handle.getState()).toMatchObject({ cause: 'ended-by-server' })
    },
  )

  it.each(['{"statusCode":0}', '"hello"', '[{"channel":"/meta/con', 'null', ''])(
    'ours: nothing but %j heals within a second [R-024]',
    async (body) => {
      const desk = openDesk()
      const { handle } = desk.observe()
      await pass(1_000)
      answerPoll(desk.simulator, body)
      await pass(1_000)
      expect(handle.getState().isLive).toBe(true)
    },
  )
})

describe('a poll answered by the advice not to come back', () => {
  const none = `[{"channel":"/meta/connect","successful":true,"id":"ID","advice":{"reconnect":"none"}}]`

  it('bare: disconnects, and tells nobody', async () => {
    const bare = await connectBare()
    const before = bare.heard('/meta/connect').length
    answerPoll(bare.simulator, none)
    await pass(60_000)
    expect(bare.cometd.getStatus()).toBe('disconnected')
    const told = bare.heard('/meta/connect').slice(before)
    expect(told.every(({ successful }) => successful)).toBe(true)
  })

  it('ours: says so at once, does not come back by itself, and does when it is asked [R-105, R-011]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    answerPoll(desk.simulator, none)
    await pass(100)
    expect(handle.getState().isLive).toBe(false)
    expect(desk.client.connection.getState()).toMatchObject({
      status: 'blocked',
      error: { code: 'link-refused' },
    })
    desk.simulator.log.clear()
    await pass(600_000)
    expect(desk.requests()).toEqual([])
    desk.client.connection.reconnect()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a handshake answered by success and the advice to shake hands', () => {
  const again = {
    match: { channel: '/meta/handshake' },
    times: 1,
    effect: { type: 'patch', body: { advice: { reconnect: 'handshake' } } },
  } as const

  it('bare: is handshaking for ever', async () => {
    const bare = openBare()
    bare.simulator.rules.add(again)
    bare.cometd.handshake()
    await pass(300_000)
    expect(bare.cometd.getStatus()).toBe('handshaking')
    expect(bare.sent('/meta/handshake')).toBe(1)
  })

  it('ours: is live [R-027, R-105]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add(again)
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a reply with the keys of a prototype', () => {
  const hostile = '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}'
  const isPolluted = (): boolean => Object.hasOwn(Object.prototype, 'polluted')

  /** Puts the hostile keys into each message, and each advice, of the replies to `match`. */
  const poison =
    (fetch: typeof globalThis.fetch): typeof globalThis.fetch =>
    async (input, init) => {
      const response = await fetch(input, init)
      const { status, headers } = response
      const text = await response.text()
      const body = text.replaceAll('{', `{${hostile},`)
      return new Response(body, { status, headers })
    }

  it('bare: pollutes Object.prototype by way of its reload extension', async () => {
    const stored = new Map<string, string>()
    const bare = openBare({ through: poison })
    vi.stubGlobal('sessionStorage', {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => stored.set(key, value),
      removeItem: (key: string) => stored.delete(key),
    })
    bare.cometd.registerExtension('reload', new cometdModule.ReloadExtension())
    bare.cometd.handshake()
    await pass(1_000)
    bare.cometd.reload?.()
    const reloaded = new cometdModule.CometD()
    reloaded.registerExtension('reload', new cometdModule.ReloadExtension())
    reloaded.configure({ url: notificationsUrl, useWorkerScheduler: false })
    reloaded.handshake()
    await pass(0)
    const wasPolluted = isPolluted()
    Reflect.deleteProperty(Object.prototype, 'polluted')
    expect(wasPolluted).toBe(true)
    reloaded.disconnect()
  })

  it('ours: pollutes nothing, in any reply, and is live [R-004, R-105]', async () => {
    const desk = openDesk({ through: poison })
    const { handle } = desk.observe()
    await pass(60_000)
    expect(isPolluted()).toBe(false)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a payload that is no message', () => {
  const secret = '[{"channel":"/v2/me/workbins","subject":"CANARY"}]'

  it('bare: is printed, whatever the log level', async () => {
    const bare = await connectBare()
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
    Reflect.deleteProperty(bare.cometd, '_warn')
    bare.cometd.setLogLevel('warn')
    answerPoll(bare.simulator, secret)
    await pass(1_000)
    expect(JSON.stringify(warn.mock.calls)).toContain('CANARY')
  })

  it('ours: is printed nowhere, and in no error [R-024, R-105, R-106]', async () => {
    const methods = ['debug', 'info', 'log', 'warn', 'error'] as const
    const spies = methods.map((name) => vi.spyOn(console, name).mockImplementation(() => {}))
    const desk = openDesk()
    const { handle, seen } = desk.observe()
    await pass(1_000)
    answerPoll(desk.simulator, secret)
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    expect(spies.flatMap((spy) => spy.mock.calls)).toEqual([])
    expect(JSON.stringify(seen)).not.toContain('CANARY')
  })
})
