/** One workbin of the explorer: a button that says which, whose, how many, and how it is. */
import type { KeyboardEvent, ReactElement } from 'react'
import { ownerPart } from '../../protocol/target.js'
import type { LookTimings } from '../badge/getBadgeModel.js'
import { WorkbinStatusBadge } from '../badge/WorkbinStatusBadge.js'
import { badgeSentences } from '../words/badgeWords.js'
import { inLocale } from '../words/inLocale.js'
import { completeLabels, type Wording } from '../words/labels.js'
import { overviewSentences } from '../words/overviewWords.js'
import type { ExplorerWorkbin } from './ExplorerWorkbin.js'

interface ExplorerRowProps {
  readonly workbin: ExplorerWorkbin
  readonly isSelected: boolean
  readonly wording: Wording
  readonly timings: Partial<LookTimings> | undefined
  onSelect(): void
}

/** Read in the order of its words: name, owner, count, status; a sheet puts the status first. */
export function ExplorerRow(props: ExplorerRowProps): ReactElement {
  const { workbin, isSelected, wording, timings, onSelect } = props
  const { name, owner, subscription, newCount = 0 } = workbin
  const ownerName = ownerPart(owner)[1] || (wording.labels?.['Personal'] ?? 'Personal')
  return (
    <button
      type="button"
      className="gws-explorer-row"
      aria-current={isSelected || undefined}
      data-status={subscription.status}
      data-new={newCount > 0 ? '' : undefined}
      onClick={onSelect}
      onKeyDown={moveFocus}
    >
      <span data-part="face">
        <bdi data-part="name" title={name}>
          {name}
        </bdi>{' '}
        <bdi data-part="owner" title={ownerName}>
          {ownerName}
        </bdi>{' '}
        <Count {...workbin} wording={wording} />{' '}
        <WorkbinStatusBadge
          {...wording}
          subscription={subscription}
          timings={timings}
          variant="plain"
          compact
        />
      </span>
    </button>
  )
}

function Count({
  count,
  newCount = 0,
  wording,
}: Pick<ExplorerWorkbin, 'count' | 'newCount'> & Pick<ExplorerRowProps, 'wording'>) {
  if (count === undefined) return null
  const say = completeLabels(wording.labels, { ...badgeSentences, ...overviewSentences })
  const format = (number: number): string =>
    inLocale(wording, ({ locale }) => number.toLocaleString(locale))
  const isKnown = typeof count === 'number' && count >= 0
  const heard = isKnown
    ? [
        say.items(count, format(count)),
        ...(newCount > 0 ? [say.countNew(newCount, format(newCount))] : []),
      ]
    : [say['Count unknown'] ?? 'Count unknown']
  return (
    <span data-part="count" data-unknown={isKnown ? undefined : ''}>
      <span aria-hidden="true">{isKnown ? format(count) : count === 'loading' ? '…' : '?'}</span>
      <span className="gws-sr">{say.list(heard)}</span>
    </span>
  )
}

/** Arrow keys go from row to row, over the bounds of sections. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
  const list = event.currentTarget.closest('.gws-explorer')
  const rows = [...(list?.querySelectorAll<HTMLElement>('.gws-explorer-row') ?? [])]
  const next = rows[rows.indexOf(event.currentTarget) + step]
  if (step === 0 || next === undefined) return
  event.preventDefault()
  next.focus()
}
