/** Reads a pushed message for the log: which of the known kinds it is and whom it is about, never what is in it. */
import type { StatusTone } from '../../components/badge/StatusLook.js'
import { mediumTopics, parseMediumMessage } from '../../protocol/mediumMessages.js'
import { parseWorkbinMessage, workbinsTopic, type StatedOwner } from '../../protocol/messages.js'
import { own, ownString } from '../../protocol/own.js'
import { parseServiceMessage, servicesTopic } from '../../protocol/services.js'

/** A message, as far as it is logged. */
export interface Push {
  readonly text: string
  readonly tone: StatusTone
  readonly reference: number | null
  /** `confirmation`: the proof of a Subscribe or Unsubscribe · `event`: an item came or went. */
  readonly kind: 'confirmation' | 'event' | 'unreadable' | 'other'
  /** The workbin, or null. */
  readonly id: string | null
  /** The owner as far as the message states one. */
  readonly owner: StatedOwner | null
}

const nobody = { reference: null, id: null, owner: null } as const

/** Total: whatever a server sends has a line. */
export function describePush(channel: string, data: unknown): Push {
  if (channel === workbinsTopic) return ofWorkbins(data)
  if (channel === servicesTopic) {
    const state = parseServiceMessage(data)
    const tone = state === 'up' ? 'success' : state === 'down' ? 'danger' : 'neutral'
    return { ...nobody, kind: 'other', tone, text: `services · ${state ?? 'another service'}` }
  }
  if (!mediumTopics.includes(channel)) {
    // Its name may be anybody's.
    return { ...nobody, kind: 'other', tone: 'neutral', text: 'another channel' }
  }
  const { isError, referenceId, resources } = parseMediumMessage(data)
  return {
    ...nobody,
    kind: 'other',
    tone: isError ? 'danger' : 'success',
    reference: referenceId,
    text: parts(channel, isError ? 'refused' : 'done', idOf(resources[0])),
  }
}

function ofWorkbins(data: unknown): Push {
  const message = parseWorkbinMessage(data)
  const { id, messageType } = message
  switch (messageType) {
    case 'WorkbinSubscriptionStateChangeMessage': {
      const { owner, referenceId, stateResource } = message
      const tone = stateResource === 'RequestFailed' ? 'danger' : 'success'
      const text = parts('WorkbinSubscriptionStateChange', stateResource)
      return { kind: 'confirmation', tone, text, reference: referenceId, id, owner }
    }
    case 'WorkbinStateChangeMessage': {
      const { action, interaction, owner, referenceId } = message
      const text = parts('WorkbinStateChange', wordOf(action), idOf(interaction?.resource))
      return { kind: 'event', tone: 'success', text, reference: referenceId, id, owner }
    }
    case 'unreadable': {
      const text = parts('unreadable', wordOf(message.statedType ?? ''))
      return { ...nobody, kind: 'unreadable', tone: 'danger', text, id }
    }
    default:
      return message satisfies never
  }
}

/** Ids of interactions are numbers in a base of 36; anything else is a text of somebody's. */
function idOf(resource: unknown): string {
  const id = own(resource, 'id')
  if (typeof id === 'number') return `${id}`
  const text = ownString(resource, 'id') ?? ''
  return /^[\w-]{1,64}$/.test(text) ? text : ''
}

/** A word of the server's protocol, if it looks like one. */
function wordOf(text: string): string {
  return /^[A-Za-z]{1,48}$/.test(text) ? text : 'an unknown word'
}

function parts(...words: readonly string[]): string {
  return words.filter((word) => word !== '').join(' · ')
}
