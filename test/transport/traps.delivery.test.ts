/** Traps of delivery: messages that are lost, overtake, or are too old, on the bare client and on ours. */
import { AckExtension } from 'cometd'
import { describe, expect, it } from 'vitest'
import { connectBare, openBare } from './bareClient.js'
import { openDesk, pass, seedTarget } from './openDesk.js'
import { openPage } from './openPage.js'

const topic = '/v2/me/workbins'
const onHeldPoll = { channel: '/meta/connect', held: true } as const
const serverTarget = { id: seedTarget.id, agentGroup: 'MyAgentGroup' }
const subscribePath = `/me/workbins/${seedTarget.id}?agentGroup=MyAgentGroup`
const loseReply = { match: onHeldPoll, times: 1, effect: { type: 'dropReply' } } as const

/** A server without the acknowledge extension, as far as the client can tell. */
function withoutAck(fetch: typeof globalThis.fetch): typeof globalThis.fetch {
  return (input, init) => {
    const body = typeof init?.body === 'string' ? init.body : ''
    return fetch(input, { ...init, body: body.replace('"ack":', '"other":') })
  }
}

describe('a poll whose reply is lost on the way, with three messages', () => {
  it.each([
    ['without', 0],
    ['with', 3],
  ] as const)('bare: %s acknowledgement %i of them arrive', async (mode, count) => {
    const bare = openBare()
    if (mode === 'with') bare.cometd.registerExtension('ack', new AckExtension())
    bare.cometd.handshake(() => bare.subscribe(topic))
    await pass(1_000)
    // The poll comes late, finds all three, and its reply is lost.
    bare.simulator.rules.add({
      match: onHeldPoll,
      times: 1,
      effect: { type: 'delay', ms: 500 },
    })
    bare.simulator.rules.add(loseReply)
    bare.simulator.world.endPolls()
    await pass(100)
    for (let message = 0; message < 3; message += 1) {
      bare.simulator.world.publish(topic, { messageType: 'Other', message })
    }
    await pass(10_000)
    expect(bare.heard(topic)).toHaveLength(count)
    expect(bare.cometd.getStatus()).toBe('connected')
  })

  it.each([
    ['without', withoutAck],
    ['with', undefined],
  ] as const)(
    'ours: %s acknowledgement the loss ends Live, and it is asked for again [R-105, R-011]',
    async (_, through) => {
      const desk = openDesk(through === undefined ? {} : { through })
      const { handle, seen } = desk.observe()
      await pass(1_000)
      desk.simulator.rules.add(loseReply)
      desk.simulator.world.endPolls()
      await pass(100)
      const { length } = seen
      desk.simulator.log.clear()
      // The lost message says that the subscription has ended: not to hear it would be a false Live.
      desk.simulator.world.endSubscription(serverTarget)
      await pass(5_000)
      expect(seen.slice(length).map(({ isLive }) => isLive)).toContain(false)
      expect(desk.requests()).toContain(`POST ${subscribePath}`)
      expect(handle.getState().isLive).toBe(true)
      expect(desk.simulator.world.isSubscribed(serverTarget)).toBe(true)
    },
  )

  it('ours: with acknowledgement it is delivered again [R-105]', async () => {
    const desk = openDesk()
    const { seen } = desk.observe()
    await pass(1_000)
    desk.simulator.rules.add(loseReply)
    // Its announcement is the message that is lost: nothing else takes a target to "service".
    desk.simulator.world.endPolls()
    await pass(100)
    desk.simulator.world.setService('MultiMediaState', 'Inactive')
    await pass(5_000)
    expect(seen.at(-1)).toMatchObject({ status: 'recovering', cause: 'service' })
  })
})

describe('a confirmation that overtakes the answer it belongs to', () => {
  it('bare: is missed by an application that waits for the answer first', async () => {
    const bare = await connectBare({ simulate: { scenario: 'confirm-before-answer', csrf: false } })
    let isAnswered = false
    const after: unknown[] = []
    bare.cometd.addListener(topic, ({ data }) => isAnswered && after.push(data))
    void bare.simulator
      .fetch(`http://localhost/api/v2${subscribePath}`, {
        method: 'POST',
        body: JSON.stringify({ operationName: 'Subscribe' }),
      })
      .then(() => (isAnswered = true))
    await pass(60_000)
    expect(isAnswered).toBe(true)
    expect(bare.heard(topic)).toHaveLength(1)
    expect(after).toHaveLength(0)
  })

  it('ours: counts, with a single Subscribe [R-013, R-105]', async () => {
    const desk = openDesk({ simulate: { scenario: 'confirm-before-answer' } })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
    expect(desk.requests().filter((line) => line === `POST ${subscribePath}`)).toHaveLength(1)
  })
})

/** Keeps answers back while the page is frozen, as a browser does, and hands them over when it thaws. */
function openFreezer(): {
  readonly through: (fetch: typeof globalThis.fetch) => typeof globalThis.fetch
  freeze(): void
  thaw(): void
} {
  let thawed: Promise<void> = Promise.resolve()
  let thaw = (): void => {}
  return {
    through: (fetch) => async (input, init) => {
      const response = await fetch(input, init)
      await thawed
      return response
    },
    freeze: () => {
      thawed = new Promise((resolve) => (thaw = resolve))
    },
    thaw: () => thaw(),
  }
}

describe('a page that comes back from the cache after its session has gone', () => {
  const simulate = { maxIntervalMs: 2_000 }

  it('bare: takes the success of before for the truth', async () => {
    const freezer = openFreezer()
    const bare = await connectBare({ simulate, through: freezer.through })
    freezer.freeze()
    bare.simulator.world.endPolls()
    await pass(6_000)
    expect(bare.simulator.world.pushSessions()).toHaveLength(0)
    const before = bare.heard('/meta/connect').length
    freezer.thaw()
    await pass(0)
    const [first] = bare.heard('/meta/connect').slice(before)
    expect(first).toMatchObject({ successful: true })
  })

  it('ours: is not live before a session of now is confirmed [R-010, R-105]', async () => {
    const freezer = openFreezer()
    const page = openPage()
    const desk = openDesk({ simulate, through: freezer.through })
    const { handle, seen } = desk.observe()
    await pass(1_000)
    const { session } = desk.client.connection.getState()
    page.fire('pagehide', true)
    freezer.freeze()
    desk.simulator.world.endPolls()
    await pass(6_000)
    expect(desk.simulator.world.pushSessions()).toHaveLength(0)
    page.fire('pageshow', true)
    const { length } = seen
    freezer.thaw()
    await pass(5_000)
    expect(handle.getState().isLive).toBe(true)
    const live = seen.slice(length).filter(({ isLive }) => isLive)
    expect(live.length).toBeGreaterThan(0)
    for (const state of live) {
      expect(state).toHaveProperty('session')
      expect(Reflect.get(state, 'session')).toBeGreaterThan(session)
    }
  })
})
