/** The interactions of the desk, as one table: what the simulator sends of them and what a list shows of them. */
import type { WorkbinItem } from 'gws-workbins'
import { createItem, type Medium, type SimulatorItem } from 'gws-workbins/simulator'

/** One interaction, with its age instead of a date. */
export interface DeskItem {
  readonly id: string
  readonly medium: Medium
  readonly from: string
  readonly subject: string
  readonly priority: 'High' | 'Normal'
  readonly state: 'In progress' | 'Queued' | 'Draft'
  readonly segment: string
  readonly service: string
  /** In minutes. */
  readonly age: number
}

type Row = readonly [
  medium: Medium,
  from: string,
  subject: string,
  age: number,
  priority?: DeskItem['priority'],
  state?: DeskItem['state'],
  segment?: string,
]

const rows: readonly Row[] = [
  ['email', 'Camille Rousseau', 'Refund not received — order 88213', 124, 'High', 'In progress'],
  ['chat', '+33 6 12 44 90 18', 'Chat transcript: duplicate charge on card', 111, 'High'],
  [
    'email',
    'Nordwind Logistik GmbH',
    'Re: Invoice 2026-1187 dispute, second reminder',
    82,
    'Normal',
    'In progress',
    'Key account',
  ],
  ['workitem', 'Claims intake', 'Scanned form 7C — missing signature page', 58],
  [
    'email',
    'Priya Raghunathan',
    'Plan downgrade has not been applied',
    41,
    'Normal',
    'In progress',
  ],
  ['tweet', '@harbour_cafe', 'Direct message: “charged twice again?”', 33],
  ['email', 'A. Lindqvist', 'Receipt in Swedish, please', 26, 'Normal', 'Draft'],
  ['workitem', 'Fraud desk', 'Callback task — verify address change', 19, 'High'],
  ['email', 'Tomasz Zieliński', 'VAT number missing on invoice', 12],
  ['email', 'Soraya Benali', 'Two direct debits for one month', 11],
  ['email', 'Atelier Vogt AG', 'New billing address from December', 11],
  ['workitem', 'Dunning', 'Stop reminder run for account 40117', 10],
  ['email', 'Ingrid Solberg', 'Credit note shows the wrong currency', 9],
  ['chat', 'Web visitor 4463', 'Chat transcript: card expired', 9],
  ['email', 'Óscar Ibáñez', 'Copy of the July invoice', 8],
  ['workitem', 'Claims intake', 'Scanned form 3A — unreadable date', 7],
  ['chat', 'Web visitor 4471', 'Chat transcript: cannot open PDF statement', 6],
  ['email', 'Yuki Hayashi', 'Instalment plan, first payment', 5],
  ['email', 'Hôtel des Trois Rois', 'Group booking — split the invoice', 4],
  ['email', 'Farid Haddad', 'Refund went to a closed account', 3],
  ['workitem', 'Fraud desk', 'Confirm payee name', 2],
  ['email', 'Mei-Ling Chow', 'Question about the annual statement', 1],
  ['email', 'Lars Nygaard', 'Re: Payment terms', 1],
  ['chat', 'Web visitor 4480', 'Chat transcript: wrong VAT rate', 1],
  ['email', 'Grace Okafor', 'Thank you, and one more question', 0, 'Normal', 'Queued', 'Gold'],
]

/** Interaction ids as GWS makes them. */
const idOf = (prefix: string, index: number) =>
  `${prefix}${(0x71 - 2 + index).toString(16).toUpperCase().padStart(4, '0')}`

/** What is, or was until just now, in Billing escalations; the oldest first. */
export const escalations: readonly DeskItem[] = rows.map((row, index) => {
  const [medium, from, subject, age, priority = 'Normal', state = 'Queued', segment = 'Standard'] =
    row
  const service = medium === 'workitem' ? 'Back office' : 'Billing'
  return {
    id: idOf('00016aB14RQD', index),
    medium,
    from,
    subject,
    age,
    priority,
    state,
    segment,
    service,
  }
})

const people = rows.map(([, from]) => from)
const subjects = rows.map(([, , subject]) => subject)
const media: readonly Medium[] = ['email', 'email', 'chat', 'email', 'workitem']

/** `count` interactions for a workbin that nobody looks at closely. */
export function inventItems(count: number, seed: number): readonly DeskItem[] {
  return Array.from({ length: count }, (_, index): DeskItem => {
    const at = index * 7 + seed * 3
    return {
      id: idOf(`0001BaBF${seed.toString(16).toUpperCase().padStart(4, '0')}`, index),
      medium: media[at % media.length] ?? 'email',
      from: people[at % people.length] ?? '',
      subject: subjects[(at * 5 + 2) % subjects.length] ?? '',
      age: index * 4 + (seed % 5),
      priority: at % 6 === 0 ? 'High' : 'Normal',
      state: at % 3 === 0 ? 'In progress' : 'Queued',
      segment: 'Standard',
      service: 'Billing',
    }
  })
}

const receivedAt = ({ age }: DeskItem, now: number) => now - age * 60_000

const caseDataOf = ({ from, priority, segment, service, state, subject }: DeskItem) => ({
  Subject: subject,
  FirstName: from,
  CustomerSegment: segment,
  ServiceType: service,
  Priority: priority,
  State: state,
})

/** As GWS has it: case data in `userData`, among what routing leaves behind. */
export function toSimulatorItem(item: DeskItem, now: number): SimulatorItem {
  const { id, medium, subject, segment } = item
  const brief = { id, medium, subject, segment, firstName: 'customer', lastName: 'mail' }
  const { resource } = createItem({ ...brief, receivedAt: new Date(receivedAt(item, now)) })
  return {
    medium,
    resource: { ...resource, userData: { ...caseDataOf(item), RStrategyName: 'Billing_v7' } },
  }
}

/** As a list shows it, without a server. */
export function toWorkbinItem(item: DeskItem, now: number): WorkbinItem {
  return {
    id: item.id,
    medium: item.medium,
    isReadable: true,
    receivedAt: receivedAt(item, now),
    subject: item.subject,
    from: item.from,
    caseData: caseDataOf(item),
    routingData: {},
    fields: {},
  }
}
