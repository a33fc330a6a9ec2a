// Add and Pull: what the agent that asks is told on the topic of the medium, and when it is not.
import type { Effect, SimulatorOptions } from 'gws-workbins/simulator'
import {
  createItem,
  createSimulator,
  createSimulatorControl,
  demoWorkbinIds as ids,
} from 'gws-workbins/simulator'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Client } from './connectCometd.js'
import { connect } from './connectCometd.js'
import type { Desktop } from './openDesktop.js'
import { openDesktop } from './openDesktop.js'

const target = { id: ids.billingEscalations, agentGroup: 'Billing-Tier2' }
const path = `/me/workbins/${target.id}?agentGroup=Billing-Tier2`

let simulator = createSimulator()
let desktop: Desktop
let client: Client

async function use(options: SimulatorOptions): Promise<void> {
  simulator = createSimulator(options)
  desktop = await openDesktop(simulator)
  client = await connect(simulator)
}

beforeEach(async () => {
  vi.useFakeTimers()
  await use({})
})

afterEach(async () => {
  client.cometd.disconnect()
  await vi.advanceTimersByTimeAsync(10)
  await simulator.close()
  vi.useRealTimers()
})

const settle = (ms = 30) => vi.advanceTimersByTimeAsync(ms)
const contents = () => simulator.world.contents(target).map(({ resource }) => resource.id)
const heldIds = (agentId?: string) =>
  simulator.world.held(agentId).map(({ resource }) => resource.id)
const heard = (topic: string) => client.heard(`/v2/me/${topic}`).map(({ data }) => data as unknown)

/** The id of the first item of a medium in the target. */
const first = (medium = 'email') =>
  simulator.world.contents(target).find((item) => item.medium === medium)?.resource.id ?? ''

const operate = (operationName: string, id: string, on = path) =>
  desktop.post(on, { operationName, id })

/** Another agent in the same group, with a browser and a push client of its own. */
async function openColleague() {
  const { fetch } = simulator.browser()
  await createSimulatorControl(fetch).world.signIn('user')
  return { desktop: await openDesktop(simulator, fetch), client: await connect(simulator, fetch) }
}

