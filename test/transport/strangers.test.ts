/** Servers that are right by the protocol and unlike the simulator's: what each of them once broke. */
import { expect, it } from 'vitest'
import { openDesk, pass, seedTarget } from './openDesk.js'

const onHeldPoll = { channel: '/meta/connect', held: true } as const

it('a second tab is told, and costs neither a gap nor a request, however often it is taken back [R-030]', async () => {
  const desk = openDesk()
  const { handle, seen } = desk.observe()
  await pass(1_000)
  desk.simulator.useScenario('multiple-clients')
  await pass(10_000)
  expect(desk.client.connection.getState().degraded).toBe('multiple-clients')
  const { length } = seen
  for (let message = 0; message < 5; message += 1) {
    // A reply that brings messages lacks the advice.
    desk.simulator.world.publish('/v2/me/workbins', { messageType: 'Other' })
    await pass(5_000)
  }
  expect(handle.getState().isLive).toBe(true)
  expect(seen).toHaveLength(length)
})

it('a pause between polls that is ordered once is kept to, and costs nothing', async () => {
  const desk = openDesk()
  const { handle, seen } = desk.observe()
  await pass(1_000)
  const { length } = seen
  const patchAdvice = (advice: object | null, times?: number): void =>
    void desk.simulator.rules.add({
      match: onHeldPoll,
      times,
      effect: { type: 'patch', body: { advice } },
    })
  patchAdvice({ reconnect: 'retry', interval: 8_000, timeout: 30_000 }, 1)
  await pass(16_000)
  patchAdvice(null)
  await pass(120_000)
  expect(handle.getState().isLive).toBe(true)
  expect(seen).toHaveLength(length)
})

it('a burst of replies costs no pause later on', async () => {
  const desk = openDesk()
  const { handle } = desk.observe()
  await pass(1_000)
  const rules = [{ advice: null }, {}].map((body) => ({ type: 'patch', body }) as const)
  for (const effect of rules) desk.simulator.rules.add({ match: onHeldPoll, effect })
  for (let count = 0; count < 20; count += 1) {
    desk.simulator.world.endPolls()
    await pass(20)
  }
  await pass(60_000)
  desk.simulator.log.clear()
  desk.simulator.world.endPolls()
  await pass(100)
  expect(desk.requests()).toEqual(['POST /notifications/connect'])
  expect(handle.getState().isLive).toBe(true)
})

it('a reply that never ends is not read for ever, and its session is given up', async () => {
  let chunks = 0
  let isEndless = false
  const endless = (): Response =>
    new Response(
      new ReadableStream({
        pull(controller) {
          chunks += 1
          controller.enqueue(new TextEncoder().encode(' '.repeat(100_000)))
        },
      }),
    )
  const desk = openDesk({
    through: (fetch) => async (input, init) => {
      const isPoll = typeof input === 'string' && input.endsWith('/connect')
      return isEndless && isPoll ? endless() : fetch(input, init)
    },
  })
  const { handle } = desk.observe()
  await pass(1_000)
  isEndless = true
  desk.simulator.world.endPolls()
  await pass(100)
  expect(chunks).toBeGreaterThan(19)
  expect(chunks).toBeLessThan(60)
  expect(handle.getState().isLive).toBe(false)
  isEndless = false
  await pass(60_000)
  expect(handle.getState().isLive).toBe(true)
})

it('a reply too large to be read ends its session, and is not asked for again and again', async () => {
  const desk = openDesk()
  const { handle } = desk.observe()
  await pass(1_000)
  const { session } = desk.client.connection.getState()
  desk.simulator.rules.add({
    match: onHeldPoll,
    times: 1,
    effect: {
      type: 'injectBayeux',
      position: 'before',
      messages: [{ channel: '/v2/me/workbins', data: 'x'.repeat(2_100_000) }],
    },
  })
  desk.simulator.world.endPolls()
  await pass(1_000)
  expect(handle.getState().isLive).toBe(true)
  expect(desk.client.connection.getState().session).toBeGreaterThan(session)
})

it('a long interval is shortened, or nothing would prove the link meanwhile [R-025]', async () => {
  const desk = openDesk()
  const { handle } = desk.observe()
  await pass(1_000)
  desk.simulator.rules.add({
    match: onHeldPoll,
    times: 1,
    effect: { type: 'patch', body: { advice: { reconnect: 'retry', interval: 60_000 } } },
  })
  desk.simulator.world.endPolls()
  desk.simulator.log.clear()
  await pass(12_000)
  expect(desk.requests()).toContain('POST /notifications/connect')
  expect(handle.getState().isLive).toBe(true)
})

it('a page that asks for a login with a comment before it is still a login page [R-022]', async () => {
  const desk = openDesk()
  desk.simulator.rules.add({
    effect: { type: 'respond', status: 200, body: '<!-- portal --><html>Sign in</html>' },
  })
  const { handle } = desk.observe()
  await pass(1_000)
  expect(handle.getState()).toMatchObject({ status: 'waiting', reason: 'signed-out' })
})

it('a group message that states the user, too, is for its group', async () => {
  const desk = openDesk()
  desk.simulator.rules.add({
    match: { operation: 'Subscribe' },
    effect: { type: 'confirmation', mode: 'twice', data: { workbinUserId: 'a7c1' } },
  })
  const { handle } = desk.observe(seedTarget)
  await pass(1_000)
  expect(handle.getState().isLive).toBe(true)
})
