/** A client whose every use by React is counted: what is open, what is heard, and nothing after it was given back. */
import type { WorkbinClient, WorkbinTarget } from 'gws-workbins/core'
import { targetKey } from '../../../src/protocol/target.js'

/** The client for React, and what React does with it. */
export interface WatchedClient {
  readonly client: WorkbinClient
  /** Listeners, handles and leases that were not given back. */
  readonly open: number
  /** Whether a handle of the target is held. */
  isObserved(target: WorkbinTarget): boolean
}

/** Wraps a client; `blame` is told what must never be. */
export function watchClient(client: WorkbinClient, blame: (fault: string) => void): WatchedClient {
  let open = 0
  const observed: string[] = []

  const counted = (giveBack: () => void): (() => void) => {
    open += 1
    let isOpen = true
    return () => {
      if (isOpen) open -= 1
      isOpen = false
      giveBack()
    }
  }

  const watched: WorkbinClient = {
    ...client,
    connect: () => counted(client.connect()),
    subscription(...args) {
      const handle = client.subscription(...args)
      const key = targetKey(args[0])
      observed.push(key)
      const giveBack = (): void => {
        observed.splice(observed.indexOf(key), 1)
        handle.release()
      }
      return { ...handle, release: counted(giveBack) }
    },
    peek(...args) {
      const readable = client.peek(...args)
      return {
        getState: readable.getState,
        subscribe(listener) {
          let isOver = false
          const stop = readable.subscribe(() => {
            if (isOver) blame('a listener is called after it was taken away')
            listener()
          })
          return counted(() => {
            isOver = true
            stop()
          })
        },
      }
    },
  }

  return {
    client: watched,
    get open() {
      return open
    },
    isObserved: (target) => observed.includes(targetKey(target)),
  }
}
