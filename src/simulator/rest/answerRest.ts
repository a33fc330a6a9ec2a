/** The REST side's one table: which path and method is answered by what. */
import type { Gws } from '../createGws.js'
import { answerCollection } from './answerCollection.js'
import { operateMe, readGroups, readMe } from './answerMe.js'
import type { RestAnswer } from './envelope.js'
import { fail, notFound, succeed } from './envelope.js'
import { operate } from './operate.js'
import { parseAddress } from './parseAddress.js'
import { readWorkbins } from './readWorkbins.js'
import type { RestRequest } from './RestRequest.js'

type Answer = (gws: Gws, request: RestRequest) => RestAnswer

/** By method and path below the base; workbins have addresses of their own. */
const answers: ReadonlyMap<string, Answer> = new Map<string, Answer>([
  ['GET me', readMe],
  ['POST me', operateMe],
  ['GET me/groups', readGroups],
  ['GET services', (gws, { query }) => answerCollection(query, 'services', gws.services.list())],
  // The version of the server whose traffic was captured.
  ['GET diagnostics/version', () => succeed({ version: '8.5.202.96' })],
])

/** Answers a REST request of a signed-in agent. */
export function answerRest(gws: Gws, request: RestRequest): RestAnswer {
  const { method, path, query } = request
  const address = parseAddress(path, query)
  if (address !== undefined) {
    if (method === 'GET') return readWorkbins(gws, request, address)
    if (method === 'POST' && address.medium === undefined) return operate(gws, request, address)
    return fail(405, 3, 'Method not allowed')
  }
  const route = path.join('/')
  const answer = answers.get(`${method} ${route}`)
  return answer?.(gws, request) ?? notFound('Resource')
}
