/** Drives the machine of the link without a session behind it: events in, state and shown status out. */
import type { ConnectionState } from '../../src/core/connectionState.js'
import { WorkbinError } from '../../src/core/errors.js'
import { stepLink, type LinkEvent } from '../../src/core/link.js'
import { initialLink, type LinkState } from '../../src/core/linkState.js'
import type { LinkEnd } from '../../src/core/ports.js'
import { showLink } from '../../src/core/showLink.js'
import { createFakeClock, type FakeClock } from './fakeClock.js'

/** An event that is but its name. */
type Bare =
  | 'started'
  | 'released'
  | 'due'
  | 'retryAsked'
  | 'authRenewed'
  | 'kicked'
  | 'seen'
  | 'suspected'
  | 'handshaken'
  | 'joined'

/** One link under test. */
export interface LinkDrive {
  readonly clock: FakeClock
  readonly link: LinkState
  readonly shown: ConnectionState
  /** Monotonic ms at which each session was asked for. */
  readonly openings: readonly number[]
  tell(event: LinkEvent | Bare): void
  /** A poll that was sent `ago` ms before now is answered. */
  polled(ago?: number): void
  end(end: LinkEnd): void
  /** Handshake, join and first poll. */
  goLive(): void
  /** Lets time pass; runs what falls due. */
  advance(ms: number): void
}

/** A session that could not be reached, or an order when to come back. */
export function unreachable(retryAfter?: number): LinkEnd {
  return { type: 'unreachable', error: new WorkbinError('link-unreachable'), retryAfter }
}

/** A session whose agent GWS does not know. */
export const signedOut: LinkEnd = { type: 'signed-out', error: new WorkbinError('not-signed-in') }

/** The link before anybody holds it. */
export function driveLink(isReady = true): LinkDrive {
  const clock = createFakeClock()
  const openings: number[] = []
  let link = initialLink(isReady)
  let shown = showLink(link, false, clock.wall())

  const tell = (event: LinkEvent | Bare): void => {
    const { opening } = link
    link = stepLink(link, typeof event === 'string' ? { type: event } : event, clock)
    shown = showLink(link, false, clock.wall(), shown)
    if (link.opening !== opening) openings.push(clock.now())
  }

  const polled = (ago = 100): void => tell({ type: 'polled', sentAt: clock.now() - ago })

  return {
    clock,
    openings,
    tell,
    polled,
    get link() {
      return link
    },
    get shown() {
      return shown
    },
    end: (end) => tell({ type: 'ended', end }),
    goLive() {
      tell('handshaken')
      clock.advance(50)
      tell('joined')
      polled(10)
    },
    advance(ms) {
      const until = clock.now() + ms
      for (let at = link.retry?.at; at !== undefined && at <= until; at = link.retry?.at) {
        clock.advance(Math.max(0, at - clock.now()))
        tell('due')
        if (link.retry?.at === at) throw new Error('what was due is due again')
      }
      clock.advance(until - clock.now())
    },
  }
}

/** A link that is live on its first session. */
export function driveLiveLink(): LinkDrive {
  const drive = driveLink()
  drive.tell('started')
  drive.goLive()
  return drive
}
