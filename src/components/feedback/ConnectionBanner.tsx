'use client'
/** The line across a page that says that live updates are interrupted. */
import {
  forwardRef,
  useCallback,
  useEffect,
  useState,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type HTMLAttributes,
  type RefAttributes,
} from 'react'
import type { ConnectionState } from '../../core/connectionState.js'
import {
  useCometdConnection,
  type CometdConnection,
  type CometdConnectionOptions,
} from '../../react/useCometdConnection.js'
import { useWorkbinClient } from '../../react/useWorkbinClient.js'
import { useWording } from '../words/LabelsProvider.js'
import { completeLabels, type Wording } from '../words/labels.js'
import { feedbackSentences } from '../words/feedbackWords.js'
import { useModelAt } from '../words/useModelAt.js'
import { connectionNotice } from './connectionNotice.js'
import { NoticeBox } from './NoticeBox.js'
import { contextOf, type NoticeModel, type NoticeOptions } from './NoticeModel.js'

/** A link; with `reconnect` it can be tried now. */
type WatchedConnection = NonNullable<ConnectionBannerProps['connection']>

/** Props of {@link ConnectionBanner}. */
export interface ConnectionBannerProps
  extends Omit<HTMLAttributes<HTMLDivElement>, 'children'>, Wording, CometdConnectionOptions {
  /** The link to watch. Default: the link of the `<CometdProvider>` above. */
  readonly connection?: (ConnectionState & Partial<Pick<CometdConnection, 'reconnect'>>) | undefined
  /** Signs the agent in. Without it "You are signed out" has no button. */
  readonly onSignIn?: (() => void) | undefined
  /** Durations in ms. Default: the client's, lost 5000. */
  readonly timings?: NoticeOptions['timings']
}

/**
 * One line for the whole page: live updates are interrupted since when, what that means, when they
 * are tried again, and "Try now". Shown once the link has been away for 5 s, also where it has never
 * come up; at once where it will not come back by itself. What has been shown stays for 3 s at
 * least. It never ticks, and is not a live region. Works without CSS.
 *
 * Markup to style and test by: `div.gws-notice.gws-banner[role=region]` with `data-reason` and
 * `data-tone`; inside it `data-part` icon, body, words, title, text, code.
 *
 * @param props - `connection`, or none under a provider; other attributes, `className`, `style` and
 *   `ref` reach the element
 * @example
 * ```tsx
 * import { CometdProvider, ConnectionBanner } from 'gws-workbins'
 *
 * function Desktop({ children }: { children: React.ReactNode }) {
 *   return (
 *     <CometdProvider url="/api/v2">
 *       <ConnectionBanner onSignIn={() => location.assign('/login')} />
 *       {children}
 *     </CometdProvider>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`, without `connection`
 */
export const ConnectionBanner: ForwardRefExoticComponent<
  ConnectionBannerProps & RefAttributes<HTMLDivElement>
> = forwardRef<HTMLDivElement, ConnectionBannerProps>(function ConnectionBanner(props, ref) {
  const { connection, client, ...shown } = props
  return connection ? (
    <Banner {...shown} connection={connection} boxRef={ref} />
  ) : (
    <ConnectedBanner {...shown} client={client} boxRef={ref} />
  )
})

type ShownProps = Omit<ConnectionBannerProps, 'connection' | 'client'> & {
  readonly boxRef: ForwardedRef<HTMLDivElement>
}

function ConnectedBanner({ client, ...shown }: ShownProps & CometdConnectionOptions) {
  const { timings } = useWorkbinClient(client)
  return <Banner timings={timings} {...shown} connection={useCometdConnection({ client })} />
}

function Banner({
  connection,
  onSignIn,
  labels,
  locale,
  timeZone,
  timings,
  className,
  ...rest
}: ShownProps & { readonly connection: WatchedConnection }) {
  const wording = useWording({ labels, locale, timeZone })
  const { notice } = useModelAt(
    useCallback(
      (now: number) => connectionNotice(connection, contextOf({ ...wording, timings, now })),
      [connection, wording, timings],
    ),
    connection.since,
  )
  const isFresh = useFirstMoments(notice !== null)
  const back = isFresh && connection.status === 'connected' ? restored(wording) : null
  const shown = notice ?? back
  return (
    shown && (
      <NoticeBox
        role="region"
        aria-label={wording.labels?.['Live updates'] ?? 'Live updates'}
        {...rest}
        notice={shown}
        verbs={{ reconnect: connection.reconnect, 'sign-in': onSignIn }}
        labels={wording.labels}
        className={`gws-notice gws-banner${className ? ` ${className}` : ''}`}
      />
    )
  )
}

/** How long a banner stays at least (ms): what vanishes sooner cannot be read. */
const stay = 3_000

/** Whether something appeared less than {@link stay} ago, also if it has gone since. */
function useFirstMoments(isThere: boolean): boolean {
  const [age, setAge] = useState<'none' | 'young' | 'old'>('none')
  if (isThere && age === 'none') setAge('young')
  if (!isThere && age === 'old') setAge('none')
  useEffect(() => {
    if (age !== 'young') return undefined
    const timer = setTimeout(() => setAge('old'), stay)
    return () => clearTimeout(timer)
  }, [age])
  return age === 'young'
}

/** What fills the rest of that time: the link is back, the lists follow. */
function restored({ labels }: Wording): NoticeModel {
  const say = completeLabels(labels, feedbackSentences)
  const title = 'Connected again.'
  const text = 'The lists are being brought up to date.'
  return {
    reason: 'restored',
    tone: 'success',
    icon: 'live',
    title: say[title] ?? title,
    text: say[text] ?? text,
    code: null,
    action: null,
  }
}
