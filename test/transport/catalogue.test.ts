/** Lists of workbins and groups, against the simulator: what is read, how often, for whom, and what of it is cached. */
import { QueryObserver } from '@tanstack/react-query'
import { groupsQuery, workbinKeys, workbinsQuery } from 'gws-workbins/core'
import { describe, expect, it, vi } from 'vitest'
import { openDesk, pass, type Desk } from './openDesk.js'

const myGroups = ['Billing-Tier2', 'Risk-EMEA', 'KeyAccounts', 'A&B=C?#%+ é', 'MyAgentGroup']

/** What a promise came to after `ms`. */
async function after<Result>(ms: number, promise: Promise<Result>): Promise<Result> {
  promise.catch(() => {})
  await pass(ms)
  return promise
}

const reads = (desk: Desk): readonly string[] =>
  desk.requests().filter((request) => /^GET \/(workbins|me\/(workbins|groups))/.test(request))

describe('the workbins', () => {
  it('are all of the contact centre, or the agent’s own, or of one type [R-178]', async () => {
    const { client } = openDesk()
    const all = await after(100, client.workbins())
    expect(all).toHaveLength(8)
    expect(all[0]).toEqual({
      id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
      name: 'Billing escalations',
      displayName: 'Billing escalations',
      type: 'AgentGroup',
    })
    const own = await after(100, client.workbins({ scope: 'own' }))
    expect(own.map(({ type }) => type)).toEqual(['Agent', 'Agent', 'Place'])
    const ofPlaces = await after(100, client.workbins({ type: 'PlaceGroup' }))
    expect(ofPlaces.map(({ name }) => name)).toEqual(['Night desk', 'Chargebacks'])
  })

  it('are read once for all who ask at a time, and again for who asks later [R-178]', async () => {
    const desk = openDesk()
    const { client } = desk
    await after(100, Promise.all([client.workbins(), client.workbins({ type: 'Agent' })]))
    expect(reads(desk)).toEqual(['GET /workbins?fields=*'])
    await after(100, client.workbins())
    expect(reads(desk)).toHaveLength(2)
  })

  it('come while the Interaction Server is down, and without a link [R-178]', async () => {
    const desk = openDesk({ simulate: { scenario: 'service-unavailable' } })
    desk.disconnect()
    expect(await after(100, desk.client.workbins())).toHaveLength(8)
    expect(desk.client.connection.getState().status).toBe('closed')
  })
})

describe('the groups', () => {
  it('are the agent’s, spelled as the server spells them [R-178]', async () => {
    const desk = openDesk()
    const groups = await after(100, desk.client.groups())
    expect(groups.map(({ name }) => name)).toEqual(myGroups)
    expect(reads(desk)).toEqual(['GET /me/groups?type=BusinessUnit&fields=*'])
  })
})

describe('a list that cannot be read', () => {
  it.each([
    ['connection-cut', 'request-failed'],
    ['login-page', 'not-signed-in'],
  ] as const)('rejects with its reason: %s [R-178]', async (scenario, code) => {
    const { client } = openDesk({ simulate: { scenario } })
    await expect(after(1_000, client.workbins())).rejects.toMatchObject({ code })
    await expect(after(1_000, client.groups())).rejects.toMatchObject({ code })
  })

  it.each([
    ['another answer', { status: 200, body: { statusCode: 0, uris: [] } }, 'malformed-answer'],
    ['half an answer', { status: 200, body: '{"statusCode":0,"workb' }, 'malformed-answer'],
    ['a refusal', { status: 403, body: { statusCode: 5 } }, 'forbidden'],
    ['too much', { status: 200, body: ' '.repeat(2_000_001) }, 'answer-too-large'],
  ])('rejects with its reason: %s [R-178]', async (_name, answer, code) => {
    const { client, simulator } = openDesk()
    simulator.rules.add({
      match: { path: '/workbins' },
      effect: { type: 'respond', ...answer },
    })
    await expect(after(1_000, client.workbins())).rejects.toMatchObject({ code })
  })

  it('is read again, unasked, where its refusal is older than the login it arrives in [R-178]', async () => {
    const desk = openDesk()
    await pass(1_000)
    desk.simulator.rules.add({
      match: { path: '/me/groups' },
      times: 1,
      effect: { type: 'respond', status: 403, body: { statusCode: 20 }, afterMs: 5_000 },
    })
    const groups = desk.client.groups()
    await pass(100)
    desk.simulator.world.signOut()
    desk.simulator.world.endPolls()
    await pass(1_000)
    expect(desk.client.connection.getState().status).toBe('signed-out')
    desk.simulator.world.signIn()
    desk.client.authRenewed()
    expect(await after(10_000, groups)).toHaveLength(myGroups.length)
  })

  it('tells the link that the login is lost [R-178]', async () => {
    const onAuthRequired = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
    const desk = openDesk({ onAuthRequired })
    await pass(1_000)
    desk.simulator.world.signOut()
    await expect(after(1_000, desk.client.groups())).rejects.toMatchObject({
      code: 'not-signed-in',
    })
    expect(onAuthRequired).toHaveBeenCalledTimes(1)
  })
})

