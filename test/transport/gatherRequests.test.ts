/** What is asked for together: one POST where GWS has a form for it, an outcome for each all the same. */
import type { WorkbinTarget } from 'gws-workbins/core'
import type { Effect } from 'gws-workbins/simulator'
import { describe, expect, it, vi } from 'vitest'
import type { RequestOutcome } from '../../src/core/ports.js'
import { gatherRequests } from '../../src/transport/gatherRequests.js'
import { noAnswer } from '../../src/transport/createHttp.js'
import type { HttpAnswer } from '../../src/transport/httpAnswer.js'
import { systemClock } from '../../src/transport/systemClock.js'
import { createFakeClock } from '../core/fakeClock.js'
import { manyWorkbins, otherUser, targetsOf, workbinId } from './manyWorkbins.js'
import { openDesk, pass, type Desk, type DeskOptions, type Observed } from './openDesk.js'

/** A desk of many workbins, all of them asked for in one task. */
function openMany(
  targets: readonly WorkbinTarget[],
  options: DeskOptions = {},
): { readonly desk: Desk; readonly observed: readonly Observed[] } {
  const desk = openDesk({ simulate: { world: manyWorkbins }, ...options })
  return { desk, observed: targets.map((target) => desk.observe(target)) }
}

const postsOf = (desk: Desk): readonly string[] =>
  desk.requests().filter((request) => /^POST \/(me|users\/.*)\/workbins/.test(request))

const statusesOf = (observed: readonly Observed[]): ReadonlySet<string> =>
  new Set(observed.map(({ handle }) => handle.getState().status))

const answer = (status: number, body: unknown) =>
  ({ type: 'respond', status, body }) as const satisfies Effect
const onBulk = { path: 'workbinIds=', operation: 'Subscribe' } as const

describe('workbins asked for together', () => {
  it.each([
    { owner: 'me' as const, scope: '/me' },
    { owner: otherUser, scope: `/users/${otherUser.user}` },
  ])('are one POST below $scope, and all go live [R-140]', async ({ owner, scope }) => {
    const targets = targetsOf(owner, 20)
    const { desk, observed } = openMany(targets)
    await pass(1_000)
    expect(statusesOf(observed)).toEqual(new Set(['subscribed']))
    const ids = targets.map(({ id }) => id).join(',')
    expect(postsOf(desk)).toEqual([`POST ${scope}/workbins?workbinIds=${ids}`])
    const mutations = desk.queryClient.getMutationCache().getAll()
    expect(mutations.map(({ options }) => options.mutationKey?.[2])).toEqual(
      targets.map(({ id }) => id),
    )
    for (const { handle } of observed) handle.release()
    await pass(6_000)
    expect(postsOf(desk)).toHaveLength(2)
    expect(desk.simulator.world.subscriptions()).toEqual([])
  })

  it('are one POST, too, where the browser grants their locks one by one [R-140]', async () => {
    const { desk } = openMany([])
    let count = 0
    // Sixteen in a millisecond, as measured in Chromium.
    const request = (...[, , run]: readonly [string, unknown, (lock: unknown) => unknown]) =>
      new Promise((resolve) => setTimeout(() => resolve(run({})), 1 + (count += 1) / 16))
    vi.stubGlobal('navigator', { locks: { request } })
    const observed = targetsOf('me', 50).map((target) => desk.observe(target))
    await pass(1_000)
    expect(statusesOf(observed)).toEqual(new Set(['subscribed']))
    expect(count).toBe(50)
    for (const { handle } of observed) handle.release()
    await pass(6_000)
    expect(count).toBe(100)
    expect(postsOf(desk)).toHaveLength(2)
    expect(desk.simulator.world.subscriptions()).toEqual([])
  })

  it('take their references from the map [R-140]', async () => {
    const { observed } = openMany(targetsOf('me', 3))
    await pass(1_000)
    const references = observed.map(({ handle }) => {
      const state = handle.getState()
      return state.status === 'subscribed' ? state.referenceId : undefined
    })
    expect(references).toEqual([1, 2, 3])
  })

  it('go live without a reference where the answer has none for them [R-140]', async () => {
    const { desk, observed } = openMany([])
    const body = { referenceIds: { [workbinId(1)]: null } }
    desk.simulator.rules.add({ match: onBulk, effect: { type: 'patch', body } })
    const [one, other] = targetsOf('me', 2).map((target) => desk.observe(target))
    await pass(1_000)
    expect(one?.handle.getState()).toMatchObject({ isLive: true, referenceId: 1 })
    expect(other?.handle.getState()).toMatchObject({ isLive: true, referenceId: null })
    expect(observed).toEqual([])
  })

  it('have the single form where there is only one, and for groups always [R-140]', async () => {
    const groups = targetsOf({ agentGroup: 'Billing' }, 6)
    const [mine] = targetsOf('me', 1)
    const { desk, observed } = openMany([...groups, ...(mine === undefined ? [] : [mine])])
    await pass(1_000)
    expect(statusesOf(observed)).toEqual(new Set(['subscribed']))
    const posts = [...groups.map(({ id }) => `${id}?agentGroup=Billing`), workbinId(0)]
    expect(postsOf(desk)).toHaveLength(posts.length)
    expect(new Set(postsOf(desk))).toEqual(
      new Set(posts.map((post) => `POST /me/workbins/${post}`)),
    )
  })

  it('are at most fifty to a POST [R-140]', async () => {
    const { desk, observed } = openMany(targetsOf('me', 51))
    await pass(1_000)
    expect(statusesOf(observed)).toEqual(new Set(['subscribed']))
    const counts = postsOf(desk).map((post) => post.split(',').length)
    expect(counts).toEqual([50, 1])
    expect(postsOf(desk)[1]).toBe(`POST /me/workbins/${workbinId(50)}`)
  })

  it('go alone where an id would break the list [R-140]', async () => {
    const ids = ['a,b', 'é'.repeat(11), 'x', 'y&z']
    const world = {
      ...manyWorkbins,
      workbins: ids.map((id) => ({ id, name: id, type: 'Agent' as const })),
    }
    const targets = ids.map((id): WorkbinTarget => ({ id, owner: 'me' }))
    const { desk, observed } = openMany(targets, { simulate: { world } })
    await pass(1_000)
    expect(statusesOf(observed)).toEqual(new Set(['subscribed']))
    expect(postsOf(desk)).toHaveLength(3)
    expect(new Set(postsOf(desk))).toEqual(
      new Set([
        `POST /me/workbins/${encodeURIComponent('é'.repeat(11))}`,
        'POST /me/workbins/a%2Cb',
        'POST /me/workbins?workbinIds=x,y%26z',
      ]),
    )
  })
})

