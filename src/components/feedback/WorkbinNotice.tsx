'use client'
/** The box that says what is wrong with a list, and offers the one thing that helps. */
import {
  forwardRef,
  useCallback,
  useMemo,
  useState,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'
import type { SubscriptionVerbs } from '../../core/client.js'
import type { ConnectionState } from '../../core/connectionState.js'
import type { WorkbinError } from '../../core/errors.js'
import type { SubscriptionState } from '../../core/subscriptionState.js'
import type { WorkbinContents } from '../../core/workbinContents.js'
import type { CometdConnection } from '../../react/useCometdConnection.js'
import type { ContentsVerbs } from '../../react/useWorkbinContents.js'
import { useWording } from '../words/LabelsProvider.js'
import type { Wording } from '../words/labels.js'
import { useModelAt } from '../words/useModelAt.js'
import { noticeAt, type NoticeSources } from './getNoticeModel.js'
import type { NoticeOptions } from './NoticeModel.js'
import { NoticeBox } from './NoticeBox.js'

/** Props of {@link WorkbinNotice}. */
export interface WorkbinNoticeProps
  extends Omit<HTMLAttributes<HTMLDivElement>, 'children'>, Wording, NoticeSources {
  /** What `useWorkbinSubscription` returned. "Try again" needs its `retry`. */
  readonly subscription?: (SubscriptionState & Partial<SubscriptionVerbs>) | undefined
  /** What `useWorkbinContents` returned. "Refresh list" needs its `refetch`. */
  readonly contents?: (WorkbinContents & Partial<ContentsVerbs>) | undefined
  /** What `useCometdConnection` returned; leave it out where a `ConnectionBanner` is on the page. */
  readonly connection?: (ConnectionState & Partial<Pick<CometdConnection, 'reconnect'>>) | undefined
  /** The workbin's name, where nothing else beside the notice says it. */
  readonly name?: string | undefined
  /** Signs the agent in. Without it "You are signed out" has no button. */
  readonly onSignIn?: (() => void) | undefined
  /** Durations in ms. Default: the library's, grace 2500, lost 5000, stale 30000. */
  readonly timings?: NoticeOptions['timings']
}

/**
 * Says what is wrong with a workbin's list, why, and what helps, with a button for it; renders
 * nothing where nothing needs saying. Not a live region. Works without CSS.
 *
 * Markup to style and test by: `div.gws-notice` with `data-reason` and `data-tone`; inside it
 * `data-part` icon, body, words, title, text, code. Its words alone have the id `{id}-words`, for
 * `aria-describedby` of the control that failed.
 *
 * @param props - `subscription`, `contents`, `connection`, as many as there are; other attributes,
 *   `className`, `style` and `ref` reach the element
 * @example
 * ```tsx
 * import { SubscribeToggle, useWorkbinSubscription, WorkbinNotice } from 'gws-workbins'
 *
 * function Header({ id }: { id: string }) {
 *   const subscription = useWorkbinSubscription(id, { agentGroup: 'Billing-Tier2' })
 *   return (
 *     <header>
 *       <SubscribeToggle subscription={subscription} aria-describedby="trouble-words" />
 *       <WorkbinNotice id="trouble" subscription={subscription} />
 *     </header>
 *   )
 * }
 * ```
 */
export const WorkbinNotice: ForwardRefExoticComponent<
  WorkbinNoticeProps & RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, WorkbinNoticeProps>(function WorkbinNotice(props, ref) {
  const { subscription, contents, connection, onSignIn, timings, className, ...given } = props
  const { labels, locale, timeZone, ...rest } = given
  const wording = useWording({ labels, locale, timeZone })
  const status = subscription?.status
  const [target, retry] = useTried(
    subscription,
    status === 'subscribing',
    status === 'failed',
    subscription?.retry,
  )
  const [list, refetch] = useTried(
    contents,
    contents?.isFetching,
    (contents?.error ?? null) !== null,
    contents?.refetch,
  )
  const { notice } = useModelAt(
    useCallback(
      (now: number) =>
        noticeAt(
          { subscription: target, contents: list, connection },
          { ...wording, timings, now },
        ),
      [target, list, connection, wording, timings],
    ),
    (connection ?? subscription)?.since ?? contents?.asOf ?? 0,
  )
  const verbs = {
    retry,
    refetch,
    reconnect: connection?.reconnect,
    'sign-in': onSignIn,
  }
  return (
    notice && (
      <NoticeBox
        {...rest}
        notice={notice}
        verbs={verbs}
        labels={wording.labels}
        boxRef={ref}
        className={className ? `gws-notice ${className}` : 'gws-notice'}
      />
    )
  )
})

/**
 * Trying again forgets the error; its notice stays until there is news, and with it the focus of
 * whoever pressed the button.
 */
function useTried<State extends { readonly error: WorkbinError | null }>(
  state: State | undefined,
  isTrying: boolean | undefined,
  hasFailed: boolean,
  verb: (() => unknown) | undefined,
): [State | undefined, (() => void) | undefined] {
  const [error, setError] = useState<WorkbinError | null>(null)
  if (!isTrying && !hasFailed && error !== null) setError(null)
  const told = useMemo(
    () => (state && isTrying && error !== null ? { ...state, error } : state),
    [state, isTrying, error],
  )
  const tryAgain = () => {
    setError(hasFailed && state ? state.error : null)
    verb?.()
  }
  return [told, verb && tryAgain]
}