describe('a list in the QueryClient', () => {
  it('is kept for 5 min by whoever fetches it [R-179]', async () => {
    const desk = openDesk()
    const { client, queryClient } = desk
    const fetch = () => after(100, queryClient.fetchQuery(workbinsQuery(client, { type: 'Agent' })))
    expect(await fetch()).toHaveLength(2)
    await fetch()
    await pass(299_000)
    await fetch()
    expect(reads(desk)).toHaveLength(1)
    await pass(1_000)
    await fetch()
    expect(reads(desk)).toHaveLength(2)
    expect(queryClient.getQueryData(workbinKeys(client).workbins({ type: 'Agent' }))).toHaveLength(
      2,
    )
  })

  it('is tried three times more where that can help, and not where it cannot [R-179]', async () => {
    const desk = openDesk({ simulate: { scenario: 'connection-cut' } })
    const { client, queryClient, simulator } = desk
    const result = queryClient.fetchQuery(groupsQuery(client))
    await expect(after(20_000, result)).rejects.toMatchObject({ code: 'request-failed' })
    expect(reads(desk)).toHaveLength(4)
    simulator.useScenario('healthy')
    simulator.rules.add({
      match: { path: '/me/groups' },
      effect: { type: 'respond', status: 403, body: { statusCode: 5 } },
    })
    simulator.log.clear()
    const refused = queryClient.fetchQuery(groupsQuery(client))
    await expect(after(20_000, refused)).rejects.toMatchObject({ code: 'forbidden' })
    expect(reads(desk)).toHaveLength(1)
  })

  it('that failed is read again once the link is there, if somebody looks [R-179]', async () => {
    const desk = openDesk({ simulate: { scenario: 'connection-cut' } })
    const { client, queryClient, simulator } = desk
    const observer = new QueryObserver(queryClient, groupsQuery(client))
    observer.subscribe(() => {})
    void queryClient.prefetchQuery(workbinsQuery(client))
    await pass(30_000)
    expect(observer.getCurrentResult()).toMatchObject({ status: 'error' })
    simulator.useScenario('healthy')
    simulator.log.clear()
    client.connection.reconnect()
    await pass(1_000)
    expect(observer.getCurrentResult()).toMatchObject({ status: 'success' })
    expect(reads(desk)).toEqual(['GET /me/groups?type=BusinessUnit&fields=*'])
    // One that is there is not read again for each loss of the link.
    simulator.world.expirePushSessions()
    await pass(5_000)
    expect(client.connection.getState()).toMatchObject({ status: 'connected' })
    expect(reads(desk)).toHaveLength(1)
  })

  it('is read anew after a new login; the host’s own, and those of interactions, are not [R-179]', async () => {
    const desk = openDesk()
    const { client, queryClient, simulator } = desk
    const observer = new QueryObserver(queryClient, groupsQuery(client))
    observer.subscribe(() => {})
    const read = vi.fn<() => Promise<string>>(() => Promise.resolve('theirs'))
    const others = [['host'], workbinKeys(client).contents('wb', 'me')]
    for (const queryKey of others) {
      new QueryObserver(queryClient, { queryKey, queryFn: read }).subscribe(() => {})
    }
    await pass(1_000)
    simulator.world.signOut()
    simulator.world.endPolls()
    await pass(1_000)
    expect(client.connection.getState().status).toBe('signed-out')
    simulator.world.signIn()
    simulator.log.clear()
    client.authRenewed()
    await pass(1_000)
    expect(reads(desk)).toHaveLength(1)
    expect(read).toHaveBeenCalledTimes(others.length)
  })

  it('of a former agent gets no late answer, and none of the next agent [R-179]', async () => {
    const desk = openDesk({ agentId: 'mara' })
    const { client, queryClient, simulator } = desk
    simulator.rules.add({
      match: { path: '/me/groups' },
      times: 1,
      effect: { type: 'delay', ms: 5_000, of: 'reply' },
    })
    const mara = groupsQuery(client)
    void queryClient.prefetchQuery(mara)
    const late = client.groups()
    await pass(100)
    client.reset({ agentId: 'kim' })
    await expect(after(0, late)).rejects.toMatchObject({ kind: 'request' })
    await pass(10_000)
    expect(queryClient.getQueryCache().getAll()).toEqual([])
    const stale = queryClient.fetchQuery(mara)
    await expect(after(100, stale)).rejects.toMatchObject({ code: 'not-signed-in' })
    expect(await after(100, queryClient.fetchQuery(groupsQuery(client)))).toHaveLength(5)
    expect(queryClient.getQueryData(workbinKeys(client).groups)).toHaveLength(5)
  })
})
