'use client'
/** The badge that says how the push link is. */
import {
  forwardRef,
  useCallback,
  type ForwardedRef,
  type ForwardRefExoticComponent,
  type RefAttributes,
} from 'react'
import type { ConnectionState } from '../../core/connectionState.js'
import { useLeanClient } from '../../react/useLeanClient.js'
import {
  useCometdConnection,
  type CometdConnectionOptions,
} from '../../react/useCometdConnection.js'
import type { LookTimings } from './getBadgeModel.js'
import { getConnectionModel, type ConnectionModel } from './getConnectionModel.js'
import { StatusPill, type BadgeOptions, type DataAttributes } from './StatusPill.js'
import { useWording } from '../words/LabelsProvider.js'
import { useModelAt } from '../words/useModelAt.js'

/** Props of {@link ConnectionStatus}. */
export interface ConnectionStatusProps
  extends BadgeOptions<ConnectionModel>, CometdConnectionOptions {
  /** The link to show. Default: the link of the `<CometdProvider>` above. */
  readonly connection?: ConnectionState | undefined
  /** Durations in ms. Default: the library's, grace 2500. */
  readonly timings?: Partial<Pick<LookTimings, 'grace'>> | undefined
}

/**
 * Says how the push link is: one for the whole desktop. "Connected" is not "Live": a workbin's own
 * badge says that. Not a live region. Works without CSS.
 *
 * Markup to style and test by: `span.gws-badge.gws-connection` with `data-status`, `data-tone`,
 * `data-size`, `data-variant`, `data-compact`, `data-degraded`, `data-service`, `data-offline`.
 *
 * @param props - `connection`, or none under a provider; other attributes, `className`, `style` and
 *   `ref` reach the element
 * @example
 * ```tsx
 * import { ConnectionStatus } from 'gws-workbins'
 *
 * function TopBar() {
 *   return (
 *     <header>
 *       <ConnectionStatus />
 *     </header>
 *   )
 * }
 * ```
 * @throws WorkbinError `no-provider`, without `connection`
 */
export const ConnectionStatus: ForwardRefExoticComponent<
  ConnectionStatusProps & RefAttributes<HTMLElement>
> = forwardRef<HTMLElement, ConnectionStatusProps>(function ConnectionStatus(props, ref) {
  const { connection, client, ...shown } = props
  return connection ? (
    <ConnectionBadge {...shown} connection={connection} badgeRef={ref} />
  ) : (
    <ConnectedStatus {...shown} client={client} badgeRef={ref} />
  )
})

interface WithRef {
  readonly badgeRef: ForwardedRef<HTMLElement>
}

type ShownProps = Omit<ConnectionStatusProps, 'connection' | 'client'> & WithRef

function ConnectedStatus({ client, ...shown }: ShownProps & CometdConnectionOptions) {
  const { timings } = useLeanClient(client)
  return (
    <ConnectionBadge timings={timings} {...shown} connection={useCometdConnection({ client })} />
  )
}

function ConnectionBadge({
  connection,
  labels,
  locale,
  timeZone,
  timings,
  className,
  badgeRef,
  ...shown
}: ShownProps & { readonly connection: ConnectionState }) {
  const wording = useWording({ labels, locale, timeZone })
  const model = useModelAt(
    useCallback(
      (now: number) => getConnectionModel(connection, { ...wording, now, timings }),
      [connection, wording, timings],
    ),
    connection.since,
  )
  return (
    <StatusPill
      {...shown}
      model={model}
      wording={wording}
      className={className ? `gws-connection ${className}` : 'gws-connection'}
      data={dataOf(connection)}
      pillRef={badgeRef}
    />
  )
}

function dataOf({ status, degraded, service, isOffline }: ConnectionState): DataAttributes {
  return {
    'data-status': status,
    'data-degraded': degraded ?? undefined,
    'data-service': service,
    'data-offline': isOffline ? '' : undefined,
  }
}
