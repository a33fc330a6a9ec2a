/** Replies that are broken, hostile or merely odd: the link lives on, nothing is believed. `setup-node.ts` fails a test that prints. */
import { CometD } from 'cometd'
import { describe, expect, it } from 'vitest'
import { openDesk, pass, seedTarget } from './openDesk.js'

const good = {
  channel: '/v2/me/workbins',
  data: { messageType: 'WorkbinStateChangeMessage', id: seedTarget.id, action: 'ItemAdded' },
}

/** Each stops cometd 9 for good while it says `connected` (reliability, section 3). */
const stallingReplies: Readonly<Record<string, readonly unknown[]>> = {
  'a channel that is a number': [{ channel: 5, data: 1 }, good],
  'a message without a channel': [{ data: { id: 'x' } }, good],
  'an unknown advice': [
    { channel: '/meta/connect', successful: true, advice: { reconnect: 'bogus' } },
  ],
  'an advice with a key called hasOwnProperty': [
    {
      channel: '/meta/connect',
      successful: true,
      advice: { hasOwnProperty: 1, reconnect: 'retry' },
    },
  ],
  'a message that is a string': ['hello'],
  'a message that is null': [null, good],
  'a connect reply without id': [{ channel: '/meta/connect', successful: true }],
  'a connect reply whose id is a number': [{ channel: '/meta/connect', successful: true, id: 7 }],
  'messages and no connect reply': [good],
  'no message at all': [],
}

describe('a Bayeux reply with', () => {
  it.each(Object.entries(stallingReplies))(
    '%s does not stop the link [R-027]',
    async (_, messages) => {
      const desk = openDesk()
      const { handle } = desk.observe()
      await pass(1_000)
      desk.simulator.rules.add({
        match: { channel: '/meta/connect', held: true },
        times: 1,
        effect: { type: 'injectBayeux', messages, position: 'instead' },
      })
      desk.simulator.world.endPolls()
      await pass(70_000)
      expect(handle.getState().isLive).toBe(true)
      desk.simulator.world.endSubscription({ id: seedTarget.id, agentGroup: 'MyAgentGroup' })
      await pass(100)
      expect(handle.getState()).toMatchObject({ cause: 'ended-by-server' })
    },
  )

  it('a poisoned message before the connect reply stops the bare client, which is why [R-027]', async () => {
    const desk = openDesk()
    desk.disconnect()
    const bare = new CometD()
    // Its log methods print payloads at every level, and are missing from its declarations.
    Object.assign(bare, { _warn() {}, _info() {} })
    const transport = bare.findTransport('long-polling')
    if (transport === null) throw new Error('cometd has no long polling')
    let polls = 0
    Object.assign(transport, {
      xhrSend(packet: { url: string; body: string; onSuccess(text: string): void }) {
        if (packet.url.endsWith('connect')) polls += 1
        void desk.simulator
          .fetch(packet.url, { method: 'POST', body: packet.body })
          .then(async (response) => packet.onSuccess(await response.text()))
        return { abort: () => {} }
      },
    })
    bare.configure({ url: 'http://localhost/api/v2/notifications', useWorkerScheduler: false })
    bare.handshake()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { channel: '/meta/connect', held: true },
      times: 1,
      effect: { type: 'injectBayeux', messages: [{ channel: 5, data: 1 }], position: 'before' },
    })
    desk.simulator.world.endPolls()
    await pass(1_000)
    const before = polls
    await pass(300_000)
    expect(polls).toBe(before)
    expect(bare.getStatus()).toBe('connected')
  })

  it('keys of a prototype changes no prototype [R-004]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    const hostile = '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},'
    const texts = [
      `[${hostile}"channel":"/meta/connect","successful":true,"advice":${hostile}"reconnect":"retry"}}]`,
      `[${hostile}"channel":"/v2/me/workbins","data":${hostile}"id":"x"}}]`,
    ]
    for (const body of texts) {
      desk.simulator.rules.add({
        match: { channel: '/meta/connect', held: true },
        times: 1,
        effect: { type: 'respond', status: 200, body },
      })
      desk.simulator.world.endPolls()
      await pass(70_000)
    }
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(handle.getState().isLive).toBe(true)
  })

  it.each(['{"statusCode":0}', '"hello"', '[{"channel":"/meta/con', 'null', ''])(
    'nothing but %j is no answer, and heals [R-024]',
    async (body) => {
      const desk = openDesk()
      const { handle } = desk.observe()
      await pass(1_000)
      desk.simulator.rules.add({
        match: { channel: '/meta/connect', held: true },
        times: 1,
        effect: { type: 'respond', status: 200, body },
      })
      desk.simulator.world.endPolls()
      await pass(1_000)
      expect(handle.getState().isLive).toBe(true)
    },
  )
})

