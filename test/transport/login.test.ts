/** Logins that are lost and found, and CSRF tokens that change. */
import type { CsrfHeader, CsrfSource } from 'gws-workbins/core'
import { createSimulator } from 'gws-workbins/simulator'
import { describe, expect, it, vi } from 'vitest'
import { manyWorkbins, targetsOf } from './manyWorkbins.js'
import { openDesk, pass, seedTarget, type Desk, type DeskOptions } from './openDesk.js'

const others = ['Billing-Tier2', 'Risk-EMEA', 'KeyAccounts'].map((agentGroup) => ({
  id: seedTarget.id,
  owner: { agentGroup },
}))

describe('a lost login', () => {
  it('is asked for once for all targets, and everything heals when it is renewed [R-022]', async () => {
    const renewal = withResolvers()
    const onAuthRequired = vi.fn<() => Promise<void>>(() => renewal.promise)
    const desk = openDesk({ onAuthRequired })
    const observed = others.map((target) => desk.observe(target))
    await pass(1_000)
    desk.simulator.world.signOut()
    observed.forEach(({ handle }) => handle.retry())
    desk.simulator.world.endPolls()
    await pass(20_000)
    expect(onAuthRequired).toHaveBeenCalledTimes(1)
    expect(desk.client.connection.getState()).toMatchObject({
      status: 'signed-out',
      error: { code: 'not-signed-in' },
    })
    expect(observed.map(({ handle }) => handle.getState())).toMatchObject(
      observed.map(() => ({ status: 'recovering', cause: 'signed-out' })),
    )
    desk.simulator.world.signIn()
    renewal.resolve()
    await pass(1_000)
    expect(observed.every(({ handle }) => handle.getState().isLive)).toBe(true)
  })

  it('shows as waiting for a sign-in where nothing was live before [R-022]', async () => {
    const desk = openDesk({ simulate: { scenario: 'signed-out' } })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState()).toMatchObject({ status: 'waiting', reason: 'signed-out' })
    desk.simulator.useScenario('healthy')
    desk.client.authRenewed()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
  })

  it('is found by itself when nobody tells that it is back [R-022]', async () => {
    const desk = openDesk({ simulate: { scenario: 'login-page' } })
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.log.clear()
    desk.simulator.rules.clear()
    desk.simulator.useScenario('healthy')
    await pass(61_000)
    expect(handle.getState().isLive).toBe(true)
  })

  it('that is lost again at every poll is no storm, however fast it is renewed [R-022]', async () => {
    const onAuthRequired = vi.fn<() => Promise<void>>(() => Promise.resolve())
    const desk = openDesk({ onAuthRequired })
    desk.simulator.rules.add({
      match: { channel: '/meta/connect' },
      effect: { type: 'respond', status: 401, body: '' },
    })
    desk.observe()
    await pass(300_000)
    expect(onAuthRequired).toHaveBeenCalledTimes(1)
    expect(desk.requests().length).toBeLessThan(60)
    desk.simulator.rules.clear()
    await pass(61_000)
    expect(desk.client.connection.getState().status).toBe('connected')
  })

  it('that is lost again at every Subscribe is no storm either [R-022]', async () => {
    const onAuthRequired = vi.fn<() => Promise<void>>(() => Promise.resolve())
    const desk = openDesk({ onAuthRequired })
    desk.simulator.rules.add({
      match: { operation: 'Subscribe' },
      effect: { type: 'respond', status: 401, body: '' },
    })
    desk.observe()
    await pass(300_000)
    expect(onAuthRequired.mock.calls.length).toBeLessThan(20)
  })

  it('is asked for again when the next login is lost [R-022]', async () => {
    const onAuthRequired = vi.fn<() => Promise<void>>(() =>
      Promise.reject(new Error('dialog closed')),
    )
    const desk = openDesk({ onAuthRequired })
    desk.observe()
    for (const lost of [1, 2]) {
      await pass(1_000)
      desk.simulator.world.signOut()
      desk.simulator.world.endPolls()
      await pass(20_000)
      expect(onAuthRequired).toHaveBeenCalledTimes(lost)
      desk.simulator.world.signIn()
      desk.client.connection.reconnect()
    }
  })
})

