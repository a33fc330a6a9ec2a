'use client'
/** What the parts of one panel share. */
import { createContext, type Context } from 'react'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { WorkbinContents } from '../../core/workbinContents.js'
import type { WorkbinOwner } from '../../protocol/target.js'
import type { ContentsVerbs } from '../../react/useWorkbinContents.js'
import type { WorkbinSubscription } from '../../react/useWorkbinSubscription.js'
import type { LookTimings } from '../badge/getBadgeModel.js'
import type { WorkbinItemsView } from '../list/useWorkbinItems.js'
import type { Wording } from '../words/labels.js'
import type { PanelListOptions } from './PanelList.js'
import type { PanelTake } from './usePanelTake.js'

/** One workbin as its panel has it. */
export interface WorkbinPanelState {
  readonly name: string
  readonly owner: WorkbinOwner | undefined
  /** With its three verbs where the panel subscribes by itself, or was given them. */
  readonly subscription: SubscriptionState | WorkbinSubscription
  readonly contents: WorkbinContents | (WorkbinContents & ContentsVerbs)
  /** The list as it is shown: order, search, selection, what waits. */
  readonly view: WorkbinItemsView
  /** Null where the panel takes nothing. */
  readonly taking: PanelTake | null
  readonly wording: Wording
  readonly timings: Partial<LookTimings> | undefined
  readonly headingLevel: 1 | 2 | 3 | 4 | 5 | 6
  /** The id of the heading, which names the panel. */
  readonly headingId: string
  /** What the panel was given for its list and its actions. */
  readonly list: PanelListOptions
}

/** Null outside of a panel. */
export const PanelContext: Context<WorkbinPanelState | null> =
  createContext<WorkbinPanelState | null>(null)
