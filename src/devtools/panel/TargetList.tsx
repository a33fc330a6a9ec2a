'use client'
/** All targets of the client, with what each is. */
import { memo, type ReactElement } from 'react'
import { WorkbinStatusBadge } from '../../components/badge/WorkbinStatusBadge.js'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import { targetKey, type WorkbinTarget } from '../../protocol/target.js'
import type { InspectedTarget } from '../log/Targets.js'
import { nameOf, shortId } from './nameOf.js'

interface TargetListProps {
  readonly targets: readonly InspectedTarget[]
  readonly chosen: string | null
  /** Stable, so that rows are not drawn anew. */
  readonly onChoose: (key: string) => void
}

/** Each is a button that chooses it. */
export function TargetList({ targets, chosen, onChoose }: TargetListProps): ReactElement {
  if (targets.length === 0) return <div data-part="empty">Nobody has asked for a workbin.</div>
  return (
    <div className="gws-devtools-targets">
      <div data-part="title">Subscriptions</div>
      <div role="list">
        {targets.map(({ key, state, target }) => (
          <TargetRow
            key={key}
            target={target}
            state={state}
            isChosen={key === chosen}
            onChoose={onChoose}
          />
        ))}
      </div>
    </div>
  )
}

interface TargetRowProps {
  readonly target: WorkbinTarget
  readonly state: SubscriptionState
  readonly isChosen: boolean
  readonly onChoose: (key: string) => void
}

/** Drawn again only where its own state changes: a dashboard has hundreds. */
const TargetRow = memo(function TargetRow({
  isChosen,
  onChoose,
  state,
  target,
}: TargetRowProps): ReactElement {
  return (
    <div role="listitem">
      <button
        type="button"
        aria-pressed={isChosen}
        title={target.id}
        onClick={() => onChoose(targetKey(target))}
      >
        <span data-part="name">
          <bdi>{nameOf(target)}</bdi>
        </span>
        <span data-part="id" dir="ltr">
          {shortId(target)}
        </span>
        <WorkbinStatusBadge subscription={state} variant="plain" size="sm" />
      </button>
    </div>
  )
})
