/** Pulls and adds over real CometD and HTTP, against the simulator. */
import { createWorkbinClient, type ItemName, type ItemOutcome } from 'gws-workbins/core'
import { createSimulatorControl, type Rule } from 'gws-workbins/simulator'
import { QueryClient } from '@tanstack/react-query'
import { describe, expect, it } from 'vitest'
import { openDesk, pass, type Desk, type DeskOptions } from './openDesk.js'

const group = { agentGroup: 'Billing-Tier2' } as const
const target = { id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07', owner: group }
const serverTarget = { id: target.id, ...group }
const other = { id: target.id, owner: { agentGroup: 'MyAgentGroup' } } as const
const path = `/me/workbins/${target.id}?agentGroup=Billing-Tier2`

/** A desktop whose link is live. */
async function openLive(options: DeskOptions = {}): Promise<Desk> {
  const desk = openDesk(options)
  await pass(1_000)
  return desk
}

/** The items of the workbin, oldest first. */
function items(desk: Desk): readonly ItemName[] {
  return desk.simulator.world
    .contents(serverTarget)
    .map(({ medium, resource }) => ({ id: resource.id, medium }))
}

function first(desk: Desk, medium = 'email'): ItemName {
  return items(desk).find((item) => item.medium === medium) ?? { id: '', medium }
}

/** Lets time pass until it has come to something. */
async function after<Outcome>(asked: Promise<Outcome>, ms = 1_000): Promise<Outcome> {
  await pass(ms)
  return asked
}

/** The bodies of the POSTs to workbins, oldest first. */
function posts(desk: Desk): readonly string[] {
  return desk.simulator.log
    .entries()
    .flatMap((entry) =>
      entry.kind === 'request' && entry.path.includes('/workbins/') ? [entry.body ?? ''] : [],
    )
}

describe('a pull', () => {
  it.each(['email', 'chat', 'workitem'])(
    'of an item of the medium %s is done with what opens it [R-124]',
    async (medium) => {
      const desk = await openLive()
      const item = first(desk, medium)
      const outcome = await after(desk.client.pull(target, item))
      expect(outcome).toMatchObject({
        ...item,
        status: 'done',
        referenceId: 1,
        item: { id: item.id, state: 'Processing', uri: expect.stringContaining(item.id) },
      })
      expect(items(desk)).not.toContainEqual(item)
      expect(desk.simulator.world.held().map(({ resource }) => resource.id)).toEqual([item.id])
      expect(desk.requests()).toContain(`POST ${path}`)
    },
  )

  it('of an unknown medium leaves the medium open', async () => {
    const desk = await openLive()
    const outcome = await after(desk.client.pull(target, { ...first(desk), medium: 'fax' }))
    expect(outcome).toMatchObject({ status: 'done', medium: 'fax' })
    expect(posts(desk)[0]).toContain('"PullInteraction"')
  })

  it.each<[string, Rule['effect'], ItemOutcome['status'], string | null]>([
    ['is proved before its answer', { type: 'proof', mode: 'before' }, 'done', null],
    ['is never proved', { type: 'proof', mode: 'never' }, 'unconfirmed', 'outcome-unknown'],
    ['is proved too late', { type: 'proof', mode: 'late' }, 'unconfirmed', 'outcome-unknown'],
    [
      'is told without its reference',
      { type: 'proof', mode: 'withoutReference' },
      'unconfirmed',
      'outcome-unknown',
    ],
    [
      'is told for another item',
      { type: 'proof', mode: 'before', data: { email: { id: 'other' } } },
      'unconfirmed',
      'outcome-unknown',
    ],
    [
      'is told with another reference',
      { type: 'proof', mode: 'before', data: { referenceId: 99 } },
      'unconfirmed',
      'outcome-unknown',
    ],
    ['is refused by a message', { type: 'proof', mode: 'refused' }, 'refused', 'already-taken'],
    ['loses its answer', { type: 'dropReply' }, 'unconfirmed', 'outcome-unknown'],
    [
      'is refused as forbidden',
      { type: 'respond', status: 403, body: { statusCode: 5 } },
      'failed',
      'forbidden',
    ],
    ['finds the server away', { type: 'respond', status: 503 }, 'failed', 'service-unavailable'],
    [
      'finds a gateway in the way',
      { type: 'respond', status: 504 },
      'unconfirmed',
      'outcome-unknown',
    ],
    [
      'finds a server that is busy with it',
      { type: 'respond', status: 409, body: { statusCode: 19 } },
      'refused',
      'already-taken',
    ],
    ['finds the agent signed out', { type: 'signOut' }, 'failed', 'not-signed-in'],
  ])(
    'that %s comes to %o: %s, %s, and is sent once [R-124, R-125, R-126]',
    async (_, effect, status, code) => {
      const desk = await openLive()
      desk.simulator.rules.add({ match: { operation: 'PullEmail' }, effect })
      const outcome = await after(desk.client.pull(target, first(desk)), 25_000)
      expect(outcome).toMatchObject({ status, error: code === null ? null : { code } })
      expect(posts(desk)).toHaveLength(1)
    },
  )

  it.each([400, 401, 403, 404, 409, 429, 500, 502, 503, 504])(
    'that is carried out, and answered %d by what is no GWS, is not said to have failed [R-163]',
    async (status) => {
      const desk = await openLive()
      for (const body of ['', '<html><body>Not now</body></html>', '{"error":"upstream"}']) {
        desk.simulator.rules.add({
          id: 'gateway',
          match: { operation: 'PullEmail' },
          effect: { type: 'respond', status, body, of: 'reply' },
        })
        const item = first(desk)
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        const outcome = await after(desk.client.pull(target, item), 12_000)
        expect(outcome).toMatchObject({
          status: 'unconfirmed',
          error: { code: 'outcome-unknown', cause: { kind: expect.any(String) } },
        })
        expect(items(desk)).not.toContainEqual(item)
        desk.simulator.rules.clear()
        desk.client.authRenewed()
        // oxlint-disable-next-line no-await-in-loop -- one after the other
        await pass(2_000)
      }
      expect(posts(desk)).toHaveLength(3)
    },
  )

  it('renews the CSRF token once, and only that is sent again [R-125]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: { operation: 'PullEmail' },
      times: 1,
      effect: { type: 'csrf' },
    })
    const outcome = await after(desk.client.pull(target, first(desk)))
    expect(outcome).toMatchObject({ status: 'done' })
    expect(posts(desk)).toHaveLength(2)
  })

  it('that is refused again for its token fails, and is not sent a third time [R-125]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({ match: { operation: 'PullEmail' }, effect: { type: 'csrf' } })
    const outcome = await after(desk.client.pull(target, first(desk)))
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'csrf-rejected' } })
    expect(posts(desk)).toHaveLength(2)
  })

  it.each(['error', 'notFound'] as const)(
    'of what is gone is refused, where the server says "%s" [R-127]',
    async (whenGone) => {
      const desk = await openLive({ simulate: { whenGone } })
      const item = first(desk)
      desk.simulator.world.removeItem(serverTarget, item.id)
      const outcome = await after(desk.client.pull(target, item))
      expect(outcome).toMatchObject({ status: 'refused', error: { code: 'already-taken' } })
    },
  )

  it('of one item by two agents is done for one of them, and refused to the other [R-127]', async () => {
    const desk = await openLive()
    const { fetch } = desk.simulator.browser()
    await createSimulatorControl(fetch).world.signIn('user')
    const queryClient = new QueryClient()
    const colleague = createWorkbinClient({ url: 'http://localhost/api/v2', queryClient, fetch })
    const disconnect = colleague.connect()
    await pass(1_000)
    const item = first(desk)
    const outcomes = await after(
      Promise.all([desk.client.pull(target, item), colleague.pull(target, item)]),
    )
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['done', 'refused'])
    disconnect()
    await pass(60_000)
  })

  it('that the browser sends twice, its first answer lost, is not said to be another’s [R-125, R-234]', async () => {
    // As Chromium does with a POST where a connection that was used before ends without a byte.
    const desk = await openLive({
      through: (fetch) => async (input, init) => {
        const isPull = typeof init?.body === 'string' && init.body.includes('PullEmail')
        if (isPull) await fetch(input, init)
        return fetch(input, init)
      },
    })
    const item = first(desk)
    const outcome = await after(desk.client.pull(target, item))
    expect(outcome).toMatchObject({ status: 'unconfirmed', error: { code: 'outcome-unknown' } })
    expect(desk.simulator.world.held().map(({ resource }) => resource.id)).toEqual([item.id])
    expect(posts(desk)).toHaveLength(2)
  })

  it('whose session is lost meanwhile is unconfirmed, though numbers begin anew [R-124, R-125]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: { operation: 'PullEmail' },
      effect: { type: 'proof', mode: 'never' },
    })
    const item = first(desk)
    const asked = desk.client.pull(target, item)
    await pass(100)
    desk.simulator.world.restart()
    await pass(5_000)
    expect(desk.client.connection.getState()).toMatchObject({ status: 'connected' })
    desk.simulator.world.publish('/v2/me/emails', {
      email: { id: item.id },
      referenceId: 1,
      notificationType: 'StatusChange',
    })
    expect(await after(asked)).toMatchObject({ status: 'unconfirmed', referenceId: 1 })
  })

  it('is one mutation of the host, pending until it is proved, and no error [R-133]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({
      match: { operation: 'PullEmail' },
      effect: { type: 'proof', mode: 'refused' },
    })
    const asked = desk.client.pull(target, first(desk))
    await pass(2)
    const [mutation] = desk.queryClient.getMutationCache().getAll()
    expect(mutation?.options).toMatchObject({
      mutationKey: ['gws-workbins', 'PullEmail', target.id, 'agentGroup', 'Billing-Tier2'],
      meta: { source: 'gws-workbins' },
      retry: false,
      networkMode: 'always',
    })
    expect(mutation?.state.status).toBe('pending')
    const outcome = await after(asked)
    expect(outcome.status).toBe('refused')
    expect(mutation?.state).toMatchObject({ status: 'success', data: outcome })
  })

  it('that the host’s own cache keeps from being sent is vetoed [R-126, R-133]', async () => {
    const desk = await openLive()
    const veto = new Error('of the host')
    desk.queryClient.getMutationCache().config.onMutate = () => {
      throw veto
    }
    const outcome = await after(desk.client.pull(target, first(desk)))
    expect(outcome).toMatchObject({ status: 'vetoed', cause: veto })
    expect(posts(desk)).toEqual([])
  })

  it('leaves nothing in the cache after a reset, and the host’s own [R-130, R-133]', async () => {
    const desk = await openLive()
    desk.simulator.rules.add({ match: { operation: 'PullEmail' }, effect: { type: 'hold' } })
    const asked = desk.client.pull(target, first(desk))
    await pass(100)
    expect(desk.queryClient.getMutationCache().getAll()).toHaveLength(1)
    desk.client.reset()
    expect(desk.queryClient.getMutationCache().getAll()).toEqual([])
    expect(await after(asked)).toMatchObject({ status: 'cancelled', wasSent: true })
    await pass(60_000)
    expect(desk.queryClient.getMutationCache().getAll()).toEqual([])
  })
})

