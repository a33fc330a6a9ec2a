/** Reads `GET /services`: the servers behind GWS. */
import { ownList, ownString } from './own.js'

/** A server behind GWS. */
export interface Service {
  /** Such as `MultiMediaState`, which is the Interaction Server. */
  readonly type: string
  /** `Active` or `Inactive`. */
  readonly state: string
}

/** The services of an answer; null where it is no such answer. */
export function parseServiceList(body: unknown): readonly Service[] | null {
  const list = ownList(body, 'services')
  if (list === undefined) return null
  return list.flatMap((service) => {
    const type = ownString(service, 'type')
    const state = ownString(service, 'state')
    return type === undefined || state === undefined ? [] : [{ type, state }]
  })
}
