/** Fifty workbins on one link that can be cut, and a transcript of all that is announced. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import {
  CometdProvider,
  createWorkbinClient,
  useAnnounce,
  useAnnounceItems,
  useWorkbinSubscriptions,
  WorkbinAnnouncer,
  WorkbinSummary,
  type WorkbinTarget,
} from 'gws-workbins'
import {
  createLargeWorld,
  createSimulator,
  createSimulatorControl,
  type ScenarioName,
  type SimulatorControl,
} from 'gws-workbins/simulator'
import { useEffect, useReducer, useRef, useState, type ReactElement } from 'react'
import { useLinkCondition } from './LinkCondition.js'

const world = createLargeWorld({ agents: 1, workbins: 50, items: 0 })
const targets = world.contents.map(({ target }): WorkbinTarget => {
  const { id, agentGroup, placeGroup = '' } = target
  return { id, owner: agentGroup === undefined ? { placeGroup } : { agentGroup } }
})
const names = new Map(world.workbins.map(({ id, name }) => [id, name]))
const nameOf = ({ id }: WorkbinTarget): string => names.get(id) ?? id

function createDesk() {
  // A GWS of its own: no other story may break its link.
  const simulator = createSimulator({ world })
  const queryClient = new QueryClient()
  const client = createWorkbinClient({
    url: `${location.origin}/api/v2`,
    queryClient,
    fetch: simulator.fetch,
    // A story should not take as long as a morning.
    timings: { lost: 1_500, linger: 500 },
  })
  return { queryClient, client, control: createSimulatorControl(simulator.fetch) }
}

// oxlint-disable-next-line react/rules-of-hooks -- a verb of the simulator, no hook
const play = (control: SimulatorControl, name: ScenarioName) => void control.useScenario(name)

const added = (lines: readonly string[], line: string): readonly string[] => [...lines, line]

/** Props of the desk. */
export interface AnnouncerDeskProps {
  /** Lets the host take what is said; there is no live region then. */
  readonly hasSink?: boolean
}

/**
 * What a screen reader would say of fifty workbins, written down. Cut the link and mend it: two
 * sentences. The badges of fifty workbins would have been a hundred.
 */
export function AnnouncerDesk({ hasSink = false }: AnnouncerDeskProps): ReactElement {
  const [{ queryClient, client, control }] = useState(createDesk)
  useLinkCondition(control)
  const [said, write] = useReducer(added, [])
  const region = useRef<HTMLDivElement>(null)

  useEffect(() => {
    const element = region.current
    const observer = new MutationObserver(() => {
      if (element?.textContent) write(element.textContent)
    })
    if (element) observer.observe(element, { childList: true })
    return () => observer.disconnect()
  }, [])

  return (
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        {hasSink ? (
          <WorkbinAnnouncer
            nameOf={nameOf}
            sink={(message, { topic }) => write(`${topic}: ${message}`)}
          />
        ) : (
          <WorkbinAnnouncer nameOf={nameOf} ref={region} />
        )}
        <section className="card" aria-label="Fifty workbins">
          <Overview />
          <div className="row">
            <Press label="Cut the link" run={() => play(control, 'connection-cut')} />
            <Press label="Mend the link" run={() => play(control, 'healthy')} />
            <Actions />
          </div>
          <p>What is heard:</p>
          <ol aria-label="Transcript">
            {said.map((message, index) => (
              // Lines are only ever added.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={index}>{message}</li>
            ))}
          </ol>
        </section>
      </CometdProvider>
    </QueryClientProvider>
  )
}

function Overview() {
  const subscriptions = useWorkbinSubscriptions(targets)
  const [first] = subscriptions
  return (
    <div className="row">
      <WorkbinSummary subscriptions={subscriptions} />
      <Press label="Pause the first" run={() => first?.unsubscribe()} />
      <Press label="Resume it" run={() => first?.subscribe()} />
    </div>
  )
}

function Actions() {
  const announce = useAnnounce()
  const announceItems = useAnnounceItems('Team desk 1')
  return (
    <>
      <Press label="Say something" run={() => announce('3 items taken.')} />
      <Press label="One item comes" run={() => announceItems(1)} />
    </>
  )
}

function Press({ label, run }: { readonly label: string; run(): void }) {
  return (
    <button type="button" className="button" onClick={() => run()}>
      {label}
    </button>
  )
}
