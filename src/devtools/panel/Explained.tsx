'use client'
/** The account of one list, as it is now. */
import type { ReactElement } from 'react'
import type { ConnectionState } from '../../core/connectionState.js'
import { explain } from '../../core/explain.js'
import type { InspectedTarget } from '../log/Targets.js'

interface ExplainedProps {
  readonly target: InspectedTarget
  readonly connection: ConnectionState
}

/** What, why, next and remedy; the facts behind it on demand. */
export function Explained({ connection, target }: ExplainedProps): ReactElement {
  const { contents, state } = target
  const account = explain(state, { connection, contents: contents ?? undefined })
  const { evidence, next, remedy, what, why } = account
  return (
    <div className="gws-devtools-explained">
      <div data-part="title">
        <bdi>{what}</bdi>
      </div>
      <dl>
        <dt>Why</dt>
        <dd>
          <bdi>{why}</bdi>
        </dd>
        <dt>Next</dt>
        <dd>
          <bdi>{next}</bdi>
        </dd>
        <dt>To do</dt>
        <dd>
          <bdi>{remedy}</bdi>
        </dd>
      </dl>
      <details>
        <summary>Facts</summary>
        <div role="list" dir="ltr">
          {evidence.map((fact) => (
            <div role="listitem" key={fact}>
              {fact}
            </div>
          ))}
        </div>
      </details>
    </div>
  )
}
