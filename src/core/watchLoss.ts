/** Tells a loss of the link only once it is worth an agent's attention. */
import type { Clock } from './clock.js'
import type { ConnectionState } from './connectionState.js'
import type { Readable } from './createStore.js'
import { notify } from './notify.js'

/** `lost` for longer than `timings.lost`; `failed` it will not come back by itself; `restored` after either. */
export type LossEvent = 'lost' | 'restored' | 'failed'

/** What is known of a loss. */
export interface LossInfo {
  /** When the link was lost (epoch ms). */
  readonly since: number
  /** What it takes to come back: nothing, a login, or a person. */
  readonly cause: 'link' | 'signed-out' | 'blocked'
}

/** Hears of losses. */
export type LossListener = (event: LossEvent, info: LossInfo) => void

/** Watches a connection until the returned function is called. Short interruptions are never told. */
export function watchLoss(
  connection: Readable<ConnectionState>,
  lostMs: number,
  clock: Clock,
  listener: LossListener,
): () => void {
  let told: LossEvent = 'restored'
  let since: number | null = null
  let hasBeenConnected = connection.getState().status === 'connected'
  let isRipe = false
  let cancel = (): void => {}

  const tell = (event: LossEvent, cause: LossInfo['cause']): void => {
    if (event === told || since === null) return
    told = event
    // What it throws must not keep this loss from being over.
    notify([listener.bind(null, event, { since, cause })])
  }

  const look = (): void => {
    const { status } = connection.getState()
    switch (status) {
      case 'connected':
        hasBeenConnected = true
        return over()
      case 'idle':
      case 'closed':
        hasBeenConnected = false
        return over()
      case 'connecting':
      case 'reconnecting':
        return lost('lost', 'link')
      case 'signed-out':
      case 'blocked':
        return lost('failed', status)
      default:
        return status satisfies never
    }
  }

  const lost = (event: LossEvent, cause: LossInfo['cause']): void => {
    if (!hasBeenConnected) return
    if (isRipe) return tell(event, cause)
    if (since !== null) return
    since = clock.wall()
    cancel = clock.schedule(() => {
      isRipe = true
      look()
    }, lostMs)
  }

  const over = (): void => {
    cancel()
    if (hasBeenConnected) tell('restored', 'link')
    told = 'restored'
    since = null
    isRipe = false
  }

  look()
  const stop = connection.subscribe(look)
  return () => {
    stop()
    cancel()
  }
}
