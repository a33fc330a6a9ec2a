/** Sends what proves (or refuses) an Add or Pull, on the topic of the interaction's medium, as documented or as a rule wants it. */
import { mediumTopics } from '../channels.js'
import type { Gws } from '../createGws.js'
import { mergePatch } from '../mergePatch.js'
import type { Medium } from '../model/media.js'
import { lateDelay, messageDelay, push } from './push.js'
import type { RestRequest } from './RestRequest.js'

/** What an Add or Pull came to. */
export interface MoveOutcome {
  /** The interaction as the agent has it now; with its id alone where the operation failed. */
  readonly resource: Readonly<Record<string, unknown>> & { readonly id: string }
  /** Of the interaction, or as it was asked for. */
  readonly medium: Medium
  readonly notificationType: 'StatusChange' | 'Error'
  readonly referenceId: number
}

/** Tells the agent that asked, and nobody else, what became of its operation: now, later or never. */
export function prove(gws: Gws, { agent, manner }: RestRequest, outcome: MoveOutcome): void {
  const { proof } = manner
  const mode = proof?.mode
  const { topic } = mediumTopics[outcome.medium]
  const documented = toProof(outcome)
  const send = (message: unknown, ms: number): void =>
    push(gws, agent.id, `/v2/me/${topic}`, mergePatch(message, proof?.data ?? {}), ms)

  switch (mode) {
    case undefined:
    case 'refused':
      return send(documented, messageDelay)
    case 'before':
      return send(documented, 0)
    case 'late':
      return send(documented, proof?.ms ?? lateDelay)
    case 'never':
      return undefined
    case 'withoutReference':
      return send(mergePatch(documented, { referenceId: null }), messageDelay)
    default:
      return mode satisfies never
  }
}

/** No page prints an `Error`; the interaction's id in it is by analogy. */
function toProof({ medium, resource, ...outcome }: MoveOutcome): Readonly<Record<string, unknown>> {
  const { resource: name, messageType } = mediumTopics[medium]
  return { [name]: resource, ...outcome, messageType }
}
