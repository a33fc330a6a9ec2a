'use client'
/** The way of one target: each status it has had, with the moment it began. */
import type { ReactElement } from 'react'
import { getBadgeModel } from '../../components/badge/getBadgeModel.js'
import { Icon } from '../../components/badge/icons.js'
import { settled } from '../log/describeState.js'
import type { InspectedTarget } from '../log/Targets.js'
import { formatMoment } from './formatMoment.js'
import { nameOf, shortId } from './nameOf.js'

interface TimelineProps {
  readonly target: InspectedTarget
  /** Where nothing above says whose it is. */
  readonly isTitled: boolean
}

/** The newest last, as in the log. */
export function Timeline({ target: { steps, target }, isTitled }: TimelineProps): ReactElement {
  const looks = steps
    .map(({ at, id, state }) => ({
      ...getBadgeModel(state, { now: state.since + settled }),
      at,
      id,
    }))
    // What an agent sees: both halves of subscribing are one.
    .filter(({ label }, index, all) => all[index - 1]?.label !== label)
  return (
    <div className="gws-devtools-timeline">
      {isTitled && (
        <div data-part="title">
          <bdi>{nameOf(target)}</bdi> · <bdi>{shortId(target)}</bdi>
        </div>
      )}
      <div role="list" aria-label="States">
        {looks.map(({ at, icon, id, label, tone }) => (
          <div role="listitem" key={id} data-tone={tone}>
            <span data-part="icon">
              <Icon name={icon} />
            </span>
            <span>{label}</span>
            <span data-part="time" dir="ltr">
              {formatMoment(at)}
            </span>
          </div>
        ))}
      </div>
    </div>
  )
}
