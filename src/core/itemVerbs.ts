/** What a host may do with the interactions of workbins. */
import type { ItemName } from '../protocol/operations.js'
import type { WorkbinTarget } from '../protocol/target.js'
import type { Readable } from './createStore.js'
import type { BulkOutcome, BulkProgress, ItemOutcome, MoveOutcome } from './itemOutcome.js'

/** How an interaction is pulled. */
export interface PullOptions {
  /** Gives it up as long as it is not sent; afterwards its outcome is still told. */
  readonly signal?: AbortSignal | undefined
  /** The name under which the agent joins a chat. Sent with chats alone. */
  readonly nickname?: string | undefined
  /** Asked before anything is sent: false, or an exception, is a veto. May take its time. */
  readonly onBeforePull?: BeforePull | undefined
}

/** Says whether an interaction may be pulled. */
export type BeforePull = (
  item: ItemName,
  target: WorkbinTarget,
) => boolean | void | Promise<boolean | void>

/** How an interaction is added. */
export interface AddOptions {
  /** Gives it up as long as it is not sent; afterwards its outcome is still told. */
  readonly signal?: AbortSignal | undefined
  /** Whether the contact's profile keeps this agent for last-agent routing. Default: the server's. */
  readonly saveLAR?: boolean | undefined
}

/** How an interaction is moved: the signal and the veto are those of its pull. */
export type MoveOptions = PullOptions & AddOptions

/** How many are pulled or added. `signal` gives up those that are not sent yet. */
export type BulkOptions<Options> = Options & {
  /** Told after each of them. */
  readonly onProgress?: ((progress: BulkProgress) => void) | undefined
}

/**
 * The verbs of a client for interactions. Each promise resolves whatever happens, with an outcome
 * to be read by its `status`; nothing is ever repeated by itself. They need a live link, since
 * success over HTTP proves nothing: done is what a message on the link says is done. What is under
 * way holds the link, and asked for twice it is sent once.
 */
export interface ItemVerbs {
  /** Takes an interaction out of a workbin, into the agent's hands. */
  pull(target: WorkbinTarget, item: ItemName, options?: PullOptions): Promise<ItemOutcome>
  /** Puts an interaction into a workbin. */
  add(target: WorkbinTarget, item: ItemName, options?: AddOptions): Promise<ItemOutcome>
  /**
   * Pulls it out of one workbin and adds it to another, once the pull is proved; else the outcome
   * is that of the pull. A failed add leaves it in the agent's hands: `stranded`. From a workbin to
   * itself nothing is sent: `failed`, `invalid-target`.
   */
  move(
    item: ItemName,
    from: WorkbinTarget,
    to: WorkbinTarget,
    options?: MoveOptions,
  ): Promise<MoveOutcome>
  /** Pulls many, at most four requests at a time. */
  pullAll(
    target: WorkbinTarget,
    items: readonly ItemName[],
    options?: BulkOptions<PullOptions>,
  ): Promise<BulkOutcome>
  /** Adds many, at most four requests at a time. */
  addAll(
    target: WorkbinTarget,
    items: readonly ItemName[],
    options?: BulkOptions<AddOptions>,
  ): Promise<BulkOutcome>
  /**
   * The ids of a workbin's items that are being pulled or added by anybody here, from the call
   * until its outcome: to show them as busy. The same set until something changes.
   */
  moving(target: WorkbinTarget): Readable<ReadonlySet<string>>
}
