/** A live list an agent can take work from, and the buttons that break what feeds it. */
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import {
  CometdProvider,
  ConnectionStatus,
  summarizeMoves,
  useAddToWorkbin,
  usePullFromWorkbin,
  useWorkbinContents,
  WorkbinStatusBadge,
  type BulkOutcome,
  type ItemOutcome,
  type ItemsChange,
  type WorkbinItem,
} from 'gws-workbins'
import { targets } from './faults.js'
import { useLinkCondition } from './LinkCondition.js'
import { control, createClient } from './liveGws.js'
import { SimulatorPanel } from './SimulatorPanel.js'

const { agentGroup, id } = targets.escalations
const owner = { agentGroup }

/**
 * A workbin kept equal to the server: subscribed, listed, patched by each event, verified by GETs.
 * Taking is proved: an item is yours once the push link says so. Break it: the list stays, and says
 * since when it is not the server's any more.
 */
export function LiveList(): ReactElement {
  const [client] = useState(createClient)
  const [queryClient] = useState(() => new QueryClient())
  useLinkCondition(control)
  return (
    <QueryClientProvider client={queryClient}>
      <CometdProvider client={client}>
        <div className="stack">
          <List />
          <SimulatorPanel />
        </div>
      </CometdProvider>
    </QueryClientProvider>
  )
}

function List() {
  const [change, setChange] = useState<ItemsChange | null>(null)
  const contents = useWorkbinContents(id, owner, { onItemsChanged: setChange })
  const { pending, pull, pullAll } = usePullFromWorkbin(id, owner)
  const { add } = useAddToWorkbin(id, owner)
  const [taken, setTaken] = useState<readonly WorkbinItem[]>([])
  const [news, setNews] = useState('')
  const items = contents.items ?? []

  const take = async (item: WorkbinItem): Promise<void> => {
    const outcome = await pull(item)
    if (outcome.status === 'done') setTaken((before) => [...before, item])
    setNews(describe(outcome))
  }
  const takeAll = async (): Promise<void> => {
    const bulk: BulkOutcome = await pullAll(items)
    const done = new Set(
      bulk.outcomes.filter(({ status }) => status === 'done').map((one) => one.id),
    )
    setTaken((before) => [...before, ...items.filter((item) => done.has(item.id))])
    setNews(summarizeMoves(bulk))
  }
  const putBack = async (item: WorkbinItem): Promise<void> => {
    const outcome = await add(item)
    if (outcome.status === 'done') setTaken((before) => before.filter((one) => one !== item))
    setNews(describe(outcome))
  }

  return (
    <section className="card" aria-label="Billing escalations">
      <div className="row">
        <b>Billing escalations</b>
        <WorkbinStatusBadge workbinId={id} agentGroup={agentGroup} />
        <ConnectionStatus />
      </div>
      <p>{describeContents(contents.items?.length, contents.isCurrent, contents.asOf)}</p>
      {contents.error !== null && <p>Not verified. {contents.error.remedy}</p>}
      <ul className="items" aria-label="Items">
        {items.map((item) => (
          <Row
            key={item.id}
            item={item}
            label={pending.has(item.id) ? 'Taking …' : 'Take'}
            isBusy={pending.has(item.id)}
            onPress={take}
          />
        ))}
      </ul>
      <div className="row">
        <button type="button" className="button" onClick={() => void takeAll()}>
          Take all
        </button>
        <button type="button" className="button" onClick={() => void contents.refetch()}>
          Read again
        </button>
      </div>
      <p role="status">{news}</p>
      {taken.length > 0 && (
        <ul className="items" aria-label="Yours">
          {taken.map((item) => (
            <Row key={item.id} item={item} label="Put back" isBusy={false} onPress={putBack} />
          ))}
        </ul>
      )}
      <p>{describeChange(change)}</p>
    </section>
  )
}

function Row({
  isBusy,
  item,
  label,
  onPress,
}: {
  readonly isBusy: boolean
  readonly item: WorkbinItem
  readonly label: string
  onPress(item: WorkbinItem): Promise<void>
}) {
  return (
    <li className="row">
      <span className="medium">{item.medium}</span>
      <span className="what">{item.isReadable ? (item.subject ?? item.id) : 'Cannot be read'}</span>
      <span>{item.from}</span>
      <button
        type="button"
        className="button"
        disabled={isBusy}
        aria-label={`${label} ${item.subject ?? item.id}`}
        onClick={() => void onPress(item)}
      >
        {label}
      </button>
    </li>
  )
}

function describeContents(
  count: number | undefined,
  isCurrent: boolean,
  asOf: number | null,
): string {
  if (count === undefined || asOf === null) return 'Reading the list …'
  const what = `${count} interactions`
  return isCurrent ? `${what}, current` : `${what} as of ${new Date(asOf).toLocaleTimeString()}`
}

function describeChange(change: ItemsChange | null): string {
  if (change === null) return 'No change yet.'
  const { added, cause, removed, updated } = change
  return `Last change (${cause}): ${added.length} came, ${removed.length} left, ${updated.length} changed.`
}

function describe(outcome: ItemOutcome): string {
  return outcome.status === 'done' ? 'Done.' : (outcome.error?.message ?? outcome.status)
}
