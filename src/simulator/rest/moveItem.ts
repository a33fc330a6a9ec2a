/** Carries out Add and Pull: an interaction goes into a workbin, or into the agent's hands. */
import { announceItem } from '../announceItem.js'
import type { Gws } from '../createGws.js'
import type { SimulatorItem } from '../model/definition.js'
import type { Medium } from '../model/media.js'
import type { SimulatorTarget } from '../model/target.js'
import { containerKey } from '../model/target.js'
import { answerReferences, nextReference } from './changeSubscriptions.js'
import { confirmationDelay } from './confirm.js'
import type { RestAnswer } from './envelope.js'
import { fail, invalid, notFound } from './envelope.js'
import type { RestRequest } from './RestRequest.js'

/** An Add or Pull as its body states it. */
export interface Move {
  readonly verb: 'Add' | 'Pull'
  /** Undefined for `AddInteraction` and `PullInteraction`, which take any. */
  readonly medium: Medium | undefined
  /** The interaction's id, by `id` or as the end of `uri`. */
  readonly itemId: string | undefined
}

/** Moves an interaction and announces it 5 ms later, after the HTTP answer. */
export function moveItem(
  gws: Gws,
  request: RestRequest,
  target: SimulatorTarget,
  { verb, medium, itemId }: Move,
): RestAnswer {
  if (itemId === undefined) return fail(400, 1, 'id is missing')
  const found = gws.contents.find(itemId)
  if (found === undefined) return notFound(`Interaction ${itemId}`)
  if (medium !== undefined && medium !== found.item.medium)
    return invalid(`Interaction ${itemId} is no ${medium}`)

  const agentId = request.agent.id
  const lies = found.in && containerKey(found.in.target, found.in.agentId)
  const isHere = lies === containerKey(target, agentId)
  if (verb === 'Pull' && !isHere) return notFound(`Interaction ${itemId}`)
  if (verb === 'Pull') pull(gws, found.item, target, agentId)
  else if (!isHere) add(gws, found.item, target, agentId)
  return answerReferences([[target.id, nextReference(gws, request)]], false, request)
}

function pull(gws: Gws, item: SimulatorItem, target: SimulatorTarget, agentId: string): void {
  gws.contents.take(item.resource.id)
  gws.timers.after(confirmationDelay, () => announceItem(gws, 'ItemRemoved', item, target, agentId))
}

function add(gws: Gws, item: SimulatorItem, target: SimulatorTarget, agentId: string): void {
  const from = gws.contents.find(item.resource.id)?.in
  gws.contents.put(target, agentId, item)
  gws.timers.after(confirmationDelay, () => {
    if (from !== undefined) announceItem(gws, 'ItemRemoved', item, from.target, from.agentId)
    announceItem(gws, 'ItemAdded', item, target, agentId)
  })
}
