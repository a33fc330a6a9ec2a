/** What a desktop shows in each of the simulator's scenarios, over the real CometD client and server. */
import { describe, expect, it } from 'vitest'
import { openDesk, pass, seedTarget } from './openDesk.js'

const placeTarget = {
  id: '5d487e69-a393-4228-a06f-6a4015ab1b54',
  owner: { placeGroup: 'MyPlaceGroup' },
} as const

describe('going live', () => {
  it('takes agent, handshake, join with first poll, POST, and the held poll that confirms [R-034]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(100)
    expect(handle.getState()).toMatchObject({ status: 'subscribed', isLive: true, session: 1 })
    expect(desk.requests()).toEqual([
      'GET /me',
      'POST /notifications/handshake',
      'POST /notifications/',
      'POST /notifications/connect',
      `POST /me/workbins/${seedTarget.id}?agentGroup=MyAgentGroup`,
      'POST /notifications/connect',
      'POST /notifications/connect',
    ])
  })

  it('saves the look at the agent where there is no CSRF protection [R-034]', async () => {
    const desk = openDesk({ csrf: 'off', simulate: { csrf: false } })
    const { handle } = desk.observe()
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
    expect(desk.requests()[0]).toBe('POST /notifications/handshake')
  })

  it('is not there with the HTTP answer alone [R-012]', async () => {
    const desk = openDesk({ simulate: { scenario: 'confirm-never' } })
    const { handle } = desk.observe()
    await pass(9_000)
    expect(handle.getState()).toMatchObject({ status: 'subscribing', phase: 'confirmation' })
    expect(
      desk.simulator.world.isSubscribed({ id: seedTarget.id, agentGroup: 'MyAgentGroup' }),
    ).toBe(true)
  })

  it('shows subscribing, then subscribed with the reference of the answer [R-010]', async () => {
    const { handle, statuses } = openDesk().observe()
    await pass(100)
    expect(statuses()).toEqual(['waiting', 'subscribing', 'subscribed'])
    expect(handle.getState()).toMatchObject({ referenceId: 1 })
  })

  it.each(['confirm-without-reference', 'confirm-without-owner'] as const)(
    'survives %s with a single Subscribe [R-015]',
    async (scenario) => {
      const desk = openDesk({ simulate: { scenario } })
      const group = desk.observe()
      const place = desk.observe(placeTarget)
      await pass(1_000)
      expect(group.handle.getState().isLive).toBe(true)
      expect(place.handle.getState().isLive).toBe(true)
      expect(subscribes(desk.requests())).toHaveLength(2)
    },
  )

  it('gives each of two answers that come in reverse order its own confirmation [R-016]', async () => {
    const desk = openDesk({ simulate: { scenario: 'answers-out-of-order' } })
    const group = desk.observe()
    const place = desk.observe(placeTarget)
    await pass(1_000)
    const references = [group, place].map(({ handle }) => handle.getState())
    expect(references).toMatchObject([{ isLive: true }, { isLive: true }])
    expect(subscribes(desk.requests())).toHaveLength(2)
  })

  it('accepts a confirmation that comes after 12 s, having said so meanwhile [R-014]', async () => {
    const { handle, statuses } = openDesk({ simulate: { scenario: 'confirm-late' } }).observe()
    await pass(11_000)
    expect(handle.getState()).toMatchObject({
      status: 'unconfirmed',
      error: { code: 'not-confirmed' },
    })
    await pass(1_500)
    expect(statuses()).toEqual(['waiting', 'subscribing', 'unconfirmed', 'subscribed'])
  })
})

describe('a refusal', () => {
  it('is shown with its reason and the next try, and repeated at most twice a minute [R-017]', async () => {
    const desk = openDesk({ simulate: { scenario: 'refuse' } })
    const { handle } = desk.observe()
    await pass(300_000)
    expect(handle.getState()).toMatchObject({
      status: 'failed',
      kind: 'failed',
      error: { code: 'subscription-refused' },
    })
    expect(handle.getState()).toHaveProperty('retryAt', expect.any(Number))
    desk.simulator.log.clear()
    await pass(300_000)
    expect(subscribes(desk.requests()).length).toBeLessThanOrEqual(10)
    expect(subscribes(desk.requests()).length).toBeGreaterThanOrEqual(8)
  })

  it('for good is not available to this agent, and not tried again by itself [R-017]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe({ id: seedTarget.id, owner: { agentGroup: 'Not mine' } })
    await pass(60_000)
    expect(handle.getState()).toMatchObject({
      status: 'failed',
      kind: 'unavailable',
      error: { code: 'forbidden', statusCode: 5 },
      retryAt: null,
    })
    expect(subscribes(desk.requests())).toHaveLength(1)
    handle.retry()
    await pass(100)
    expect(subscribes(desk.requests())).toHaveLength(2)
  })
})