describe('a pull', () => {
  it('is proved on the topic of the medium, after the HTTP answer [R-150]', async () => {
    const id = first('workitem')
    expect((await operate('PullWorkitem', id)).body).toEqual({ statusCode: 0, referenceId: 1 })
    expect(heard('workitems')).toEqual([])
    await settle()
    expect(heard('workitems')).toEqual([
      {
        workitem: {
          id,
          workitemType: 'Inbound',
          state: 'Processing',
          capabilities: [
            'Transfer',
            'AttachUserData',
            'UpdateUserData',
            'DeleteUserData',
            'SetInFocus',
            'Complete',
          ],
          uri: `http://gws.example:8090/api/v2/me/workitems/${id}`,
          receivedDate: expect.any(String),
          userData: expect.objectContaining({ Subject: 'Approve instalment plan' }),
        },
        referenceId: 1,
        notificationType: 'StatusChange',
        messageType: 'WorkitemStateChangeMessage',
      },
    ])
    expect(contents()).not.toContain(id)
    expect(heldIds()).toEqual([id])
  })

  it.each([
    ['email', 'emails', 'email', 'EmailStateChangeMessage'],
    ['chat', 'chats', 'chat', 'ChatStateChangeMessage'],
    ['openmedia', 'openmedia', 'openmedia', 'OpenmediaStateChangeMessage'],
    ['tweet', 'openmedia', 'openmedia', 'OpenmediaStateChangeMessage'],
    ['facebook', 'openmedia', 'openmedia', 'OpenmediaStateChangeMessage'],
    ['facebooksession', 'openmedia', 'openmedia', 'OpenmediaStateChangeMessage'],
  ] as const)('of %s is told on %s', async (medium, topic, resource, messageType) => {
    const id = `of-${medium}`
    simulator.world.addItem(target, { medium, resource: { id } })
    await operate('PullInteraction', id)
    await settle()
    expect(heard(topic)).toMatchObject([{ [resource]: { id, state: 'Processing' }, messageType }])
  })

  it('is told to the agent that asks alone, the removal to all [R-150]', async () => {
    const colleague = await openColleague()
    await colleague.desktop.subscribe(path)
    await settle()
    await operate('PullEmail', first())
    await settle()
    expect(heard('emails')).toHaveLength(1)
    expect(colleague.client.heard('/v2/me/emails')).toEqual([])
    expect(colleague.client.workbins().at(-1)).toMatchObject({ action: 'ItemRemoved' })
  })

  it('succeeds for one of two agents, and fails for the other one [R-151]', async () => {
    const colleague = await openColleague()
    const id = first()
    const answers = await Promise.all([
      colleague.desktop.post(path, { operationName: 'PullEmail', id }),
      operate('PullEmail', id),
    ])
    expect(answers).toMatchObject([
      { status: 200, body: { referenceId: 1 } },
      { status: 200, body: { referenceId: 2 } },
    ])
    await settle()
    expect(heldIds('user')).toEqual([id])
    expect(heldIds()).toEqual([])
    expect(colleague.client.heard('/v2/me/emails')).toMatchObject([
      { data: { notificationType: 'StatusChange', referenceId: 1 } },
    ])
    expect(heard('emails')).toEqual([
      {
        email: { id },
        notificationType: 'Error',
        referenceId: 2,
        messageType: 'EmailStateChangeMessage',
      },
    ])
  })

  it.each([
    ['PullChat', 'chats'],
    ['PullInteraction', 'openmedia'],
  ])('of an unknown interaction by %s is accepted, and fails on %s', async (name, topic) => {
    expect((await operate(name, 'unknown')).status).toBe(200)
    await settle()
    expect(heard(topic)).toMatchObject([{ notificationType: 'Error', referenceId: 1 }])
  })

  it('of what lies elsewhere fails, and leaves it there', async () => {
    const [item] = simulator.world.contents({ ...target, agentGroup: 'MyAgentGroup' })
    await operate('PullChat', item?.resource.id ?? '')
    await settle()
    expect(heard('chats')).toMatchObject([{ notificationType: 'Error' }])
    expect(simulator.world.contents({ ...target, agentGroup: 'MyAgentGroup' })).toContain(item)
  })

  it('of what is gone is refused over HTTP where told so', async () => {
    await use({ whenGone: 'notFound' })
    const id = first()
    expect((await operate('PullEmail', id)).status).toBe(200)
    for (const gone of [id, 'unknown'])
      expect(await operate('PullEmail', gone)).toMatchObject({
        status: 404,
        body: { statusCode: 6 },
      })
    await settle()
    expect(heard('emails')).toHaveLength(1)
  })

  it('as another medium than it is, is refused', async () => {
    expect(await operate('PullEmail', first('chat'))).toMatchObject({
      status: 400,
      body: { statusCode: 10 },
    })
  })

  it('from the workbin of another agent proves it to the supervisor [R-150]', async () => {
    const colleague = await openColleague()
    const on = `/users/user/workbins/${ids.vipCorrespondence}`
    const [item] = simulator.world.contents({ id: ids.vipCorrespondence, userId: 'user' })
    await colleague.desktop.subscribe(`/me/workbins/${ids.vipCorrespondence}`)
    await desktop.subscribe(on)
    await settle()
    await operate('PullEmail', item?.resource.id ?? '', on)
    await settle()
    expect(heard('emails')).toMatchObject([{ notificationType: 'StatusChange' }])
    expect(colleague.client.heard('/v2/me/emails')).toEqual([])
    expect(client.workbins().at(-1)).toMatchObject({ workbinUserId: 'user' })
    expect(colleague.client.workbins().at(-1)).not.toHaveProperty('workbinUserId')

    await operate('AddEmail', item?.resource.id ?? '', on)
    await settle()
    expect(simulator.world.contents({ id: ids.vipCorrespondence, userId: 'user' })).toEqual([item])
  })
})

