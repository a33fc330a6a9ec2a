/** Tells when the link is there again, and whether the agent has signed in since. */
import type { ConnectionState } from './connectionState.js'
import type { Readable } from './createStore.js'

/** Calls `listener` each time the link has become `connected`. */
export function watchConnected(
  state: Readable<ConnectionState>,
  listener: (isNewLogin: boolean) => void,
): void {
  let before = state.getState().status
  let wasSignedOut = before === 'signed-out'
  state.subscribe(() => {
    const { status } = state.getState()
    const isNews = status === 'connected' && before !== status
    wasSignedOut ||= status === 'signed-out'
    before = status
    if (!isNews) return
    const isNewLogin = wasSignedOut
    wasSignedOut = false
    listener(isNewLogin)
  })
}
