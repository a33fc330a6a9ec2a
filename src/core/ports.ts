/** What the core needs from the world: a link, requests, locks across tabs, and the browser's signals. */
import type { MoveOperation, SubscriptionOperation } from '../protocol/operations.js'
import type { WorkbinTarget } from '../protocol/target.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import type { WorkbinError } from './errors.js'
import type { ListOutcome } from './listAnswer.js'
import type { ItemOutcome } from './itemOutcome.js'

/** Why a push session is over. */
export type LinkEnd =
  /** No answer, or an answer that only says "later": try again with back-off. */
  | {
      readonly type: 'unreachable'
      readonly error: WorkbinError
      readonly retryAfter?: number | undefined
    }
  /** The server no longer knows the session (402). */
  | { readonly type: 'forgotten' }
  /** The server does not know the agent. */
  | { readonly type: 'signed-out'; readonly error: WorkbinError }
  /** The server said not to come back. */
  | { readonly type: 'refused'; readonly error: WorkbinError }

/** A fact about the push session that is open. Times are monotonic ms. */
export type LinkFact =
  | { readonly type: 'handshaken' }
  /** The workbins topic answered our `/meta/subscribe` on this session. */
  | { readonly type: 'joined' }
  /** A poll was answered; it had been sent at `sentAt`. */
  | { readonly type: 'polled'; readonly sentAt: number }
  /** A request of the session failed: messages may be lost. The next poll waits for `poll()`. */
  | {
      readonly type: 'disturbed'
      readonly error: WorkbinError
      readonly pollHeld: boolean
      /** How long the server asks to be left alone (ms). */
      readonly retryAfter?: number | undefined
    }
  | { readonly type: 'ended'; readonly end: LinkEnd }
  /** The machine stood still, or a check was not answered: nothing before now counts. */
  | { readonly type: 'suspected' }
  /** Whether another client of this browser holds the long poll. */
  | { readonly type: 'crowded'; readonly crowded: boolean }
  /** Comes once, however many of the joined channels bring it. */
  | { readonly type: 'message'; readonly channel: string; readonly data: unknown }
  /** The answer to `joinChannels`, for one of them: joined, or why not. */
  | { readonly type: 'channel'; readonly channel: string; readonly error: WorkbinError | null }

/** One open push session. */
export interface LinkSession {
  /** Polls now: runs the poll that is held back, or replaces the one under way. */
  poll(): void
  /** Asks whether the session is there, without disturbing the poll; without an answer it is `suspected`. */
  check(): void
  /** Joins channels besides the two topics; only once the workbins topic is `joined`. */
  joinChannels(channels: readonly string[]): void
  /** Leaves one of them again. */
  leaveChannel(channel: string): void
  /** The page goes for good: tells the server by a request that outlives it. */
  leave(): void
  /** Ends it; tells the server where that is still possible. No fact comes afterwards. */
  close(): void
}

/** Opens push sessions, one at a time. */
export interface LinkPort {
  open(report: (fact: LinkFact) => void): LinkSession
}

/** What one request came to. */
export type RequestOutcome =
  | { readonly type: 'accepted'; readonly reference: number | null }
  /** May succeed later. `executed: 'unknown'` where the server may have carried it out all the same. */
  | {
      readonly type: 'retry'
      readonly error: WorkbinError
      readonly executed: 'no' | 'unknown'
      readonly retryAfter?: number | undefined
      /** After so many failed tries in a row it is not tried any more. Missing: for ever. */
      readonly mostTries?: number | undefined
    }
  /** `executed: 'unknown'` where that was not said by GWS, but by something before it. */
  | {
      readonly type: 'fatal'
      readonly error: WorkbinError
      readonly executed?: 'unknown' | undefined
    }
  | {
      readonly type: 'signed-out'
      readonly error: WorkbinError
      readonly executed?: 'unknown' | undefined
    }
  /** Not sent: an Unsubscribe of what somebody else may need, an operation that is wanted no more. */
  | { readonly type: 'left' }

/** Sends our requests. Resolves always; the outcome says what happened. */
export interface RequestPort {
  operate(
    operation: SubscriptionOperation,
    target: WorkbinTarget,
    signal: AbortSignal,
  ): Promise<RequestOutcome>
}

/** Reads lists. Resolves always; the outcome says what happened. */
export interface ListPort {
  list(target: WorkbinTarget, signal: AbortSignal): Promise<ListOutcome<WorkbinItem>>
}
/** What one GET came to. `body` is the JSON of a successful answer, untrusted. */
export type ReadOutcome =
  | { readonly type: 'read'; readonly body: unknown }
  | Exclude<RequestOutcome, { readonly type: 'accepted' | 'left' }>

/** Reads a path below the API's base URL. Resolves always. */
export type ReadPort = (path: string, signal: AbortSignal) => Promise<ReadOutcome>
/** Moves interactions. Resolves always. */
export interface MovePort {
  /** Sends an operation when its turn comes, if `begin` says so then; else it is `left`. */
  move(
    operation: MoveOperation,
    target: WorkbinTarget,
    begin: () => boolean,
    signal: AbortSignal,
  ): Promise<RequestOutcome>
  /**
   * Runs all of an operation, its proof included, where the host sees it. Rejects where the host's
   * own callbacks kept it from being begun.
   */
  run(
    operationName: string,
    target: WorkbinTarget,
    task: () => Promise<ItemOutcome>,
  ): Promise<ItemOutcome>
}

/** Agrees with the other tabs of the agent who still needs what. */
export interface LockPort {
  /** Marks `name` as needed here until it is released. Resolves once no tab is ending it; null at once. */
  hold(name: string): Promise<void> | null
  release(name: string): void
  /** Releases `name`, and runs `task` if no other tab needs it; null where one does. */
  whenAlone<Result>(name: string, task: () => Promise<Result>): Promise<Result | null>
}

/** What the browser tells. */
export type Signal =
  /** The network is back, or the page is seen again: a good moment to try. */
  | 'online'
  | 'visible'
  | 'offline'
  /** The page did not run for a while (frozen, cached): what arrives first may be stale. */
  | 'resumed'
  /** The page goes for good. */
  | 'leaving'

/** A good moment to try: `kicked` the network is back · `seen` the page is seen again. */
export type Kick = 'kicked' | 'seen'

/** Tells the browser's signals until the returned function is called. */
export interface SignalPort {
  listen(listener: (signal: Signal) => void): () => void
  isOffline(): boolean
}
