/** What a race needs of a client and its server, be they of the core or of the whole library. */
import type { WorkbinTarget } from 'gws-workbins/core'
import type { ServerNature } from '../../core/hostileServer.js'
import type { WatchedClient } from './watchClient.js'

/** Lets `pass` happen when its turn comes. */
export type Gate = (label: string, pass: () => void) => void

/** One client with its server: the truth, and what can go wrong with it. Targets are told by index. */
export interface RaceServer {
  readonly targets: readonly WorkbinTarget[]
  readonly watched: WatchedClient
  /** The target whose Subscribe had this reference. */
  ownerOf(reference: number | null): number | undefined
  isHeld(target: number): boolean
  /** The target must not be shown as live: the server has ended it, and nothing is left to tell it. */
  isLie(target: number): boolean
  /** The server still has it, and it should have been ended. */
  isOrphan(target: number): boolean
  /** Another desktop of the agent ends it. */
  endFromElsewhere(target: number): void
  /** What is pushed and not delivered gets lost; the link notices later. */
  loseReply(isHeld: boolean): void
  /** A request, or its answer, gets lost. */
  loseRequest(pick: number): void
  /** The server forgets the push session, with its subscriptions or without. */
  expire(keepsSubscriptions: boolean): void
  /** The next request is refused in this way. */
  refuse(as: 'retry' | 'fatal' | null): void
  /** Half a second has passed. */
  tick(): void
}

/** What a side of a race is made of. */
export interface SideOptions {
  readonly nature: ServerNature
  readonly gate: Gate
  /** References of this side begin after it. */
  readonly base: number
  random(): number
  /** Delivers what one reply of the server brings. */
  reply(deliver: () => void): void
  /** Tells what must never be. */
  blame(fault: string): void
}
