/** Replies that are right but for one thing, each found by the fuzz: what they must not lead to. */
import { expect, it } from 'vitest'
import { countSent } from './bareClient.js'
import { openDesk, pass, seedTarget } from './openDesk.js'

const serverTarget = { id: seedTarget.id, agentGroup: 'MyAgentGroup' }
const onHandshake = { channel: '/meta/handshake' } as const
const onJoin = { channel: '/meta/subscribe' } as const
const onHeldPoll = { channel: '/meta/connect', held: true } as const

it('a join whose answer is missing is asked for again [R-108, R-027]', async () => {
  const desk = openDesk()
  const services = '/notifications/services'
  const answer = { channel: '/meta/subscribe', id: '3', successful: true, subscription: services }
  desk.simulator.rules.add({
    match: onJoin,
    times: 1,
    effect: { type: 'injectBayeux', messages: [answer], position: 'instead' },
  })
  const { handle } = desk.observe()
  await pass(5_000)
  expect(handle.getState().isLive).toBe(true)
})

it.each([
  [onJoin, { successful: 'false' }],
  [onJoin, { successful: null }],
  [onHandshake, { successful: 0 }],
  [onHandshake, { supportedConnectionTypes: { length: 0 } }],
  [onHandshake, { supportedConnectionTypes: null }],
])('%j answered with %j is no refusal, and blocks nothing [R-108]', async (match, body) => {
  const desk = openDesk()
  desk.simulator.rules.add({ match, times: 1, effect: { type: 'patch', body } })
  const { handle } = desk.observe()
  await pass(5_000)
  expect(handle.getState().isLive).toBe(true)
})

it.each(['/meta/handshake', '/meta/disconnect', '/meta/subscribe', '/meta/connect'])(
  'an answer on %s to what nobody asked changes nothing [R-107]',
  async (channel) => {
    const desk = openDesk()
    const { handle, seen } = desk.observe()
    await pass(1_000)
    const { length } = seen
    const message = { channel, id: '1', successful: true, clientId: 'x' }
    desk.simulator.rules.add({
      match: onHeldPoll,
      times: 1,
      effect: { type: 'injectBayeux', messages: [message], position: 'before' },
    })
    desk.simulator.world.endPolls()
    await pass(60_000)
    expect(handle.getState().isLive).toBe(true)
    expect(seen).toHaveLength(length)
    expect(countSent(desk.simulator, '/meta/handshake')).toBe(1)
  },
)

it.each([{ ack: [] }, { ack: null }, { ack: false }])(
  'a handshake whose acknowledge field is %j does not bring every message again and again [R-108]',
  async (ext) => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: onHandshake,
      times: 1,
      effect: { type: 'patch', body: { ext } },
    })
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.world.endSubscription(serverTarget)
    await pass(5_000)
    expect(handle.getState().isLive).toBe(true)
    desk.simulator.log.clear()
    desk.simulator.world.endPolls()
    await pass(20_000)
    const pushes = desk.simulator.log
      .entries()
      .filter((entry) => entry.kind === 'bayeux' && entry.direction === 'out')
    expect(JSON.stringify(pushes)).not.toContain('Unsubscribed')
  },
)
