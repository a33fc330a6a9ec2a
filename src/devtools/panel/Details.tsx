'use client'
/** The pane beside the log: what belongs to the choice, the buttons of a simulator, and all targets. */
import type { ReactElement } from 'react'
import type { SimulatorControl } from '../../simulator/control/createSimulatorControl.js'
import type { LogSnapshot } from '../log/createDevtoolsLog.js'
import type { Choice } from './Choice.js'
import { Correlation } from './Correlation.js'
import { Explained } from './Explained.js'
import { FaultButtons } from './FaultButtons.js'
import { TargetList } from './TargetList.js'
import { Timeline } from './Timeline.js'

interface DetailsProps {
  readonly snapshot: LogSnapshot
  readonly choice: Choice | null
  /** Hears the key of a target. */
  readonly onChooseTarget: (key: string) => void
  readonly simulator: SimulatorControl | undefined
}

/** Scrolls by itself. */
export function Details({
  snapshot,
  choice,
  onChooseTarget,
  simulator,
}: DetailsProps): ReactElement {
  const { connection, exchanges, targets } = snapshot
  const exchange = choice?.exchange == null ? undefined : exchanges.get(choice.exchange)
  const target = targets.find(({ key }) => key === choice?.target)
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and the keyboard must reach it
    <div className="gws-devtools-details" role="region" aria-label="Details" tabIndex={0}>
      {exchange && <Correlation exchange={exchange} />}
      {target && <Timeline target={target} isTitled={exchange === undefined} />}
      {simulator && <FaultButtons simulator={simulator} target={target ?? targets[0]} />}
      {target && <Explained target={target} connection={connection} />}
      <TargetList targets={targets} chosen={target?.key ?? null} onChoose={onChooseTarget} />
    </div>
  )
}
