/** The first segment of a badge: whose workbin it is. */
import { ownerPart, type WorkbinOwner } from '../../protocol/target.js'
import type { Segment } from './BadgeSegment.js'
import type { CompletedLabels } from '../words/labels.js'

/**
 * @param owner - whose workbin
 * @param say - the words
 * @returns the kind as an icon and as a word that is heard, the name as it is
 */
export function ownerSegment(owner: WorkbinOwner, say: CompletedLabels): Segment {
  const [kind, name] = ownerPart(owner)
  if (kind !== 'me') return { part: 'owner', icon: kind, phrase: say[kind](name), shown: name }
  const mine = say['My workbin'] ?? 'My workbin'
  return { part: 'owner', icon: 'user', phrase: mine, shown: mine }
}
