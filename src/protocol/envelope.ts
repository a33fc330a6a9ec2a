/** The envelope around every GWS answer: `{ statusCode, statusMessage?, … }`, read without trust. */
import { own, ownString } from './own.js'

/** Every documented `statusCode` (page "Return values", 8.5.2 and 8.6). */
export const statusCodes: Readonly<Record<number, string>> = {
  0: 'success',
  1: 'required parameter missing',
  2: 'parameter not valid for the current state',
  3: 'operation forbidden',
  4: 'internal error of GWS or a server behind it',
  5: 'no permission',
  6: 'resource not found',
  7: 'partial success',
  8: 'change of password demanded',
  9: 'processing incomplete',
  10: 'input validation error',
  11: 'read-only property',
  12: 'unable to retrieve',
  13: 'unable to create',
  14: 'unable to delete',
  15: 'unable to update',
  16: 'unable to assign',
  17: 'unable to unassign',
  18: 'already exists',
  19: 'already in use',
  20: 'not authenticated',
}

/** A GWS answer. `body` is the parsed JSON, untrusted. */
export interface Envelope {
  readonly statusCode: number
  readonly statusMessage: string | undefined
  readonly body: unknown
}

/**
 * Reads an answer's text; undefined where it is no GWS envelope (HTML, half a JSON, another
 * program's JSON). Error answers are envelopes too, on any HTTP status: read the body before
 * judging the status.
 */
export function parseEnvelope(text: string): Envelope | undefined {
  const body = parseJson(text)
  const statusCode = own(body, 'statusCode')
  if (typeof statusCode !== 'number' || !Number.isInteger(statusCode)) return undefined
  return { statusCode, statusMessage: ownString(body, 'statusMessage'), body }
}

/** `JSON.parse` as a total function: undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/**
 * A `referenceId` as a number, or null. Numbers as documented; numeric strings are accepted,
 * because bulk maps have been seen with both.
 */
export function parseReference(value: unknown): number | null {
  if (typeof value === 'string') {
    return /^\d{1,15}$/.test(value) ? Number(value) : null
  }
  return typeof value === 'number' && Number.isSafeInteger(value) ? value : null
}

/**
 * The reference of the operation on one workbin: `referenceId`, or this workbin's entry of the
 * `referenceIds` map that operations on several workbins answer.
 */
export function readReference(envelope: Envelope, workbinId: string): number | null {
  const single = parseReference(own(envelope.body, 'referenceId'))
  return single ?? parseReference(own(own(envelope.body, 'referenceIds'), workbinId))
}

/**
 * The status of one workbin within a partial success (`statusCode: 7`): that of its entry in
 * `failed`, else success. An entry belongs to the workbin if it names it by `id`; one that names
 * no id belongs to it as well when it is the only one.
 */
export function readPartialStatus(envelope: Envelope, workbinId: string): number {
  const failed = own(envelope.body, 'failed')
  if (!Array.isArray(failed)) return 0
  const entries: readonly unknown[] = failed
  const ours =
    entries.find((entry) => own(entry, 'id') === workbinId) ??
    (entries.length === 1 && own(entries[0], 'id') === undefined ? entries[0] : undefined)
  const statusCode = own(ours, 'statusCode')
  if (ours === undefined) return 0
  return typeof statusCode === 'number' ? statusCode : 4
}
