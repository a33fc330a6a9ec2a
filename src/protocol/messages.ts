/** What arrives on `/v2/me/workbins`: each message read into a known shape, or `unreadable`; never an exception. */
import { parseReference } from './envelope.js'
import { own, ownString } from './own.js'
import type { WorkbinOwner } from './target.js'

/** The CometD topic of all workbin messages of the signed-in agent. */
export const workbinsTopic = '/v2/me/workbins'

/** What a subscribe or unsubscribe operation came to. */
export type StateResource = 'Subscribed' | 'Unsubscribed' | 'RequestFailed'

/**
 * Confirmation (or refusal) of a Subscribe or Unsubscribe (page WorkbinsMessageType and the seed).
 * `referenceId` and the owner are optional on the wire: personal samples lack the reference, the
 * place-group Unsubscribed sample lacks its placeGroup.
 */
export interface WorkbinSubscriptionStateChangeMessage {
  readonly messageType: 'WorkbinSubscriptionStateChangeMessage'
  readonly id: string
  readonly stateResource: StateResource
  readonly referenceId: number | null
  /** The owner as far as the message states one; null where it states none. */
  readonly owner: StatedOwner | null
}

/** An interaction came to or left a workbin (page WorkbinsMessageType). */
export interface WorkbinStateChangeMessage {
  readonly messageType: 'WorkbinStateChangeMessage'
  readonly id: string
  /** `ItemAdded`, `ItemRemoved`, or a word that is not documented. */
  readonly action: string
  readonly owner: StatedOwner | null
  readonly referenceId: number | null
  /** Medium by the name of its `…StateResourceV2` property, and the resource as it came, untrusted. */
  readonly interaction: { readonly medium: string; readonly resource: unknown } | null
}

/** An owner as messages state it: never `'me'`, because personal messages state nothing. */
export type StatedOwner = Exclude<WorkbinOwner, 'me'>

/** An unknown type, or wrong fields. */
export interface UnreadableMessage {
  readonly messageType: 'unreadable'
  /** The workbin it is about; null where it does not say so. */
  readonly id: string | null
  /** Its `messageType` as the server wrote it; null where that is none. */
  readonly statedType: string | null
}

/** Any message of the topic. */
export type WorkbinMessage =
  | WorkbinSubscriptionStateChangeMessage
  | WorkbinStateChangeMessage
  | UnreadableMessage

/** Reads the `data` of one Bayeux message. Unknown fields (such as `metrics`) are ignored. */
export function parseWorkbinMessage(data: unknown): WorkbinMessage {
  const id = ownString(data, 'id') ?? ''
  const messageType = ownString(data, 'messageType')
  const message = parseSubscriptionMessage(data) ?? parseItemMessage(data)
  return message ?? { messageType: 'unreadable', id: id || null, statedType: messageType ?? null }
}

/** A confirmation or a refusal; undefined for what is none, or cannot be read. */
export function parseSubscriptionMessage(
  data: unknown,
): WorkbinSubscriptionStateChangeMessage | undefined {
  const messageType = 'WorkbinSubscriptionStateChangeMessage'
  const about = parseAddress(data, messageType)
  const stateResource = parseStateResource(own(data, 'stateResource'))
  return about && stateResource && { messageType, stateResource, ...about }
}

function parseItemMessage(data: unknown): WorkbinStateChangeMessage | undefined {
  const messageType = 'WorkbinStateChangeMessage'
  const about = parseAddress(data, messageType)
  const action = ownString(data, 'action')
  if (about === undefined || action === undefined) return undefined
  return { messageType, action, interaction: parseInteraction(data), ...about }
}

/** What all messages of a type say of whom they are about. */
function parseAddress(
  data: unknown,
  messageType: string,
): Pick<WorkbinStateChangeMessage, 'id' | 'owner' | 'referenceId'> | undefined {
  const id = ownString(data, 'id') ?? ''
  const owner = parseOwner(data)
  if (ownString(data, 'messageType') !== messageType || id === '' || owner === undefined) {
    return undefined
  }
  return { id, owner, referenceId: parseReference(own(data, 'referenceId')) }
}

function parseStateResource(value: unknown): StateResource | undefined {
  return value === 'Subscribed' || value === 'Unsubscribed' || value === 'RequestFailed'
    ? value
    : undefined
}

/** undefined: the owner is stated and makes no sense, so the message cannot be assigned. */
function parseOwner(data: unknown): StatedOwner | null | undefined {
  const stated = ['agentGroup', 'placeGroup', 'workbinUserId'].flatMap((field) => {
    const value = own(data, field) ?? ''
    // An empty text states nothing.
    return value === '' ? [] : [[field, value] as const]
  })
  const [first, second] = stated
  if (first === undefined) return null
  const [field, name] = first
  // Documented for every message, the user stands beside a group, too; two groups make no sense.
  const isAmbiguous = second?.[0] === 'placeGroup'
  if (isAmbiguous || typeof name !== 'string') return undefined
  if (field === 'agentGroup') return { agentGroup: name }
  if (field === 'placeGroup') return { placeGroup: name }
  return { user: name }
}

/** Media are read generically: the documented list of `…StateResourceV2` names is cut on the page. */
function parseInteraction(data: unknown): WorkbinStateChangeMessage['interaction'] {
  if (typeof data !== 'object' || data === null) return null
  for (const key of Object.keys(data)) {
    const medium = /^([a-z]{1,32})StateResource(?:V2)?$/i.exec(key)?.[1]
    if (medium !== undefined) return { medium: medium.toLowerCase(), resource: own(data, key) }
  }
  return null
}
