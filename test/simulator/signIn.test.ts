// Who may ask: HTTP sessions, CSRF, signing in, and the agent's multimedia session.
import type { SimulatorOptions } from 'gws-workbins/simulator'
import { createDemoWorld, createSimulator, demoWorkbinIds as ids } from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openDesktop, toAnswer } from './openDesktop.js'

const path = `/me/workbins/${ids.billingEscalations}?agentGroup=MyAgentGroup`
const accessDenied = { status: 403, body: { statusCode: 20, statusMessage: 'Access denied' } }
const noToken = { status: 403, body: 'Missing or invalid Csrf token' }

let simulator = createSimulator()

function use(options: SimulatorOptions): void {
  simulator = createSimulator(options)
}

beforeEach(() => {
  vi.useFakeTimers()
  use({})
})

afterEach(async () => {
  await simulator.close()
  vi.useRealTimers()
})

const get = async (url: string, headers: Record<string, string> = {}) =>
  toAnswer(await simulator.fetch(url, { headers }))

const post = async (headers: Record<string, string>) =>
  toAnswer(
    await simulator.fetch(`/api/v2${path}`, {
      method: 'POST',
      headers,
      body: '{"operationName":"Subscribe"}',
    }),
  )

describe('CSRF', () => {
  it('answers the pair on every GET and wants it on POST', async () => {
    const me = await simulator.fetch('/api/v2/me')
    expect(me.headers.get('X-CSRF-HEADER')).toBe('X-CSRF-TOKEN')
    const token = me.headers.get('X-CSRF-TOKEN') ?? ''
    const again = await simulator.fetch('/api/v2/workbins')
    expect(again.headers.get('X-CSRF-TOKEN')).toBe(token)

    expect(await post({ 'X-CSRF-TOKEN': token })).toMatchObject({ status: 200 })
    expect(await post({ 'X-CSRF-TOKEN': 'old' })).toEqual(noToken)
    expect(await post({})).toEqual(noToken)
  })

  it('refuses a POST without the session cookie with the same text', async () => {
    const token = (await simulator.fetch('/api/v2/me')).headers.get('X-CSRF-TOKEN') ?? ''
    const response = await simulator.browser().fetch(`/api/v2${path}`, {
      method: 'POST',
      headers: { 'X-CSRF-TOKEN': token },
      body: '{"operationName":"Subscribe"}',
    })
    expect(await toAnswer(response)).toEqual(noToken)
  })

  it('answers no pair and wants none where it is off', async () => {
    use({ csrf: false })
    expect((await simulator.fetch('/api/v2/me')).headers.has('X-CSRF-TOKEN')).toBe(false)
    expect(await post({})).toMatchObject({ status: 200 })
  })

  it('leaves Bayeux alone unless told to check it too', async () => {
    const handshake = '[{"id":"1","channel":"/meta/handshake","version":"1.0"}]'
    const shake = async (headers: Record<string, string>) => {
      const init = { method: 'POST', headers, body: handshake }
      return (await simulator.fetch('/api/v2/notifications', init)).status
    }
    expect(await shake({})).toBe(200)
    use({ csrfOnNotifications: true })
    const token = (await simulator.fetch('/api/v2/me')).headers.get('X-CSRF-TOKEN') ?? ''
    expect(await shake({})).toBe(403)
    expect(await shake({ 'X-CSRF-TOKEN': token })).toBe(200)
  })
})

describe('automatic sign-in', () => {
  it('gives each browser a session of its own', async () => {
    await get('/api/v2/me')
    await get('/api/v2/me')
    await simulator.browser().fetch('/api/v2/me')
    expect(simulator.world.dump().httpSessions).toBe(2)
  })

  it('opens a new session with a new token when the old one has expired', async () => {
    const desktop = await openDesktop(simulator)
    simulator.world.expireHttpSessions()
    expect(await desktop.subscribe(path)).toEqual(noToken)
    expect((await desktop.get('/me')).status).toBe(200)
    expect((await (await openDesktop(simulator)).subscribe(path)).status).toBe(200)
  })

  it('keeps a browser out that was signed out, until it signs in again', async () => {
    const desktop = await openDesktop(simulator)
    simulator.world.signOut()
    expect(await desktop.get('/me')).toEqual(accessDenied)
    expect(await desktop.subscribe(path)).toEqual(accessDenied)
    simulator.world.signIn()
    expect((await desktop.get('/me')).status).toBe(200)
    expect((await desktop.subscribe(path)).status).toBe(200)
  })
})

it('leaves alone a browser that is signed in when others are', async () => {
  const desktop = await openDesktop(simulator)
  simulator.world.signIn('user')
  expect((await desktop.get('/me')).body).toMatchObject({ user: { userName: 'agent' } })
})

