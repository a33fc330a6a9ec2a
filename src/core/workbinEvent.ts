/** What a host hears of messages on the workbins topic: each parsed, none left out. */
import type {
  StatedOwner,
  WorkbinMessage,
  WorkbinSubscriptionStateChangeMessage,
} from '../protocol/messages.js'
import { parseItem } from '../protocol/parseItem.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'

/** An interaction came to or left a workbin. */
export interface WorkbinItemEvent {
  readonly messageType: 'WorkbinStateChangeMessage'
  /** Workbin id. */
  readonly id: string
  /** The owner as far as the message states one; null where it states none. */
  readonly owner: StatedOwner | null
  /** `ItemAdded`, `ItemRemoved`, or what else the server wrote. */
  readonly action: string
  /** The interaction; null where the message holds none. */
  readonly item: WorkbinItem | null
  /** Of the operation that caused it, where the server says so. */
  readonly referenceId: number | null
}

/** A message that is about this workbin, and cannot be read. */
export interface UnreadableEvent {
  readonly messageType: 'unreadable'
  /** Workbin id. */
  readonly id: string
  /** Its `messageType` as the server wrote it; null where that is none. */
  readonly statedType: string | null
}

/** One message on the workbins topic, in the server's words. */
export type WorkbinEvent =
  | WorkbinItemEvent
  | WorkbinSubscriptionStateChangeMessage
  | UnreadableEvent

/** Reads the item of a message; null where it does not even say which workbin it is about. */
export function toWorkbinEvent(message: WorkbinMessage): WorkbinEvent | null {
  switch (message.messageType) {
    case 'WorkbinStateChangeMessage': {
      const { interaction, ...event } = message
      const item = interaction && parseItem(interaction.medium, interaction.resource, 0)
      return { ...event, item }
    }
    case 'WorkbinSubscriptionStateChangeMessage':
      return message
    case 'unreadable': {
      const { id } = message
      return id === null ? null : { ...message, id }
    }
    default:
      return message satisfies never
  }
}
