/** What a host may say about an answer, and the answers that speak for themselves in odd ways. */
import type { ResponseInfo } from 'gws-workbins/core'
import type { Effect } from 'gws-workbins/simulator'
import { describe, expect, it } from 'vitest'
import { openDesk, pass } from './openDesk.js'

const onSubscribe = { operation: 'Subscribe' } as const
const answer = (status: number, body: unknown): Effect => ({ type: 'respond', status, body })

describe('the host’s word about an answer', () => {
  it('is asked for with the answer as it came [R-077]', async () => {
    const seen: ResponseInfo[] = []
    const desk = openDesk({ classifyResponse: (info) => void seen.push(info) })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
    expect(seen.slice(0, 2)).toMatchObject([
      { method: 'GET', url: 'http://localhost/api/v2/me', status: 200, isRedirected: false },
      { method: 'POST', url: 'http://localhost/api/v2/notifications/handshake', status: 200 },
    ])
    expect(seen[0]?.text).toContain('"statusCode":0')
  })

  it('"auth" makes any answer the end of the login [R-077]', async () => {
    const desk = openDesk({
      classifyResponse: ({ text }) => (text.includes('login_required') ? 'auth' : undefined),
    })
    const { handle } = desk.observe()
    await pass(1_000)
    const heal = desk.simulator.rules.add({ effect: answer(200, { error: 'login_required' }) })
    desk.simulator.world.endPolls()
    await pass(1_000)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'signed-out' })
    heal()
    desk.client.authRenewed()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
  })

  it('"retry" tries again what would be given up [R-077]', async () => {
    const forbidden = answer(403, { statusCode: 3, statusMessage: 'not yet' })
    const desk = openDesk({
      classifyResponse: ({ status }) => (status === 403 ? 'retry' : undefined),
    })
    desk.simulator.rules.add({ match: onSubscribe, times: 2, effect: forbidden })
    const { handle } = desk.observe()
    await pass(30_000)
    expect(handle.getState().isLive).toBe(true)
  })

  it('"fatal" gives up what would be tried again [R-077]', async () => {
    const desk = openDesk({
      classifyResponse: ({ status }) => (status === 503 ? 'fatal' : undefined),
    })
    desk.simulator.rules.add({ match: onSubscribe, effect: { type: 'respond', status: 503 } })
    const { handle } = desk.observe()
    await pass(60_000)
    expect(handle.getState()).toMatchObject({
      status: 'failed',
      retryAt: null,
      error: { code: 'request-rejected', httpStatus: 503 },
    })
    expect(desk.requests().filter((line) => line.includes('/workbins/'))).toHaveLength(1)
  })

  it('"fatal" about the link blocks it [R-077]', async () => {
    const desk = openDesk({
      classifyResponse: ({ url }) => (url.endsWith('/handshake') ? 'fatal' : undefined),
    })
    await pass(1_000)
    expect(desk.client.connection.getState()).toMatchObject({
      status: 'blocked',
      error: { code: 'link-refused' },
    })
  })

  it('"ok" takes what would be refused, and still waits for the confirmation [R-012, R-077]', async () => {
    const desk = openDesk({
      classifyResponse: ({ text }) => (text.includes('18') ? 'ok' : undefined),
    })
    desk.simulator.rules.add({
      match: onSubscribe,
      effect: { type: 'respond', status: 409, body: { statusCode: 18 }, of: 'reply' },
    })
    desk.simulator.rules.add({
      match: onSubscribe,
      times: 1,
      effect: { type: 'confirmation', mode: 'late', ms: 2_000 },
    })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState()).toMatchObject({ status: 'subscribing', phase: 'confirmation' })
    await pass(2_000)
    expect(handle.getState().isLive).toBe(true)
  })

  it.each([
    [
      'throws',
      () => {
        throw new Error('host')
      },
    ],
    ['says something else', () => 'maybe' as never],
  ])('that %s is no word at all', async (_, classifyResponse) => {
    const desk = openDesk({ classifyResponse })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('an answer of success without a word', () => {
  it.each([204, 200])(
    '(%s) waits for the confirmation, and goes live with it [R-012]',
    async (status) => {
      const desk = openDesk()
      desk.simulator.rules.add({
        match: onSubscribe,
        effect: { type: 'respond', status, body: '', of: 'reply' },
      })
      const { handle } = desk.observe()
      await pass(5_000)
      expect(handle.getState().isLive).toBe(true)
      expect(desk.requests().filter((line) => line.includes('/workbins/'))).toHaveLength(1)
    },
  )
})
