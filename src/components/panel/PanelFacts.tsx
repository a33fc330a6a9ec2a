'use client'
/** The second line of a panel's head: how many, how old the oldest is, and how old the list. */
import { Fragment, useCallback, type ReactElement } from 'react'
import { FreshnessLabel } from '../feedback/FreshnessLabel.js'
import { useModelAt } from '../words/useModelAt.js'
import { describeList } from './describeList.js'
import { useWorkbinPanel } from './useWorkbinPanel.js'

/** Plain text with lines between, that are no text. */
export function PanelFacts(): ReactElement {
  const { contents, subscription, wording } = useWorkbinPanel()
  const { count, oldest } = useModelAt(
    useCallback((now: number) => describeList(contents, wording, now), [contents, wording]),
    contents.asOf ?? 0,
  )
  return (
    <div data-part="facts">
      {[count, oldest].map(
        (fact) =>
          fact !== null && (
            <Fragment key={fact}>
              <span>{fact}</span> <span data-part="line" />
            </Fragment>
          ),
      )}
      <FreshnessLabel contents={contents} subscription={subscription} {...wording} />
    </div>
  )
}