describe('a refusal', () => {
  it('of one fails that one alone [R-141]', async () => {
    const unknown: WorkbinTarget = { id: 'nobody-knows-it', owner: 'me' }
    const { desk, observed } = openMany([...targetsOf('me', 5), unknown])
    await pass(1_000)
    const statuses = observed.map(({ handle }) => handle.getState().status)
    expect(statuses).toEqual([...Array.from({ length: 5 }, () => 'subscribed'), 'failed'])
    expect(observed[5]?.handle.getState().error?.code).toBe('not-found')
    expect(postsOf(desk)).toHaveLength(1 + 6)
  })

  it.each([
    answer(500, { statusCode: 4, statusMessage: "Device '5001' is not registered." }),
    answer(400, { statusCode: 2 }),
    answer(200, { statusCode: 15 }),
    answer(405, 'Method not allowed'),
  ])('that may be about one has each asked for alone: %j [R-141]', async (effect) => {
    const { desk } = openMany([])
    desk.simulator.rules.add({ match: onBulk, effect })
    const observed = targetsOf('me', 3).map((target) => desk.observe(target))
    while (postsOf(desk).length === 0) await pass(1)
    // Sooner than they would be tried again.
    await pass(20)
    expect(statusesOf(observed)).toEqual(new Set(['subscribed']))
    expect(postsOf(desk)).toHaveLength(1 + 3)
  })

  it('of a part is read for each [R-141]', async () => {
    const { desk } = openMany([])
    const failed = [{ id: workbinId(1), statusCode: 5 }]
    const body = { statusCode: 7, failed, referenceIds: { [workbinId(0)]: 7, [workbinId(2)]: 8 } }
    desk.simulator.rules.add({ match: onBulk, effect: { ...answer(200, body), of: 'reply' } })
    const observed = targetsOf('me', 3).map((target) => desk.observe(target))
    await pass(1_000)
    const statuses = observed.map(({ handle }) => handle.getState().status)
    expect(statuses).toEqual(['subscribed', 'failed', 'subscribed'])
    expect(observed[1]?.handle.getState().error?.code).toBe('forbidden')
    expect(postsOf(desk)).toHaveLength(1)
  })

  it.each<Effect>([
    { type: 'respond', status: 503 },
    { type: 'respond', status: 504 },
    { type: 'dropReply' },
    answer(200, '{"statusCode":'),
  ])('that is about all counts for all: %j [R-141]', async (effect) => {
    const { desk } = openMany([], { clock: { ...systemClock, random: () => 0.9 } })
    const heal = desk.simulator.rules.add({ match: { operation: 'Subscribe' }, effect })
    const observed = targetsOf('me', 20).map((target) => desk.observe(target))
    while (postsOf(desk).length === 0) await pass(1)
    await pass(1)
    expect(statusesOf(observed)).toEqual(new Set(['failed']))
    expect(postsOf(desk)).toHaveLength(1)
    heal()
    await pass(30_000)
    expect(statusesOf(observed)).toEqual(new Set(['subscribed']))
  })

  it('of the agent is one lost login [R-141]', async () => {
    let asked = 0
    const { desk, observed } = openMany(targetsOf('me', 20), {
      onAuthRequired: () => {
        asked += 1
        return new Promise(() => {})
      },
    })
    desk.simulator.rules.add({ match: onBulk, effect: answer(403, { statusCode: 20 }) })
    await pass(1_000)
    expect(asked).toBe(1)
    expect(statusesOf(observed)).toEqual(new Set(['waiting']))
    expect(postsOf(desk)).toHaveLength(1)
  })
})