describe('required sign-in', () => {
  beforeEach(() => use({ signIn: 'required' }))

  const basic = (credentials: string) => ({ Authorization: `Basic ${btoa(credentials)}` })

  it('answers 403 with statusCode 20 to a stranger, on the push side too', async () => {
    expect(await get('/api/v2/me?subresources=*')).toEqual(accessDenied)
    const init = { method: 'POST', body: '[{"channel":"/meta/handshake"}]' }
    expect(await toAnswer(await simulator.fetch('/api/v2/notifications', init))).toEqual(
      accessDenied,
    )
  })

  it('opens a session for Basic credentials, after which the cookie is enough', async () => {
    expect((await get('/api/v2/me', basic('user:any:password'))).body).toMatchObject({
      user: { id: 'user' },
    })
    expect((await get('/api/v2/me')).body).toMatchObject({ user: { id: 'user' } })
  })

  it('knows only its own agents, and their passwords where they have one', async () => {
    const world = createDemoWorld()
    const [agent, ...others] = world.agents
    use({
      signIn: 'required',
      world: { ...world, agents: [{ ...agent, password: 'x' }, ...others] },
    })
    expect(await get('/api/v2/me', basic('nobody:x'))).toEqual(accessDenied)
    expect(await get('/api/v2/me', basic('agent:y'))).toEqual(accessDenied)
    expect(await get('/api/v2/me', { Authorization: 'Basic %%%' })).toEqual(accessDenied)
    expect(await get('/api/v2/me', { Authorization: 'Basic A' })).toEqual(accessDenied)
    expect((await get('/api/v2/me', basic('agent:x'))).status).toBe(200)
  })

  it('signs a signed-out browser in by its credentials', async () => {
    await get('/api/v2/me', basic('agent:x'))
    simulator.world.signOut()
    expect(await get('/api/v2/me')).toEqual(accessDenied)
    expect((await get('/api/v2/me', basic('user:x'))).body).toMatchObject({ user: { id: 'user' } })
  })
})

describe('the multimedia session of the agent', () => {
  it('is asked for by contents and operations, not by lists, where it is required', async () => {
    use({ agentSession: 'required' })
    const desktop = await openDesktop(simulator)
    const lost = { status: 503, body: { statusCode: 4 } }
    expect(await desktop.subscribe(path)).toMatchObject(lost)
    expect(await desktop.get(`${path}&subresources=*`)).toMatchObject(lost)
    expect((await desktop.get(path)).status).toBe(200)
    expect((await desktop.get('/workbins?fields=*')).status).toBe(200)
    expect((await desktop.get('/me?subresources=*')).body).toMatchObject({
      user: { channels: [{ userState: { state: 'LoggedOut' } }, {}, {}] },
    })

    await desktop.post('/me', { operationName: 'StartContactCenterSession' })
    expect((await desktop.subscribe(path)).status).toBe(200)
    expect((await desktop.get(`${path}&subresources=*`)).status).toBe(200)
    await desktop.post('/me', { operationName: 'EndContactCenterSession' })
    expect(await desktop.subscribe(path)).toMatchObject(lost)
  })

  it('does not start with voice alone', async () => {
    use({ agentSession: 'required' })
    const desktop = await openDesktop(simulator)
    await desktop.post('/me', { operationName: 'StartContactCenterSession', channels: ['voice'] })
    expect((await desktop.subscribe(path)).status).toBe(503)
  })
})

it('names its cookies after its suffix, so that two simulators on one host keep apart', async () => {
  use({ cookieSuffix: '-8081' })
  const headers = {}
  const answer = await simulator.handle({ method: 'GET', url: '/api/v2/me', headers, body: '' })
  expect(answer).toMatchObject({
    cookies: [expect.stringMatching(/^JSESSIONID-8081=[0-9a-f]{32}; Path=\/; HttpOnly/)],
  })
  const shake = await simulator.handle({
    method: 'POST',
    url: '/api/v2/notifications/handshake',
    headers,
    body: '[{"id":"1","channel":"/meta/handshake","version":"1.0"}]',
  })
  expect(shake).toMatchObject({
    cookies: [
      expect.stringMatching(/^BAYEUX_BROWSER-8081=/),
      expect.stringMatching(/^JSESSIONID-8081=/),
    ],
  })
})

it('answers below another base path', async () => {
  use({ basePath: '/gws/api/v2' })
  expect((await get('/gws/api/v2/me')).status).toBe(200)
  expect((await get('/api/v2/me')).status).toBe(404)
})
