/** Folds a list into what the head of a panel says of it: how many, and how old the oldest is. */
import type { WorkbinContents } from '../../core/workbinContents.js'
import { countSegment } from '../badge/countSegment.js'
import { formatAge } from '../list/formatAge.js'
import { badgeSentences } from '../words/badgeWords.js'
import { completeLabels, type Wording } from '../words/labels.js'
import { panelSentences } from '../words/panelWords.js'

/** The facts of a list, in words. */
export interface ListFacts {
  /** How many, or null while that is not known. */
  readonly count: string | null
  /** The age of the oldest item, or null where none states when it was received. */
  readonly oldest: string | null
  /** When these words change by themselves (epoch ms), or null. */
  readonly changesAt: number | null
}

const minute = 60_000

/**
 * @param contents - what `useWorkbinContents` returned
 * @param wording - the words
 * @param now - the moment to describe (epoch ms)
 */
export function describeList(contents: WorkbinContents, wording: Wording, now: number): ListFacts {
  const { items } = contents
  if (items === null) return { count: null, oldest: null, changesAt: null }
  const say = completeLabels(wording.labels, { ...badgeSentences, ...panelSentences })
  const count = countSegment(items.length, say, wording).phrase
  // A loop: a list may hold more than a call may have arguments.
  let since = Infinity
  for (const { receivedAt } of items) since = Math.min(since, receivedAt ?? Infinity)
  if (since === Infinity) return { count, oldest: null, changesAt: null }
  const age = Math.max(0, now - since)
  const oldest = say.oldest(formatAge(age, wording))
  return { count, oldest, changesAt: now + minute - (age % minute) }
}
