/** The keys of the QueryClient: whose they are, and what lies below what. */
import { workbinKeys } from 'gws-workbins/core'
import { describe, expect, it, vi } from 'vitest'
import { billing, night, openClient } from './openClient.js'

describe('the keys', () => {
  it('begin with the server and the agent, and tell owners apart [R-177]', () => {
    const { client } = openClient({ agentId: 'mara' })
    const keys = workbinKeys(client)
    const all = ['gws-workbins', '/api/v2', 'mara']
    expect(keys.all).toEqual(all)
    expect(keys.groups).toEqual([...all, 'groups'])
    expect(keys.diagnosis).toEqual([...all, 'diagnosis'])
    expect(keys.workbins()).toEqual([...all, 'workbins', 'all'])
    expect(keys.workbins({ scope: 'own' })).toEqual([...all, 'workbins', 'own'])
    expect(keys.workbins({ type: 'Agent' })).toEqual([...all, 'workbins', 'all', 'Agent'])
    expect(
      [billing, night, { id: 'wb-1', owner: 'me' } as const].map(({ id, owner }) =>
        keys.contents(id, owner).slice(3),
      ),
    ).toEqual([
      ['contents', 'wb-1', 'agentGroup', 'Billing'],
      ['contents', 'wb-2', 'placeGroup', 'Night'],
      ['contents', 'wb-1', 'me', ''],
    ])
  })

  it('change with the agent, and whoever listens hears of it even for the same one [R-177]', () => {
    const { client } = openClient()
    const listener = vi.fn<() => void>()
    client.agent.subscribe(listener)
    client.reset({ agentId: 'kim' })
    expect(workbinKeys(client).all).toEqual(['gws-workbins', '/api/v2', 'kim'])
    client.reset({ agentId: 'kim' })
    expect(listener).toHaveBeenCalledTimes(2)
    client.reset()
    expect(workbinKeys(client).all).toEqual(['gws-workbins', '/api/v2', 'me'])
  })
})