describe('a gateway that refuses polls in a way no page may read', () => {
  it('is known by one look at the agent [R-079]', async () => {
    let isClosed = false
    const desk = openDesk({
      through: (fetch) => async (input, init) => {
        const isPoll = typeof input === 'string' && input.includes('/notifications')
        if (isClosed && isPoll) throw new TypeError('Failed to fetch')
        return fetch(input, init)
      },
    })
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.world.endPolls()
    await pass(100)
    isClosed = true
    desk.simulator.world.signOut()
    desk.simulator.log.clear()
    await pass(40_000)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'signed-out' })
    expect(desk.requests().filter((line) => line === 'GET /me').length).toBeLessThan(4)
    isClosed = false
    desk.simulator.world.signIn()
    desk.client.authRenewed()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
  })

  it('is known although the login ended in the middle of an outage [R-079]', async () => {
    let mode: 'open' | 'cut' | 'closed' = 'open'
    const desk = openDesk({
      through: (fetch) => async (input, init) => {
        const isPoll = typeof input === 'string' && input.includes('/notifications')
        if (mode === 'cut' || (mode === 'closed' && isPoll)) throw new TypeError('Failed to fetch')
        return fetch(input, init)
      },
    })
    desk.observe()
    await pass(1_000)
    mode = 'cut'
    desk.simulator.world.cutConnections()
    await pass(20_000)
    desk.simulator.world.signOut()
    mode = 'closed'
    await pass(120_000)
    expect(desk.client.connection.getState().status).toBe('signed-out')
  })

  it('is known at a handshake, too [R-079]', async () => {
    let isClosed = false
    const desk = openDesk({
      through: (fetch) => async (input, init) => {
        const isHandshake = typeof input === 'string' && input.endsWith('/handshake')
        if (isClosed && isHandshake) throw new TypeError('Failed to fetch')
        return fetch(input, init)
      },
    })
    desk.observe()
    await pass(1_000)
    isClosed = true
    desk.simulator.world.expirePushSessions()
    await pass(1_000)
    desk.simulator.world.signOut()
    await pass(60_000)
    expect(desk.client.connection.getState().status).toBe('signed-out')
  })

  it('that is no gateway but the network is shown as that [R-079]', async () => {
    let isCut = false
    const desk = openDesk({
      through: (fetch) => (input, init) =>
        isCut ? Promise.reject(new TypeError('Failed to fetch')) : fetch(input, init),
    })
    const { handle } = desk.observe()
    await pass(1_000)
    isCut = true
    desk.simulator.world.cutConnections()
    await pass(60_000)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'link' })
    isCut = false
    await pass(40_000)
    expect(handle.getState().isLive).toBe(true)
  })
})

describe('a refused CSRF token', () => {
  it('is renewed by one look at the agent for all requests that wait [R-023]', async () => {
    const desk = openDesk()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { method: 'POST', path: '/workbins' },
      times: others.length,
      effect: { type: 'csrf' },
    })
    desk.simulator.log.clear()
    const observed = others.map((target) => desk.observe(target))
    await pass(1_000)
    expect(observed.every(({ handle }) => handle.getState().isLive)).toBe(true)
    expect(desk.requests().filter((line) => line === 'GET /me')).toHaveLength(1)
  })

  it('that stays refused is told as such, and tried at a distance [R-023]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add({
      match: { method: 'POST', path: '/workbins' },
      effect: { type: 'csrf' },
    })
    const { handle } = desk.observe()
    await pass(120_000)
    expect(handle.getState()).toMatchObject({ error: { code: 'csrf-rejected' } })
    const posts = desk.requests().filter((line) => line.startsWith('POST /me/workbins'))
    expect(posts.length).toBeLessThan(60)
  })

  it('of every request costs one renewal, two POSTs a target at first, and then the usual distance [R-164]', async () => {
    const desk = openDesk({ simulate: { world: manyWorkbins } })
    await pass(1_000)
    desk.simulator.rules.add({
      id: 'refused',
      match: { method: 'POST', path: '/workbins' },
      effect: { type: 'respond', status: 403, body: 'Missing or invalid Csrf token' },
    })
    desk.simulator.log.clear()
    const observed = targetsOf({ agentGroup: 'Billing' }, 20).map((target) => desk.observe(target))
    const count = (start: string): number =>
      desk.requests().filter((line) => line.startsWith(start)).length
    await pass(20_000)
    const paths = desk.requests().filter((line) => line.startsWith('POST /me/workbins'))
    for (const path of new Set(paths)) {
      expect(paths.filter((each) => each === path).length).toBeLessThanOrEqual(2)
    }
    expect(new Set(paths).size).toBe(20)
    expect(count('GET /me')).toBe(1)
    await pass(120_000)
    expect(count('POST /me/workbins')).toBeLessThanOrEqual(20 * 10)
    expect(count('GET /me')).toBeLessThanOrEqual(8)
    desk.simulator.rules.remove('refused')
    await pass(30_000)
    expect(observed.every(({ handle }) => handle.getState().isLive)).toBe(true)
  })

  it('sends the pair under the name that the server chose', async () => {
    const sent: (string | null)[] = []
    const desk = openDesk({
      through: (fetch) => (input, init) => {
        if (init?.method === 'POST') sent.push(new Headers(init.headers).get('X-CSRF-TOKEN'))
        return fetch(input, init)
      },
    })
    desk.observe()
    await pass(1_000)
    expect(sent.length).toBeGreaterThan(3)
    expect(sent.every((token) => token !== null && token.length > 0)).toBe(true)
  })
})

