/** What the push link gives to say: to a whole page, and to a list that has no page around it. */
import type { ConnectionState } from '../../core/connectionState.js'
import type { WorkbinError } from '../../core/errors.js'
import { formatMoment } from '../words/formatMoment.js'
import {
  from,
  nothing,
  write,
  type NoticeContext,
  type NoticeDraft,
  type TimedNotice,
} from './NoticeModel.js'

/** What is true of every list while the link is away. */
const keepWorking = 'You can keep working; workbin contents may be out of date.'

/** What the link says of itself: a loss once it has lasted, and at once what does not pass by itself. */
export function connectionNotice(connection: ConnectionState, context: NoticeContext): TimedNotice {
  const { status, since, degraded, service, error } = connection
  switch (status) {
    case 'idle':
      return nothing
    case 'connecting':
    case 'reconnecting':
      return from(since + context.timings.lost, context, () =>
        write(lossOf(connection, context), context),
      )
    case 'connected':
      if (service === 'down') return write(serviceDown, context)
      return degraded === null ? nothing : write(otherTab, context)
    case 'signed-out':
      return write(signedOut, context)
    case 'blocked':
      return write(blocked(error), context)
    case 'closed':
      return write(closed, context)
    default:
      return status satisfies never
  }
}

function lossOf(
  { status, since, retryAt, isOffline }: ConnectionState,
  { now, place, say }: NoticeContext,
): NoticeDraft {
  const draft = { text: [keepWorking], retryAt, action: 'reconnect' } as const
  const time = formatMoment(since, now, place)
  if (isOffline) {
    const title = { written: say.offlineSince(time) }
    return { ...draft, reason: 'offline', look: ['warning', 'offline'], title }
  }
  if (status === 'reconnecting') {
    const title = { written: say.interrupted(time) }
    return { ...draft, reason: 'interrupted', look: ['warning', 'sync'], title }
  }
  return {
    ...draft,
    reason: 'not-connected',
    look: ['warning', 'waiting'],
    title: 'Live updates are not available yet.',
    text: ['The server has not been reached.'],
  }
}

/** The server behind GWS is down; its return is told, so that nothing needs to be done. */
export const serviceDown: NoticeDraft = {
  reason: 'service',
  look: ['warning', 'attention'],
  title: 'The server for workbins is not available.',
  text: [keepWorking],
}

/** GWS does not know the agent any more. */
export const signedOut: NoticeDraft = {
  reason: 'signed-out',
  look: ['warning', 'unavailable'],
  title: 'You are signed out.',
  text: ['Sign in again to get live updates.'],
  action: 'sign-in',
}

/** GWS refused the link, for a reason that is in `error` where it is known. */
export function blocked(error: WorkbinError | null): NoticeDraft {
  return {
    reason: 'blocked',
    look: ['danger', 'failed'],
    title: 'Live updates are blocked.',
    text: ['The server refused the connection.', 'Tell your administrator if this lasts.'],
    action: 'reconnect',
    error,
  }
}

const closed: NoticeDraft = {
  reason: 'closed',
  look: ['neutral', 'unavailable'],
  title: 'Live updates are closed.',
  text: ['Reload the page to get live updates again.'],
}

const otherTab: NoticeDraft = {
  reason: 'other-tab',
  look: ['neutral', 'attention'],
  title: 'In use in another tab.',
  text: ['Live updates may come seconds late here. Close the other tab to change that.'],
}
