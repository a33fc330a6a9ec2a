/** Messages and answers that are broken, hostile or merely odd: the link lives on, nothing is believed. `setup-node.ts` fails a test that prints. */
import { describe, expect, it } from 'vitest'
import { openDesk, pass, seedTarget } from './openDesk.js'

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

it('an Unsubscribed that names no group ends Live, though its number was given again to a sibling [R-011, R-019]', async () => {
  const id = '5d487e69-a393-4228-a06f-6a4015ab1b54'
  const desk = openDesk()
  const { handle } = desk.observe({ id, owner: { placeGroup: 'Geneva-Hall' } })
  await pass(1_000)
  desk.simulator.rules.add({
    match: { operation: 'Subscribe' },
    effect: { type: 'confirmation', mode: 'never' },
  })
  desk.observe({ id, owner: { placeGroup: 'MyPlaceGroup' } })
  await pass(1_000)
  const referenceId = 2
  desk.simulator.world.publish('/v2/me/workbins', {
    messageType: 'WorkbinSubscriptionStateChangeMessage',
    stateResource: 'Unsubscribed',
    id,
    referenceId,
  })
  await pass(100)
  expect(handle.getState()).toMatchObject({ isLive: false, cause: 'ended-by-server' })
})
