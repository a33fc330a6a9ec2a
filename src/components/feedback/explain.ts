/** Says an error in an agent's words: its own message is a developer's. */
import type { WorkbinError } from '../../core/errors.js'
import type { FeedbackWord } from '../words/feedbackWords.js'

/**
 * Why it failed, and who can help where the library cannot.
 *
 * @param error - of a subscription or of a list
 */
export function explain({ code, kind, retryable }: WorkbinError): readonly FeedbackWord[] {
  const why = kind === 'usage' && code !== 'invalid-target' ? misused : (reasons[code] ?? silent)
  return retryable ? [why] : [why, 'Tell your administrator if this lasts.']
}

const misused = 'This desktop is not set up correctly.'
const silent = 'The server did not answer.'
const unknown = 'The server knows no such workbin or group.'
const refused = 'The server refused live updates for this workbin.'
const unusable = 'The server gave an answer that cannot be used.'

const reasons: Readonly<Partial<Record<WorkbinError['code'], FeedbackWord>>> = {
  'subscription-refused': refused,
  'ended-by-server': refused,
  'not-confirmed': 'The server accepted the request, and has not confirmed it.',
  forbidden: 'You may not use this workbin, or the server has no live updates for it.',
  'invalid-target': unknown,
  'not-found': unknown,
  'request-rejected': unknown,
  'answer-too-large': 'This workbin holds more than can be read.',
  'service-unavailable': 'The server is not available.',
  'malformed-answer': unusable,
  'csrf-rejected': unusable,
}
