'use client'
/** The buttons that break a simulator, and mend it. */
import { useState, type ReactElement } from 'react'
import { Button } from '../../components/controls/Button.js'
import { ownerPart, type WorkbinTarget } from '../../protocol/target.js'
import type { SimulatorControl } from '../../simulator/control/createSimulatorControl.js'
import type { SimulatorTarget } from '../../simulator/model/target.js'
import type { InspectedTarget } from '../log/Targets.js'

interface FaultButtonsProps {
  readonly simulator: SimulatorControl
  /** Whose subscription is ended. */
  readonly target: InspectedTarget | undefined
}

/** Says where the simulator could not be reached. */
export function FaultButtons({ simulator, target }: FaultButtonsProps): ReactElement {
  const [failure, setFailure] = useState<string | null>(null)
  const press = (run: Fault['run']): void => {
    run(simulator, target?.target).then(
      () => setFailure(null),
      () => setFailure('The simulator has refused.'),
    )
  }
  return (
    <div className="gws-devtools-faults" role="group" aria-label="Simulator">
      {faults.map(({ hint, label, run }) => (
        <Button key={label} title={hint} onClick={() => press(run)}>
          {label}
        </Button>
      ))}
      {failure !== null && <div role="alert">{failure}</div>}
    </div>
  )
}

interface Fault {
  readonly label: string
  readonly hint: string
  run(simulator: SimulatorControl, target: WorkbinTarget | undefined): Promise<unknown>
}

const onOperation = { method: 'POST', path: '/workbins' } as const

/** In the order of the buttons. */
const faults: readonly Fault[] = [
  {
    label: 'Drop link',
    hint: 'Every connection is cut until Restore.',
    run: async ({ rules, world }) => {
      await rules.add({
        id: 'devtools drop',
        match: { path: '/api/' },
        effect: { type: 'dropRequest' },
      })
      await world.cutConnections()
    },
  },
  {
    label: 'Fail next',
    hint: 'The next request to a workbin is answered by 503.',
    run: ({ rules }) =>
      rules.add({
        id: 'devtools fail',
        match: onOperation,
        times: 1,
        effect: { type: 'respond', status: 503 },
      }),
  },
  {
    label: 'Delay push',
    hint: 'Every push arrives two seconds late.',
    run: ({ rules }) =>
      rules.add({
        id: 'devtools delay',
        match: { channel: '/meta/connect' },
        effect: { type: 'delay', ms: 2_000, of: 'reply' },
      }),
  },
  {
    label: 'Push first',
    hint: 'Everything is subscribed anew, each confirmation before its HTTP answer.',
    run: async ({ rules, world }) => {
      await rules.add({
        id: 'devtools first',
        match: onOperation,
        effect: { type: 'confirmation', mode: 'before' },
      })
      await world.expirePushSessions()
    },
  },
  {
    label: 'Expire session',
    hint: 'The server forgets the push session.',
    run: ({ world }) => world.expirePushSessions(),
  },
  {
    label: 'End subscription',
    hint: 'The server ends the chosen subscription, or the first.',
    run: async ({ world }, target) => {
      if (target !== undefined) await world.endSubscription(toSimulated(target))
    },
  },
  {
    label: 'Restore',
    hint: 'Everything works again.',
    run: async (simulator) => {
      await simulator.rules.clear()
      await simulator.useScenario('healthy')
    },
  },
]

function toSimulated({ id, owner }: WorkbinTarget): SimulatorTarget {
  const [kind, name] = ownerPart(owner)
  if (kind === 'me') return { id }
  return kind === 'user' ? { id, userId: name } : { id, [kind]: name }
}
