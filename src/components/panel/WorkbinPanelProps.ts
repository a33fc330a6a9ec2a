/** What a panel may be given: what the host already has, or the name of a workbin that it observes by itself. */
import type { HTMLAttributes, ReactNode } from 'react'
import type { ItemsListener } from '../../core/itemsChange.js'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { WorkbinContents } from '../../core/workbinContents.js'
import type { WorkbinOwner } from '../../protocol/target.js'
import type { ContentsVerbs } from '../../react/useWorkbinContents.js'
import type {
  WorkbinSubscription,
  WorkbinSubscriptionOptions,
} from '../../react/useWorkbinSubscription.js'
import type { LookTimings } from '../badge/getBadgeModel.js'
import type { WorkbinItemsOptions, WorkbinItemsView } from '../list/useWorkbinItems.js'
import type { Wording } from '../words/labels.js'
import type { WorkbinPanelState } from './PanelContext.js'
import type { PanelListOptions } from './PanelList.js'

/** What every panel may be given. */
export interface CommonPanelProps
  extends
    Omit<HTMLAttributes<HTMLElement>, 'children'>,
    Wording,
    Omit<WorkbinItemsOptions, 'locale'>,
    PanelListOptions {
  /** The heading. GWS has it as `displayName` of `useWorkbins`. */
  readonly name: string
  /** Which heading it is in its page. Default 2. */
  readonly headingLevel?: WorkbinPanelState['headingLevel'] | undefined
  /** Durations in ms. Default: the client's where it subscribes by itself, else the library's. */
  readonly timings?: Partial<LookTimings> | undefined
  /** The parts, in the host's order. Default: all of them. */
  readonly children?: ReactNode
}

/** Shows what the host already has; needs no provider. */
export interface ControlledPanelProps extends CommonPanelProps {
  /** With its verbs there is a switch. */
  readonly subscription: SubscriptionState | WorkbinSubscription
  readonly contents: WorkbinContents | (WorkbinContents & ContentsVerbs)
  /** Shown in the badge. Default: none. */
  readonly owner?: WorkbinOwner | undefined
  /** What `useWorkbinItems` returned for `contents`, where the host needs it, too. Default: the panel's own. */
  readonly view?: WorkbinItemsView | undefined
  readonly workbinId?: never
  readonly agentGroup?: never
  readonly placeGroup?: never
}

/** What every panel that observes its workbin by itself may be given. */
export interface ConnectedPanelProps extends CommonPanelProps, WorkbinSubscriptionOptions {
  readonly subscription?: never
  readonly contents?: never
  readonly view?: never
  /** The workbin's id; null observes nothing. */
  readonly workbinId: string | null | undefined
  /** Gives each row "Take": a pull, proved by the server, or said to have failed. Default false. */
  readonly canTake?: boolean | undefined
  /** Has a `WorkbinAnnouncer` say how many items came, at most once in 10 s. Default false. */
  readonly announceItems?: boolean | undefined
  /** Called with what came, went and changed. */
  readonly onItemsChanged?: ItemsListener | undefined
}

/** Observes the workbin of an agent group by itself. */
export interface AgentGroupPanelProps extends ConnectedPanelProps {
  readonly agentGroup: string | null | undefined
  readonly placeGroup?: never
  readonly owner?: never
}

/** Observes the workbin of a place group by itself. */
export interface PlaceGroupPanelProps extends ConnectedPanelProps {
  readonly placeGroup: string | null | undefined
  readonly agentGroup?: never
  readonly owner?: never
}

/** Observes the workbin of any owner by itself. */
export interface OwnerPanelProps extends ConnectedPanelProps {
  readonly owner: WorkbinOwner | null
  readonly agentGroup?: never
  readonly placeGroup?: never
}

/** Props of {@link WorkbinPanel}: `subscription` and `contents`, or a `workbinId` with exactly one owner. */
export type WorkbinPanelProps =
  | ControlledPanelProps
  | AgentGroupPanelProps
  | PlaceGroupPanelProps
  | OwnerPanelProps
