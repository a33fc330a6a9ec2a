/** What lies in the demo world's workbins: one line per interaction. */
import type { Medium } from './media.js'
import type { SimulatorTarget } from './target.js'

/** The ids of the demo world's workbins, by what they are for. */
export const demoWorkbinIds = {
  /** The agent-group workbin of the seed document. */
  billingEscalations: '6c715fa9-de16-4d23-b07c-cbcb1caf3e07',
  riskReview: '0b8f3d1e-5c27-4a96-9f4e-2d7a61c8b950',
  keyAccounts: 'f2a94c07-83be-4f15-b6d1-90c5e7a3d248',
  /** The place-group workbin of the seed document. */
  nightDesk: '5d487e69-a393-4228-a06f-6a4015ab1b54',
  chargebacks: 'c81d5b62-1e7f-4d09-8a3c-47f0b9e26d15',
  vipCorrespondence: '9e3f7a18-b2d4-4c60-a5e9-0c6d81f4b372',
  drafts: '802a8606-4f1b-4b7e-9c35-6de2a0f7c914',
  parked: '37fb109e-6a28-4e83-b1d7-5c94f2e0a86b',
} as const

/** One interaction: medium, subject, customer's first and last name, segment, age in minutes. */
export type DemoItem = readonly [
  medium: Medium,
  subject: string,
  firstName: string,
  lastName: string,
  segment: string,
  age: number,
]

const ids = demoWorkbinIds

/** Which container holds what. A target without an owner is the default agent's. */
export const demoContents: readonly (readonly [SimulatorTarget, readonly DemoItem[]])[] = [
  [
    { id: ids.billingEscalations, agentGroup: 'MyAgentGroup' },
    [
      ['chat', 'Charged twice for one booking', 'Ines', 'Moreau', 'gold', 4],
      ['email', 'Invoice 88213 shows the old address', 'Tomas', 'Berg', 'default', 37],
      ['workitem', 'Refund above limit: 1 240.00 CHF', 'Aylin', 'Demir', 'gold', 95],
    ],
  ],
  [
    { id: ids.billingEscalations, agentGroup: 'Billing-Tier2' },
    [
      ['email', 'Re: Re: Where is my credit note?', 'Petra', 'Lang', 'default', 11],
      ['email', 'Direct debit was returned', 'Jonas', 'Weiss', 'default', 26],
      ['chat', 'Cannot pay by card', 'Lucia', 'Ferri', 'gold', 2],
      ['workitem', 'Approve instalment plan', 'Marc', 'Dubois', 'silver', 180],
      ['email', 'VAT number missing on invoice', 'Hanna', 'Virtanen', 'silver', 420],
    ],
  ],
  [
    { id: ids.billingEscalations, agentGroup: 'A&B=C?#%+ é' },
    [
      ['email', 'Question about <b>discount</b> & rounding', 'Zoë', 'Núñez', 'default', 15],
      ['workitem', 'Check tariff 50 % + 10 %', 'Øyvind', 'Ås', 'silver', 61],
    ],
  ],
  [
    { id: ids.riskReview, agentGroup: 'Risk-EMEA' },
    [
      ['workitem', 'Unusual log-in from three countries', 'Omar', 'Haddad', 'gold', 8],
      ['workitem', 'Proof of address expired', 'Elena', 'Petrova', 'default', 240],
      ['email', 'I did not make this payment', 'Grace', 'Okafor', 'gold', 19],
    ],
  ],
  [
    { id: ids.keyAccounts, agentGroup: 'KeyAccounts' },
    [
      ['email', 'Renewal of the frame contract', 'Søren', 'Holm', 'gold', 55],
      ['chat', 'Need 40 more seats today', 'Mei', 'Tanaka', 'gold', 1],
      ['email', 'Service report for Q3', 'Ruth', 'Keller', 'gold', 1_500],
    ],
  ],
  [
    { id: ids.nightDesk, placeGroup: 'MyPlaceGroup' },
    [
      ['email', 'Lost luggage, flight at 05:40', 'Paulo', 'Reis', 'silver', 44],
      ['chat', 'Hotel does not find the booking', 'Nadia', 'Rahman', 'default', 3],
    ],
  ],
  [
    { id: ids.nightDesk, placeGroup: 'Geneva-Hall' },
    [
      ['email', 'Gate B12: accessible seat', 'Claire', 'Favre', 'default', 72],
      ['workitem', 'Call back after 22:00', 'Urs', 'Frei', 'silver', 130],
      ['chat', 'Wifi voucher refused', 'Anna', 'Kowalska', 'default', 6],
    ],
  ],
  [
    { id: ids.chargebacks, placeGroup: 'Geneva-Back' },
    [
      ['workitem', 'Chargeback 4412-889: evidence due', 'Victor', 'Almeida', 'default', 310],
      ['workitem', 'Chargeback 4412-907: second notice', 'Sofia', 'Lind', 'silver', 900],
      ['email', 'Bank asks for the signed receipt', 'Daniel', 'Roth', 'default', 33],
    ],
  ],
  [
    { id: ids.vipCorrespondence },
    [
      ['email', 'Personal: change of travel plans', 'Beatrix', 'Orange', 'gold', 12],
      ['chat', 'Follow-up on the complaint', 'Henri', 'Laurent', 'gold', 29],
    ],
  ],
  [
    { id: ids.vipCorrespondence, userId: 'user' },
    [['email', 'Thank-you letter to answer', 'Amara', 'Nwosu', 'gold', 210]],
  ],
  [{ id: ids.drafts }, [['email', 'Draft: apology for the delay', 'Ivo', 'Marin', 'default', 85]]],
]
