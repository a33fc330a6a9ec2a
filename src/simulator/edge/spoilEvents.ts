/** Makes the events about workbins in a Bayeux reply bad ones, as a rule wants it. */
import { messageField, parseMessages } from '../bayeux/messages.js'
import { workbinsChannel } from '../channels.js'
import { mergePatch } from '../mergePatch.js'
import type { EventsMode } from '../rules/Effect.js'
import { isObject } from '../shape.js'

/** The reply's body with its contents events spoilt; every other message stays as it is. */
export function spoilEvents(body: string, mode: EventsMode): string {
  const messages = parseMessages(body)
  if (messages === undefined) return body
  if (mode === 'reversed') return JSON.stringify(reverse(messages))
  return JSON.stringify(
    messages.flatMap((message) => (isEvent(message) ? spoil(message, mode) : [message])),
  )
}

function isEvent(message: unknown): boolean {
  const data = messageField(message, 'data')
  return (
    messageField(message, 'channel') === workbinsChannel &&
    messageField(data, 'messageType') === 'WorkbinStateChangeMessage'
  )
}

/** The events change places with each other alone. */
function reverse(messages: readonly unknown[]): readonly unknown[] {
  const events = messages.filter(isEvent)
  return messages.map((message) => (isEvent(message) ? events.pop() : message))
}

function spoil(message: unknown, mode: Exclude<EventsMode, 'reversed'>): readonly unknown[] {
  const patched = (data: unknown) => [mergePatch(message, { data })]
  switch (mode) {
    case 'lost':
      return []
    case 'twice':
      return [message, message]
    case 'unknownAction':
      return patched({ action: 'ItemMoved' })
    case 'unknownType':
      return patched({ messageType: 'WorkbinContentMessage' })
    case 'unknownWorkbin':
      return patched({ id: '00000000-0000-4000-8000-000000000000' })
    case 'unreadable':
      return [withoutItem(message)]
    case 'withoutOwner':
      return patched({ agentGroup: null, placeGroup: null, workbinUserId: null })
    case 'twoOwners':
      return [toTwoOwners(message)]
    case 'emptyOwner':
      return patched({ agentGroup: '' })
    case 'numericOwner':
      return patched({ agentGroup: 7 })
    default:
      return mode satisfies never
  }
}

/** The owner it has, and a second one. */
function toTwoOwners(message: unknown): unknown {
  const owners = { agentGroup: 'MyAgentGroup', placeGroup: 'MyPlaceGroup' }
  return mergePatch({ data: owners }, message)
}

/** A merge patch cannot write null. */
function withoutItem(message: unknown): unknown {
  const data = messageField(message, 'data')
  if (!isObject(message) || !isObject(data)) return message
  const emptied = Object.entries(data).map(
    ([name, value]) => [name, isObject(value) ? null : value] as const,
  )
  return { ...message, data: Object.fromEntries(emptied) }
}
