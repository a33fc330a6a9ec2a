/** Judges what the answer of a Subscribe or Unsubscribe means for its target. */
import { WorkbinError } from '../core/errors.js'
import type { RequestOutcome } from '../core/ports.js'
import { readPartialStatus, readReference, type Envelope } from '../protocol/envelope.js'
import { isHtml, judge, type HttpAnswer } from './httpAnswer.js'

/** What the answer of a Subscribe or Unsubscribe on one workbin means. */
export function classify(answer: HttpAnswer, workbinId: string): RequestOutcome {
  const verdict = judge(answer)
  switch (verdict.type) {
    case 'signed-out':
      return signedOut()
    case 'token':
      return later(isAboutToken(answer) ? 'csrf-rejected' : 'malformed-answer', answer, 'no')
    case 'later':
      return notNow(answer)
    case 'no':
      return refusal(verdict.envelope?.statusCode, answer)
    case 'ok':
      if (verdict.envelope !== undefined) {
        return classifyEnvelope(verdict.envelope, answer, workbinId)
      }
      // Nothing but success was said; which request it was, the confirmation has to tell.
      return answer.ruling === 'ok' || answer.text.trim() === ''
        ? { type: 'accepted', reference: null }
        : later('malformed-answer', answer, 'unknown')
    default:
      return verdict satisfies never
  }
}

function classifyEnvelope(
  envelope: Envelope,
  answer: HttpAnswer,
  workbinId: string,
): RequestOutcome {
  const { statusCode } = envelope
  const status = statusCode === 7 ? readPartialStatus(envelope, workbinId) : statusCode
  if (status !== 0 && answer.ruling !== 'ok') return refusal(status, answer)
  return { type: 'accepted', reference: readReference(envelope, workbinId) }
}

/** A 403 that is no envelope and does not speak of CSRF is a gateway's. */
export function isAboutToken({ status, text }: HttpAnswer): boolean {
  return status === 403 && /csrf/i.test(text)
}

function notNow(answer: HttpAnswer): RequestOutcome {
  const { status } = answer
  if (status === 0) return later('request-failed', answer, 'unknown')
  const isBehind = status === 502 || status === 504 || status < 300
  return later('service-unavailable', answer, isBehind ? 'unknown' : 'no')
}

function later(
  code: 'csrf-rejected' | 'malformed-answer' | 'request-failed' | 'service-unavailable',
  { retryAfter, status }: HttpAnswer,
  executed: 'no' | 'unknown',
): RequestOutcome {
  const error = new WorkbinError(code, { detail: statusDetail(status), httpStatus: status })
  return { type: 'retry', error, executed, retryAfter }
}

/** A GWS `statusCode` that is no success, or an HTTP refusal without one. */
function refusal(statusCode: number | undefined, answer: HttpAnswer): RequestOutcome {
  const { retryAfter, status: httpStatus } = answer
  const detail = statusCode === undefined ? statusDetail(httpStatus) : `statusCode ${statusCode}`
  const details = { detail, httpStatus, statusCode }
  const fatal = (code: 'forbidden' | 'not-found' | 'request-rejected'): RequestOutcome => ({
    type: 'fatal',
    error: new WorkbinError(code, details),
  })
  if (answer.ruling === 'fatal') return fatal('request-rejected')
  if (statusCode === 20) return signedOut()
  if (statusCode === 3 || statusCode === 5) return fatal('forbidden')
  if (statusCode === undefined && httpStatus === 403) return fatal('forbidden')
  // A page is no answer of GWS: something before it is in the way, and may not be for long.
  if (statusCode === undefined && isHtml(answer.text)) {
    return later('service-unavailable', answer, 'no')
  }
  if (statusCode === 6 || httpStatus === 404) return fatal('not-found')
  if (statusCode !== undefined && passing.has(statusCode)) {
    const error = new WorkbinError('service-unavailable', details)
    return { type: 'retry', error, executed: 'no', retryAfter }
  }
  if (statusCode === 1 || statusCode === 10 || httpStatus === 400) return fatal('request-rejected')
  // Not documented for this request: it may pass, and is not asked for for ever.
  const error = new WorkbinError('request-rejected', details)
  return { type: 'retry', error, executed: 'no', retryAfter, mostTries: 3 }
}

/** Codes that tell of a state which passes: not valid now, internal error, processing, in use. */
const passing: ReadonlySet<number> = new Set([2, 4, 9, 19])

function signedOut(): RequestOutcome {
  return { type: 'signed-out', error: new WorkbinError('not-signed-in') }
}

/** The status of an answer, in words. */
export function statusDetail(status: number): string {
  return status === 0 ? 'no answer' : `HTTP ${status}`
}
