// The page's face: a fetch that behaves as a browser's.
import { createSimulator } from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

let simulator = createSimulator()

beforeEach(() => {
  vi.useFakeTimers()
  simulator = createSimulator()
})

afterEach(async () => {
  await simulator.close()
  vi.useRealTimers()
})

const version = { statusCode: 0, version: '8.5.202.96' }

describe('it takes', () => {
  it.each([
    ['a path', '/api/v2/diagnostics/version'],
    ['an address', 'http://gws.example/api/v2/diagnostics/version'],
    ['a URL', new URL('http://localhost/api/v2/diagnostics/version')],
    ['a Request', new Request('http://localhost/api/v2/diagnostics/version')],
  ])('%s', async (_, input) => {
    const response = await simulator.fetch(input)
    expect(response.ok).toBe(true)
    expect(response.headers.get('content-type')).toBe('application/json;charset=UTF-8')
    expect(await response.json()).toEqual(version)
  })

  it('a body as text, in a Request, or as a Blob', async () => {
    const bodies = () =>
      simulator.log.entries().flatMap((entry) => (entry.kind === 'request' ? [entry.body] : []))
    const url = 'http://localhost/api/v2/me'
    await simulator.fetch(url, { method: 'post', body: 'text' })
    const request = new Request(url, { method: 'POST', body: 'in a request' })
    await simulator.fetch(request)
    vi.useRealTimers()
    await simulator.fetch(url, { method: 'POST', body: new Blob(['in a blob']) })
    expect(bodies()).toEqual(['text', 'in a request', 'in a blob'])
    expect(request.bodyUsed).toBe(false)
  })

  it('headers of the call before those of the Request', async () => {
    simulator = createSimulator({ signIn: 'required' })
    const wrong = { Authorization: 'Basic wrong' }
    const request = new Request('http://localhost/api/v2/me', { headers: wrong })
    const right = { Authorization: `Basic ${btoa('agent:x')}` }
    expect((await simulator.fetch(request, { headers: right })).status).toBe(200)
  })
})

describe('it keeps cookies', () => {
  const sessions = () => simulator.world.dump().httpSessions

  it('of each browser apart', async () => {
    const other = simulator.browser()
    await simulator.fetch('/api/v2/me')
    await simulator.fetch('/api/v2/me')
    expect(sessions()).toBe(1)
    await other.fetch('/api/v2/me')
    await other.fetch('/api/v2/me')
    expect(sessions()).toBe(2)
  })

  it('to itself: no response shows them', async () => {
    const { headers } = await simulator.fetch('/api/v2/me')
    expect(headers.has('set-cookie')).toBe(false)
  })

  it('out of a request that omits credentials', async () => {
    const tokenOf = async (credentials: RequestCredentials) =>
      (await simulator.fetch('/api/v2/me', { credentials })).headers.get('x-csrf-token')
    const token = await tokenOf('same-origin')
    expect(await tokenOf('omit')).not.toBe(token)
    expect(await tokenOf('include')).toBe(token)
    expect(sessions()).toBe(2)
  })
})

describe('it follows redirects', () => {
  const redirect = (location?: string) =>
    simulator.rules.add({
      id: 'redirect',
      match: { path: '/me' },
      effect: { type: 'redirect', location },
    })

  it('with GET, and says so', async () => {
    redirect('/api/v2/diagnostics/version')
    const response = await simulator.fetch('/api/v2/me', { method: 'POST', body: '{}' })
    expect(response.redirected).toBe(true)
    expect(response.url).toMatch(/\/api\/v2\/diagnostics\/version$/)
    expect(await response.json()).toEqual(version)
  })

  it('unless told to show only that there is one', async () => {
    redirect()
    const response = await simulator.fetch('/api/v2/me', { redirect: 'manual' })
    expect(response).toMatchObject({ type: 'opaqueredirect', status: 0, ok: false })
    expect(await response.text()).toBe('')
  })

  it('unless told to fail, or led in a circle', async () => {
    redirect('/api/v2/me')
    const failed = new TypeError('Failed to fetch')
    await expect(simulator.fetch('/api/v2/me', { redirect: 'error' })).rejects.toThrow(failed)
    await expect(simulator.fetch('/api/v2/me')).rejects.toThrow(failed)
    expect(simulator.rules.list()[0]?.hits).toBe(22)
  })
})

describe('it is aborted', () => {
  it('before it begins, and then nothing is asked', async () => {
    const signal = AbortSignal.abort(new Error('left'))
    await expect(simulator.fetch('/api/v2/me', { signal })).rejects.toThrow('left')
    await vi.advanceTimersByTimeAsync(1)
    expect(simulator.world.dump().httpSessions).toBe(0)
  })

  it('with an AbortError, as a browser has it', async () => {
    simulator.rules.add({ effect: { type: 'hold' } })
    const leaving = new AbortController()
    const response = simulator.fetch('/api/v2/me', { signal: leaving.signal })
    leaving.abort()
    await expect(response).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('without leaving a listener on a signal that lives on', async () => {
    const { signal } = new AbortController()
    const added = vi.spyOn(signal, 'addEventListener')
    const removed = vi.spyOn(signal, 'removeEventListener')
    await simulator.fetch('/api/v2/me', { signal })
    await vi.advanceTimersByTimeAsync(1)
    const listeners = added.mock.calls.map(([, listener]) => listener)
    expect(listeners.length).toBeGreaterThan(0)
    expect(removed.mock.calls.map(([, listener]) => listener)).toEqual(
      expect.arrayContaining(listeners),
    )
  })
})

it('answers 404 to what is not the simulator’s', async () => {
  for (const path of ['/', '/api/v1/me', '/api/v22', '/simulators'])
    expect((await simulator.fetch(path)).status).toBe(404)
  expect(simulator.owns('/api/v2?x')).toBe(true)
  expect(simulator.owns('/api/v2/me')).toBe(true)
  expect(simulator.owns('/simulator')).toBe(true)
  expect(simulator.owns('/simulators')).toBe(false)
})

it('answers nothing with a body where HTTP allows none', async () => {
  simulator.rules.add({ effect: { type: 'respond', status: 204 } })
  const response = await simulator.fetch('/api/v2/me')
  expect(response.status).toBe(204)
  expect(response.body).toBeNull()
})
