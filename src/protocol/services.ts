/** What arrives on `/notifications/services`: whether the Interaction Server behind GWS is up. */
import { own } from './own.js'

/** The CometD topic of service states; note that it has no `/v2`. */
export const servicesTopic = '/notifications/services'

/**
 * Reads the state of the Interaction Server (service type `MultiMediaState`, state
 * `Active | Inactive`, as in `GET /services`) out of a message; undefined where it says nothing
 * about it. The message's outer shape is not documented, so the service is looked for in the data
 * itself, in its properties, and in lists among them.
 */
export function parseServiceMessage(data: unknown): 'up' | 'down' | undefined {
  const nested: readonly unknown[] =
    typeof data === 'object' && data !== null ? Object.values(data) : []
  const candidates: readonly unknown[] = [data, ...nested.flat()]
  for (const candidate of candidates) {
    if (own(candidate, 'type') !== 'MultiMediaState') continue
    const state = own(candidate, 'state')
    if (state === 'Active') return 'up'
    if (state === 'Inactive') return 'down'
  }
  return undefined
}