/** The requests over a post that the test answers. */
function openPost(): {
  readonly paths: readonly string[]
  readonly signals: readonly AbortSignal[]
  /** The turn of the newest POST comes. */
  turn(): void
  /** The newest POST is answered. */
  answer(answer: HttpAnswer): Promise<void>
  ask(n: number): { readonly abort: AbortController; readonly outcome: Promise<RequestOutcome> }
  gathered(): void
} {
  const clock = createFakeClock()
  const paths: string[] = []
  const signals: AbortSignal[] = []
  let turn = (): void => {}
  let settle: (answer: HttpAnswer) => void = () => {}
  const { operate } = gatherRequests({
    clock,
    post: (_operation, path, signal) => {
      signals.push(signal)
      turn = () => void paths.push(path())
      return new Promise((resolve) => {
        settle = resolve
      })
    },
  })
  return {
    paths,
    signals,
    turn: () => turn(),
    answer: async (given) => {
      settle(given)
      await Promise.resolve()
    },
    ask(n) {
      const abort = new AbortController()
      const outcome = operate('Subscribe', { id: `wb-${n}`, owner: 'me' }, abort.signal)
      return { abort, outcome }
    },
    gathered: () => clock.advance(10),
  }
}

describe('what is given up', () => {
  const unknown = { type: 'retry', executed: 'unknown' }
  const success = { ...noAnswer, status: 200, text: '{"statusCode":0,"referenceIds":{"wb-2":7}}' }

  it('is over at once, and leaves the POST to the others [R-142]', async () => {
    const post = openPost()
    const [one, other] = [post.ask(1), post.ask(2)]
    post.gathered()
    post.turn()
    one.abort.abort()
    expect(await one.outcome).toMatchObject(unknown)
    expect(post.signals[0]?.aborted).toBe(false)
    await post.answer(success)
    expect(await other.outcome).toEqual({ type: 'accepted', reference: 7 })
    expect(post.paths).toEqual(['/me/workbins?workbinIds=wb-1,wb-2'])
  })

  it('ends the POST with the last of them [R-142]', async () => {
    const post = openPost()
    const [one, other] = [post.ask(1), post.ask(2)]
    post.gathered()
    post.turn()
    one.abort.abort()
    other.abort.abort()
    expect(await other.outcome).toMatchObject(unknown)
    expect(post.signals[0]?.aborted).toBe(true)
  })

  it('is not sent any more where it still waits for its turn [R-142]', async () => {
    const post = openPost()
    const [one, other, third] = [post.ask(1), post.ask(2), post.ask(3)]
    one.abort.abort()
    post.gathered()
    third.abort.abort()
    post.turn()
    await post.answer(success)
    expect(await other.outcome).toEqual({ type: 'accepted', reference: 7 })
    expect(await one.outcome).toMatchObject(unknown)
    expect(await third.outcome).toMatchObject(unknown)
    expect(post.paths).toEqual(['/me/workbins/wb-2'])
  })

  it('before it is asked for joins nobody [R-142]', () => {
    const post = openPost()
    for (const { abort } of [post.ask(1), post.ask(2)]) abort.abort()
    post.gathered()
    expect(post.signals.map(({ aborted }) => aborted)).toEqual([true])
  })
})
