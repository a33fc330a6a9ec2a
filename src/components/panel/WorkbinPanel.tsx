'use client'
/** The live contents of one workbin, whole: heading, status, tools, list and what became of what was taken. */
import {
  forwardRef,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type ReactElement,
  type RefAttributes,
} from 'react'
import { useLeanClient } from '../../react/useLeanClient.js'
import { usePullFromWorkbin } from '../../react/usePullFromWorkbin.js'
import { useWorkbinContents } from '../../react/useWorkbinContents.js'
import { useWorkbinSubscription } from '../../react/useWorkbinSubscription.js'
import { useAnnounceItems } from '../announcer/useAnnounceItems.js'
import { targetOwner } from '../badge/WorkbinStatusBadge.js'
import { PanelContext } from './PanelContext.js'
import { PanelEmpty, type PanelEmptyProps } from './PanelEmpty.js'
import { PanelFooter, type PanelFooterProps } from './PanelFooter.js'
import { PanelHeader, type PanelHeaderProps } from './PanelHeader.js'
import { PanelList, type PanelListProps } from './PanelList.js'
import { PanelNotice, type PanelNoticeProps } from './PanelNotice.js'
import { PanelToolbar, type PanelToolbarProps } from './PanelToolbar.js'
import { usePanelState, type PanelSource } from './usePanelState.js'
import type {
  AgentGroupPanelProps,
  OwnerPanelProps,
  PlaceGroupPanelProps,
  WorkbinPanelProps,
} from './WorkbinPanelProps.js'

/** The parts of a panel, for hosts that put them in an order of their own. */
export interface WorkbinPanelParts {
  readonly Header: ForwardRefExoticComponent<PanelHeaderProps & RefAttributes<HTMLElement>>
  readonly Toolbar: ForwardRefExoticComponent<PanelToolbarProps & RefAttributes<HTMLDivElement>>
  readonly List: ForwardRefExoticComponent<PanelListProps & RefAttributes<HTMLDivElement>>
  readonly Notice: ForwardRefExoticComponent<PanelNoticeProps & RefAttributes<HTMLDivElement>>
  readonly Empty: (props: PanelEmptyProps) => ReactElement | null
  readonly Footer: ForwardRefExoticComponent<PanelFooterProps & RefAttributes<HTMLElement>>
}

const Panel = forwardRef<HTMLElement, WorkbinPanelProps>(function WorkbinPanel(props, ref) {
  return props.subscription ? (
    <PanelFrame {...props} panelRef={ref} />
  ) : (
    <ConnectedPanel {...props} panelRef={ref} />
  )
})

/**
 * The live contents of one workbin: heading, owner and status, a switch for live updates, count and
 * age, search and channels, the list, and a notice where something needs saying. With `canTake` each
 * row can be taken; what became of it is shown and announced. Needs a height to scroll in.
 *
 * Markup to style and test by: `section.gws-panel` with `data-status`; inside it `data-part` bar,
 * list; `h2.gws-panel-heading`.
 *
 * @param props - `subscription` and `contents`, or a `workbinId` with `agentGroup`, `placeGroup` or
 *   `owner`; other attributes, `className`, `style` and `ref` reach the element
 * @example
 * ```tsx
 * import { WorkbinPanel } from 'gws-workbins'
 *
 * function Escalations({ id }: { id: string }) {
 *   return (
 *     <WorkbinPanel name="Billing escalations" workbinId={id} agentGroup="Billing-Tier2" canTake />
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`, where it observes the workbin by itself
 */
export const WorkbinPanel: ForwardRefExoticComponent<
  WorkbinPanelProps & RefAttributes<HTMLElement>
> &
  WorkbinPanelParts = /* @__PURE__ */ Object.assign(Panel, {
  Header: PanelHeader,
  Toolbar: PanelToolbar,
  List: PanelList,
  Notice: PanelNotice,
  Empty: PanelEmpty,
  Footer: PanelFooter,
})

interface WithRef {
  readonly panelRef: ForwardedRef<HTMLElement>
}

type SelfObservingProps = AgentGroupPanelProps | PlaceGroupPanelProps | OwnerPanelProps

function ConnectedPanel(props: SelfObservingProps & WithRef) {
  const { workbinId, agentGroup, placeGroup, owner: given, canTake = false, ...rest } = props
  const { autoSubscribe, lingerMs, client, announceItems, onItemsChanged, ...shown } = rest
  const owner = targetOwner(given, agentGroup, placeGroup)
  const options = { autoSubscribe, lingerMs, client }
  const subscription = useWorkbinSubscription(workbinId, owner, options)
  const announce = useAnnounceItems(shown.name, shown)
  const contents = useWorkbinContents(workbinId, owner, {
    ...options,
    onItemsChanged:
      announceItems || onItemsChanged
        ? (change) => {
            onItemsChanged?.(change)
            if (announceItems && change.cause !== 'initial') announce(change.added.length)
          }
        : undefined,
  })
  const pull = usePullFromWorkbin(workbinId, owner, { client })
  const { timings } = useLeanClient(client)
  return (
    <PanelFrame
      // Another workbin is another list: nothing of the former one's order or selection stays.
      key={JSON.stringify([workbinId, owner])}
      timings={timings}
      {...shown}
      subscription={subscription}
      contents={contents}
      owner={owner ?? undefined}
      pull={canTake ? pull : undefined}
    />
  )
}

function PanelFrame({ panelRef, children, className, ...props }: PanelSource & WithRef) {
  const { panel, rest } = usePanelState(props)
  return (
    <section
      aria-labelledby={panel.headingId}
      {...rest}
      ref={panelRef}
      data-status={panel.subscription.status}
      className={className ? `gws-panel ${className}` : 'gws-panel'}
    >
      <PanelContext.Provider value={panel}>
        {children ?? (
          <>
            <PanelHeader />
            <PanelToolbar />
            <PanelList />
            <PanelNotice />
            <PanelFooter />
          </>
        )}
      </PanelContext.Provider>
    </section>
  )
}
