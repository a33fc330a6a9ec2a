/** A desktop of a few places, each with a subscription, that can change in every way React knows. */
import {
  CometdProvider,
  useWorkbinClient,
  useWorkbinSubscription,
  WorkbinStatusBadge,
  type WorkbinSubscription,
} from 'gws-workbins'
import type { SubscriptionState, WorkbinClient, WorkbinTarget } from 'gws-workbins/core'
import {
  Activity,
  Suspense,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useState,
  version,
  type ComponentType,
  type ReactElement,
  type ReactNode,
} from 'react'

/** One place of the desktop. */
export interface Place {
  readonly isMounted: boolean
  readonly target: number
  /** Which client it is given; null for the provider's. */
  readonly side: number | null
  readonly isHidden: boolean
  /** Suspends until it is let go. */
  readonly Hold: ComponentType | null
  /** Whether it follows its target by `useDeferredValue`. */
  readonly isDeferred: boolean
  readonly autoSubscribe: boolean
  readonly lingerMs: number
}

/** The whole desktop. */
export interface BoardState {
  readonly provider: number
  readonly places: readonly Place[]
}

/** One mounted place, as it sees itself. */
export interface Resident {
  readonly place: number
  isGone: boolean
}

/** What a place was rendered with. */
export interface Rendered {
  readonly resident: Resident
  readonly side: number
  readonly target: number
  readonly autoSubscribe: boolean
  readonly subscription: WorkbinSubscription
}

/** Who makes the board, and is told what it does. */
export interface BoardHost {
  readonly clients: readonly WorkbinClient[]
  readonly targets: readonly WorkbinTarget[]
  readonly initial: BoardState
  /** Called with the way to change the board, and with each state that is committed. */
  committed(state: BoardState, change: (next: (state: BoardState) => BoardState) => void): void
  rendered(what: Rendered): void
}

/** The board. */
export function RaceBoard({ host }: { readonly host: BoardHost }): ReactElement {
  const [state, change] = useState(host.initial)
  useLayoutEffect(() => host.committed(state, change), [host, state])
  return (
    <CometdProvider client={clientAt(host, state.provider)}>
      {state.places.map((place, index) =>
        place.isMounted ? (
          <Suspense key={index} fallback="…">
            <Shutter isHidden={place.isHidden}>
              <Probe host={host} index={index} place={place} />
              {place.Hold && <place.Hold />}
            </Shutter>
          </Suspense>
        ) : null,
      )}
    </CometdProvider>
  )
}

// React 18 has no <Activity>: there a place is never hidden.
const canHide = version.startsWith('19')

function Shutter(props: {
  readonly isHidden: boolean
  readonly children: ReactNode
}): ReactElement {
  if (!canHide) return <>{props.children}</>
  return <Activity mode={props.isHidden ? 'hidden' : 'visible'}>{props.children}</Activity>
}

interface ProbeProps {
  readonly host: BoardHost
  readonly index: number
  readonly place: Place
}

function Probe({ host, index, place }: ProbeProps): ReactElement {
  const { autoSubscribe, isDeferred, lingerMs, side } = place
  const [resident] = useState<Resident>(() => ({ place: index, isGone: false }))
  useEffect(() => {
    resident.isGone = false
    return () => {
      resident.isGone = true
    }
  }, [resident])
  const deferred = useDeferredValue(place.target)
  const target = isDeferred ? deferred : place.target
  const { id, owner } = host.targets[target] ?? { id: null, owner: null }
  const given = side === null ? undefined : clientAt(host, side)
  const used = host.clients.indexOf(useWorkbinClient(given))
  const subscription = useWorkbinSubscription(id, owner, {
    client: given,
    autoSubscribe,
    lingerMs,
  })
  host.rendered({ resident, side: used, target, autoSubscribe, subscription })
  return (
    <output data-of={`${used} ${target}`} data-auto={autoSubscribe} data-place={index}>
      <i>{wordsOf(subscription)}</i>
      <WorkbinStatusBadge subscription={subscription} />
    </output>
  )
}

/** What tells one state from another; when `idle` began is not told to those who were idle before. */
export function wordsOf({ error, lastLiveAt, since, status }: SubscriptionState): string {
  return JSON.stringify([status, status === 'idle' ? null : since, lastLiveAt, error?.code])
}

function clientAt({ clients }: BoardHost, index: number): WorkbinClient {
  const client = clients[index]
  if (client === undefined) throw new Error('no such client')
  return client
}