describe('an add', () => {
  it('puts back what the agent holds, and proves it [R-150]', async () => {
    const id = first()
    await operate('PullEmail', id)
    await settle()
    await operate('AddEmail', id)
    await settle()
    expect(heard('emails').at(-1)).toMatchObject({
      email: { id, capabilities: [] },
      notificationType: 'StatusChange',
      referenceId: 2,
    })
    expect(heldIds()).toEqual([])
    expect(contents()).toContain(id)
  })

  it('of what another agent holds fails, and leaves it with that agent', async () => {
    const colleague = await openColleague()
    const id = first()
    await colleague.desktop.post(path, { operationName: 'PullEmail', id })
    expect((await operate('AddEmail', id)).status).toBe(200)
    await settle()
    expect(heard('emails')).toMatchObject([{ notificationType: 'Error' }])
    expect(heldIds('user')).toEqual([id])
  })

  it.each([
    ['AddEmail', { saveLAR: true }, 200],
    ['AddEmail', { saveLAR: 'false' }, 200],
    ['AddEmail', { saveLAR: 'yes' }, 400],
    ['PullEmail', { saveLAR: true }, 400],
    ['AddEmail', { nickname: 'Mara' }, 400],
    ['PullEmail', { nickname: 'Mara' }, 400],
    ['PullInteraction', { nickname: 'Mara' }, 400],
  ])('or pull: %s with %o answers %i', async (operationName, parameters, status) => {
    const answer = await desktop.post(path, { operationName, id: first(), ...parameters })
    expect(answer.status).toBe(status)
  })

  it.each([
    ['Mara', 200],
    [7, 400],
  ])('or pull: PullChat with the nickname %o answers %i', async (nickname, status) => {
    const body = { operationName: 'PullChat', id: first('chat'), nickname }
    expect((await desktop.post(path, body)).status).toBe(status)
  })
})

describe('a proof', () => {
  const ruled = (effect: Omit<Extract<Effect, { type: 'proof' }>, 'type'>) =>
    simulator.rules.add({
      match: { operation: 'PullEmail' },
      effect: { type: 'proof', ...effect },
    })

  it('comes before the HTTP answer [R-152]', async () => {
    ruled({ mode: 'before' })
    let answered = false
    const answer = operate('PullEmail', first()).then(() => (answered = true))
    await settle(15)
    expect(heard('emails')).toHaveLength(1)
    expect(answered).toBe(false)
    await settle()
    await answer
    expect(heard('emails')).toHaveLength(1)
  })

  it('comes late [R-152]', async () => {
    ruled({ mode: 'late' })
    await operate('PullEmail', first())
    await settle(11_990)
    expect(heard('emails')).toEqual([])
    await settle()
    expect(heard('emails')).toHaveLength(1)
    ruled({ mode: 'late', ms: 100 })
    await operate('PullEmail', first())
    await settle(90)
    expect(heard('emails')).toHaveLength(1)
    await settle(20)
    expect(heard('emails')).toHaveLength(2)
  })

  it('never comes, though the item is gone and in the agent’s hands [R-152]', async () => {
    ruled({ mode: 'never' })
    const id = first()
    await desktop.subscribe(path)
    await operate('PullEmail', id)
    await settle(60_000)
    expect(heard('emails')).toEqual([])
    expect(client.workbins().at(-1)).toMatchObject({ action: 'ItemRemoved' })
    expect(heldIds()).toEqual([id])
  })

  it('has no reference [R-152]', async () => {
    ruled({ mode: 'withoutReference' })
    await operate('PullEmail', first())
    await settle()
    expect(heard('emails')).toMatchObject([{ notificationType: 'StatusChange' }])
    expect(heard('emails')[0]).not.toHaveProperty('referenceId')
  })

  it('is a refusal, and nothing is carried out [R-152]', async () => {
    ruled({ mode: 'refused' })
    const id = first()
    await desktop.subscribe(path)
    await operate('PullEmail', id)
    await settle()
    expect(heard('emails')).toMatchObject([{ notificationType: 'Error', referenceId: 2 }])
    expect(contents()).toContain(id)
    expect(client.workbins()).toMatchObject([{ stateResource: 'Subscribed' }])
  })

  it('is patched', async () => {
    ruled({ mode: 'late', ms: 5, data: { referenceId: 99, email: null } })
    await operate('PullEmail', first())
    await settle()
    expect(heard('emails')).toEqual([
      { referenceId: 99, notificationType: 'StatusChange', messageType: 'EmailStateChangeMessage' },
    ])
  })
})

it('shows what agents hold over the control route', async () => {
  const id = first()
  await operate('PullEmail', id)
  const { world } = createSimulatorControl(simulator.fetch)
  expect(await world.held()).toMatchObject([{ resource: { id } }])
  expect(await world.held('user')).toEqual([])
  const item = createItem({
    medium: 'email',
    id,
    subject: 'Back again',
    firstName: 'Ada',
    lastName: 'Byron',
    segment: 'gold',
    receivedAt: new Date(0),
  })
  simulator.world.addItem(target, item)
  expect(await world.held()).toEqual([])
})
