/** A desktop for the fault tests: providers, workbins, and buttons for what an agent or a host may do to them. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  CometdProvider,
  ConnectionStatus,
  createWorkbinClient,
  useCometdConnection,
  useConnectionLost,
  useWorkbinClient,
  type WorkbinClient,
} from 'gws-workbins'
import { Activity, useEffect, useState, type ReactNode } from 'react'
import type { DeskPlan } from './DeskPlan.js'
import { Press } from './Press.js'
import { WorkbinPanel } from './WorkbinPanel.js'

/** The whole page. */
export function Desk({ plan }: { readonly plan: DeskPlan }) {
  const [isOpen, setOpen] = useState(true)
  const beside = new Set(plan.beside)
  const places = plan.targets.map((_, place) => place).slice(0, plan.places)
  if (!isOpen) return null
  return (
    <>
      <Press name="leave" onPress={() => setOpen(false)} />
      <Side plan={plan} name="link" places={places.filter((place) => !beside.has(place))} />
      {beside.size > 0 && <Side plan={plan} name="link-beside" places={[...beside]} />}
    </>
  )
}

interface SideProps {
  readonly plan: DeskPlan
  readonly name: string
  readonly places: readonly number[]
}

/** One provider with a QueryClient of its own. */
function Side({ plan, name, places }: SideProps) {
  const urls = plan.urls ?? ['/api/v2']
  const [queryClient] = useState(() => new QueryClient())
  const [clients] = useState(() => urls.map((url) => createDeskClient(url, plan, queryClient)))
  const [current, setCurrent] = useState(0)
  const client = clients[current % clients.length]
  if (client === undefined) return null
  return (
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        <Link name={name} />
        <Press name="next-url" onPress={() => setCurrent((index) => index + 1)} />
        {plan.throwing && <ThrowingListeners />}
        <Places plan={plan} places={places} />
      </CometdProvider>
    </QueryClientProvider>
  )
}

let askedForLogin = 0

function createDeskClient(url: string, plan: DeskPlan, queryClient: QueryClient): WorkbinClient {
  const untilSignedIn = (): Promise<void> =>
    new Promise((resolve) => {
      askedForLogin += 1
      document.documentElement.dataset['loginsAsked'] = String(askedForLogin)
      document.addEventListener('desk-sign-in', () => resolve(), { once: true })
    })
  return createWorkbinClient({
    url,
    queryClient,
    timings: plan.timings,
    unsubscribe: plan.unsubscribe,
    ...(plan.login ? { onAuthRequired: untilSignedIn } : {}),
  })
}

function Link({ name }: { readonly name: string }) {
  const link = useCometdConnection()
  const client = useWorkbinClient()
  return (
    <header>
      <ConnectionStatus data-badge={name} />
      <p data-fact={`${name}-error`}>{link.error?.message}</p>
      <p data-fact={`${name}-code`}>{link.error?.code}</p>
      <p data-fact={`${name}-retry-at`}>{link.retryAt}</p>
      <Press name="reconnect" onPress={link.reconnect} />
      <Press name="reset" onPress={() => client.reset({ agentId: 'next' })} />
      <Press name="renewed" onPress={client.authRenewed} />
      <Press name="sign-in" onPress={() => document.dispatchEvent(new Event('desk-sign-in'))} />
    </header>
  )
}

/** Panels that can be unmounted, hidden by `<Activity>`, and pointed at another target. */
function Places({ plan, places }: Omit<SideProps, 'name'>) {
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set())
  const [hidden, setHidden] = useState(false)
  const [shown, setShown] = useState<ReadonlyMap<number, number>>(new Map())
  const toggle = (place: number) => () =>
    setGone((now) =>
      now.has(place)
        ? new Set([...now].filter((each) => each !== place))
        : new Set([...now, place]),
    )
  const all = (none: boolean) => () => setGone(new Set(none ? places : []))
  const rows = places.map((place): ReactNode => {
    const number = shown.get(place) ?? place
    const target = plan.targets[number]
    return (
      <section key={place}>
        <Press name={`toggle-${place}`} onPress={toggle(place)} />
        {plan.targets.map((_, other) => (
          <Press
            key={other}
            name={`show-${place}-${other}`}
            onPress={() => setShown((now) => new Map(now).set(place, other))}
          />
        ))}
        {target && !gone.has(place) && (
          <WorkbinPanel place={place} number={number} target={target} />
        )}
      </section>
    )
  })
  return (
    <main>
      <Press name="unmount" onPress={all(true)} />
      <Press name="mount" onPress={all(false)} />
      <Press name="hide" onPress={() => setHidden(true)} />
      <Press name="show" onPress={() => setHidden(false)} />
      <Activity mode={hidden ? 'hidden' : 'visible'}>{rows}</Activity>
    </main>
  )
}

/** Every callback of the public API that a host can throw in. */
function ThrowingListeners() {
  const client = useWorkbinClient()
  useConnectionLost(() => {
    throw new Error('host: connection lost')
  })
  useEffect(
    () =>
      client.connection.subscribe(() => {
        throw new Error('host: connection')
      }),
    [client],
  )
  return null
}
