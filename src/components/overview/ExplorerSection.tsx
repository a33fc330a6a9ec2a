'use client'
/** One section of the explorer: a heading, and the workbins of one kind of owner. */
import { useId, type ReactElement } from 'react'
import { targetKey } from '../../protocol/target.js'
import type { LookTimings } from '../badge/getBadgeModel.js'
import { Icon } from '../badge/icons.js'
import type { Wording } from '../words/labels.js'
import { ExplorerRow } from './ExplorerRow.js'
import type { ExplorerWorkbin } from './ExplorerWorkbin.js'
import type { ExplorerGroup } from './getExplorerModel.js'

interface ExplorerSectionProps extends ExplorerGroup {
  /** Level of the explorer's own heading. */
  readonly level: 2 | 3 | 4
  readonly selectedKey: string | null
  readonly wording: Wording
  readonly timings: Partial<LookTimings> | undefined
  readonly onSelect: ((workbin: ExplorerWorkbin) => void) | undefined
}

/** A section; its heading names the list. No landmark: the explorer is one, and four more would be noise. */
export function ExplorerSection(props: ExplorerSectionProps): ReactElement {
  const { kind, heading, workbins, level, selectedKey, onSelect, ...shown } = props
  const id = useId()
  return (
    <div>
      <div data-part="heading" role="heading" aria-level={level + 1} id={id}>
        <span>
          <Icon name={kind === 'me' ? 'user' : kind} /> {shown.wording.labels?.[heading] ?? heading}
        </span>
      </div>
      <div role="list" aria-labelledby={id}>
        {workbins.map((workbin) => {
          const key = targetKey(workbin)
          return (
            <div role="listitem" key={key}>
              <ExplorerRow
                {...shown}
                workbin={workbin}
                isSelected={key === selectedKey}
                onSelect={() => onSelect?.(workbin)}
              />
            </div>
          )
        })}
      </div>
    </div>
  )
}
