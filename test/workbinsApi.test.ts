/** The table of the Workbins API, compared with the library, with the simulator and with the tests it names. */
import * as library from 'gws-workbins'
import { createWorkbinClient } from 'gws-workbins/core'
import { createSimulator } from 'gws-workbins/simulator'
import { QueryClient } from '@tanstack/react-query'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it, onTestFinished } from 'vitest'
import { workbinsApi, type ApiRow } from '../stories/workbinsApi.js'

const client = createWorkbinClient({ url: '/api/v2', queryClient: new QueryClient() })
const names = new Map<string, unknown>(Object.entries(library))
const offers = new Map<string, unknown>(Object.entries(client))

/** What the demo world knows of each placeholder. */
const known: Readonly<Record<string, string>> = {
  id: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
  ids: '802a8606-4f1b-4b7e-9c35-6de2a0f7c914,9e3f7a18-b2d4-4c60-a5e9-0c6d81f4b372',
  agentGroup: 'MyAgentGroup',
  placeGroup: 'MyPlaceGroup',
  user: 'user',
}

describe('each row of the table', () => {
  it.each(workbinsApi)('names what there is: $operation [R-187]', (row) => {
    const { core, hooks, notSent, request, simulator, test } = row
    expect(hooks.filter((name) => typeof names.get(name) !== 'function')).toEqual([])
    expect(core.filter((name) => typeof offers.get(name) !== 'function')).toEqual([])
    expect(hooks.length + core.length > 0).toBe(notSent === undefined)
    expect(existsSync(`src/simulator/rest/${simulator}.ts`)).toBe(true)
    const proof = readFileSync(test, 'utf8')
    const words = request.includes('{ids}') ? ['workbinIds'] : [...core, ...hooks]
    const used = words.some((name) => new RegExp(`\\b${name}\\b`).test(proof))
    expect(used || notSent !== undefined).toBe(true)
  })

  it.each(workbinsApi)('is answered by the simulator: $operation [R-187]', async (row) => {
    const { operations = [undefined] } = row
    for (const operation of operations) {
      expect(await ask(row, operation)).toMatchObject({ statusCode: 0 })
    }
  })

  it('stands for an operation of its own, and every hook for lists stands in one [R-187]', () => {
    const operations = workbinsApi.map(({ operation }) => operation)
    expect(new Set(operations).size).toBe(operations.length)
    const used = new Set<string>(workbinsApi.flatMap(({ hooks }) => hooks))
    const pushed = [
      'useCometdChannel',
      'useCometdConnection',
      'useConnectionLost',
      'useWorkbinEvents',
    ]
    // Hooks of components speak to no server: they show what these have brought.
    const hooks = [...names.keys()].filter((name) => existsSync(`src/react/${name}.ts`))
    const others = hooks.filter((name) => !used.has(name) && !pushed.includes(name))
    expect(others).toEqual(['useWorkbinClient'])
  })
})

/** Sends the request to a world of its own, and returns the answer's JSON. */
async function ask({ request }: ApiRow, operationName: string | undefined): Promise<unknown> {
  const simulator = createSimulator({ csrf: false })
  onTestFinished(() => simulator.close())
  const [method = '', template = ''] = request.split(' ')
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => known[name] ?? '')
  const items = simulator.world.contents({ id: known['id'] ?? '', agentGroup: 'MyAgentGroup' })
  const chat = items.find(({ medium }) => medium === 'chat')
  const body = JSON.stringify({ operationName, id: chat?.resource.id })
  const url = `http://localhost/api/v2${path}`
  const response = await simulator.fetch(url, method === 'GET' ? {} : { method, body })
  return response.json()
}
