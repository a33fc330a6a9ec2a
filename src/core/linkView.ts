/** What a target needs to know of the link: one frozen object, replaced when something in it changes. */
import type { ServiceState } from './connectionState.js'
import { isSame } from './isSame.js'
import { hasSession, type LinkState } from './linkState.js'

/** Why nothing can be asked for now. */
export type Obstacle = 'link' | 'signed-out' | 'blocked' | 'not-ready'

/** The link as targets see it. */
export interface LinkView {
  /** The session that is there, or 0. */
  readonly session: number
  readonly gap: number
  /** Joined, proved, and the agent's session is ready: requests may go out, confirmations count. */
  readonly isLive: boolean
  readonly obstacle: Obstacle | null
  readonly service: ServiceState
  readonly isOffline: boolean
  /** When the link last proved itself (epoch ms). */
  readonly provedAt: number | null
}

/** Makes the view, or returns `previous` where nothing that matters to a target has changed. */
export function viewLink(link: LinkState, isOffline: boolean, previous?: LinkView): LinkView {
  const obstacle = findObstacle(link)
  const view = {
    session: hasSession(link) ? link.session : 0,
    gap: link.gap,
    isLive: obstacle === null,
    obstacle,
    service: link.service,
    isOffline,
    provedAt: link.provedAt,
  }
  return previous !== undefined && isSameView(view, previous) ? previous : view
}

/** `provedAt` alone changes with every poll, and matters only once something else does. */
function isSameView(view: LinkView, previous: LinkView): boolean {
  return isSame({ ...view, provedAt: previous.provedAt }, previous)
}

function findObstacle(link: LinkState): Obstacle | null {
  if (link.phase === 'blocked') return 'blocked'
  if (link.signedOut) return 'signed-out'
  if (link.phase !== 'live') return 'link'
  return link.isReady ? null : 'not-ready'
}

/** The view on a link that starts anew, for another agent. */
export function withoutSession(view: LinkView): LinkView {
  return {
    ...view,
    session: 0,
    isLive: false,
    obstacle: 'link',
    service: 'unknown',
    provedAt: null,
  }
}
