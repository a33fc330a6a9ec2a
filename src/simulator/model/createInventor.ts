/** Makes up interactions one after the other, by a stream of random numbers. */
import { createItem } from './createItem.js'
import type { SimulatorItem } from './definition.js'
import type { Medium } from './media.js'

/** Makes up the next interaction. */
export type Inventor = (id: string, receivedAt: Date) => SimulatorItem

/** First names of customers and agents. */
export const firstNames: readonly string[] =
  'Aylin Bruno Chiara Daan Elif Farid Greta Hiroshi Ingrid João Katya Liam Mei Nils Oksana Pedro Quinn Rania Søren Tomoko'.split(
    ' ',
  )

/** Last names of customers and agents. */
export const lastNames: readonly string[] =
  'Almeida Berg Costa Demir Eriksen Fischer García Haddad Ivanova Jensen Kowalski Lang Moreau Nakamura Okafor Petrov Rossi Silva Tanaka Weiss'.split(
    ' ',
  )

const subjects: Readonly<Record<'chat' | 'email' | 'workitem', readonly string[]>> = {
  chat: [
    'Cannot pay by card',
    'Need more seats today',
    'The app does not let me in',
    'Where is my parcel?',
  ],
  email: [
    'Charged twice for one booking',
    'Direct debit was returned',
    'I did not make this payment',
    'Invoice shows the old address',
    'Please cancel my contract',
    'Question about the last statement',
    'VAT number missing on invoice',
    'Where is my credit note?',
  ],
  workitem: [
    'Approve instalment plan',
    'Call back in the afternoon',
    'Chargeback: evidence due',
    'Proof of address expired',
    'Refund above limit',
  ],
}

/** Most of what waits is mail. */
const media: readonly (keyof typeof subjects & Medium)[] = [
  'email',
  'email',
  'email',
  'workitem',
  'chat',
]
const segments = ['default', 'default', 'silver', 'gold'] as const

/**
 * One interaction after the other, alike for like numbers.
 *
 * @param random - numbers in [0, 1)
 */
export function createInventor(random: () => number): Inventor {
  return (id, receivedAt) => {
    const medium = pick(media, random)
    const number = 10_000 + Math.floor(random() * 90_000)
    return createItem({
      medium,
      id,
      subject: `${pick(subjects[medium], random)} (${number})`,
      firstName: pick(firstNames, random),
      lastName: pick(lastNames, random),
      segment: pick(segments, random),
      receivedAt,
    })
  }
}

/** One of `all`, which are not none. */
export function pick<Each>(all: readonly Each[], random: () => number): Each {
  const picked = all[Math.floor(random() * all.length)]
  if (picked === undefined) throw new RangeError('There is nothing to pick from.')
  return picked
}
