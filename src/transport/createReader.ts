/** Reads of the Workbins API: one GET, sent once, its answer judged like that of an operation. */
import { WorkbinError } from '../core/errors.js'
import type { ReadOutcome } from '../core/ports.js'
import { parseEnvelope, type Envelope } from '../protocol/envelope.js'
import { own } from '../protocol/own.js'
import { classify, statusDetail } from './classify.js'
import type { Http } from './createHttp.js'
import type { Limit } from './createLimit.js'

/** What to read. */
export interface Reading {
  /** Path and query below the API's base URL. */
  readonly path: string
  /** The workbin whose share of a partial success counts; '' for none. */
  readonly workbinId?: string | undefined
  /** The longest answer that is read, in characters. Default: that of every request. */
  readonly maxLength?: number | undefined
  readonly signal?: AbortSignal | undefined
}

/** Reads; resolves always. */
export type Reader = (reading: Reading) => Promise<ReadOutcome>

/** What the reader needs. */
export interface ReaderOptions {
  readonly baseUrl: string
  readonly http: Http
  /** Shared with the operations: a browser has few connections to one server. */
  readonly limit: Limit
  /** Deadline of one GET in ms, from when its turn comes. */
  readonly timeout: number
}

/** Makes the one function through which lists are read. */
export function createReader({ baseUrl, http, limit, timeout }: ReaderOptions): Reader {
  return async ({ maxLength, path, signal, workbinId = '' }) => {
    const url = baseUrl + path
    const answer = await limit(() => http({ method: 'GET', url, timeout, maxLength, signal }))
    if (answer.isTooLarge) return { type: 'fatal', error: new WorkbinError('answer-too-large') }
    const outcome = classify(answer, workbinId)
    if (outcome.type === 'left' || outcome.type === 'accepted') {
      const envelope = parseEnvelope(answer.text)
      if (envelope !== undefined && !isHalf(envelope)) return { type: 'read', body: envelope.body }
      const details = { detail: statusDetail(answer.status), httpStatus: answer.status }
      const error = new WorkbinError('malformed-answer', details)
      return { type: 'retry', error, executed: 'no' }
    }
    return outcome
  }
}

/** A partial success that does not say what failed may lack anything. */
function isHalf({ body, statusCode }: Envelope): boolean {
  return statusCode === 7 && !Array.isArray(own(body, 'failed'))
}
