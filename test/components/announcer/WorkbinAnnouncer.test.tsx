/** The announcer in a page: its one live region, over a simulated GWS with fifty workbins whose link is cut. */
import { render, screen } from '@testing-library/react'
import {
  LabelsProvider,
  useAnnounce,
  useAnnounceItems,
  useWorkbinSubscriptions,
  WorkbinAnnouncer,
  type AnnouncementInfo,
  type WorkbinTarget,
} from 'gws-workbins'
import { createLargeWorld } from 'gws-workbins/simulator'
import { createRef, StrictMode } from 'react'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pass, renderDesktop } from '../../react/renderDesktop.js'
import { recovering, subscribed } from '../states.js'

const world = createLargeWorld({ agents: 1, workbins: 50, items: 0, groups: 10 })
const targets = world.contents.map(({ target }): WorkbinTarget => {
  const { id, agentGroup, placeGroup = '' } = target
  return { id, owner: agentGroup === undefined ? { placeGroup } : { agentGroup } }
})

const region = () => screen.getByRole('status')

/** Every text that the region holds, one after the other. */
function listen(): readonly string[] {
  const heard: string[] = []
  const element = region()
  expect(element).toBeEmptyDOMElement()
  new MutationObserver(() => {
    if (element.textContent !== '') heard.push(element.textContent)
  }).observe(element, { childList: true, characterData: true, subtree: true })
  return heard
}

function Desk({ count }: { readonly count: number }) {
  const subscriptions = useWorkbinSubscriptions(targets.slice(0, count))
  return <p>{subscriptions.filter(({ isLive }) => isLive).length} live</p>
}

const desk = (count: number) => (
  <>
    <WorkbinAnnouncer locale="en-GB" nameOf={({ id }) => id} />
    <Desk count={count} />
  </>
)

describe('the announcer of a client with fifty workbins', () => {
  it('says two things when the link is lost and comes back [R-260]', async () => {
    const { simulator } = renderDesktop(desk(50), { world })
    const heard = listen()
    await pass(5_000)
    expect(screen.getByText('50 live')).toBeInTheDocument()
    expect(heard).toEqual([])

    simulator.useScenario('connection-cut')
    await pass(4_000)
    expect(screen.getByText('0 live')).toBeInTheDocument()
    expect(heard).toEqual([])
    await pass(26_000)
    expect(heard).toEqual(['Live updates interrupted. Workbin contents may be out of date.'])

    simulator.useScenario('healthy')
    await pass(60_000)
    expect(screen.getByText('50 live')).toBeInTheDocument()
    expect(heard.slice(1)).toEqual(['Live updates restored for 50 workbins.'])
    await pass(600_000)
    expect(heard).toHaveLength(2)
  }, 60_000)

  it('says nothing of a loss that heals [R-261]', async () => {
    const { simulator } = renderDesktop(desk(10), { world })
    const heard = listen()
    await pass(5_000)
    simulator.world.expirePushSessions()
    await pass(1)
    expect(screen.getByText('0 live')).toBeInTheDocument()
    await pass(60_000)
    expect(screen.getByText('10 live')).toBeInTheDocument()
    expect(heard).toEqual([])
  })

  it('observes, and keeps nothing subscribed [R-266]', async () => {
    const { simulator, show } = renderDesktop(desk(3), { world })
    await pass(5_000)
    expect(simulator.world.subscriptions()).toHaveLength(3)
    show(desk(1))
    await pass(6_000)
    expect(simulator.world.subscriptions()).toHaveLength(1)
    show(<WorkbinAnnouncer />)
    await pass(6_000)
    expect(simulator.world.subscriptions()).toEqual([])
  })

  it('answers a pause at once', async () => {
    const { client } = renderDesktop(desk(2), { world })
    const heard = listen()
    await pass(5_000)
    const target = targets[0] ?? { id: '', owner: 'me' }
    const handle = client.subscription(target)
    handle.unsubscribe()
    await pass(300)
    expect(heard).toEqual([`Live updates off for ${target.id}.`])
    handle.subscribe()
    await pass(1_000)
    expect(heard[1]).toBe(`Live updates on for ${target.id}.`)
    handle.release()
  })
})

