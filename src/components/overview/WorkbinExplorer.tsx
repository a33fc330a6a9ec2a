'use client'
/** Many workbins in one column: whose they are, how they are, how much is in them, and which one is looked at. */
import {
  forwardRef,
  useCallback,
  useMemo,
  useState,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
} from 'react'
import { idleSubscription } from '../../core/subscriptionState.js'
import { targetKey, type WorkbinTarget } from '../../protocol/target.js'
import { useWorkbinSubscriptions } from '../../react/useWorkbinSubscriptions.js'
import type { WorkbinSubscriptionOptions } from '../../react/useWorkbinSubscription.js'
import type { LookTimings } from '../badge/getBadgeModel.js'
import { useWording } from '../words/LabelsProvider.js'
import type { Wording, WorkbinWord } from '../words/labels.js'
import { useModelAt } from '../words/useModelAt.js'
import { ExplorerSection } from './ExplorerSection.js'
import type { ExplorerTarget, ExplorerWorkbin } from './ExplorerWorkbin.js'
import { getExplorerModel, type ExplorerOrder } from './getExplorerModel.js'
import { SummaryLine } from './SummaryLine.js'

/** What both kinds of explorer may be given. */
export interface CommonExplorerProps
  extends Omit<HTMLAttributes<HTMLElement>, 'children' | 'onSelect'>, Wording {
  /** The workbin that is looked at. Default: none. */
  readonly selected?: WorkbinTarget | null | undefined
  /** Called with the workbin whose button is pressed. */
  readonly onSelect?: ((workbin: ExplorerWorkbin) => void) | undefined
  /** `attention` puts what has failed or is interrupted first in its section. Default `given`. */
  readonly order?: ExplorerOrder | undefined
  /** Shows a box that filters by the names of workbins and owners. Default false. */
  readonly hasFilter?: boolean | undefined
  /** The level of the heading; sections are one deeper. Default 2. */
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** Durations in ms. Default: the library's, pending 300, grace 2500, stale 30000. */
  readonly timings?: Partial<LookTimings> | undefined
}

/** Shows workbins whose subscriptions the host has; needs no provider. */
export interface ControlledExplorerProps extends CommonExplorerProps {
  readonly workbins: readonly ExplorerWorkbin[]
  readonly targets?: never
}

/** Subscribes to all of its workbins by itself. */
export interface ConnectedExplorerProps extends CommonExplorerProps, WorkbinSubscriptionOptions {
  readonly targets: readonly ExplorerTarget[]
  readonly workbins?: never
}

/** Props of {@link WorkbinExplorer}: `workbins` with their subscriptions, or `targets` to subscribe to. */
export type WorkbinExplorerProps = ControlledExplorerProps | ConnectedExplorerProps

/**
 * Lists many workbins by kind of owner, each a button with its name, its owner, how many items it
 * holds, how many are new, and whether it is live. A count that is not known is never shown as 0. Tab
 * goes from row to row, and so do the arrow keys. Not a live region. Works without CSS.
 *
 * Markup to style and test by: `nav.gws-explorer`; inside it `data-part` title, summary, filter,
 * heading, empty, and `button.gws-explorer-row` with `aria-current`, `data-status`, `data-new`; in it
 * `data-part` face, name, owner, count (`data-unknown`), and a compact badge.
 *
 * @param props - `workbins`, or `targets`; other attributes, `className`, `style` and `ref` reach the
 *   element
 * @example
 * ```tsx
 * import { useState } from 'react'
 * import { WorkbinExplorer, type ExplorerTarget, type WorkbinTarget } from 'gws-workbins'
 *
 * function Column({ targets }: { targets: readonly ExplorerTarget[] }) {
 *   const [selected, select] = useState<WorkbinTarget | null>(null)
 *   return <WorkbinExplorer targets={targets} selected={selected} onSelect={select} />
 * }
 * ```
 * @throws WorkbinError `no-provider`, with `targets`
 */
export const WorkbinExplorer: ForwardRefExoticComponent<
  WorkbinExplorerProps & RefAttributes<HTMLElement>
> = forwardRef<HTMLElement, WorkbinExplorerProps>(function WorkbinExplorer(props, ref) {
  return props.workbins ? (
    <Explorer {...props} explorerRef={ref} />
  ) : (
    <ConnectedExplorer {...props} explorerRef={ref} />
  )
})

interface WithRef {
  readonly explorerRef: ForwardedRef<HTMLElement>
}

function ConnectedExplorer(props: ConnectedExplorerProps & WithRef): ReactElement {
  const { targets, autoSubscribe, lingerMs, client, ...shown } = props
  const subscriptions = useWorkbinSubscriptions(targets, { autoSubscribe, lingerMs, client })
  const workbins = useMemo(
    () =>
      targets.map((target, index) => ({
        ...target,
        subscription: subscriptions[index] ?? idleSubscription,
      })),
    [targets, subscriptions],
  )
  return <Explorer {...shown} workbins={workbins} />
}

function Explorer({
  workbins,
  targets: _targets,
  selected,
  onSelect,
  order,
  hasFilter = false,
  headingLevel = 2,
  timings,
  labels,
  locale,
  timeZone,
  className,
  explorerRef,
  ...rest
}: ControlledExplorerProps & WithRef): ReactElement {
  const [typed, setTyped] = useState('')
  const filter = hasFilter ? typed : ''
  const wording = useWording({ labels, locale, timeZone })
  const { summary, sections } = useModelAt(
    useCallback(
      (now: number) => getExplorerModel(workbins, { ...wording, now, timings, order, filter }),
      [workbins, wording, timings, order, filter],
    ),
    Math.max(0, ...workbins.map(({ subscription }) => subscription.since)),
  )
  const say = (word: WorkbinWord): string => wording.labels?.[word] ?? word
  return (
    <nav
      aria-label={say('Workbins')}
      {...rest}
      ref={explorerRef}
      className={className ? `gws-explorer ${className}` : 'gws-explorer'}
    >
      {/* No h2, ul or p here: resets in no layer give those margins that no layer takes away. */}
      <div data-part="title" role="heading" aria-level={headingLevel}>
        <span>{say('Workbins')}</span>
      </div>
      <div data-part="summary">
        <SummaryLine parts={summary.parts} tone={summary.tone} />
      </div>
      {hasFilter && <Filter label={say('Filter workbins')} value={typed} onType={setTyped} />}
      {sections.map((section) => (
        <ExplorerSection
          key={section.kind}
          {...section}
          level={headingLevel}
          selectedKey={selected ? targetKey(selected) : null}
          wording={wording}
          timings={timings}
          onSelect={onSelect}
        />
      ))}
      {sections.length === 0 && (
        <div data-part="empty">{say(filter === '' ? 'No workbins' : 'No workbins match')}</div>
      )}
    </nav>
  )
}

interface FilterProps {
  readonly label: string
  readonly value: string
  onType(text: string): void
}

function Filter({ label, value, onType }: FilterProps): ReactElement {
  return (
    <span data-part="filter">
      <input
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    </span>
  )
}
