/** Carries out Add and Pull: an interaction goes into a workbin, or into the agent's hands. */
import { announceItem } from '../announceItem.js'
import { mediumTopics } from '../channels.js'
import type { Gws } from '../createGws.js'
import type { SimulatorItem } from '../model/definition.js'
import type { MoveName } from '../model/media.js'
import type { SimulatorTarget } from '../model/target.js'
import { answerReferences, nextReference } from './changeSubscriptions.js'
import type { RestAnswer } from './envelope.js'
import { fail, invalid, notFound } from './envelope.js'
import { prove } from './prove.js'
import { messageDelay } from './push.js'
import type { RestRequest } from './RestRequest.js'

/** An Add or Pull as its body states it. */
export interface Move extends MoveName {
  /** The interaction's id, by `id` or as the end of `uri`. */
  readonly itemId: string | undefined
}

/** Moves an interaction; announcement and proof come 5 ms later, after the HTTP answer. */
export function moveItem(
  gws: Gws,
  request: RestRequest,
  target: SimulatorTarget,
  { verb, medium, itemId }: Move,
): RestAnswer {
  if (itemId === undefined) return fail(400, 1, 'id is missing')
  const item = gws.contents.find(itemId)?.item
  if (item !== undefined && medium !== undefined && medium !== item.medium)
    return invalid(`Interaction ${itemId} is no ${medium}`)
  const isThere = canMove(gws, request, target, { verb, itemId })
  if (!isThere && gws.settings.whenGone === 'notFound') return notFound(`Interaction ${itemId}`)

  const referenceId = nextReference(gws, request)
  const isDone = isThere && request.manner.proof?.mode !== 'refused'
  const resource =
    item !== undefined && isDone ? carryOut(gws, request, target, { verb, item }) : { id: itemId }
  prove(gws, request, {
    resource,
    medium: item?.medium ?? medium ?? 'openmedia',
    notificationType: isDone ? 'StatusChange' : 'Error',
    referenceId,
  })
  return answerReferences([[target.id, referenceId]], false, request)
}

/** Of two agents that pull one item the second finds it gone; what another one holds is not ours to add. */
function canMove(
  { contents }: Gws,
  { agent }: RestRequest,
  target: SimulatorTarget,
  { verb, itemId }: { readonly verb: Move['verb']; readonly itemId: string },
): boolean {
  if (verb === 'Pull') return contents.has(target, agent.id, itemId)
  const place = contents.find(itemId)
  return place !== undefined && (place.in !== undefined || place.heldBy === agent.id)
}

/** Moves the item and announces it; returns it as the agent has it now. */
function carryOut(
  gws: Gws,
  { agent }: RestRequest,
  target: SimulatorTarget,
  { verb, item }: { readonly verb: Move['verb']; readonly item: SimulatorItem },
): SimulatorItem['resource'] {
  if (verb === 'Add') {
    if (!gws.contents.has(target, agent.id, item.resource.id)) add(gws, item, target, agent.id)
    return item.resource
  }
  gws.contents.take(item.resource.id, agent.id)
  gws.timers.after(messageDelay, () => announceItem(gws, 'ItemRemoved', item, target, agent.id))
  return toHeld(gws, item)
}

function add(gws: Gws, item: SimulatorItem, target: SimulatorTarget, agentId: string): void {
  const from = gws.contents.find(item.resource.id)?.in
  gws.contents.put(target, agentId, item)
  gws.timers.after(messageDelay, () => {
    if (from !== undefined) announceItem(gws, 'ItemRemoved', item, from.target, from.agentId)
    announceItem(gws, 'ItemAdded', item, target, agentId)
  })
}

/** The documented capabilities of an e-mail and of a workitem; the others follow the workitem. */
const mailCapabilities = ['Reply', 'ReplyAll', 'Save', 'Complete', 'Transfer', 'Send']
const heldCapabilities = [
  'Transfer',
  'AttachUserData',
  'UpdateUserData',
  'DeleteUserData',
  'SetInFocus',
  'Complete',
]

/** An item in an agent's hands: it can be worked on, and has an address of its own. */
function toHeld(gws: Gws, { medium, resource }: SimulatorItem): SimulatorItem['resource'] {
  return {
    ...resource,
    state: 'Processing',
    capabilities: medium === 'email' ? mailCapabilities : heldCapabilities,
    uri: gws.uriOf(`/me/${mediumTopics[medium].topic}/${resource.id}`),
  }
}
