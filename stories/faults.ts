/** What a visitor can do to the simulator, one button each. */
import { demoWorkbinIds, type ScenarioName, type SimulatorControl } from 'gws-workbins/simulator'

/** The workbins of the live stories; the ids are those of the seed document. */
export const targets = {
  escalations: { id: demoWorkbinIds.billingEscalations, agentGroup: 'Billing-Tier2' },
  nightDesk: { id: demoWorkbinIds.nightDesk, placeGroup: 'Geneva-Hall' },
} as const

/** One button. */
export interface Fault {
  readonly label: string
  readonly hint: string
  run(control: SimulatorControl): Promise<unknown>
}

/** Plays a scenario and, where it is about subscribing, has everything subscribe again. */
const play = (name: ScenarioName, again = false): Fault['run'] => {
  return async (control) => {
    await control.rules.clear()
    await control.useScenario(name)
    if (again) await control.world.expirePushSessions()
  }
}

/** In the order of the buttons. */
export const faults: readonly Fault[] = [
  { label: 'Restore', hint: 'Everything works.', run: play('healthy') },
  { label: 'Drop the link', hint: 'Every connection is cut.', run: play('connection-cut') },
  { label: 'Stay silent', hint: 'Requests are taken, nothing answers.', run: play('black-hole') },
  { label: 'Refuse', hint: 'Subscribe ends in RequestFailed.', run: play('refuse', true) },
  { label: 'Never confirm', hint: 'Accepted, not confirmed.', run: play('confirm-never', true) },
  {
    label: 'Delay',
    hint: 'Every REST request takes three seconds.',
    run: async (control) => {
      await play('healthy')(control)
      await control.rules.add({
        match: { path: '/me' },
        effect: { type: 'delay', ms: 3_000 },
      })
      await control.world.expirePushSessions()
    },
  },
  {
    label: 'End session',
    hint: 'The server forgets the push session.',
    run: (control) => control.world.expirePushSessions(),
  },
  {
    label: 'End subscription',
    hint: 'Another tab unsubscribes Billing escalations.',
    run: (control) => control.world.endSubscription(targets.escalations),
  },
  {
    label: 'New item',
    hint: 'Routing puts an e-mail into Billing escalations.',
    run: (control) => control.world.addItem(targets.escalations),
  },
  {
    label: 'Colleague takes',
    hint: 'Somebody else takes the oldest of Billing escalations.',
    run: (control) => control.world.removeItem(targets.escalations),
  },
  {
    label: 'Monday morning',
    hint: 'The queue fills, colleagues take, the server hiccups, without end.',
    run: play('monday-morning'),
  },
  { label: 'Sign out', hint: 'The login has ended.', run: play('signed-out') },
  {
    label: 'Server down',
    hint: 'The Interaction Server is away.',
    run: play('service-unavailable'),
  },
]
