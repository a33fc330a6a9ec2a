/** Answers GET on workbins: the list, one workbin, or several, with or without what is in them. */
import type { Gws } from '../createGws.js'
import type { SimulatorItem, WorkbinDefinition } from '../model/definition.js'
import type { Medium } from '../model/media.js'
import { listNames, media } from '../model/media.js'
import type { SimulatorTarget } from '../model/target.js'
import { answerCollection } from './answerCollection.js'
import type { RestAnswer } from './envelope.js'
import { succeed } from './envelope.js'
import type { WorkbinAddress } from './parseAddress.js'
import { refuseAddress, refuseMultimedia } from './refuseAddress.js'
import type { Manner, RestRequest } from './RestRequest.js'
import { spoilContents } from './spoilContents.js'

/** The answer to GET of an address. The list and metadata come without an Interaction Server too (captured). */
export function readWorkbins(gws: Gws, request: RestRequest, address: WorkbinAddress): RestAnswer {
  const { agent, query } = request
  const { contents } = request.manner
  const wanted = contents?.mode === 'empty' ? [] : wantedMedia(query, address)
  const refusal =
    refuseAddress(gws, request, address) ??
    (wanted.length > 0 ? refuseMultimedia(gws, request) : undefined)
  if (refusal !== undefined) return refusal

  const resources = address.targets.flatMap((target) => {
    const workbin = gws.directory.workbin(target.id)
    if (workbin === undefined) return []
    const items = listItems(gws, target, agent.id, contents)
    return [{ ...toResource(gws, workbin), ...toLists(items, wanted) }]
  })
  const [single] = resources
  if (address.isBulk)
    return spoilContents(succeed({ workbins: Object.fromEntries(resources.map(byId)) }), contents)
  if (single !== undefined) return spoilContents(succeed({ workbin: single }), contents)
  return answerCollection(query, 'workbins', listWorkbins(gws, address.scope))
}

function listItems(
  { contents }: Gws,
  target: SimulatorTarget,
  agentId: string,
  spoilt: Manner['contents'],
): readonly SimulatorItem[] {
  if (spoilt?.mode === 'lagging') return contents.listBefore(target, agentId, spoilt.ms ?? 1000)
  if (spoilt?.mode === 'shared')
    return contents.all().flatMap((each) => (each.target.id === target.id ? each.items : []))
  return contents.list(target, agentId)
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

/**
 * The media whose items are asked for: none without `subresources`, which gives metadata alone.
 * One medium by path is asked for with `fields` too (seen in a client's code).
 */
function wantedMedia(query: URLSearchParams, { medium }: WorkbinAddress): readonly Medium[] {
  const wanted = query.get('subresources')?.split(',') ?? []
  if (medium !== undefined) return wanted.length > 0 || query.has('fields') ? [medium] : []
  return media.filter((each) => wanted.includes('*') || wanted.includes(each))
}

/** The items by medium. A medium without items has no list at all (captured). */
function toLists(items: readonly SimulatorItem[], wanted: readonly Medium[]) {
  const lists = wanted.map((medium) => {
    const own = items.filter((item) => item.medium === medium)
    return [listNames[medium], own.map(({ resource }) => resource)] as const
  })
  return Object.fromEntries(lists.filter(([, resources]) => resources.length > 0))
}

function byId<Resource extends { readonly id: string }>(resource: Resource) {
  return [resource.id, resource] as const
}
