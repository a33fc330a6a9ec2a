/** Decides whether an agent may ask for the workbins of an address at all. */
import type { Gws } from '../createGws.js'
import { isMember } from '../model/createDirectory.js'
import type { RestAnswer } from './envelope.js'
import { fail, interactionServerLost, invalid, notFound } from './envelope.js'
import type { WorkbinAddress } from './parseAddress.js'
import type { RestRequest } from './RestRequest.js'

/** The refusal of an address: faulty, unknown workbin or user, or a group of others; else undefined. */
export function refuseAddress(
  gws: Gws,
  { agent }: RestRequest,
  address: WorkbinAddress,
): RestAnswer | undefined {
  if (address.fault !== undefined) return invalid(address.fault)
  for (const target of address.targets) {
    if (gws.directory.workbin(target.id) === undefined) return notFound(`Workbin ${target.id}`)
    if (target.userId !== undefined && gws.directory.agent(target.userId) === undefined)
      return notFound(`User ${target.userId}`)
    if (!isMember(agent, target)) return fail(403, 5, 'Not enough permissions')
  }
  return undefined
}

/**
 * The refusal of everything that needs the Interaction Server, while it is down or the agent's
 * multimedia session has not started (captured: 503 for contents; for operations inferred).
 */
export function refuseMultimedia(gws: Gws, { agent }: RestRequest): RestAnswer | undefined {
  return gws.isStarted(agent.id) && gws.services.isUp('MultiMediaState')
    ? undefined
    : interactionServerLost()
}
