// The HTTP face, over real sockets: CORS, cookies, cut connections, and an end that leaves nothing behind.
import type { IncomingHttpHeaders } from 'node:http'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { createSimulator, createSimulatorControl } from 'gws-workbins/simulator'
import type { RunningSimulator, SimulatorServerOptions } from 'gws-workbins/simulator/node'
import { createRequestHandler, startSimulator } from 'gws-workbins/simulator/node'
import { afterEach, describe, expect, it } from 'vitest'

const running: RunningSimulator[] = []

async function start(options: SimulatorServerOptions = {}): Promise<RunningSimulator> {
  const started = await startSimulator(options)
  running.push(started)
  return started
}

afterEach(async () => {
  await Promise.all(running.splice(0).map(({ close }) => close()))
})

interface RawAnswer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A request with every header under control, which fetch does not allow. */
function ask(
  url: string,
  method = 'GET',
  headers: Record<string, string> = {},
  body = '',
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method, headers, agent: false }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk: string) => (text += chunk))
      response.on('error', reject)
      response.on('end', () => {
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text })
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

const handshake = '[{"id":"1","channel":"/meta/handshake","version":"1.0"}]'

describe('the server', () => {
  it('listens on localhost, on any free port unless told', async () => {
    const { url, port } = await start()
    expect(port).toBeGreaterThan(0)
    expect(url).toBe(`http://localhost:${port}`)
    expect(await (await fetch(`${url}/api/v2/diagnostics/version`)).json()).toEqual({
      statusCode: 0,
      version: '8.5.202.96',
    })
  })

  it('rejects where the port is taken', async () => {
    const { port } = await start()
    await expect(startSimulator({ port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
  })

  it('hands out both session cookies, and knows a browser by them [R-071]', async () => {
    const { url, simulator } = await start()
    const me = await ask(`${url}/api/v2/me`)
    const [session = ''] = me.headers['set-cookie'] ?? []
    expect(session).toMatch(/^JSESSIONID=[0-9a-f]{32}; Path=\/; HttpOnly; SameSite=Lax$/)
    const cookie = session.split(';')[0] ?? ''
    expect((await ask(`${url}/api/v2/me`, 'GET', { cookie })).headers['set-cookie']).toBeUndefined()
    expect(simulator.world.dump().httpSessions).toBe(1)

    const shake = await ask(`${url}/api/v2/notifications`, 'POST', { cookie }, handshake)
    const [browser = ''] = shake.headers['set-cookie'] ?? []
    expect(browser).toMatch(/^BAYEUX_BROWSER=[0-9a-f]{40}; Path=\/; HttpOnly; SameSite=Lax$/)
    const [{ clientId }] = JSON.parse(shake.body) as [{ clientId: string }]
    const poll = (cookies: string) =>
      ask(
        `${url}/api/v2/notifications/connect`,
        'POST',
        { cookie: cookies },
        JSON.stringify([{ id: '2', channel: '/meta/connect', clientId, advice: { timeout: 0 } }]),
      )
    const both = `${cookie}; ${browser.split(';')[0]}`
    expect(JSON.parse((await poll(both)).body)).toMatchObject([{ successful: true }])
    expect(JSON.parse((await poll(cookie)).body)).toMatchObject([
      { successful: false, error: '402::session_unknown' },
    ])
  })

  it('is controlled from outside', async () => {
    const { url, simulator } = await start()
    const control = createSimulatorControl(fetch, url)
    await control.useScenario('login-page')
    expect(await (await fetch(`${url}/api/v2/me`)).text()).toContain('Sign in')
    await control.useScenario('healthy')
    await control.rules.add({ id: 'r', effect: { type: 'delay', ms: 0 } })
    expect(simulator.rules.list()).toMatchObject([{ id: 'r' }])
    expect(await control.world.dump()).toEqual(simulator.world.dump())
  })

  it('answers 404 outside, and 413 to more than any request of the API', async () => {
    const { url } = await start()
    expect(await ask(`${url}/favicon.ico`)).toMatchObject({ status: 404, body: 'Not found' })
    const large = 'x'.repeat(1_000_001)
    expect((await ask(`${url}/api/v2/me`, 'POST', {}, large)).status).toBe(413)
    expect((await ask(`${url}/api/v2/diagnostics/version`)).status).toBe(200)
  })
})

describe('CORS', () => {
  const origins = [
    'http://localhost:3000',
    'http://127.0.0.1:5173',
    'http://[::1]:1',
    'https://a.localhost',
  ]

  it.each(origins)('lets %s in, with credentials', async (origin) => {
    const { url } = await start()
    const { headers } = await ask(`${url}/api/v2/me`, 'GET', { origin })
    expect(headers).toMatchObject({
      'access-control-allow-origin': origin,
      'access-control-allow-credentials': 'true',
      'access-control-expose-headers': 'X-CSRF-HEADER, X-CSRF-TOKEN',
      vary: 'Origin',
    })
  })

  it.each([
    'https://example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'null',
  ])('shows nothing to %s', async (origin) => {
    const { url } = await start()
    const { headers } = await ask(`${url}/api/v2/me`, 'GET', { origin })
    expect(headers['access-control-allow-origin']).toBeUndefined()
  })

  it('allows whatever headers a preflight asks for, on the API and the control route', async () => {
    const { url } = await start({ signIn: 'required' })
    for (const path of ['/api/v2/me/workbins/x', '/simulator/rules']) {
      const { status, headers } = await ask(`${url}${path}`, 'OPTIONS', {
        origin: 'http://localhost:6006',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type,x-csrf-token,x-tenant',
      })
      expect(status).toBe(204)
      expect(headers['access-control-allow-headers']).toBe('content-type,x-csrf-token,x-tenant')
      expect(headers['access-control-allow-methods']).toBe('GET, POST, PUT, DELETE')
    }
  })

  it('refuses a preflight by rule', async () => {
    const { url, simulator } = await start()
    simulator.rules.add({ match: { method: 'OPTIONS' }, effect: { type: 'respond', status: 403 } })
    const headers = { origin: 'http://localhost:1', 'access-control-request-method': 'POST' }
    expect((await ask(`${url}/api/v2/me`, 'OPTIONS', headers)).status).toBe(403)
  })
})

describe('connections', () => {
  it('are cut before an answer', async () => {
    const { url, simulator } = await start()
    simulator.rules.add({ effect: { type: 'dropRequest' } })
    await expect(ask(`${url}/api/v2/me`)).rejects.toMatchObject({ code: 'ECONNRESET' })
  })

  it('are cut inside the body, after a whole head', async () => {
    const { url, simulator } = await start()
    simulator.rules.add({ effect: { type: 'cut', after: 5 } })
    const response = await fetch(`${url}/api/v2/me`)
    expect(response.status).toBe(200)
    await expect(response.text()).rejects.toThrow(TypeError)
  })

  it('that are closed by the client end what they wait for', async () => {
    const { url, simulator } = await start()
    simulator.rules.add({ effect: { type: 'hold' } })
    const ended = new Promise<void>((resolve) => {
      simulator.log.subscribe(({ kind }) => kind === 'response' && resolve())
    })
    const leaving = new AbortController()
    const response = fetch(`${url}/api/v2/me`, { signal: leaving.signal }).catch(() => 'left')
    await new Promise<void>((resolve) => {
      simulator.log.subscribe(({ kind }) => kind === 'rule' && resolve())
    })
    leaving.abort()
    expect(await response).toBe('left')
    await ended
    expect(simulator.log.entries().at(-1)).toMatchObject({ kind: 'response', status: 'cut' })
  })

  it('are closed in the middle of a request', async () => {
    const started = await startSimulator()
    const socket = connect(started.port, 'localhost')
    // To be cut is what it is here for.
    socket.on('error', () => undefined)
    const closed = new Promise((resolve) => {
      socket.on('close', resolve)
    })
    await new Promise<void>((resolve) => {
      socket.write(
        'POST /api/v2/me HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n{',
        () => resolve(),
      )
    })
    await started.close()
    await closed
    expect(socket.destroyed).toBe(true)
  })

  it('are all gone once it is closed, held polls included', async () => {
    const started = await startSimulator()
    const { url, simulator } = started
    const me = await ask(`${url}/api/v2/me`)
    const shake = await ask(`${url}/api/v2/notifications`, 'POST', {}, handshake)
    const cookie = [me, shake]
      .flatMap(({ headers }) => headers['set-cookie'] ?? [])
      .map((each) => each.split(';')[0])
      .join('; ')
    const [{ clientId }] = JSON.parse(shake.body) as [{ clientId: string }]
    const held = new Promise<void>((resolve) => {
      simulator.log.subscribe(({ kind }) => kind === 'bayeux' && resolve())
    })
    const message = [{ id: '2', channel: '/meta/connect', clientId }]
    const poll = ask(
      `${url}/api/v2/notifications/connect`,
      'POST',
      { cookie },
      JSON.stringify(message),
    ).catch((error: unknown) => error)
    await held
    await started.close()
    expect(await poll).toMatchObject({ code: 'ECONNRESET' })
    await expect(ask(`${url}/api/v2/me`)).rejects.toMatchObject({ code: 'ECONNREFUSED' })
    const left = process.getActiveResourcesInfo().filter((name) => name.startsWith('TCPServer'))
    expect(left).toEqual([])
  })
})

describe('in somebody else’s server', () => {
  it('answers its own paths, as Connect hands them over, and leaves the others', async () => {
    const simulator = createSimulator()
    const handler = createRequestHandler(simulator)
    const server = createServer((incoming, response) => {
      if (incoming.url?.startsWith('/api') === true) {
        // Connect takes off what a middleware is mounted on.
        Object.assign(incoming, { originalUrl: incoming.url })
        incoming.url = incoming.url.slice('/api/v2'.length)
      }
      handler(incoming, response, () => response.writeHead(200).end('the app'))
    })
    await new Promise<void>((resolve) => {
      server.listen(0, 'localhost', resolve)
    })
    const { port } = server.address() as AddressInfo
    const url = `http://localhost:${port}`
    expect((await ask(`${url}/api/v2/diagnostics/version`)).body).toContain('8.5.202.96')
    expect((await ask(`${url}/simulator/scenario`)).body).toBe('{"name":"healthy"}')
    expect((await ask(`${url}/index.html`)).body).toBe('the app')
    await simulator.close()
    server.closeAllConnections()
    server.close()
  })
})