describe('an add', () => {
  it('puts back what was pulled, with the routing that the page shows for a group [R-124]', async () => {
    const desk = await openLive()
    const item = first(desk)
    await after(desk.client.pull(target, item))
    const outcome = await after(desk.client.add(target, item, { saveLAR: true }))
    expect(outcome).toMatchObject({ ...item, status: 'done' })
    expect(items(desk)).toContainEqual(item)
    expect(posts(desk).at(-1)).toBe(
      JSON.stringify({ operationName: 'AddEmail', id: item.id, saveLAR: 'true' }),
    )
  })

  it('is proved by its arrival alone, where that is heard [R-124]', async () => {
    const desk = await openLive()
    desk.observe(target)
    const item = first(desk)
    await after(desk.client.pull(target, item))
    desk.simulator.rules.add({
      match: { operation: 'AddEmail' },
      effect: { type: 'proof', mode: 'never' },
    })
    expect(await after(desk.client.add(target, item))).toMatchObject({ status: 'done' })
  })

  it('of what another agent holds is refused [R-126]', async () => {
    const desk = await openLive()
    const outcome = await after(desk.client.add(target, { id: 'unknown', medium: 'email' }))
    expect(outcome).toMatchObject({ status: 'refused', error: { code: 'add-refused' } })
  })

  it.each([
    ['their own workbin', 'me', '/me'],
    ['that of another', { user: 'user' }, '/users/user'],
  ] as const)('goes to %s by the address of its owner', async (_, owner, prefix) => {
    const desk = await openLive()
    const item = first(desk)
    await after(desk.client.pull(target, item))
    const drafts = { id: '802a8606-4f1b-4b7e-9c35-6de2a0f7c914', owner }
    expect(await after(desk.client.add(drafts, item))).toMatchObject({ status: 'done' })
    expect(desk.requests()).toContain(`POST ${prefix}/workbins/${drafts.id}`)
  })
})

