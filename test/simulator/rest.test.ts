// The shapes of every REST answer, as the documentation and the captures have them.
import { createSimulator, demoWorkbinIds as ids } from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Desktop } from './openDesktop.js'
import { openDesktop } from './openDesktop.js'

const seedGroup = `/me/workbins/${ids.billingEscalations}?agentGroup=MyAgentGroup`
const seedPlace = `/me/workbins/${ids.nightDesk}?placeGroup=MyPlaceGroup`

let simulator = createSimulator()
let desktop: Desktop

beforeEach(async () => {
  vi.useFakeTimers()
  simulator = createSimulator()
  desktop = await openDesktop(simulator)
})

afterEach(async () => {
  await simulator.close()
  vi.useRealTimers()
})

describe('GET', () => {
  it('answers who the agent is, and with subresources what it may use', async () => {
    const user = { userName: 'agent', firstName: 'Mara', lastName: 'Keller', enabled: true }
    expect(await desktop.get('/me')).toMatchObject({ status: 200, body: { statusCode: 0, user } })

    const { body } = await desktop.get('/me?subresources=*')
    const features = ['api-voice', 'api-multimedia-chat', 'api-multimedia-email']
    expect(body).toMatchObject({
      user: {
        features: [...features, 'api-multimedia-workitem'].map((id) => ({ id })),
        devices: [],
        channels: ['chat', 'email', 'workitem'].map((channel) => ({ channel })),
      },
    })
  })

  it('lists every workbin, and below /me those of type Agent and Place', async () => {
    const all = await desktop.get('/workbins?fields=*')
    expect(all.body).toMatchObject({ statusCode: 0 })
    expect(namesAndTypes(all.body)).toEqual([
      ['Billing escalations', 'AgentGroup'],
      ['Risk review', 'AgentGroup'],
      ['Key accounts', 'AgentGroup'],
      ['Night desk', 'PlaceGroup'],
      ['Chargebacks', 'PlaceGroup'],
      ['VIP correspondence', 'Agent'],
      ['Draft', 'Agent'],
      ['Parked at this place', 'Place'],
    ])
    const own = await desktop.get('/me/workbins?fields=*')
    expect(namesAndTypes(own.body)).toEqual([
      ['VIP correspondence', 'Agent'],
      ['Draft', 'Agent'],
      ['Parked at this place', 'Place'],
    ])
  })

  it('answers a collection without fields with addresses only', async () => {
    const uris = expect.arrayContaining([
      `http://gws.example:8090/api/v2/workbins/${ids.billingEscalations}`,
    ])
    expect((await desktop.get('/workbins')).body).toEqual({ statusCode: 0, uris })
  })

  it('answers the agent groups as business units', async () => {
    const { body } = await desktop.get('/me/groups?type=BusinessUnit&fields=*')
    const names = ['Billing-Tier2', 'Risk-EMEA', 'KeyAccounts', 'A&B=C?#%+ é', 'MyAgentGroup']
    expect(body).toMatchObject({
      statusCode: 0,
      groups: names.map((name) => ({ name, type: 'BusinessUnit' })),
    })
    expect((await desktop.get('/me/groups?type=Skill&fields=*')).body).toMatchObject({ groups: [] })
  })

  it.each(['/me/workbins', '/workbins'])(
    'answers metadata of %s/{id} without items',
    async (base) => {
      expect(await desktop.get(`${base}/${ids.vipCorrespondence}`)).toEqual({
        status: 200,
        body: {
          statusCode: 0,
          workbin: {
            workbinName: 'VIP correspondence',
            id: ids.vipCorrespondence,
            displayName: 'VIP correspondence',
            uri: `http://gws.example:8090/api/v2/workbins/${ids.vipCorrespondence}`,
            type: 'Agent',
          },
        },
      })
    },
  )

  it('answers the contents of a group by medium, in plural lists', async () => {
    const { body } = await desktop.get(`${seedGroup}&subresources=*`)
    expect(body).toMatchObject({
      statusCode: 0,
      workbin: {
        id: ids.billingEscalations,
        chats: [
          {
            id: '0001BaBFVPR20101',
            capabilities: [],
            chatType: 'Inbound',
            participants: [],
            receivedDate: '2026-11-20 11:56:00.000+0300',
            userData: { Subject: 'Charged twice for one booking', 'PegAG?:2>1': 1 },
          },
        ],
        emails: [{ subject: 'Invoice 88213 shows the old address' }],
        workitems: [{ workitemType: 'Inbound' }],
      },
    })
  })

  it('answers only the media asked for, and no list at all for a medium without items', async () => {
    const { body } = await desktop.get(`${seedGroup}&subresources=email,tweet`)
    expect(Object.keys(workbinIn(body))).toEqual([
      'workbinName',
      'id',
      'displayName',
      'uri',
      'type',
      'emails',
    ])
  })

  it('keeps the copies of one workbin apart by owner', async () => {
    const subjects = async (query: string) => {
      const { body } = await desktop.get(`/me/workbins/${ids.nightDesk}?subresources=*&${query}`)
      const { emails } = workbinIn(body)
      return emails?.map(({ subject }) => subject)
    }
    expect(await subjects('placeGroup=MyPlaceGroup')).toEqual(['Lost luggage, flight at 05:40'])
    expect(await subjects('placeGroup=Geneva-Hall')).toEqual(['Gate B12: accessible seat'])
    expect(await subjects('')).toBeUndefined()
  })

  it('finds a group whose name needs every kind of encoding', async () => {
    const query = `agentGroup=${encodeURIComponent('A&B=C?#%+ é')}`
    const path = `/me/workbins/${ids.billingEscalations}?subresources=*&${query}`
    expect(await desktop.get(path)).toMatchObject({
      status: 200,
      body: { workbin: { emails: [{ subject: 'Question about <b>discount</b> & rounding' }] } },
    })
  })

  it("answers another agent's copy, which is that agent's own", async () => {
    const path = `/users/user/workbins/${ids.vipCorrespondence}?subresources=*`
    const emails = [{ subject: 'Thank-you letter to answer' }]
    expect((await desktop.get(path)).body).toMatchObject({ workbin: { emails } })
  })

  it.each([
    [`/users/user/workbins/${ids.vipCorrespondence}/emails?subresources=*`, 'emails', 1],
    [`/users/user/workbins/${ids.vipCorrespondence}/chats?subresources=*`, 'chats', 0],
    [`/workbins/${ids.vipCorrespondence}/chats?fields=*`, 'chats', 1],
    [`/me/workbins/${ids.vipCorrespondence}/emails?subresources=*`, 'emails', 1],
    [`/me/workbins/${ids.vipCorrespondence}/workitems?fields=*`, 'workitems', 0],
    [
      `/me/workbins/${ids.billingEscalations}/emails?subresources=*&agentGroup=Billing-Tier2`,
      'emails',
      3,
    ],
    [`/me/workbins/${ids.nightDesk}/chats?fields=*&placeGroup=Geneva-Hall`, 'chats', 1],
  ])('answers one medium: %s [R-153]', async (path, list, count) => {
    const { status, body } = await desktop.get(path)
    const { workbin } = body as { workbin: Record<string, readonly unknown[]> }
    expect(status).toBe(200)
    expect(Object.keys(workbin).slice(5)).toEqual(count === 0 ? [] : [list])
    expect(workbin[list] ?? []).toHaveLength(count)
  })

  it('answers one medium without items where none are asked for [R-153]', async () => {
    const { body } = await desktop.get(`/me/workbins/${ids.vipCorrespondence}/emails`)
    expect(Object.keys(workbinIn(body))).toHaveLength(5)
  })

  it('answers no items of one medium without an Interaction Server, but metadata', async () => {
    simulator.world.setService('MultiMediaState', 'Inactive')
    const path = `/workbins/${ids.vipCorrespondence}/emails`
    expect((await desktop.get(`${path}?fields=*`)).status).toBe(503)
    expect((await desktop.get(path)).status).toBe(200)
  })

  it('answers several workbins of one group', async () => {
    const path = `/me/workbins?workbinIds=${ids.billingEscalations},${ids.riskReview}&subresources=*`
    const { body } = await desktop.get(`${path}&agentGroup=Billing-Tier2`)
    const { workbins } = body as { workbins: Record<string, object> }
    expect(Object.keys(workbins)).toEqual([ids.billingEscalations, ids.riskReview])
    expect(workbins[ids.billingEscalations]).toMatchObject({ emails: [{}, {}, {}] })
    expect(workbins[ids.riskReview]).not.toHaveProperty('emails')
  })

  it('answers several workbins as a map by id', async () => {
    const path = `/workbins?workbinIds=${ids.vipCorrespondence},${ids.parked}&subresources=*`
    expect((await desktop.get(path)).body).toMatchObject({
      statusCode: 0,
      workbins: {
        [ids.vipCorrespondence]: { emails: [{}], chats: [{}] },
        [ids.parked]: { workbinName: 'Parked at this place' },
      },
    })
  })

  it('answers the services and the version', async () => {
    const { body } = await desktop.get('/services?fields=*')
    expect(body).toMatchObject({
      statusCode: 0,
      services: [
        { type: 'MultiMediaState', name: 'Interaction Server', state: 'Active' },
        { type: 'MultiMediaContent', state: 'Active' },
        { type: 'Voice', state: 'Active' },
        { type: 'Provisioning', state: 'Active' },
      ],
    })
    expect((await desktop.get('/diagnostics/version')).body).toEqual({
      statusCode: 0,
      version: '8.5.202.96',
    })
  })
})

