'use client'
/** The one voice of a desktop: says what happens to all its workbins in few words, through one live region. */
import {
  forwardRef,
  useEffect,
  useImperativeHandle,
  useState,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type ReactElement,
  type RefAttributes,
} from 'react'
import type { WorkbinClient } from '../../core/client.js'
import { createStore, type Readable } from '../../core/createStore.js'
import type { ObservedTarget } from '../../core/ObservedTarget.js'
import { defaultTimings, type Timings } from '../../core/timings.js'
import { withTargets } from '../../core/withTargets.js'
import { useLeanClient } from '../../react/useLeanClient.js'
import type { WorkbinTarget } from '../../protocol/target.js'
import { useWording } from '../words/LabelsProvider.js'
import type { Wording } from '../words/labels.js'
import type { AnnouncementSink } from './Announcement.js'
import { useAnnouncer } from './useAnnouncer.js'
import { useRegion } from './useRegion.js'

/** Props of {@link WorkbinAnnouncer}. */
export interface WorkbinAnnouncerProps
  extends
    Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'role'>,
    Pick<Wording, 'labels' | 'locale'> {
  /** The name of a workbin in a sentence. Default: its owner's, such as "Billing-Tier2". */
  readonly nameOf?: ((target: WorkbinTarget) => string) | undefined
  /** What is announced. Default: every workbin that anybody keeps subscribed on the client. */
  readonly subscriptions?: readonly ObservedTarget[] | undefined
  /** A client other than the provider's; its link is held while mounted. */
  readonly client?: WorkbinClient | undefined
  /** Takes each announcement, for a live region of the host's own; then none is rendered. */
  readonly sink?: AnnouncementSink | undefined
  /** `lost` (ms): a shorter loss is not announced. Default: the client's, else 5000. */
  readonly timings?: Partial<Pick<Timings, 'lost'>> | undefined
}

/**
 * Tells screen readers what happens to live updates, of all workbins together. Place one in the
 * desktop, where it always stays mounted, and not inside a dialog. A link that is lost for 5 s and
 * comes back is two sentences, however many workbins there are: "Live updates interrupted. Workbin
 * contents may be out of date.", then "Live updates restored for 50 workbins." Losses that heal
 * sooner are silent; failures that nobody asked for, and pauses that somebody did, are said. Whatever
 * it says is also to be seen at badges, banner or notices.
 *
 * Two announcements are 500 ms apart at least. It observes subscriptions, and keeps none alive.
 * Markup: `div.gws-sr[role=status]`, mounted empty, with one text at a time.
 *
 * @param props - all optional; other attributes, `className`, `style` and `ref` reach the region
 * @example
 * ```tsx
 * import { CometdProvider, WorkbinAnnouncer } from 'gws-workbins'
 *
 * function Desktop({ children }: { children: React.ReactNode }) {
 *   return (
 *     <CometdProvider url="/api/v2">
 *       <WorkbinAnnouncer />
 *       {children}
 *     </CometdProvider>
 *   )
 * }
 * ```
 * @example
 * ```tsx
 * import { WorkbinAnnouncer } from 'gws-workbins'
 *
 * function HostVoice({ say }: { say: (message: string, level: 'polite' | 'assertive') => void }) {
 *   return <WorkbinAnnouncer sink={(message, { politeness }) => say(message, politeness)} />
 * }
 * ```
 * @throws WorkbinError `no-provider`, without `subscriptions`
 */
export const WorkbinAnnouncer: ForwardRefExoticComponent<
  WorkbinAnnouncerProps & RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, WorkbinAnnouncerProps>(function WorkbinAnnouncer(props, ref) {
  return props.subscriptions ? (
    <GivenAnnouncer {...props} subscriptions={props.subscriptions} regionRef={ref} />
  ) : (
    <ClientAnnouncer {...props} regionRef={ref} />
  )
})

interface WithRef {
  readonly regionRef: ForwardedRef<HTMLDivElement>
}

type ShownProps = WorkbinAnnouncerProps & WithRef

function GivenAnnouncer(
  props: ShownProps & { readonly subscriptions: readonly ObservedTarget[] },
): ReactElement | null {
  const { subscriptions } = props
  const [targets] = useState(() => createStore(subscriptions))
  useEffect(() => targets.setState(subscriptions))
  return <Region {...props} targets={targets} />
}

function ClientAnnouncer(props: ShownProps): ReactElement | null {
  const client = withTargets(useLeanClient(props.client))
  return <Region timings={client.timings} {...props} targets={client.targets} />
}

function Region({
  targets,
  timings,
  sink,
  nameOf,
  labels,
  locale,
  regionRef,
  className,
  client: _client,
  subscriptions: _subscriptions,
  ...rest
}: ShownProps & {
  readonly targets: Readable<readonly ObservedTarget[]>
}): ReactElement | null {
  const [element, say] = useRegion()
  const lostMs = timings?.lost ?? defaultTimings.lost
  useAnnouncer(targets, lostMs, sink ?? say, { nameOf, ...useWording({ labels, locale }) })
  useImperativeHandle<HTMLDivElement | null, HTMLDivElement | null>(
    regionRef,
    () => element.current,
  )
  if (sink) return null
  return (
    <div
      {...rest}
      ref={element}
      role="status"
      aria-live="polite"
      aria-atomic="true"
      className={className ? `gws-sr ${className}` : 'gws-sr'}
    />
  )
}