describe('a move', () => {
  it('takes an item from one workbin to another [R-129]', async () => {
    const desk = await openLive()
    const item = first(desk)
    expect(await after(desk.client.move(item, target, other))).toMatchObject({ status: 'done' })
    expect(items(desk)).not.toContainEqual(item)
    const there = desk.simulator.world.contents({ id: other.id, ...other.owner })
    expect(there.map(({ resource }) => resource.id)).toContain(item.id)
  })

  it('that is stranded is put back [R-129]', async () => {
    const desk = await openLive()
    const item = first(desk)
    desk.simulator.rules.add({
      match: { operation: 'AddEmail' },
      times: 1,
      effect: { type: 'proof', mode: 'refused' },
    })
    const stranded = await after(desk.client.move(item, target, other))
    expect(stranded).toMatchObject({ status: 'stranded', error: { code: 'add-refused' } })
    expect(items(desk)).not.toContainEqual(item)
    if (stranded.status !== 'stranded') return
    expect(await after(stranded.putBack())).toMatchObject({ status: 'done' })
    expect(items(desk)).toContainEqual(item)
  })
})

describe('many', () => {
  it('come to mixed outcomes, with four POSTs at once and room for others [R-128]', async () => {
    const desk = await openLive()
    const before = items(desk)
    const gone = before[0]?.id ?? ''
    desk.simulator.world.removeItem(serverTarget, gone)
    desk.simulator.rules.add({
      match: { operation: 'PullWorkitem' },
      effect: { type: 'respond', status: 403, body: { statusCode: 3 } },
    })
    desk.simulator.rules.add({ match: { path }, effect: { type: 'delay', ms: 100 } })
    const asked = desk.client.pullAll(target, before)
    await pass(50)
    expect(posts(desk)).toHaveLength(4)
    const { counts, outcomes } = await after(asked)
    expect(outcomes.map(({ id }) => id)).toEqual(before.map(({ id }) => id))
    expect(counts).toMatchObject({ done: before.length - 2, refused: 1, failed: 1 })
    expect(items(desk).map(({ medium }) => medium)).toEqual(['workitem'])
  })
})

