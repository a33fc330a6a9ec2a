/** Judges what a failure means for a push session: over, and why, or worth another poll. */
import type { Message } from 'cometd'
import { WorkbinError } from '../core/errors.js'
import type { LinkEnd } from '../core/ports.js'
import { own } from '../protocol/own.js'
import { judge } from './httpAnswer.js'
import { failedAnswer } from './SessionCometd.js'

/** Why a failed handshake or poll ends the session; null where the next poll may still save it. */
export function whyEnded(
  message: Message,
  action: 'retry' | 'handshake' | 'none',
  forgetToken: () => void,
): LinkEnd | null {
  const isPoll = message.channel === '/meta/connect'
  const answer = failedAnswer(message)
  const verdict = answer === null ? null : judge(answer)
  if (verdict?.type === 'signed-out' || verdict?.type === 'token') forgetToken()
  if (verdict?.type === 'signed-out') {
    return { type: 'signed-out', error: new WorkbinError('not-signed-in') }
  }
  if (answer?.ruling === 'fatal') {
    return { type: 'refused', error: new WorkbinError('link-refused', { detail: 'by the host' }) }
  }
  if (verdict?.type === 'token') {
    return { type: 'unreachable', error: new WorkbinError('csrf-rejected') }
  }
  // A Bayeux refusal, as opposed to a failed request, carries no failure.
  const isRefusal = own(message, 'failure') === undefined
  if (isRefusal && isPoll && (action === 'handshake' || isForgotten(message))) {
    return { type: 'forgotten' }
  }
  if (isRefusal && action === 'none') {
    return { type: 'refused', error: new WorkbinError('link-refused', { detail: code(message) }) }
  }
  // It would be delivered again and again; another session begins without it.
  if (isPoll && answer?.isTooLarge !== true) return null
  return { type: 'unreachable', error: unreachable(message), retryAfter: answer?.retryAfter }
}

/** Why a refused `/meta/subscribe` of the workbins topic ends the session. */
export function whyNotJoined(reply: Message): LinkEnd {
  if (own(reply, 'failure') !== undefined) return { type: 'unreachable', error: unreachable(reply) }
  if (isForgotten(reply)) return { type: 'forgotten' }
  return { type: 'refused', error: new WorkbinError('link-refused', { detail: code(reply) }) }
}

/** Why a channel was not joined; null where it was. Without an answer it may be another time. */
export function whyRefused(reply: Message): WorkbinError | null {
  if (reply.successful === true) return null
  if (own(reply, 'failure') !== undefined) return unreachable(reply)
  return new WorkbinError('channel-refused', { detail: code(reply) })
}

/** `402::Unknown client` (Java), `402::session_unknown` (Node), `403::Unknown client` (others). */
export function isForgotten({ error = '' }: Message): boolean {
  return error.startsWith('402') || /unknown/i.test(error)
}

/** The number of a Bayeux error; its text may hold names. */
function code({ error = '' }: Message): string {
  return /^\d{3}/.exec(error)?.[0] ?? 'no code'
}

/** What a failed request says, without its text. */
export function unreachable(message: Message): WorkbinError {
  const status = failedAnswer(message)?.status ?? 0
  const detail = status === 0 ? 'no answer' : `HTTP ${status}`
  return new WorkbinError('link-unreachable', { detail, httpStatus: status })
}