describe('a CSRF pair that the host keeps', () => {
  const sentTokens = (): { tokens: (string | null)[]; through: DeskOptions['through'] } => {
    const tokens: (string | null)[] = []
    return {
      tokens,
      through: (fetch) => (input, init) => {
        if (init?.method === 'POST') tokens.push(new Headers(init.headers).get('X-CSRF-TOKEN'))
        return fetch(input, init)
      },
    }
  }

  /** Reads the pair as a host does, by a request of its own. */
  const keep = (desk: Pick<Desk, 'simulator'>): { source: CsrfSource; renewals(): number } => {
    let pair: CsrfHeader | null = null
    let renewals = 0
    return {
      renewals: () => renewals,
      source: {
        get: () => pair,
        async renew() {
          renewals += 1
          const { headers } = await desk.simulator.fetch('http://localhost/api/v2/me')
          pair = { name: 'X-CSRF-TOKEN', token: headers.get('X-CSRF-TOKEN') ?? '' }
        },
      },
    }
  }

  it('is used for each request, and renewed once for all that wait [R-078]', async () => {
    const { through, tokens } = sentTokens()
    const simulator = createSimulator()
    const { renewals, source } = keep({ simulator })
    await source.renew()
    const desk = openDesk({ csrf: source, through: () => through?.(simulator.fetch) ?? fetch })
    const observed = others.map((target) => desk.observe(target))
    await pass(1_000)
    expect(observed.every(({ handle }) => handle.getState().isLive)).toBe(true)
    expect(tokens.every((token) => token === source.get()?.token)).toBe(true)
    simulator.rules.add({
      match: { method: 'POST', path: '/workbins' },
      times: others.length,
      effect: { type: 'csrf' },
    })
    desk.client.recheck()
    await pass(5_000)
    expect(observed.every(({ handle }) => handle.getState().isLive)).toBe(true)
    expect(renewals()).toBe(2)
    await simulator.close()
  })

  it('that is never renewed holds nothing up for longer than a request may take [R-078]', async () => {
    const renew = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
    const desk = openDesk({ csrf: { get: () => null, renew } })
    const { handle } = desk.observe()
    await pass(15_000)
    expect(handle.getState().error?.code).toBe('csrf-rejected')
  })

  it('that cannot be renewed fails the request, not the page [R-078]', async () => {
    const source: CsrfSource = {
      get: () => ({ name: 'Cookie', token: 'x\r\ny' }),
      renew: () => Promise.reject(new Error('no')),
    }
    const desk = openDesk({ csrf: source })
    const { handle } = desk.observe()
    await pass(60_000)
    expect(handle.getState()).toMatchObject({ isLive: false, error: { code: 'csrf-rejected' } })
  })
})

describe('own headers', () => {
  it('are asked for before each request, so that a token may be renewed', async () => {
    let asked = 0
    const desk = openDesk({
      headers: async () => {
        asked += 1
        return { Authorization: `Bearer ${asked}` }
      },
    })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
    expect(asked).toBe(desk.requests().length)
  })

  it('that cannot be had count as no connection, not as an exception', async () => {
    const desk = openDesk({ headers: () => Promise.reject(new Error('no token')) })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState()).toMatchObject({ status: 'waiting', reason: 'link' })
    expect(desk.client.connection.getState().error?.code).toBe('link-unreachable')
  })
})

describe("the agent's session", () => {
  it('gates requests, not the link, and its end is a gap [R-043]', async () => {
    const desk = openDesk({ ready: false })
    const { handle } = desk.observe()
    await pass(10_000)
    expect(desk.client.connection.getState().status).toBe('connected')
    expect(handle.getState()).toMatchObject({ status: 'waiting', reason: 'not-ready' })
    expect(desk.requests().filter((line) => line.includes('workbins'))).toEqual([])
    desk.client.setReady(true)
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
    desk.client.setReady(false)
    expect(handle.getState()).toMatchObject({ status: 'recovering', cause: 'not-ready' })
    desk.client.setReady(true)
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
  })

  it('may be a promise [R-043]', async () => {
    const started = withResolvers()
    const desk = openDesk({ ready: () => started.promise })
    const { handle } = desk.observe()
    await pass(1_000)
    expect(handle.getState().status).toBe('waiting')
    started.resolve()
    await pass(100)
    expect(handle.getState().isLive).toBe(true)
  })
})

/** `Promise.withResolvers`, which Node 20 does not have. */
function withResolvers(): { readonly promise: Promise<void>; resolve(): void } {
  let resolve = (): void => {}
  const promise = new Promise<void>((done) => {
    resolve = done
  })
  return { promise, resolve }
}
