/** Why a list is not live, in words, against the simulator: each cause by its finding, and no other. */
import type { Finding, WorkbinTarget } from 'gws-workbins/core'
import { describe, expect, it } from 'vitest'
import { openDesk, pass, seedTarget, type Desk, type DeskOptions } from './openDesk.js'

/** The findings for a target, the seed's own unless another is given. */
async function findings(
  desk: Desk,
  target: WorkbinTarget | null = seedTarget,
): Promise<readonly Finding[]> {
  const promise = desk.client.diagnose(target ?? undefined)
  await pass(20_000)
  return promise
}

const codes = (found: readonly Finding[]): string =>
  found.map(({ code, severity }) => `${severity} ${code}`).join(', ')

async function openLive(options?: DeskOptions): Promise<Desk> {
  const desk = openDesk(options)
  desk.observe()
  await pass(1_000)
  return desk
}

describe('a diagnosis', () => {
  it('finds nothing wrong where nothing is, and says which server that is [R-183]', async () => {
    const desk = await openLive()
    expect(await findings(desk)).toEqual([
      {
        code: 'in-order',
        severity: 'info',
        message: 'Nothing wrong was found. GWS 8.5.202.96.',
        remedy: 'None is needed.',
      },
    ])
    expect(codes(await findings(desk, null))).toBe('info in-order')
    expect(codes(await findings(desk, { id: seedTarget.id, owner: 'me' }))).toBe('info in-order')
  })

  it('looks, and changes nothing [R-183]', async () => {
    const desk = await openLive()
    desk.simulator.log.clear()
    await findings(desk)
    const asked = desk.requests().filter((request) => !request.includes('/notifications'))
    expect(asked.toSorted()).toEqual([
      'GET /diagnostics/version',
      'GET /me/groups?type=BusinessUnit&fields=*',
      `GET /me/workbins/${seedTarget.id}?agentGroup=MyAgentGroup`,
      'GET /me?subresources=*',
      'GET /services?fields=*',
    ])
  })

  const place: WorkbinTarget = { id: seedTarget.id, owner: { placeGroup: 'Zurich-Hall' } }
  it.each<[string, string, WorkbinTarget | null, NonNullable<DeskOptions['simulate']>]>([
    ['a server that is down', 'error service-down', null, { scenario: 'service-unavailable' }],
    [
      'a session that has not started',
      'error session-not-started',
      null,
      { agentSession: 'required' },
    ],
    [
      'a group of others',
      'error group-not-mine',
      { ...seedTarget, owner: { agentGroup: 'Fraud-APAC' } },
      {},
    ],
    [
      'a group in other letters',
      'error group-not-mine',
      { ...seedTarget, owner: { agentGroup: 'myagentgroup' } },
      {},
    ],
    ['a place group of others', 'error group-not-mine', place, {}],
    ['an unknown workbin', 'error workbin-unknown', { ...seedTarget, id: 'nowhere' }, {}],
    ['an unknown agent', 'error workbin-unknown', { ...seedTarget, owner: { user: 'nobody' } }, {}],
    ['no target', 'error invalid-target', { id: '', owner: 'me' }, {}],
    ['another tab', 'warning multiple-clients', null, { scenario: 'multiple-clients' }],
  ])('finds %s [R-183]', async (_name, expected, target, simulate) => {
    const desk = openDesk({ simulate })
    await pass(1_000)
    expect(codes(await findings(desk, target))).toBe(expected)
  })

  it('finds a login that is lost, and nothing that only follows from it [R-183]', async () => {
    const desk = openDesk({ simulate: { scenario: 'signed-out' } })
    await pass(1_000)
    expect(codes(await findings(desk))).toBe('error not-signed-in')
  })

  it('infers a server that is too old where a group is refused for no other reason [R-183]', async () => {
    const desk = await openLive({ simulate: { scenario: 'refuse' } })
    expect(codes(await findings(desk))).toBe('error server-too-old')
    // What may be the reason comes first; the version is only inferred.
    desk.simulator.rules.add({
      match: { path: '/me?subresources' },
      effect: { type: 'patch', body: { user: { features: [{ id: 'api-voice' }] } } },
    })
    expect(codes(await findings(desk))).toBe('error subscription-refused, warning feature-missing')
    const own: WorkbinTarget = { id: seedTarget.id, owner: 'me' }
    desk.simulator.rules.clear()
    desk.simulator.useScenario('refuse')
    desk.observe(own)
    await pass(1_000)
    expect(codes(await findings(desk, own))).toBe('error subscription-refused')
  })

  it('says what the subscription has met where nothing else explains it [R-183]', async () => {
    const desk = await openLive({ simulate: { scenario: 'confirm-never' } })
    await pass(15_000)
    const [found] = await findings(desk)
    expect(found).toMatchObject({
      code: 'not-confirmed',
      message: 'GWS accepted the subscription, and has not confirmed it: it is not live.',
      remedy: 'Retried by itself; a late confirmation counts.',
    })
  })

  it.each([
    ['a feature of its own', [{ id: 'api-multimedia' }], 'info in-order'],
    ['that of a medium', [{ id: 'api-multimedia-chat' }], 'info in-order'],
    ['none', [{ id: 'api-multimediaX' }, { id: 'api-voice' }], 'warning feature-missing'],
    ['what is not stated', null, 'info in-order'],
  ])('advises on the feature, with %s [R-183]', async (_name, features, expected) => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: { path: '/me?subresources' },
      effect: { type: 'patch', body: { user: { features } } },
    })
    expect(codes(await findings(desk))).toBe(expected)
  })

  it('knows a voice session from a multimedia one [R-183]', async () => {
    const channels = [
      { channel: 'voice', userState: { state: 'Ready' } },
      { channel: 'email', userState: { state: 'LoggedOut' } },
    ]
    const desk = await openLive()
    const patch = (user: object) =>
      desk.simulator.rules.add({
        id: 'me',
        match: { path: '/me?subresources' },
        effect: { type: 'patch', body: { user } },
      })
    patch({ channels })
    expect(codes(await findings(desk))).toBe('error session-not-started')
    patch({ channels: [...channels, { channel: 'chat', userState: { state: 'NotReady' } }] })
    expect(codes(await findings(desk))).toBe('info in-order')
  })

  it('says where the link is [R-183]', async () => {
    const desk = await openLive()
    desk.disconnect()
    await pass(10_000)
    expect(codes(await findings(desk, null))).toBe('warning link-off')
  })

  it('says that the link is on its way, where nothing has failed yet [R-183]', async () => {
    const desk = openDesk()
    desk.simulator.rules.add({ match: { channel: '/meta/handshake' }, effect: { type: 'hold' } })
    const promise = desk.client.diagnose()
    await pass(1_000)
    expect(codes(await promise)).toBe('warning link-pending')
  })

  it('says that the host holds everything back [R-183]', async () => {
    const desk = await openLive({ ready: false })
    expect(codes(await findings(desk))).toBe('warning not-ready')
  })

  it('has a finding for each read that fails, and never rejects [R-184]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: { method: 'GET' },
      effect: { type: 'respond', status: 200, body: 'not JSON' },
    })
    const found = await findings(desk)
    expect(found.map(({ message }) => message)).toEqual([
      'Not read: the state of the servers. The answer was not one of GWS: its outcome is unknown. (HTTP 200)',
      'Not read: the agent. The answer was not one of GWS: its outcome is unknown. (HTTP 200)',
      'Not read: the workbin. The answer was not one of GWS: its outcome is unknown. (HTTP 200)',
      'Not read: the agent’s groups. The answer was not one of GWS: its outcome is unknown. (HTTP 200)',
      'Not read: the version. The answer was not one of GWS: its outcome is unknown. (HTTP 200)',
    ])
    expect(new Set(found.map(({ code }) => code))).toEqual(new Set(['unreadable']))
  })

  it('is content with a server that does not tell its version [R-184]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: { path: '/diagnostics' },
      effect: { type: 'respond', status: 404, body: { statusCode: 6 } },
    })
    expect(codes(await findings(desk))).toBe('info in-order, info unreadable')
  })

  it('finds a total outage, and what it could not read for it [R-184]', async () => {
    const desk = openDesk({ simulate: { scenario: 'connection-cut' } })
    await pass(1_000)
    const found = await findings(desk)
    expect(found[0]).toMatchObject({ code: 'link-unreachable', severity: 'error' })
    expect(found.slice(1).map(({ code }) => code)).toEqual(Array(5).fill('unreadable'))
  })

  it('names no group, workbin or case [R-184]', async () => {
    const desk = openDesk({ simulate: { scenario: 'refuse' } })
    await pass(1_000)
    const found = await findings(desk, { id: 'my-id', owner: { agentGroup: 'My Group' } })
    expect(JSON.stringify(found)).not.toMatch(/my-id|My Group/)
  })
})
