/** The last word of a push session whose page goes for good: a request that outlives it. */
import type { SessionCometdOptions } from './SessionCometd.js'

/** Sends it; nobody waits for the answer. Without a session there is nothing to say. */
export function sendFarewell(
  clientId: string | null,
  { appendMessageType, http, networkDelay, url }: Omit<SessionCometdOptions, 'onFailure'>,
): void {
  if (clientId === null) return
  void http({
    method: 'POST',
    url: appendMessageType ? `${url}/disconnect` : url,
    body: JSON.stringify([{ channel: '/meta/disconnect', id: 'leave', clientId }]),
    timeout: networkDelay,
    keepalive: true,
  })
}
