/** Runs the link machine: opens and closes sessions, keeps its one timer, and holds it while somebody needs it. */
import type { Clock } from './clock.js'
import { createStore, type Readable } from './createStore.js'
import { stepLink, type LinkEvent } from './link.js'
import { initialLink, isOpen, type LinkState } from './linkState.js'
import type { LinkFact, LinkPort, LinkSession } from './ports.js'

/** The running link. */
export interface Link extends Readable<LinkState> {
  /** Holds the link until the returned function is called. */
  hold(): () => void
  tell(event: LinkEvent): void
}

/** What the link needs and whom it tells. */
export interface LinkOptions {
  readonly port: LinkPort
  readonly clock: Clock
  readonly isReady: boolean
  onMessage(channel: string, data: unknown): void
}

/** Makes the link; nothing happens before somebody holds it. */
export function createLink({ port, clock, isReady, onMessage }: LinkOptions): Link {
  const store = createStore(initialLink(isReady))
  let session: LinkSession | null = null
  let cancelTimer = (): void => {}
  const events: LinkEvent[] = []
  let holders = 0

  /** One event after the other: what a session or a listener tells meanwhile waits its turn. */
  const tell = (event: LinkEvent): void => {
    events.push(event)
    if (events.length > 1) return
    try {
      for (const next of events) step(next)
    } finally {
      events.length = 0
    }
  }

  const step = (event: LinkEvent): void => {
    const previous = store.getState()
    const next = stepLink(previous, event, clock)
    if (next === previous) return
    store.setState(next)
    reconcile(previous, next)
  }

  const reconcile = (previous: LinkState, next: LinkState): void => {
    if (session !== null && (!isOpen(next) || next.opening !== previous.opening)) {
      session.close()
      session = null
    }
    if (next.retry !== previous.retry) arm(next)
    if (next.opening !== previous.opening) open(next.opening)
    else if (next.polling !== previous.polling) session?.poll()
  }

  const arm = ({ retry }: LinkState): void => {
    cancelTimer()
    if (retry === null) return
    const onDue = (): void => {
      tell({ type: 'due' })
      // Timers may come a little early, or be cut off at what they can count to.
      if (store.getState().retry === retry) arm(store.getState())
    }
    cancelTimer = clock.schedule(onDue, Math.max(0, retry.at - clock.now()))
  }

  const open = (opening: number): void => {
    const report = (fact: LinkFact): void => {
      if (store.getState().opening !== opening) return
      if (fact.type === 'message') onMessage(fact.channel, fact.data)
      else tell(fact)
    }
    session = port.open(report)
  }

  const release = (): void => {
    holders -= 1
    // In a later task, so that StrictMode and a remount in one commit change nothing.
    if (holders === 0) clock.schedule(() => holders === 0 && tell({ type: 'released' }), 0)
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    tell,
    hold() {
      holders += 1
      if (holders === 1) tell({ type: 'started' })
      let isHeld = true
      return () => {
        if (isHeld) release()
        isHeld = false
      }
    },
  }
}