describe('after a fault', () => {
  it.each(['session-lost', 'references-restart', 'reply-lost', 'csrf-rotated'] as const)(
    'heals from %s within 5 s [R-020, R-021]',
    async (scenario) => {
      const desk = openDesk()
      const { handle } = desk.observe()
      await pass(20_000)
      desk.simulator.useScenario(scenario)
      desk.simulator.world.endPolls()
      handle.retry()
      await pass(5_000)
      expect(handle.getState().isLive).toBe(true)
      expect(
        desk.simulator.world.isSubscribed({ id: seedTarget.id, agentGroup: 'MyAgentGroup' }),
      ).toBe(true)
    },
  )

  it.each([
    'connection-cut',
    'black-hole',
    'login-page',
    'signed-out',
    'service-unavailable',
  ] as const)(
    'withdraws Live in %s and has it back without a reload [R-011, R-018, R-021, R-022]',
    async (scenario) => {
      const desk = openDesk()
      const { handle } = desk.observe()
      await pass(20_000)
      const liveSince = handle.getState().since
      desk.simulator.useScenario(scenario)
      await pass(45_000)
      const lost = handle.getState()
      expect(lost).toMatchObject({ status: 'recovering', isLive: false })
      expect(lost.lastLiveAt).toBeGreaterThanOrEqual(liveSince)
      expect(lost.lastLiveAt).toBeLessThanOrEqual(lost.since)
      desk.simulator.useScenario('healthy')
      await pass(75_000)
      expect(handle.getState().isLive).toBe(true)
      expect(
        desk.simulator.world.isSubscribed({ id: seedTarget.id, agentGroup: 'MyAgentGroup' }),
      ).toBe(true)
    },
  )

  it('subscribes again when somebody else has ended the subscription [R-019]', async () => {
    const desk = openDesk()
    const { handle, statuses } = desk.observe()
    await pass(1_000)
    desk.simulator.world.endSubscription({ id: seedTarget.id, agentGroup: 'MyAgentGroup' })
    await pass(100)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'ended-by-server' })
    await pass(1_000)
    expect(statuses().at(-1)).toBe('subscribed')
    expect(subscribes(desk.requests())).toHaveLength(2)
  })

  it('asks a server that is down ever more slowly, and at once when it is back [R-028]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.world.setService('MultiMediaState', 'Inactive')
    await pass(100)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'service' })
    expect(desk.client.connection.getState()).toMatchObject({
      status: 'connected',
      service: 'down',
    })
    desk.simulator.log.clear()
    await pass(300_000)
    expect(subscribes(desk.requests()).length).toBeLessThanOrEqual(14)
    desk.simulator.world.setService('MultiMediaState', 'Active')
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
  })

  it('stops a server that forgets each session at once from being asked in a loop [R-026]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { channel: '/meta/connect' },
      effect: { type: 'expirePushSession' },
    })
    desk.observe()
    await pass(30_000)
    const handshakes = (): number =>
      desk.requests().filter((line) => line.includes('handshake')).length
    expect(handshakes()).toBeLessThanOrEqual(4)
    expect(subscribes(desk.requests())).toHaveLength(0)
    expect(desk.client.connection.getState().error?.code).toBe('session-not-kept')
    await pass(600_000)
    expect(desk.client.connection.getState().status).toBe('blocked')
    const given = handshakes()
    await pass(600_000)
    expect(handshakes()).toBe(given)
  })

  it('proves the link at least every heartbeat [R-025]', async () => {
    const desk = openDesk()
    await pass(1_000)
    desk.simulator.log.clear()
    await pass(60_000)
    expect(desk.requests().filter((line) => line.includes('connect'))).toHaveLength(4)
    desk.simulator.useScenario('black-hole')
    desk.simulator.world.endPolls()
    await pass(26_000)
    expect(desk.client.connection.getState().status).toBe('reconnecting')
  })
})

function subscribes(requests: readonly string[]): readonly string[] {
  return requests.filter((line) => line.startsWith('POST /me/workbins'))
}
