/** Sends what confirms (or refuses) a Subscribe or Unsubscribe, as documented or as a rule wants it. */
import { workbinsChannel } from '../channels.js'
import type { Gws } from '../createGws.js'
import { mergePatch } from '../mergePatch.js'
import type { AgentDefinition } from '../model/definition.js'
import { lateDelay, messageDelay, push } from './push.js'
import type { Manner } from './RestRequest.js'
import type { Outcome } from './toConfirmation.js'
import { toConfirmation } from './toConfirmation.js'

/** Sends the confirmation of one operation on one workbin, now or later. */
export function confirm(
  gws: Gws,
  agent: AgentDefinition,
  outcome: Outcome,
  { confirmation }: Manner,
): void {
  const mode = confirmation?.mode
  const documented = toConfirmation(outcome)
  const send = (message: unknown, ms: number): void =>
    push(gws, agent.id, workbinsChannel, mergePatch(message, confirmation?.data ?? {}), ms)

  switch (mode) {
    case undefined:
    case 'refused':
      return send(documented, messageDelay)
    case 'before':
      return send(documented, 0)
    case 'late':
      return send(documented, confirmation?.ms ?? lateDelay)
    case 'never':
      return undefined
    case 'withoutReference':
      return send(mergePatch(documented, { referenceId: null }), messageDelay)
    case 'withoutOwner':
      return send(mergePatch(documented, withoutOwner), messageDelay)
    case 'forAnother':
      return send(mergePatch(documented, toAnother(gws, agent, outcome)), messageDelay)
    case 'twice':
      send(documented, messageDelay)
      return send(documented, messageDelay)
    default:
      return mode satisfies never
  }
}

const withoutOwner = { agentGroup: null, placeGroup: null, workbinUserId: null }

/** What makes a confirmation that of a request which another tab of this agent has sent. */
function toAnother(
  gws: Gws,
  agent: AgentDefinition,
  { target, referenceId }: Outcome,
): Readonly<Record<string, unknown>> {
  const other = (names: readonly string[], own: string) => names.find((name) => name !== own) ?? ''
  const reference = { referenceId: referenceId + 1000 }
  const { agentGroup, placeGroup } = target
  if (agentGroup !== undefined)
    return { agentGroup: other(agent.agentGroups, agentGroup), ...reference }
  if (placeGroup !== undefined)
    return { placeGroup: other(agent.placeGroups, placeGroup), ...reference }
  const ids = gws.directory.workbins.map(({ id }) => id)
  return { id: other(ids, target.id) }
}
