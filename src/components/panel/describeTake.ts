/** What an agent is told of an item that was to be taken: nothing is claimed that no server has proved. */
import type { ItemOutcome } from '../../core/itemOutcome.js'
import type { StatusIcon } from '../badge/icons.js'
import type { StatusTone } from '../badge/StatusLook.js'
import type { CompletedLabels } from '../words/labels.js'
import type { PanelSentences } from '../words/panelWords.js'

/** What became of it, in words and look. */
export interface TakeNews {
  readonly tone: StatusTone
  readonly icon: StatusIcon
  readonly text: string
}

/**
 * @param outcome - what the pull came to
 * @param name - the item's subject, or what else names it
 * @param say - the words
 * @returns null where there is nothing to tell: the host itself said no, or the agent has changed
 */
export function describeTake(
  outcome: ItemOutcome,
  name: string,
  say: CompletedLabels<PanelSentences>,
): TakeNews | null {
  switch (outcome.status) {
    case 'done':
      return { tone: 'success', icon: 'live', text: say.taken(name) }
    case 'refused':
      return outcome.error.code === 'already-taken'
        ? { tone: 'warning', icon: 'attention', text: say.alreadyTaken(name) }
        : { tone: 'danger', icon: 'failed', text: say.takeFailed(name) }
    case 'unconfirmed':
      return { tone: 'warning', icon: 'attention', text: say.takeUnconfirmed(name) }
    case 'failed':
      return { tone: 'danger', icon: 'failed', text: say.takeFailed(name) }
    case 'vetoed':
    case 'cancelled':
      return null
    default:
      return outcome satisfies never
  }
}
