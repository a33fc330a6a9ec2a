/** Mistakes of the calling code: refused at once, with what to do about them. */
import { QueryClient } from '@tanstack/react-query'
import { createWorkbinClient, isWorkbinError, type WorkbinTarget } from 'gws-workbins/core'
import { describe, expect, it, vi } from 'vitest'

const queryClient = new QueryClient()

/** The error of making a client with options that untyped code may pass. */
function refusalOf(options: Record<string, unknown>): { code?: string; message?: string } {
  try {
    createWorkbinClient({ url: '/api/v2', queryClient, ...options })
    return {}
  } catch (error) {
    return isWorkbinError(error) ? { code: error.code, message: error.message } : {}
  }
}

describe('the url', () => {
  it.each([
    'gws.example.com/api/v2',
    'api/v2',
    '//gws.example.com/api/v2',
    '/\\gws.example.com',
    'ftp://gws.example.com',
    'javascript:alert(1)',
    'https:gws.example.com',
    'https://',
    'https://agent:secret@gws.example.com/api/v2',
    'https://gws.example.com/api/v2?x=1',
    '/api/v2#x',
    '',
    42,
    null,
    undefined,
  ])('%j is refused as invalid [R-051]', (url) => {
    expect(refusalOf({ url }).code).toBe('invalid-url')
  })

  it.each([
    'http://gws.example.com/api/v2',
    'http://10.0.0.1/api/v2',
    'http://localhost.example.com',
  ])('%s is refused as readable on the way, unless that is allowed [R-051]', (url) => {
    expect(refusalOf({ url }).code).toBe('insecure-url')
    expect(refusalOf({ url, allowInsecure: true })).toEqual({})
  })

  it.each([
    '/',
    '/api/v2',
    '/api/v2/',
    '/gws/api/v2',
    'https://gws.example.com',
    'https://gws.example.com/api/v2/',
    'http://localhost:8080/api/v2',
    'http://127.0.0.1:8080/api/v2',
    'http://[::1]:8080/api/v2',
  ])('%s is taken', (url) => {
    expect(refusalOf({ url })).toEqual({})
  })

  it('of the notifications is checked alike', () => {
    expect(refusalOf({ notificationsUrl: 'cometd' }).code).toBe('invalid-url')
  })
})

describe('an option of the wrong kind', () => {
  it.each([
    ['fetch', 'fetch'],
    ['headers', 'Authorization: x'],
    ['csrf', 'on'],
    ['onAuthRequired', true],
    ['ready', 'yes'],
    ['timings', 5_000],
    ['clock', 'now'],
    ['allowInsecure', 1],
    ['appendMessageType', 'no'],
  ])('%s is named, with the remedy [R-051]', (name, value) => {
    const { code, message } = refusalOf({ [name]: value })
    expect(code).toBe('invalid-option')
    expect(message).toContain(`(${name})`)
    expect(message).toContain('Correct the option')
  })

  it.each([-1, Number.NaN, '5 s', null])('%j is no duration [R-051]', (linger) => {
    expect(refusalOf({ timings: { linger } })).toMatchObject({
      code: 'invalid-option',
      message: expect.stringContaining('timings.linger') as unknown,
    })
  })

  it.each([undefined, null, {}, 'client'])('%j is no QueryClient [R-051]', (given) => {
    expect(refusalOf({ queryClient: given }).code).toBe('no-query-client')
  })

  it('may be undefined', () => {
    expect(
      refusalOf({ fetch: undefined, timings: { linger: undefined }, csrf: undefined }),
    ).toEqual({})
  })
})

describe('a target', () => {
  const client = createWorkbinClient({ url: '/api/v2', queryClient })

  it.each([
    { id: '', owner: 'me' },
    { id: 'x', owner: { agentGroup: 'A', placeGroup: 'B' } },
    { id: 'x' },
    { id: '..', owner: 'me' },
    { id: 'x', owner: { agentGroup: '\ud800' } },
  ])('%j is refused by the core at once [R-051]', (target) => {
    const untyped = target as Parameters<typeof client.subscription>[0] // what TypeScript refuses
    expect(() => client.subscription(untyped)).toThrow(/Pass a non-empty id and one owner/)
  })

  it.each([Number.NaN, -1, '5' as unknown as number])(
    'with a linger of %j is kept as long as any other, and plans no endless timers',
    async (lingerMs) => {
      vi.useFakeTimers()
      client.subscription({ id: 'x', owner: 'me' }, { lingerMs }).release()
      await vi.advanceTimersByTimeAsync(20_000)
      expect(vi.getTimerCount()).toBe(0)
      vi.useRealTimers()
    },
  )
})

describe('what TypeScript refuses', () => {
  const target: WorkbinTarget = { id: 'wb', owner: { agentGroup: 'Billing' } }
  const nothing = null as never

  it('as options is none at all [R-168]', async () => {
    const client = createWorkbinClient({ url: '/api/v2', queryClient })
    client.reset({ agentId: 'kim' })
    client.reset(nothing)
    expect(client.agent.getState().agentId).toBe('me')
    client.reset({ agentId: 7 as never })
    expect(client.agent.getState().agentId).toBe('me')
    client.subscription(target, nothing).release()
    client.contents(target, nothing).release()
    expect(client.peek(target, nothing).getState().status).toBe('waiting')
    const item = { id: '1', medium: 'email' }
    const outcomes = await Promise.all([
      client.pull(target, item, nothing),
      client.add(target, item, nothing),
      client.move(item, target, { ...target, id: 'other' }, nothing),
    ])
    expect(outcomes.map(({ error }) => error?.code)).toEqual(Array(3).fill('link-not-live'))
    expect(await client.pullAll(target, [item], nothing)).toMatchObject({ counts: { failed: 1 } })
  })

  it.each([[null], [undefined], [7], [new Set()]])(
    'as items (%o) is one that names no interaction [R-168]',
    async (items) => {
      const client = createWorkbinClient({ url: '/api/v2', queryClient })
      for (const verb of ['pullAll', 'addAll'] as const) {
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        expect(await client[verb](target, items as never)).toMatchObject({
          outcomes: [{ status: 'failed', error: { code: 'invalid-item' } }],
          counts: { failed: 1 },
        })
      }
    },
  )

  it.each(['//', '/v2//me', '/v2/me/', null, 7])(
    'as a channel (%o) is refused [R-168]',
    (channel) => {
      const client = createWorkbinClient({ url: '/api/v2', queryClient })
      expect(() => client.onChannel(channel as never, () => {})).toThrow(
        expect.objectContaining({ code: 'invalid-channel' }),
      )
    },
  )
})