describe('its region', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  function Speaker({ label, count = 0 }: { readonly label: string; readonly count?: number }) {
    const announce = useAnnounce()
    const announceItems = useAnnounceItems(label)
    return (
      <button onClick={() => (count > 0 ? announceItems(count) : announce(label))}>{label}</button>
    )
  }
  const press = (name: string) => screen.getByRole('button', { name }).click()

  it('is polite, mounted empty, and what a host passes reaches it [R-267]', () => {
    const ref = createRef<HTMLDivElement>()
    render(<WorkbinAnnouncer subscriptions={[]} ref={ref} className="mine" id="voice" />)
    expect(region().outerHTML).toBe(
      '<div id="voice" role="status" aria-live="polite" aria-atomic="true" class="gws-sr mine"></div>',
    )
    expect(ref.current).toBe(region())
    expect(renderToString(<WorkbinAnnouncer subscriptions={[]} />)).toContain('role="status"')
  })

  it('is emptied and filled a frame later, so that the same is heard again [R-267]', async () => {
    render(
      <StrictMode>
        <WorkbinAnnouncer subscriptions={[]} />
        <Speaker label="Item pulled." />
      </StrictMode>,
    )
    press('Item pulled.')
    await pass(0)
    expect(region()).toBeEmptyDOMElement()
    await pass(20)
    expect(region().childNodes).toHaveLength(1)
    expect(region()).toHaveTextContent(/^Item pulled\.$/)
    press('Item pulled.')
    await pass(600)
    const heard: (string | null)[] = []
    press('Item pulled.')
    new MutationObserver(() => heard.push(region().textContent)).observe(region(), {
      childList: true,
    })
    await pass(600)
    expect(heard).toEqual(['', 'Item pulled.'])
  })

  it('says items together, at most once in ten seconds [R-268]', async () => {
    render(
      <>
        <WorkbinAnnouncer subscriptions={[]} />
        <Speaker label="Escalations" count={2} />
      </>,
    )
    const heard = listen()
    press('Escalations')
    press('Escalations')
    await pass(1_100)
    expect(heard).toEqual(['4 new items in Escalations.'])
    press('Escalations')
    await pass(5_000)
    press('Escalations')
    await pass(3_800)
    expect(heard).toHaveLength(1)
    await pass(1_500)
    expect(heard[1]).toBe('4 new items in Escalations.')
    await pass(60_000)
    expect(heard).toHaveLength(2)
  })

  it('is not rendered where a host takes what is said [R-269]', async () => {
    const sink = vi.fn<(message: string, info: AnnouncementInfo) => void>()
    const target = { id: 'w', owner: { agentGroup: 'Billing-Tier2' } } as const
    const voice = (subscription: typeof subscribed | typeof recovering) => (
      <LabelsProvider
        labels={{
          'Live updates interrupted. Workbin contents may be out of date.': 'Unterbrochen.',
          restoredFor: ({ names }) => `Wieder da: ${names}.`,
        }}
      >
        <WorkbinAnnouncer sink={sink} subscriptions={[{ target, subscription }]} />
      </LabelsProvider>
    )
    const { rerender } = render(voice(subscribed))
    expect(screen.queryByRole('status')).toBeNull()
    rerender(voice(recovering))
    await pass(5_000)
    rerender(voice(subscribed))
    await pass(1_000)
    expect(sink.mock.calls).toEqual([
      ['Unterbrochen.', { topic: 'link', politeness: 'polite' }],
      ['Wieder da: Billing-Tier2.', { topic: 'restored', politeness: 'polite' }],
    ])
  })

  it('need not be there for a component to speak [R-269]', async () => {
    const { rerender } = render(<Speaker label="Nobody hears" />)
    press('Nobody hears')
    rerender(<Speaker label="Nobody hears" count={3} />)
    press('Nobody hears')
    await pass(20_000)
    rerender(
      <>
        <Speaker label="Nobody hears" count={3} />
        <WorkbinAnnouncer subscriptions={[]} />
      </>,
    )
    await pass(20_000)
    expect(region()).toBeEmptyDOMElement()
  })
})
