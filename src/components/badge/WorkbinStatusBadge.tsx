'use client'
/** The badge that says whether a workbin is live, for a subscription the host has or for a workbin it names. */
import {
  forwardRef,
  useCallback,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { WorkbinOwner } from '../../protocol/target.js'
import { useLeanClient } from '../../react/useLeanClient.js'
import {
  useWorkbinSubscription,
  type WorkbinSubscriptionOptions,
} from '../../react/useWorkbinSubscription.js'
import type { WorkbinCount } from './countSegment.js'
import { getBadgeModel, type BadgeModel, type LookTimings } from './getBadgeModel.js'
import { StatusPill, type BadgeOptions, type DataAttributes } from './StatusPill.js'
import { useWording } from '../words/LabelsProvider.js'
import { useModelAt } from '../words/useModelAt.js'

/** What both kinds of badge may be given. */
export interface CommonBadgeProps extends BadgeOptions<BadgeModel> {
  /** Shown as the last segment; `'unknown'` is shown as "?", never as 0. */
  readonly count?: WorkbinCount | undefined
  /** Durations in ms. Default: the client's where it subscribes by itself, else 300, 2500, 30000. */
  readonly timings?: Partial<LookTimings> | undefined
}

/** Shows a subscription that the host already has; needs no provider. */
export interface ControlledBadgeProps extends CommonBadgeProps {
  readonly subscription: SubscriptionState
  /** Shown as the first segment. Default: none. */
  readonly owner?: WorkbinOwner | false | undefined
  readonly workbinId?: never
  readonly agentGroup?: never
  readonly placeGroup?: never
}

/** What every badge that subscribes by itself may be given. */
export interface ConnectedBadgeProps extends CommonBadgeProps, WorkbinSubscriptionOptions {
  readonly subscription?: never
  /** The workbin's id; null subscribes to nothing. */
  readonly workbinId: string | null | undefined
}

/** Subscribes by itself, to the workbin of an agent group. */
export interface AgentGroupBadgeProps extends ConnectedBadgeProps {
  readonly agentGroup: string | null | undefined
  readonly placeGroup?: never
  /** `false` leaves the owner segment out. */
  readonly owner?: false | undefined
}

/** Subscribes by itself, to the workbin of a place group. */
export interface PlaceGroupBadgeProps extends ConnectedBadgeProps {
  readonly placeGroup: string | null | undefined
  readonly agentGroup?: never
  /** `false` leaves the owner segment out. */
  readonly owner?: false | undefined
}

/** Subscribes by itself, to the workbin of any owner. */
export interface OwnerBadgeProps extends ConnectedBadgeProps {
  readonly owner: WorkbinOwner | null
  readonly agentGroup?: never
  readonly placeGroup?: never
}

type SelfSubscribingProps = AgentGroupBadgeProps | PlaceGroupBadgeProps | OwnerBadgeProps

/** Props of {@link WorkbinStatusBadge}: a `subscription`, or a `workbinId` with exactly one owner. */
export type WorkbinStatusBadgeProps =
  | ControlledBadgeProps
  | AgentGroupBadgeProps
  | PlaceGroupBadgeProps
  | OwnerBadgeProps

/**
 * Says whether a workbin is live right now, in shape, word and colour; "Live" for nothing but a
 * confirmed subscription on a proved link. It is not a live region, so any number of them stays
 * quiet. Works without CSS; `gws-workbins/styles.css` gives it its look.
 *
 * Markup to style and test by: `span.gws-badge` with `data-status` (the truth, at once), `data-tone`,
 * `data-size`, `data-variant`, `data-compact`, `data-reason`, `data-phase`, `data-cause`, `data-kind`,
 * `data-stale`, `data-offline`; inside it `data-part` owner, status and count, each with icon, label, detail.
 *
 * @param props - a `subscription`, or a `workbinId` with `agentGroup`, `placeGroup` or `owner`;
 *   other attributes, `className`, `style` and `ref` reach the element
 * @example
 * ```tsx
 * import { useWorkbinSubscription, WorkbinStatusBadge } from 'gws-workbins'
 *
 * function Header({ id }: { id: string }) {
 *   const subscription = useWorkbinSubscription(id, { agentGroup: 'Billing-Tier2' })
 *   return (
 *     <h2>
 *       Escalations <WorkbinStatusBadge subscription={subscription} />
 *     </h2>
 *   )
 * }
 * ```
 * @example
 * ```tsx
 * import { WorkbinStatusBadge } from 'gws-workbins'
 *
 * function Tray({ id }: { id: string }) {
 *   return <WorkbinStatusBadge workbinId={id} placeGroup="Geneva-Hall" count={5} />
 * }
 * ```
 * @throws WorkbinError `no-provider`, where it subscribes by itself
 */
export const WorkbinStatusBadge: ForwardRefExoticComponent<
  WorkbinStatusBadgeProps & RefAttributes<HTMLElement>
> = forwardRef<HTMLElement, WorkbinStatusBadgeProps>(function WorkbinStatusBadge(props, ref) {
  return props.subscription ? (
    <SubscriptionBadge {...props} badgeRef={ref} />
  ) : (
    <ConnectedBadge {...props} badgeRef={ref} />
  )
})

interface WithRef {
  readonly badgeRef: ForwardedRef<HTMLElement>
}

function ConnectedBadge(props: SelfSubscribingProps & WithRef) {
  const { workbinId, agentGroup, placeGroup, autoSubscribe, lingerMs, client, ...shown } = props
  const owner = targetOwner(shown.owner, agentGroup, placeGroup)
  const subscription = useWorkbinSubscription(workbinId, owner, { autoSubscribe, lingerMs, client })
  const { timings } = useLeanClient(client)
  return (
    <SubscriptionBadge
      timings={timings}
      {...shown}
      subscription={subscription}
      owner={shown.owner === false ? false : (owner ?? undefined)}
    />
  )
}

/** The one owner of three props. */
export function targetOwner(
  owner: WorkbinOwner | false | null | undefined,
  agentGroup: string | null | undefined,
  placeGroup: string | null | undefined,
): WorkbinOwner | null {
  if (owner) return owner
  if (agentGroup == null) return placeGroup == null ? null : { placeGroup }
  // Two groups can only come from untyped code; the hook answers them with a usage error.
  return (placeGroup == null ? { agentGroup } : { agentGroup, placeGroup }) as WorkbinOwner
}

function SubscriptionBadge(props: ControlledBadgeProps & WithRef) {
  const { subscription, labels, locale, timeZone, timings, owner, badgeRef, ...shown } = props
  const wording = useWording({ labels, locale, timeZone })
  const model = useModelAt(
    useCallback(
      (now: number) => getBadgeModel(subscription, { ...wording, now, timings }),
      [subscription, wording, timings],
    ),
    subscription.since,
  )
  return (
    <StatusPill
      {...shown}
      model={model}
      wording={wording}
      owner={owner || undefined}
      data={dataOf(subscription, model)}
      pillRef={badgeRef}
    />
  )
}

interface Modifiers {
  readonly status: string
  readonly reason?: string
  readonly phase?: string
  readonly cause?: string
  readonly kind?: string
  readonly isOffline?: boolean
}

function dataOf(subscription: Modifiers, { isStale }: BadgeModel): DataAttributes {
  const { status, reason, phase, cause, kind, isOffline } = subscription
  return {
    'data-status': status,
    'data-reason': reason,
    'data-phase': phase,
    'data-cause': cause,
    'data-kind': kind,
    'data-stale': isStale ? '' : undefined,
    'data-offline': isOffline ? '' : undefined,
  }
}
