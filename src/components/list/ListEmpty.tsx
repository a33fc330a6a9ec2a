/** What a list says when it shows no row: why that is. */
import type { ReactElement, ReactNode } from 'react'
import type { WorkbinContents } from '../../core/workbinContents.js'
import { formatMoment } from '../words/formatMoment.js'
import type { CompletedLabels, Wording } from '../words/labels.js'
import type { ListSentences } from '../words/listWords.js'

/** Why there is no row: nothing is there, was there, matches, or could be loaded. */
export type EmptyReason = 'empty' | 'was-empty' | 'no-match' | 'failed'

/** Why `contents` shows no row, or null while it is still being read for the first time. */
export function emptyReason(contents: WorkbinContents): EmptyReason | null {
  if (contents.items === null) return contents.error === null ? null : 'failed'
  if (contents.items.length > 0) return 'no-match'
  return contents.isCurrent ? 'empty' : 'was-empty'
}

interface ListEmptyProps {
  readonly reason: EmptyReason
  readonly contents: WorkbinContents
  readonly say: CompletedLabels<ListSentences>
  readonly wording: Wording
  readonly now: number
  readonly children?: ReactNode
}

/** One sentence; below it what the host has to add, such as a button. */
export function ListEmpty({
  children,
  contents,
  now,
  reason,
  say,
  wording,
}: ListEmptyProps): ReactElement {
  return (
    <div data-part="empty" data-reason={reason}>
      <div>{sentence(reason, contents.asOf ?? now, now, say, wording)}</div>
      {children}
    </div>
  )
}

function sentence(
  reason: EmptyReason,
  asOf: number,
  now: number,
  say: CompletedLabels<ListSentences>,
  wording: Wording,
): string {
  switch (reason) {
    case 'empty':
      return say['No items. New ones will appear here.'] ?? 'No items. New ones will appear here.'
    case 'was-empty':
      return say.noItemsAsOf(formatMoment(asOf, now, wording))
    case 'no-match':
      return say['No items match.'] ?? 'No items match.'
    case 'failed':
      return say['Could not load this list.'] ?? 'Could not load this list.'
    default:
      return reason satisfies never
  }
}
