/** Sends what confirms (or refuses) a Subscribe or Unsubscribe, as documented or as a rule wants it. */
import { workbinsChannel } from '../channels.js'
import type { Gws } from '../createGws.js'
import { mergePatch } from '../mergePatch.js'
import type { AgentDefinition } from '../model/definition.js'
import type { Manner } from './RestRequest.js'
import type { Outcome } from './toConfirmation.js'
import { toConfirmation } from './toConfirmation.js'

/** After the HTTP answer, which leaves at once: long enough for it to arrive first on loopback. */
export const confirmationDelay = 5

/** Later than the 10 s after which a client gives up waiting. */
const lateDelay = 12_000

/** Sends the confirmation of one operation on one workbin, now or later. */
export function confirm(
  gws: Gws,
  agent: AgentDefinition,
  outcome: Outcome,
  { confirmation }: Manner,
): void {
  const mode = confirmation?.mode
  const documented = toConfirmation(outcome)
  const send = (message: unknown, ms: number): void => {
    const data = mergePatch(message, confirmation?.data ?? {})
    const push = (): void => gws.bayeux.push(agent.id, workbinsChannel, data)
    if (ms === 0) push()
    else gws.timers.after(ms, push)
  }

  switch (mode) {
    case undefined:
    case 'refused':
      return send(documented, confirmationDelay)
    case 'before':
      return send(documented, 0)
    case 'late':
      return send(documented, confirmation?.ms ?? lateDelay)
    case 'never':
      return undefined
    case 'withoutReference':
      return send(mergePatch(documented, { referenceId: null }), confirmationDelay)
    case 'withoutOwner':
      return send(mergePatch(documented, withoutOwner), confirmationDelay)
    case 'forAnother':
      return send(mergePatch(documented, toAnother(gws, agent, outcome)), confirmationDelay)
    case 'twice':
      send(documented, confirmationDelay)
      return send(documented, confirmationDelay)
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
