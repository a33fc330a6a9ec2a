/** The link's port over CometD: the agent is checked, then a session opened; one at a time. */
import { WorkbinError } from '../core/errors.js'
import type { LinkEnd, LinkPort, LinkSession } from '../core/ports.js'
import { CometdSession, type SessionOptions } from './CometdSession.js'

/** CometD looks for a `window` when it is made: in Node the host has to provide one. */
function unfit(cause: unknown): WorkbinError {
  return new WorkbinError('link-refused', {
    detail: 'CometD needs a window: in Node set globalThis.window = globalThis first',
    cause,
  })
}

/** What the port needs. */
export interface CometdLinkOptions extends Omit<SessionOptions, 'manners' | 'report'> {
  /** Makes sure that GWS knows the agent; null where the handshake may follow. */
  prepare(): Promise<LinkEnd | null>
}

/** Makes the port; nothing happens before `open`. */
export function createCometdLink({ prepare, ...options }: CometdLinkOptions): LinkPort {
  const manners = { ignoresHeartbeat: false }
  return {
    open(report) {
      let session: LinkSession | null = null
      let isClosed = false
      const start = (end: LinkEnd | null): void => {
        if (isClosed) return
        if (end === null) session = new CometdSession({ ...options, manners, report })
        else report({ type: 'ended', end })
      }
      prepare()
        .then(start)
        .catch((cause: unknown) =>
          report({ type: 'ended', end: { type: 'refused', error: unfit(cause) } }),
        )
      return {
        poll: () => session?.poll(),
        check: () => session?.check(),
        leave: () => session?.leave(),
        close() {
          isClosed = true
          session?.close()
        },
      }
    },
  }
}
