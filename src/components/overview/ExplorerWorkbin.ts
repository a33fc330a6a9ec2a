/** A workbin as the explorer lists it. */
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { WorkbinTarget } from '../../protocol/target.js'
import type { WorkbinCount } from '../badge/countSegment.js'

/** A workbin, with its name and what the host knows of its contents. */
export interface ExplorerTarget extends WorkbinTarget {
  /** The workbin's own name. */
  readonly name: string
  /** How many items it holds; `'loading'` is shown as "…", `'unknown'` as "?". Default: none is shown. */
  readonly count?: WorkbinCount | 'loading' | undefined
  /** How many of them came since it was last looked at. Default 0. */
  readonly newCount?: number | undefined
}

/** The same, with its subscription. */
export interface ExplorerWorkbin extends ExplorerTarget {
  readonly subscription: SubscriptionState
}
