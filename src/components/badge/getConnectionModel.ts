/** Folds the push link into what the agent sees of it. */
import type { ConnectionState, ConnectionStatus } from '../../core/connectionState.js'
import { defaultTimings } from '../../core/timings.js'
import { formatTime } from '../words/formatTime.js'
import type { BadgeModelOptions } from './getBadgeModel.js'
import type { StatusIcon } from './icons.js'
import { badgeSentences } from '../words/badgeWords.js'
import { completeLabels, type WorkbinWord } from '../words/labels.js'
import type { StatusLook, StatusTone } from './StatusLook.js'

/** The look of the link, with the truth beside it. */
export interface ConnectionModel extends StatusLook {
  readonly status: ConnectionStatus
}

type Appearance = readonly [tone: StatusTone, icon: StatusIcon, word: WorkbinWord]

/**
 * What `ConnectionStatus` shows for the push link: its headless twin. Pure.
 *
 * "Connected" means the link and nothing more: whether a list is live is said by its own badge.
 *
 * @param connection - what `useCometdConnection` returned
 * @param options - moment, words, locale and durations
 * @returns tone, icon, words, and when they change by themselves
 * @example
 * ```tsx
 * import { getConnectionModel, useCometdConnection } from 'gws-workbins'
 *
 * function LinkWord() {
 *   return <b>{getConnectionModel(useCometdConnection()).text}</b>
 * }
 * ```
 */
export function getConnectionModel(
  connection: ConnectionState,
  options: BadgeModelOptions = {},
): ConnectionModel {
  const { now = Date.now() } = options
  const say = completeLabels(options.labels, badgeSentences)
  const { status, since, retryAt } = connection
  const graceEnds = since + (options.timings?.grace ?? defaultTimings.grace)
  const isChecking = status === 'reconnecting' && now < graceEnds
  const [tone, icon, word] = isChecking ? checking : appearance(connection)

  const label = say[word] ?? word
  const isWaiting = word === 'Connecting' || word === 'Reconnecting'
  const nextTry = isWaiting && retryAt !== null && retryAt > now ? retryAt : null
  const look = { status, tone, icon, label, changesAt: isChecking ? graceEnds : nextTry }
  if (nextTry !== null) {
    const detail = say.nextTry(formatTime(nextTry, options, { second: '2-digit' }))
    return { ...look, detail, text: say.list([label, detail]) }
  }
  if (word === 'Offline' && status === 'reconnecting') {
    const detail = say.since(formatTime(since, options))
    return { ...look, detail, text: `${label} ${detail}` }
  }
  return { ...look, detail: null, text: label }
}

const checking: Appearance = ['neutral', 'sync', 'Checking']

function appearance({ status, isOffline, degraded, service }: ConnectionState): Appearance {
  switch (status) {
    case 'idle':
      return ['neutral', 'off', 'Not connected']
    case 'connecting':
      return isOffline ? ['warning', 'offline', 'Offline'] : ['neutral', 'waiting', 'Connecting']
    case 'connected':
      if (service === 'down') return ['warning', 'attention', 'Server unavailable']
      return degraded === null
        ? ['success', 'live', 'Connected']
        : ['warning', 'attention', 'In use in another tab']
    case 'reconnecting':
      return isOffline ? ['warning', 'offline', 'Offline'] : ['warning', 'sync', 'Reconnecting']
    case 'signed-out':
      return ['neutral', 'unavailable', 'Signed out']
    case 'blocked':
      return ['danger', 'failed', 'Connection blocked']
    case 'closed':
      return ['neutral', 'unavailable', 'Connection closed']
    default:
      return status satisfies never
  }
}