describe('POST', () => {
  it('answers Subscribe and Unsubscribe of both groups with a growing reference', async () => {
    const answers = [
      await desktop.subscribe(seedGroup),
      await desktop.subscribe(seedPlace),
      await desktop.unsubscribe(seedGroup),
    ]
    expect(answers).toEqual(
      [1, 2, 3].map((referenceId) => ({ status: 200, body: { statusCode: 0, referenceId } })),
    )
  })

  it.each(['/workbins', '/me/workbins', '/users/user/workbins'])(
    'answers Subscribe of several below %s with a map of references',
    async (base) => {
      const path = `${base}?workbinIds=${ids.drafts},${ids.parked}`
      expect((await desktop.subscribe(path)).body).toEqual({
        statusCode: 0,
        referenceIds: { [ids.drafts]: 1, [ids.parked]: 2 },
      })
    },
  )

  it('starts and ends the session of the agent', async () => {
    const operate = (operationName: string) => desktop.post('/me', { operationName })
    const done = { status: 200, body: { statusCode: 0 } }
    expect(await operate('StartContactCenterSession')).toEqual(done)
    expect(await operate('EndContactCenterSession')).toEqual(done)
    expect(await operate('Dance')).toMatchObject({ status: 400, body: { statusCode: 10 } })
  })

  it('ends the subscriptions with the session of the agent', async () => {
    await desktop.subscribe(seedGroup)
    await desktop.post('/me', { operationName: 'EndContactCenterSession' })
    expect(simulator.world.subscriptions()).toEqual([])
  })

  it('tells a partial success where only multimedia cannot start', async () => {
    simulator.world.setService('MultiMediaState', 'Inactive')
    const start = (...channels: string[]) =>
      desktop.post('/me', { operationName: 'StartContactCenterSession', channels })
    expect(await start('voice', 'email')).toEqual({
      status: 200,
      body: {
        statusCode: 7,
        failed: [
          {
            statusCode: 4,
            statusMessage: 'Interaction server connection is not opened',
            channel: 'multimedia',
          },
        ],
        succeeded: [{ statusCode: 0, channel: 'voice' }],
      },
    })
    expect(await start('email')).toMatchObject({ status: 500, body: { statusCode: 4 } })
    expect(await start('voice')).toEqual({ status: 200, body: { statusCode: 0 } })
  })
})