describe('the list of a workbin', () => {
  /** Observed and current, with every event about its items lost. */
  async function openList(): Promise<Desk & { ids(): readonly string[]; gets(): number }> {
    const desk = await openLive()
    const list = desk.client.contents(target)
    await pass(5_000)
    expect(list.getState().status).toBe('current')
    desk.simulator.rules.add({
      match: { path: '/notifications' },
      effect: { type: 'events', mode: 'lost' },
    })
    desk.simulator.world.endPolls()
    await pass(100)
    return Object.assign(desk, {
      ids: () => (list.getState().items ?? []).map(({ id }) => id),
      gets: () => desk.requests().filter((line) => line.startsWith('GET /me/workbins/')).length,
    })
  }

  it('loses at once what is proved to be pulled, and is read again [R-124]', async () => {
    const desk = await openList()
    const { id, medium } = first(desk)
    const gets = desk.gets()
    let atOnce: readonly string[] = desk.ids()
    expect(atOnce).toContain(id)
    const asked = desk.client.pull(target, { id, medium }).then(() => (atOnce = desk.ids()))
    await pass(5_000)
    await asked
    expect(atOnce).not.toContain(id)
    expect(desk.gets()).toBe(gets + 1)
  })

  it.each(['refused', 'never'] as const)(
    'is read again, and only that changes it, where the proof is "%s" [R-125]',
    async (mode) => {
      const desk = await openList()
      const item = first(desk)
      const gets = desk.gets()
      desk.simulator.rules.add({
        match: { operation: 'PullEmail' },
        effect: { type: 'proof', mode },
      })
      let atOnce: readonly string[] = []
      const asked = desk.client.pull(target, item).then(() => (atOnce = desk.ids()))
      await pass(20_000)
      await asked
      expect(atOnce).toContain(item.id)
      expect(desk.gets()).toBe(gets + 1)
      expect(desk.ids().includes(item.id)).toBe(mode === 'refused')
    },
  )

  it('is read again where something was added to it [R-124]', async () => {
    const desk = await openList()
    const item = first(desk)
    await after(desk.client.pull(target, item), 5_000)
    expect(desk.ids()).not.toContain(item.id)
    await after(desk.client.add(target, item), 5_000)
    expect(desk.ids()).toContain(item.id)
  })
})