describe('a message on the workbins topic', () => {
  it.each([
    null,
    'text',
    [],
    { messageType: 'ErrorMessage', metrics: {} },
    { messageType: 'WorkbinSubscriptionStateChangeMessage' },
    { messageType: 'WorkbinSubscriptionStateChangeMessage', id: seedTarget.id, stateResource: 7 },
    {
      messageType: 'WorkbinSubscriptionStateChangeMessage',
      id: seedTarget.id,
      stateResource: 'Unsubscribed',
      agentGroup: ['MyAgentGroup'],
    },
    {
      messageType: 'WorkbinSubscriptionStateChangeMessage',
      id: seedTarget.id,
      stateResource: 'Unsubscribed',
      agentGroup: 'Another',
      referenceId: 1,
    },
    {
      messageType: 'WorkbinSubscriptionStateChangeMessage',
      id: 'another',
      stateResource: 'Unsubscribed',
      agentGroup: 'MyAgentGroup',
      referenceId: 1,
    },
  ])('%j is ignored [R-016, R-024]', async (data) => {
    const desk = openDesk()
    const { handle, seen } = desk.observe()
    await pass(1_000)
    const { length } = seen
    desk.simulator.world.publish('/v2/me/workbins', data)
    await pass(1_000)
    expect(seen).toHaveLength(length)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('an answer to the Subscribe', () => {
  it.each([
    ['half a JSON', { type: 'truncate' }, 'malformed-answer'],
    [
      'JSON of somebody else',
      { type: 'respond', status: 200, body: { ok: true } },
      'malformed-answer',
    ],
    ['503', { type: 'respond', status: 503 }, 'service-unavailable'],
    ["a gateway's page", { type: 'respond', status: 504 }, 'service-unavailable'],
    [
      '429',
      { type: 'respond', status: 429, headers: { 'Retry-After': '7' } },
      'service-unavailable',
    ],
    [
      'statusCode 4',
      { type: 'respond', status: 500, body: { statusCode: 4 } },
      'service-unavailable',
    ],
    ['nothing', { type: 'dropRequest' }, 'request-failed'],
  ] as const)('%s is told as such, and tried again [R-024]', async (_, effect, code) => {
    const desk = openDesk()
    desk.simulator.rules.add({ match: { operation: 'Subscribe' }, times: 1, effect })
    const { handle, seen } = desk.observe()
    await pass(10_000)
    expect(seen.map(({ error }) => error?.code)).toContain(code)
    expect(handle.getState().isLive).toBe(true)
  })

  it.each([
    [404, { statusCode: 6 }, 'not-found', 'failed'],
    [400, { statusCode: 1 }, 'request-rejected', 'failed'],
    [200, { statusCode: 10 }, 'request-rejected', 'failed'],
    [403, { statusCode: 3 }, 'forbidden', 'unavailable'],
    [
      200,
      { statusCode: 7, failed: [{ id: seedTarget.id, statusCode: 5 }] },
      'forbidden',
      'unavailable',
    ],
  ] as const)('HTTP %d with %j is final until it is retried', async (status, body, code, kind) => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { operation: 'Subscribe' },
      times: 1,
      effect: { type: 'respond', status, body },
    })
    const { handle } = desk.observe()
    await pass(120_000)
    expect(handle.getState()).toMatchObject({
      status: 'failed',
      kind,
      error: { code },
      retryAt: null,
    })
    handle.retry()
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
  })

  it.each(['omitted', 'repeat', 'asString', 'map'] as const)(
    'whose reference is %s is confirmed all the same [R-005]',
    async (mode) => {
      const desk = openDesk()
      desk.observe({ id: seedTarget.id, owner: { agentGroup: 'Billing-Tier2' } })
      await pass(100)
      desk.simulator.rules.add({
        match: { operation: 'Subscribe' },
        effect: { type: 'reference', mode },
      })
      const { handle } = desk.observe()
      await pass(60_000)
      expect(handle.getState().isLive).toBe(true)
    },
  )

  it('waits as long as the server orders [R-028]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { operation: 'Subscribe' },
      times: 1,
      effect: { type: 'respond', status: 429, headers: { 'Retry-After': '120' } },
    })
    const { handle } = desk.observe()
    await pass(1_000)
    const { since } = handle.getState()
    expect(handle.getState()).toMatchObject({ status: 'failed', retryAt: since + 120_000 })
    await pass(118_000)
    expect(handle.getState().isLive).toBe(false)
    await pass(2_000)
    expect(handle.getState().isLive).toBe(true)
  })
})