describe('refusals', () => {
  it.each([
    ['an unknown workbin', 404, 6, '/me/workbins/no-such-id?agentGroup=MyAgentGroup'],
    ['an unknown user', 404, 6, `/users/nobody/workbins/${ids.drafts}`],
    ['a group of others', 403, 5, `/me/workbins/${ids.riskReview}?agentGroup=Fraud-APAC`],
    ['a group there is not', 403, 5, `/me/workbins/${ids.riskReview}?agentGroup=Nobody`],
    ['a place group of others', 403, 5, `/me/workbins/${ids.nightDesk}?placeGroup=Zurich-Hall`],
    ['another spelling of a group', 403, 5, `/me/workbins/${ids.riskReview}?agentGroup=risk-emea`],
    ['an empty group', 400, 10, `/me/workbins/${ids.riskReview}?agentGroup=`],
    ['two groups', 400, 10, `${seedGroup}&placeGroup=MyPlaceGroup`],
    ['a group outside /me', 400, 10, `/workbins/${ids.riskReview}?agentGroup=Risk-EMEA`],
    ['no workbin at all', 400, 1, '/me/workbins'],
    ['an unknown path', 404, 6, '/me/teapots'],
  ])('refuses %s with %i and statusCode %i', async (_, status, statusCode, path) => {
    const answer = await desktop.subscribe(path)
    expect(answer).toMatchObject({ status, body: { statusCode } })
    expect(answer.body).toHaveProperty('statusMessage')
    expect(simulator.world.subscriptions()).toEqual([])
  })

  it.each([
    ['no JSON', 'operationName=Subscribe', 10],
    ['no object', '[]', 10],
    ['no operation', '{}', 1],
    ['an operation of the wrong kind', '{"operationName":7}', 10],
    ['an unknown operation', '{"operationName":"Unubscribe"}', 10],
    ['an add without an id', '{"operationName":"AddEmail"}', 1],
  ])('refuses a body with %s', async (_, body, statusCode) => {
    expect(await desktop.post(seedGroup, body)).toMatchObject({ status: 400, body: { statusCode } })
  })

  it('refuses to add to several workbins at once', async () => {
    const body = { operationName: 'AddEmail', id: '0001' }
    expect(await desktop.post(`/me/workbins?workbinIds=${ids.drafts}`, body)).toMatchObject({
      status: 400,
      body: { statusCode: 10 },
    })
  })

  it.each([
    `/workbins/${ids.drafts}/email`,
    `/me/workbins/${ids.drafts}/letters`,
    `/me/workbins/${ids.drafts}/emails/0001`,
    `/user/workbins/${ids.drafts}/emails`,
  ])('does not know %s', async (unknown) => {
    expect((await desktop.get(unknown)).status).toBe(404)
  })

  it('refuses an operation on the items of one medium', async () => {
    const answer = await desktop.subscribe(`/me/workbins/${ids.drafts}/emails`)
    expect(answer).toMatchObject({ status: 405, body: { statusCode: 3 } })
  })

  it('refuses other methods and a path that is not URL-encoded', async () => {
    const remove = await desktop.fetch(`/api/v2/me/workbins/${ids.drafts}`, { method: 'PATCH' })
    expect(remove.status).toBe(405)
    expect(await desktop.get('/me/workbins/%')).toMatchObject({ status: 400 })
  })
})

function namesAndTypes(body: unknown) {
  const { workbins } = body as { workbins: readonly { workbinName: string; type: string }[] }
  return workbins.map(({ workbinName, type }) => [workbinName, type])
}

function workbinIn(body: unknown) {
  return (body as { workbin: { emails?: readonly { subject: string }[] } }).workbin
}
