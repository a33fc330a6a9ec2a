/** Changes to a reply on its way out: cut short, patched, or with foreign Bayeux messages in it. */
import { parseMessages } from '../bayeux/messages.js'
import { patchBody } from '../patchBody.js'
import type { Effect } from '../rules/Effect.js'
import type { WireResponse } from '../wire.js'
import { spoilEvents } from './spoilEvents.js'

/** The effects that change a reply's body. */
export type EditEffect = Extract<
  Effect,
  { readonly type: 'cut' | 'truncate' | 'patch' | 'injectBayeux' | 'events' | 'multipleClients' }
>

/**
 * The reply after one effect.
 *
 * @param channel - of a Bayeux reply, `patch` changes only messages of this channel
 */
export function editReply(
  effect: EditEffect,
  response: WireResponse,
  channel: string | undefined,
): WireResponse {
  const { body } = response
  switch (effect.type) {
    case 'cut':
      return { ...response, cutAt: effect.after ?? half(body) }
    case 'truncate':
      return { ...response, body: body.slice(0, effect.after ?? half(body)) }
    case 'patch':
      return { ...response, body: patchBody(body, effect.body, channel) }
    case 'injectBayeux':
      return { ...response, body: injectMessages(body, effect.messages, effect.position) }
    case 'events':
      return { ...response, body: spoilEvents(body, effect.mode) }
    case 'multipleClients': {
      // The words of the Bayeux server to a second tab (cometd-nodejs-server, CometD 3.1).
      const interval = effect.interval ?? 2000
      const advice = { 'multiple-clients': true, reconnect: 'retry', interval }
      return { ...response, body: patchBody(body, { advice }, '/meta/connect') }
    }
    default:
      return effect satisfies never
  }
}

function injectMessages(
  body: string,
  messages: readonly unknown[],
  position: 'before' | 'after' | 'instead',
): string {
  const own = position === 'instead' ? [] : (parseMessages(body) ?? [])
  return JSON.stringify(position === 'before' ? [...messages, ...own] : [...own, ...messages])
}

function half(body: string): number {
  return Math.floor(body.length / 2)
}
