/** What the host shows of an interaction that was opened: case data, details and its own notes. */
import { useId, useRef, useState, type KeyboardEvent, type ReactElement } from 'react'
import type { WorkbinItem, WorkbinOwner } from 'gws-workbins'

interface ItemDetailsProps {
  readonly item: WorkbinItem | null
  readonly owner: WorkbinOwner
  /** Where times are read. Default: the browser's. */
  readonly timeZone?: string | undefined
}

type Fact = readonly [name: string, value: string]

const tabs = ['Case data', 'Details', 'Notes'] as const

/** Tabs as the ARIA practices have them: arrows move, one stop for the Tab key. */
export function ItemDetails({ item, owner, timeZone }: ItemDetailsProps): ReactElement {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [tab, setTab] = useState<(typeof tabs)[number]>('Case data')
  if (item === null)
    return <p className="desk-nothing">Open an interaction to see its case data.</p>

  const move = ({ key }: KeyboardEvent) => {
    const step = ['ArrowLeft', '', 'ArrowRight'].indexOf(key) - 1
    if (Math.abs(step) !== 1) return
    const isRightToLeft = list.current?.matches(':dir(rtl)') === true
    const at = (tabs.indexOf(tab) + (isRightToLeft ? -step : step) + tabs.length) % tabs.length
    setTab(tabs[at] ?? tab)
    list.current?.querySelectorAll('button')[at]?.focus()
  }
  return (
    <>
      <h2>
        <bdi>{item.subject ?? item.id}</bdi>
      </h2>
      <p className="desk-from">
        <bdi>{item.from}</bdi>
      </p>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its tabs take the focus */}
      <div className="desk-tabs" role="tablist" aria-label="About it" ref={list} onKeyDown={move}>
        {tabs.map((name, index) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`${id}tab${index}`}
            aria-selected={name === tab}
            aria-controls={`${id}panel`}
            tabIndex={name === tab ? 0 : -1}
            onClick={() => setTab(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}tab${tabs.indexOf(tab)}`}>
        {tab === 'Notes' ? (
          <textarea
            key={item.id}
            className="desk-notes"
            aria-label="Note"
            placeholder="Only you see this."
          />
        ) : (
          <Facts facts={tab === 'Details' ? detailsOf(item) : caseOf(item, owner, timeZone)} />
        )}
      </div>
    </>
  )
}

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="desk-facts">
      {facts.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>
        <bdi>{name}</bdi>
      </dt>
      <dd>
        <bdi>{value}</bdi>
      </dd>
    </>
  )
}

/** What the host wants of the case data, under its own names. */
const caseNames = {
  CustomerSegment: 'Customer segment',
  ServiceType: 'Service type',
  Priority: 'Priority',
  State: 'State',
} as const

function caseOf(item: WorkbinItem, owner: WorkbinOwner, timeZone: string | undefined) {
  const received = item.receivedAt === null ? 'Unknown' : formatDate(item.receivedAt, timeZone)
  const facts: Fact[] = [
    ['Interaction', item.id],
    ['Channel', channels.get(item.medium) ?? item.medium],
    ['Received', received],
    ['Owner', nameOf(owner)],
  ]
  for (const [key, name] of Object.entries(caseNames)) {
    const value = item.caseData[key]
    if (value != null) facts.push([name, String(value)])
  }
  return facts
}

const channels = new Map([
  ['email', 'Email, inbound'],
  ['chat', 'Chat'],
  ['workitem', 'Workitem'],
  ['tweet', 'Social'],
])

function formatDate(at: number, timeZone: string | undefined): string {
  return new Date(at).toLocaleString('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
}

function nameOf(owner: WorkbinOwner): string {
  if (owner === 'me') return 'Personal'
  if (owner.agentGroup !== undefined) return `${owner.agentGroup} (agent group)`
  return owner.placeGroup === undefined ? owner.user : `${owner.placeGroup} (place group)`
}

function detailsOf({ caseData, fields, routingData }: WorkbinItem): readonly Fact[] {
  return [fields, caseData, routingData].flatMap((record) =>
    Object.entries(record).map(([name, value]): Fact => [name, String(value)]),
  )
}
