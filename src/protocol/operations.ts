/** The operations of the Workbins API that this library sends, as request bodies. */
import { own, ownString } from './own.js'
import { ownerPart, type WorkbinOwner } from './target.js'

/** `operationName` of the two operations on a subscription (pages WorkbinSubscribingToGWNotif and its twin). */
export type SubscriptionOperation = 'Subscribe' | 'Unsubscribe'

/** The JSON body of an operation, exactly as the seed prints it. */
export function operationBody(operationName: SubscriptionOperation): string {
  return JSON.stringify({ operationName })
}

/** An interaction as an operation names it; a `WorkbinItem` is one. */
export interface ItemName {
  /** Interaction id, such as `0001BaBFVPR20035`. */
  readonly id: string
  /** In the singular and lower case, such as `email`. One that is not known is left open. */
  readonly medium: string
}

/** `pull`: out of a workbin, into the agent's hands · `add`: into a workbin. */
export type MoveKind = 'pull' | 'add'

/** An operation on one interaction. */
export interface MoveOperation {
  readonly kind: MoveKind
  readonly item: ItemName
  /** Of an add: whether the contact's profile keeps this agent for last-agent routing. */
  readonly saveLAR?: boolean | undefined
  /** Of a pulled chat: the name under which the agent joins it. */
  readonly nickname?: string | undefined
}

/** The media for which Add and Pull have names of their own (pages WorkbinAddIntToGW and WorkbinPullIntFromGW). */
const nouns = new Set([
  'Chat',
  'Email',
  'Workitem',
  'Tweet',
  'Facebook',
  'Facebooksession',
  'Openmedia',
])

/** `PullEmail`, `AddChat`, …; `PullInteraction` and `AddInteraction` take any medium. */
export function moveName({ kind, item }: Pick<MoveOperation, 'kind' | 'item'>): string {
  const noun = item.medium.charAt(0).toUpperCase() + item.medium.slice(1)
  return (kind === 'pull' ? 'Pull' : 'Add') + (nouns.has(noun) ? noun : 'Interaction')
}

/**
 * The body of an operation on one interaction. It is named by `id`: `uri` is for API version 1. The
 * pages show `saveLAR` as `true` for an agent's workbin and as `"true"` for that of a group;
 * `nickname` is for `PullChat` alone.
 */
export function moveBody(operation: MoveOperation, owner: WorkbinOwner): string {
  const { item, kind, nickname, saveLAR } = operation
  const operationName = moveName(operation)
  const isGroup = ownerPart(owner)[0].endsWith('Group')
  return JSON.stringify({
    operationName,
    id: item.id,
    ...(kind === 'add' && saveLAR !== undefined
      ? { saveLAR: isGroup ? String(saveLAR) : saveLAR }
      : {}),
    ...(operationName === 'PullChat' ? { nickname } : {}),
  })
}

/** Reads an item from untyped code; undefined where it names no interaction, as an unreadable one of a list. */
export function parseItemName(value: unknown): ItemName | undefined {
  const id = ownString(value, 'id')
  const isNone = id === undefined || id.trim() === '' || own(value, 'isReadable') === false
  if (isNone) return undefined
  return { id, medium: ownString(value, 'medium') ?? '' }
}
