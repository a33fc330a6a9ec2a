/** A desktop's whole work without React, from the list of workbins to the logout; shown in the docs, run by the tests. */
import { QueryClient } from '@tanstack/query-core'
import {
  createWorkbinClient,
  groupsQuery,
  summarizeMoves,
  workbinContentsQuery,
  workbinsQuery,
  type Readable,
  type WorkbinTarget,
} from 'gws-workbins/core'

/** Waits until a readable says so. Whatever changes over time here is a readable. */
function until<State>(
  { getState, subscribe }: Readable<State>,
  isSo: (state: State) => boolean,
): Promise<State> {
  return new Promise((resolve) => {
    let stop = (): void => {}
    const look = (): void => {
      const state = getState()
      if (!isSo(state)) return
      stop()
      resolve(state)
    }
    stop = subscribe(look)
    look()
  })
}

/** Says what it does, line by line. */
export async function secondReader(
  url: string,
  fetch: typeof globalThis.fetch,
  say: (line: string) => void,
): Promise<void> {
  // CometD wants a `window`; a page has one, Node does not.
  globalThis.window ??= globalThis as typeof window

  const queryClient = new QueryClient()
  const client = createWorkbinClient({ url, queryClient, fetch })
  const disconnect = client.connect()
  const { session } = await until(client.connection, ({ status }) => status === 'connected')
  say(`connected, session ${session}`)

  // What there is: definitions, and the groups that have copies of them.
  const workbins = await queryClient.fetchQuery(workbinsQuery(client))
  const own = await client.workbins({ scope: 'own' })
  const groups = await queryClient.fetchQuery(groupsQuery(client))
  say(`${workbins.length} workbins, ${own.length} own ones, ${groups.length} groups`)
  const id = workbins.find(({ type }) => type === 'AgentGroup')?.id ?? ''
  const night = workbins.find(({ type }) => type === 'PlaceGroup')?.id ?? ''
  const mine: WorkbinTarget = { id, owner: { agentGroup: groups.at(-1)?.name ?? '' } }
  const hall: WorkbinTarget = { id: night, owner: { placeGroup: 'MyPlaceGroup' } }

  // One list, live: the subscription, what is in it, and every message about it.
  const subscription = client.subscription(mine, { lingerMs: 0 })
  const live = await until(subscription, ({ isLive }) => isLive)
  say(`${live.status} at ${new Date(live.since).toISOString().slice(0, 10)}`)
  const stopEvents = client.onEvent(mine, (event) => {
    if ('action' in event) say(`event: ${event.action} ${event.item?.medium}`)
  })
  const list = client.contents(mine, {
    lingerMs: 0,
    onItemsChanged: ({ added, cause, removed }) =>
      say(`${cause}: ${added.length} came, ${removed.length} went`),
  })
  const { items } = await until(list, ({ status }) => status === 'current')
  const [first, ...others] = items ?? []
  if (first === undefined) throw new Error('This desk has nothing to do.')

  // A place group's list, the agent's own, and another agent's: each owner in the same words.
  const [ownId = '', ...rest] = own.map((workbin) => workbin.id)
  const colleague = { user: 'user' } as const
  const myOwn: WorkbinTarget = { id: ownId, owner: 'me' }
  const theirs: WorkbinTarget = { id: ownId, owner: colleague }
  const lists = []
  for (const target of [hall, myOwn, theirs]) {
    const other = client.contents(target, { lingerMs: 0 })
    await until(other, ({ isCurrent }) => isCurrent)
    lists.push(other)
  }
  // What is asked for together, of one agent, is one POST.
  const badges = []
  for (const owner of ['me', colleague] as const) {
    const some = rest.map((each) => client.subscription({ id: each, owner }, { lingerMs: 0 }))
    await Promise.all(some.map((badge) => until(badge, ({ isLive }) => isLive)))
    badges.push(...some)
  }
  say(`${lists.length} more lists are current, ${badges.length} more badges are live`)

  // Taking work, giving it back, passing it on: done is what a message on the link says is done.
  const pulled = await client.pull(mine, first)
  const added = await client.add(mine, first)
  say(`pull ${pulled.status}, add ${added.status}`)
  const moved = await client.move(first, mine, hall)
  say(`move ${moved.status}`)
  await client.move(first, hall, myOwn)
  await client.move(first, myOwn, theirs)
  const taken = await client.pull(theirs, first)
  say(`taken from a colleague: ${taken.status}`)
  say(summarizeMoves(await client.pullAll(mine, others)))
  say(summarizeMoves(await client.addAll(hall, others)))
  await list.refetch()
  say(`left: ${list.getState().items?.length}`)

  // Nobody looks at these any more: they are released, and unsubscribed after no linger.
  for (const { release } of lists) release()

  // Other topics on the same link, a list read once, and why something is not live.
  const stopCalls = client.onChannel('/v2/me/calls', () => {})
  await until(client.channel('/v2/me/calls'), ({ status }) => status === 'joined')
  const copy = workbinContentsQuery(client, rest[0] ?? '', 'me')
  const { items: read } = await queryClient.fetchQuery(copy)
  say(`read once: ${read.length}`)
  const [finding] = await client.diagnose(mine)
  say(`${finding?.severity}: ${finding?.code}`)

  // Leaving: all that is observed is released, then the link; a reset forgets the agent.
  for (const { release } of [subscription, list, ...badges]) release()
  stopEvents()
  stopCalls()
  disconnect()
  await until(client.connection, ({ status }) => status === 'closed')
  client.reset()
  say(`closed, ${queryClient.getQueryCache().getAll().length} lists kept`)
}
