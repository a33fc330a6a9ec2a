/** What became of one pull or add, of many, and of a move. */
import type { InteractionResource } from '../protocol/mediumMessages.js'
import type { ItemName, MoveKind } from '../protocol/operations.js'
import type { WorkbinError } from './errors.js'

/** A server has proved that it is done: a pulled interaction is this agent's. */
export interface DoneItem extends ItemName {
  readonly status: 'done'
  /** Of the operation; null where GWS gave it none. */
  readonly referenceId: number | null
  /** The interaction as it is now, to be opened; null where the proof does not describe it. */
  readonly item: InteractionResource | null
  readonly error: null
}

/** The server refused it: `already-taken` (somebody else has it, or it is gone), `add-refused`. */
export interface RefusedItem extends ItemName {
  readonly status: 'refused'
  readonly error: WorkbinError
}

/**
 * It may have been carried out: accepted, or its answer was lost or is none of GWS (a gateway's page,
 * whatever its status), and no proof came within `timings.confirm`, or its push session ended first;
 * or it was refused, and yet the item was told to be in the agent's hands. It is never repeated by itself, and a proof that comes later changes
 * nothing: look at the list.
 */
export interface UnconfirmedItem extends ItemName {
  readonly status: 'unconfirmed'
  readonly referenceId: number | null
  /** `outcome-unknown`; its `cause` is the failed request, where there was one. */
  readonly error: WorkbinError
}

/**
 * It was not carried out: `link-not-live`, `service-unavailable`, `not-signed-in`, `forbidden`,
 * `not-found` and the other codes of requests; `invalid-target`, `invalid-item` from untyped code.
 * It is not repeated by itself.
 */
export interface FailedItem extends ItemName {
  readonly status: 'failed'
  readonly error: WorkbinError
}

/** The host said no: `onBeforePull`, or a callback of its MutationCache. Nothing was sent. */
export interface VetoedItem extends ItemName {
  readonly status: 'vetoed'
  /** What the host threw, where it threw. */
  readonly cause: unknown
  readonly error: null
}

/** It was given up, by its signal before it was sent, or by `client.reset()`. */
export interface CancelledItem extends ItemName {
  readonly status: 'cancelled'
  /** True only after `reset()`: it was out already, and may have been carried out. */
  readonly wasSent: boolean
  readonly error: null
}

/** What became of one pull or add; a union by `status`. */
export type ItemOutcome =
  | DoneItem
  | RefusedItem
  | UnconfirmedItem
  | FailedItem
  | VetoedItem
  | CancelledItem

/** One word for an {@link ItemOutcome}. */
export type ItemStatus = ItemOutcome['status']

/** It was pulled, and not added: it is in this agent's hands, and in no workbin. */
export interface StrandedItem extends ItemName {
  readonly status: 'stranded'
  /** Why the add failed. With `outcome-unknown` it may have arrived all the same: look first. */
  readonly error: WorkbinError
  /** Adds it to the workbin that it was pulled from: once, however often it is called, unless that fails. */
  putBack(): Promise<ItemOutcome>
}

/** What became of a move from one workbin to another. `done`: it is in the second one. */
export type MoveOutcome = ItemOutcome | StrandedItem

/** What became of many. */
export interface BulkOutcome {
  readonly kind: MoveKind
  /** One for each item, in their order. */
  readonly outcomes: readonly ItemOutcome[]
  /** How many there are of each status. */
  readonly counts: Readonly<Record<ItemStatus, number>>
}

/** Told after each item of many. */
export interface BulkProgress {
  /** The newest. */
  readonly outcome: ItemOutcome
  /** How many have come to something so far, and how many there are. */
  readonly settled: number
  readonly total: number
}
