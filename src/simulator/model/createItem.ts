/** Makes interactions that look like those of a contact center. */
import type { SimulatorItem } from './definition.js'
import type { Medium } from './media.js'

/** What an interaction is about; everything else is made up around it. */
export interface ItemBrief {
  readonly medium: Medium
  /** An interaction id such as `0001BaBFVPR2004A`. */
  readonly id: string
  readonly subject: string
  readonly firstName: string
  readonly lastName: string
  /** Such as `gold`. */
  readonly segment: string
  readonly receivedAt: Date
}

/** An interaction as GWS lists it: no capabilities while it rests in a workbin, routing noise included. */
export function createItem(brief: ItemBrief): SimulatorItem {
  const { medium, id, receivedAt } = brief
  const receivedDate = formatReceivedDate(receivedAt)
  const shared = { id, capabilities: [], receivedDate, userData: toUserData(brief) }
  switch (medium) {
    case 'chat':
      return { medium, resource: { ...shared, chatType: 'Inbound', participants: [] } }
    case 'email':
      return { medium, resource: { ...shared, ...toMail(brief) } }
    case 'workitem':
      return { medium, resource: { ...shared, workitemType: 'Inbound' } }
    case 'facebook':
    case 'facebooksession':
    case 'openmedia':
    case 'tweet':
      return { medium, resource: shared }
    default:
      return medium satisfies never
  }
}

function toAddress({ firstName, lastName }: ItemBrief): string {
  return `${firstName}.${lastName}@example.com`.toLowerCase()
}

function toMail(brief: ItemBrief) {
  return { from: toAddress(brief), to: ['service@example.com'], cc: [], subject: brief.subject }
}

/** `Peg…`, `R…` and `CBR-…` are what routing leaves behind; real samples are full of it. */
function toUserData(brief: ItemBrief) {
  const { id, subject, firstName, lastName, segment, receivedAt } = brief
  return {
    Subject: subject,
    FirstName: firstName,
    LastName: lastName,
    EmailAddress: toAddress(brief),
    CustomerSegment: segment,
    InteractionId: id,
    OccuredAt: receivedAt.toISOString().replace(/\.\d+Z$/, 'Z'),
    Priority: segment === 'gold' ? 8 : 3,
    'PegAG?:2>1': 1,
    RRequestedSkills: null,
    'CBR-IT-path_DBIDs': '',
  }
}

/**
 * A date as GWS writes it, `2016-04-15 20:52:35.000+0300`: not ISO 8601. Always in the zone +0300
 * of the documentation's samples.
 */
export function formatReceivedDate(date: Date): string {
  const local = new Date(date.getTime() + 3 * 3_600_000).toISOString()
  return local.replace('T', ' ').replace('Z', '+0300')
}
