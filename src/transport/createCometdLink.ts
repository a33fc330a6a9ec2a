/** The link's port over CometD: the agent is checked, then a session opened; one at a time. */
import { WorkbinError } from '../core/errors.js'
import type { LinkEnd, LinkFact, LinkPort, LinkSession } from '../core/ports.js'
import { CometdSession, type SessionOptions } from './CometdSession.js'
import type { ServerManners } from './ServerManners.js'

/** CometD looks for a `window` when it is made: in Node the host has to provide one. */
function unfit(cause: unknown): WorkbinError {
  return new WorkbinError('link-refused', {
    detail: 'CometD needs a window: in Node set globalThis.window = globalThis first',
    cause,
  })
}

function isUnanswered(end: LinkEnd): boolean {
  return end.type === 'unreachable' && end.error.httpStatus === 0
}

/** What the port needs. */
export interface CometdLinkOptions extends Omit<SessionOptions, 'manners' | 'report'> {
  /** Makes sure that GWS knows the agent; null where the handshake may follow. */
  prepare(): Promise<LinkEnd | null>
}

/** Makes the port; nothing happens before `open`. */
export function createCometdLink({ prepare, ...options }: CometdLinkOptions): LinkPort {
  const { verify } = options
  const manners: ServerManners = { ignoresHeartbeat: 'unknown' }
  /** Sessions in a row that began with no answer. */
  let unanswered = 0
  return {
    open(tell) {
      const report = (fact: LinkFact): void => {
        if (fact.type === 'handshaken') unanswered = 0
        else if (fact.type === 'ended' && isUnanswered(fact.end)) unanswered += 1
        tell(fact)
      }
      let session: LinkSession | null = null
      let isClosed = false
      const start = (end: LinkEnd | null): void => {
        if (isClosed) return
        if (end === null) session = new CometdSession({ ...options, manners, report })
        else report({ type: 'ended', end })
      }
      // A refusal that the browser may not read looks like no network: every third time the agent is asked for.
      const isDoubtful = unanswered % 3 === 2
      const begin = isDoubtful ? verify : prepare
      begin()
        .then(start)
        .catch((cause: unknown) =>
          report({ type: 'ended', end: { type: 'refused', error: unfit(cause) } }),
        )
      return {
        poll: () => session?.poll(),
        check: () => session?.check(),
        joinChannels: (channels) => session?.joinChannels(channels),
        leaveChannel: (channel) => session?.leaveChannel(channel),
        leave: () => session?.leave(),
        close() {
          isClosed = true
          session?.close()
        },
      }
    },
  }
}
