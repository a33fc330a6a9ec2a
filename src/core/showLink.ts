/** Folds all that is known of the link into the status that is shown. */
import type { ConnectionState, ConnectionStatus } from './connectionState.js'
import { isSame } from './isSame.js'
import type { LinkState } from './linkState.js'

/** The state of the connection now; `previous` is kept, object and all, where nothing changed. */
export function showLink(
  link: LinkState,
  isOffline: boolean,
  wall: number,
  previous?: ConnectionState,
): ConnectionState {
  const status = statusOf(link)
  const next: ConnectionState = {
    status,
    since: previous?.status === status ? previous.since : wall,
    session: link.session,
    attempt: link.phase === 'live' ? 0 : link.attempt,
    retryAt: link.retry?.wall ?? null,
    degraded: link.crowded ? 'multiple-clients' : null,
    service: link.service,
    isOffline,
    error: link.error,
  }
  return previous !== undefined && isSame(next, previous) ? previous : next
}

function statusOf(link: LinkState): ConnectionStatus {
  switch (link.phase) {
    case 'off':
      return 'idle'
    case 'starting':
    case 'joining':
    case 'waiting':
      if (link.signedOut) return 'signed-out'
      return link.hasBeenLive ? 'reconnecting' : 'connecting'
    case 'live':
      return 'connected'
    case 'suspect':
      return 'reconnecting'
    case 'auth':
      return 'signed-out'
    case 'blocked':
    case 'closed':
      return link.phase
    default:
      return link.phase satisfies never
  }
}
