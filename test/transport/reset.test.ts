/** An agent hands the desk over to another one, against the simulator: CSRF pair, caches and late answers go with the first. */
import { QueryObserver } from '@tanstack/react-query'
import { workbinKeys } from 'gws-workbins/core'
import { describe, expect, it, vi } from 'vitest'
import { createHttp } from '../../src/transport/createHttp.js'
import { createCsrfPair } from '../../src/transport/csrfPair.js'
import { systemClock } from '../../src/transport/systemClock.js'
import { openDesk, pass, seedTarget } from './openDesk.js'

describe('a reset', () => {
  it('begins with a look at the agent, joins anew and subscribes anew [R-076]', async () => {
    const desk = openDesk()
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.log.clear()
    desk.client.reset({ agentId: 'kim' })
    expect(handle.getState()).toMatchObject({ status: 'waiting', lastLiveAt: null })
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
    const [first, second] = desk.requests().filter((request) => !request.includes('/disconnect'))
    expect([first, second]).toEqual(['GET /me', 'POST /notifications/handshake'])
    expect(desk.simulator.world.pushSessions()).toHaveLength(1)
  })

  it('leaves none of the former agent’s requests in the cache, and the host’s own [R-076]', async () => {
    const desk = openDesk()
    desk.observe()
    const cache = desk.queryClient.getMutationCache()
    const own = cache.build(desk.queryClient, { mutationKey: ['host'] })
    await pass(1_000)
    expect(cache.getAll()).toHaveLength(2)
    desk.client.reset()
    expect(cache.getAll()).toEqual([own])
  })

  it('leaves none of the former agent’s lists in the cache, and the host’s own [R-177]', () => {
    const { client, queryClient } = openDesk({ agentId: 'mara' })
    const [host, other] = [['host'], ['gws-workbins', 'http://localhost/api/v2', 'noor', 'groups']]
    const { contents, groups } = workbinKeys(client)
    const list = contents(seedTarget.id, seedTarget.owner)
    for (const key of [host, other, groups, list]) queryClient.setQueryData(key, ['theirs'])
    const observer = new QueryObserver(queryClient, { queryKey: list, enabled: false })
    observer.subscribe(() => {})
    expect(observer.getCurrentResult().data).toEqual(['theirs'])
    client.reset({ agentId: 'kim' })
    const left = queryClient.getQueryCache().getAll()
    expect(left.map(({ queryKey }) => queryKey)).toEqual([host, other])
    expect(observer.getCurrentQuery().state.data).toBeUndefined()
    observer.updateResult()
    expect(observer.getCurrentResult().data).toBeUndefined()
  })

  it('believes no pair that a late answer to the former agent brings [R-076]', async () => {
    const csrf = createCsrfPair()
    const answers: ((answer: Response) => void)[] = []
    const http = createHttp({
      clock: systemClock,
      csrf,
      headers: undefined,
      fetch: () => new Promise((resolve) => answers.push(resolve)),
    })
    const pair = { headers: { 'X-CSRF-HEADER': 'X-CSRF-TOKEN', 'X-CSRF-TOKEN': 'former' } }
    const look = (): Promise<unknown> => http({ method: 'GET', url: '/api/v2/me', timeout: 1_000 })
    const looks = [look()]
    csrf.forgetAgent()
    looks.push(look())
    await vi.waitFor(() => expect(answers).toHaveLength(2))
    answers[0]?.(new Response('{}', pair))
    await looks[0]
    expect(csrf.isKnown).toBe(false)
    answers[1]?.(new Response('{}', pair))
    await looks[1]
    expect(csrf.isKnown).toBe(true)
  })

  it('asks for the login of the next agent, too [R-076]', async () => {
    const onAuthRequired = vi.fn<() => Promise<void>>(() => new Promise(() => {}))
    const desk = openDesk({ onAuthRequired })
    const { handle } = desk.observe()
    await pass(1_000)
    desk.simulator.world.signOut()
    desk.client.reset()
    await pass(1_000)
    expect(onAuthRequired).toHaveBeenCalledTimes(1)
    expect(handle.getState()).toMatchObject({ status: 'waiting', reason: 'signed-out' })
    desk.simulator.world.signIn()
    desk.client.reset({ agentId: 'kim' })
    await pass(1_000)
    expect(handle.getState().isLive).toBe(true)
    desk.simulator.world.signOut()
    desk.client.reset()
    await pass(1_000)
    expect(onAuthRequired).toHaveBeenCalledTimes(2)
    expect(
      desk.simulator.world.isSubscribed({ id: seedTarget.id, agentGroup: 'MyAgentGroup' }),
    ).toBe(true)
  })
})
