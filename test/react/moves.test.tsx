/** Pulls, adds and moves as hooks: below StrictMode, with impatient agents and parts that go. */
import { act, fireEvent, screen } from '@testing-library/react'
import {
  useAddToWorkbin,
  useMoveBetweenWorkbins,
  usePullFromWorkbin,
  type ItemName,
  type ItemOutcome,
  type MoveOutcome,
  type WorkbinOwner,
  type WorkbinPull,
} from 'gws-workbins'
import { useEffect, useState, type ReactElement } from 'react'
import { expect, it } from 'vitest'
import { pass, renderDesktop, seedGroup, seedId, type Desktop } from './renderDesktop.js'

const other = { agentGroup: 'Billing-Tier2' } as const

/** The items of the seed's workbin, oldest first. */
function items({ simulator }: Desktop): readonly ItemName[] {
  return simulator.world
    .contents({ id: seedId, ...seedGroup })
    .map(({ medium, resource }) => ({ id: resource.id, medium }))
}

function first(desktop: Desktop): ItemName {
  return items(desktop)[0] ?? { id: '', medium: '' }
}

/** Names of the operations that the server saw, subscriptions left out. */
function operations({ simulator }: Desktop): readonly string[] {
  return simulator.log.entries().flatMap((entry) => {
    const body = entry.kind === 'request' ? (entry.body ?? '') : ''
    return /(?<="operationName":")(Pull|Add)\w+/.exec(body)?.[0] ?? []
  })
}

let current: WorkbinPull

interface TakeProps {
  readonly item: ItemName
  readonly id?: string | null
  readonly owner?: WorkbinOwner
  readonly onBeforePull?: () => boolean
}

/** A button that takes one item, and says what it knows. */
function Take({ id = seedId, item, onBeforePull, owner = seedGroup }: TakeProps): ReactElement {
  // Inline, as hosts write it.
  const inline = typeof owner === 'object' ? { ...owner } : owner
  const pulls = usePullFromWorkbin(id, inline, { onBeforePull })
  const [functions] = useState([pulls.pull, pulls.pullAll])
  const isStable = functions.includes(pulls.pull) && functions.includes(pulls.pullAll)
  useEffect(() => {
    current = pulls
  })
  return (
    <button onClick={() => void pulls.pull(item)}>
      {[
        pulls.pending.has(item.id) ? 'busy' : 'free',
        pulls.last?.status ?? 'none',
        pulls.last?.error?.code ?? '-',
        isStable ? 'stable' : 'changed',
      ].join(' ')}
    </button>
  )
}

/** Somebody else on the page who shows the same workbin. */
function Onlooker(): ReactElement {
  const { pending } = usePullFromWorkbin(seedId, seedGroup)
  return <output>{`pending ${pending.size}`}</output>
}

function click(): void {
  fireEvent.click(screen.getByRole('button'))
}

/** A live desktop with a button for its first item. */
async function openTake(props: Partial<TakeProps> = {}): Promise<Desktop & { item: ItemName }> {
  const desktop = renderDesktop(null)
  await pass(1_000)
  const item = first(desktop)
  desktop.show([<Take key="take" item={item} {...props} />, <Onlooker key="onlooker" />])
  return Object.assign(desktop, { item })
}

it('takes an item once, however often it is clicked, and everyone sees it go [R-131, R-132]', async () => {
  const desktop = await openTake()
  expect(screen.getByRole('button').textContent).toBe('free none - stable')
  click()
  click()
  await pass(0)
  click()
  expect(screen.getByRole('button').textContent).toBe('busy none - stable')
  expect(screen.getByText('pending 1')).toBeDefined()
  await pass(1_000)
  expect(screen.getByRole('button').textContent).toBe('free done - stable')
  expect(screen.getByText('pending 0')).toBeDefined()
  expect(operations(desktop)).toHaveLength(1)
  expect(items(desktop)).not.toContainEqual(desktop.item)
})

it('shows the next agent nothing of what the former one took [R-131]', async () => {
  const desktop = await openTake()
  click()
  await pass(1_000)
  expect(screen.getByRole('button').textContent).toBe('free done - stable')
  act(() => desktop.client.reset({ agentId: 'user' }))
  expect(screen.getByRole('button').textContent).toBe('free none - stable')
})

it('says of what is gone that somebody else has it, and shows the item free again [R-127, R-132]', async () => {
  const desktop = await openTake()
  desktop.simulator.world.removeItem({ id: seedId, ...seedGroup }, desktop.item.id)
  click()
  await pass(1_000)
  expect(screen.getByRole('button').textContent).toBe('free refused already-taken stable')
})

it('is not given up with the part that asked, nor with the desktop [R-131]', async () => {
  const desktop = await openTake()
  const outcomes: ItemOutcome[] = []
  void current.pull(desktop.item).then((outcome) => outcomes.push(outcome))
  desktop.unmount()
  await pass(1_000)
  expect(outcomes).toMatchObject([{ status: 'done' }])
  expect(desktop.client.connection.getState().status).toBe('closed')
})

it('asks the newest host, and sends nothing against its word [R-126, R-131]', async () => {
  const desktop = await openTake({ onBeforePull: () => true })
  desktop.show(<Take key="take" item={desktop.item} onBeforePull={() => false} />)
  click()
  await pass(1_000)
  expect(screen.getByRole('button').textContent).toContain('free vetoed')
  expect(operations(desktop)).toEqual([])
})

it('takes many, and shows what came last [R-128, R-131]', async () => {
  const desktop = await openTake()
  const seen: number[] = []
  const all = items(desktop)
  const asked = current.pullAll(all, { onProgress: ({ settled }) => seen.push(settled) })
  await pass(1_000)
  expect(await asked).toMatchObject({ counts: { done: all.length } })
  expect(seen).toEqual(all.map((_, index) => index + 1))
  expect(screen.getByRole('button').textContent).toBe('free done - stable')
})

it('shows no outcome of another workbin, and goes to the one of the newest render', async () => {
  const desktop = await openTake()
  click()
  await pass(1_000)
  const { pull } = current
  desktop.show(<Take key="take" item={desktop.item} owner={other} />)
  expect(screen.getByRole('button').textContent).toBe('free none - stable')
  act(() => void pull(desktop.item))
  await pass(1_000)
  expect(screen.getByRole('button').textContent).toBe('free refused already-taken stable')
  const paths = desktop.simulator.log
    .entries()
    .flatMap((entry) => (entry.kind === 'request' ? [entry.path] : []))
  expect(paths.filter((path) => path.endsWith('agentGroup=Billing-Tier2'))).toHaveLength(1)
})

it('fails with a usage error where it is disabled [R-126]', async () => {
  await openTake({ id: null })
  click()
  await pass(1_000)
  expect(screen.getByRole('button').textContent).toBe('free failed invalid-target stable')
})

it('adds what was taken, alone and with others', async () => {
  const asked: Promise<unknown>[] = []
  function Park({ all }: { readonly all: readonly ItemName[] }): ReactElement {
    const { add, addAll, last } = useAddToWorkbin(seedId, other, { saveLAR: true })
    const park = (): void => {
      const [one, ...rest] = all
      if (one !== undefined) asked.push(add(one), addAll(rest))
    }
    return <button onClick={park}>{last?.status ?? 'none'}</button>
  }
  const desktop = await openTake()
  const all = items(desktop)
  const taken = current.pullAll(all)
  await pass(1_000)
  await taken
  desktop.show(<Park all={all} />)
  click()
  await pass(1_000)
  expect(await Promise.all(asked)).toMatchObject([
    { status: 'done' },
    { kind: 'add', counts: { done: all.length - 1 } },
  ])
  expect(screen.getByText('done')).toBeDefined()
})

it('moves, and lets what is stranded be put back [R-129]', async () => {
  const asked: Promise<MoveOutcome>[] = []
  function Move({ item }: { readonly item: ItemName }): ReactElement {
    const from = { id: seedId, owner: seedGroup }
    const { last, move, pending } = useMoveBetweenWorkbins(from, { id: seedId, owner: other })
    return (
      <button onClick={() => void asked.push(move(item))}>
        {`${last?.status ?? 'none'} ${pending.size}`}
      </button>
    )
  }
  const desktop = renderDesktop(null)
  await pass(1_000)
  desktop.simulator.rules.add({
    match: { operation: 'AddChat' },
    times: 1,
    effect: { type: 'proof', mode: 'refused' },
  })
  const item = items(desktop).find(({ medium }) => medium === 'chat') ?? first(desktop)
  desktop.show(<Move item={item} />)
  click()
  await pass(1)
  expect(screen.getByText('none 1')).toBeDefined()
  await pass(1_000)
  const [stranded] = await Promise.all(asked)
  expect(stranded).toMatchObject({ ...item, status: 'stranded', error: { code: 'add-refused' } })
  expect(screen.getByText('stranded 0')).toBeDefined()
  const back = stranded?.status === 'stranded' ? stranded.putBack() : null
  await pass(1_000)
  expect(await back).toMatchObject({ status: 'done' })
  expect(items(desktop)).toContainEqual(item)
})
