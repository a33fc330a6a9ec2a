/** Answers GET on workbins: the list, one workbin, or several, with or without what is in them. */
import type { Gws } from '../createGws.js'
import type { SimulatorItem, WorkbinDefinition } from '../model/definition.js'
import { listNames, media } from '../model/media.js'
import { answerCollection } from './answerCollection.js'
import type { RestAnswer } from './envelope.js'
import { succeed } from './envelope.js'
import type { WorkbinAddress } from './parseAddress.js'
import { refuseAddress, refuseMultimedia } from './refuseAddress.js'
import type { RestRequest } from './RestRequest.js'

/** The answer to GET of an address. The list and metadata come without an Interaction Server too (captured). */
export function readWorkbins(gws: Gws, request: RestRequest, address: WorkbinAddress): RestAnswer {
  const { agent, query } = request
  const refusal =
    refuseAddress(gws, request, address) ??
    (query.has('subresources') ? refuseMultimedia(gws, request) : undefined)
  if (refusal !== undefined) return refusal

  const resources = address.targets.flatMap((target) => {
    const workbin = gws.directory.workbin(target.id)
    if (workbin === undefined) return []
    const items = gws.contents.list(target, agent.id)
    return [{ ...toResource(gws, workbin), ...toLists(items, query) }]
  })
  const [single] = resources
  if (address.isBulk) return succeed({ workbins: Object.fromEntries(resources.map(byId)) })
  if (single !== undefined) return succeed({ workbin: single })
  return answerCollection(query, 'workbins', listWorkbins(gws, address.scope))
}

/** `/me/workbins` is the agent's own: of type Agent and Place. Others list every workbin. */
function listWorkbins(gws: Gws, scope: WorkbinAddress['scope']) {
  return gws.directory.workbins
    .filter(({ type }) => scope !== 'me' || type === 'Agent' || type === 'Place')
    .map((workbin) => toResource(gws, workbin))
}

function toResource(gws: Gws, { id, name, type }: WorkbinDefinition) {
  return { workbinName: name, id, displayName: name, uri: gws.uriOf(`/workbins/${id}`), type }
}

/** The items by medium, as far as asked for. A medium without items has no list at all (captured). */
function toLists(items: readonly SimulatorItem[], query: URLSearchParams) {
  const wanted = query.get('subresources')?.split(',') ?? []
  const lists = media
    .filter((medium) => wanted.includes('*') || wanted.includes(medium))
    .map((medium) => {
      const own = items.filter((item) => item.medium === medium)
      return [listNames[medium], own.map(({ resource }) => resource)] as const
    })
  return Object.fromEntries(lists.filter(([, resources]) => resources.length > 0))
}

function byId<Resource extends { readonly id: string }>(resource: Resource) {
  return [resource.id, resource] as const
}
