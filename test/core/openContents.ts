/** A client on fake ports whose lists the test answers, over the QueryClient that keeps them. */
import { QueryClient } from '@tanstack/react-query'
import type { ContentsHandle, ContentsOptions, WorkbinClient } from '../../src/core/client.js'
import { WorkbinError, type WorkbinErrorCode } from '../../src/core/errors.js'
import type { ItemsChange } from '../../src/core/itemsChange.js'
import type { ListOutcome } from '../../src/core/listAnswer.js'
import type { ListPort } from '../../src/core/ports.js'
import type { WorkbinContents } from '../../src/core/workbinContents.js'
import { parseItem } from '../../src/protocol/parseItem.js'
import { ownerPart, type WorkbinTarget } from '../../src/protocol/target.js'
import type { WorkbinItem } from '../../src/protocol/WorkbinItem.js'
import { createListCache } from '../../src/transport/createListCache.js'
import { forgetQueries } from '../../src/transport/forgetQueries.js'
import { billing, openClient, settle, type FullPorts, type OpenClient } from './openClient.js'
import { createFakeClock } from './fakeClock.js'

/** One GET as the port sees it. */
export interface FakeGet {
  readonly target: WorkbinTarget
  readonly signal: AbortSignal
  /** Answers it, and lets the answer be dealt with. */
  answer(outcome: ListOutcome<WorkbinItem>): Promise<void>
}

/** A client, and its lists. */
export interface OpenContents {
  readonly open: OpenClient
  readonly queryClient: QueryClient
  readonly gets: readonly FakeGet[]
  /** The newest GET. */
  readonly get: FakeGet
  /** Answers the newest GET. */
  list(ids: string): Promise<void>
  fail(code?: WorkbinErrorCode, type?: 'retry' | 'fatal'): Promise<void>
  /** Observes a target, subscribes it, and answers its first GET. */
  live(ids: string, target?: WorkbinTarget): Promise<ObservedContents>
  observe(target?: WorkbinTarget, options?: ContentsOptions): ObservedContents
  /** A message about an item; `data` replaces fields of it. */
  tell(
    action: string,
    id: string,
    target?: WorkbinTarget,
    data?: Readonly<Record<string, unknown>>,
  ): void
}

/** One observed list. */
export interface ObservedContents {
  readonly handle: ContentsHandle
  /** Every state it showed, oldest first. */
  readonly seen: readonly WorkbinContents[]
  readonly changes: readonly string[]
  readonly state: WorkbinContents
  /** `current a b c` */
  readonly shown: string
}

/** `a b c`: one item per word; `a=1` has case data. */
export const itemsOf = (ids: string): WorkbinItem[] =>
  ids
    .split(' ')
    .filter((id) => id !== '')
    .map((word, place) => {
      const [id, version] = word.split('=')
      return parseItem('chat', { id, userData: version === undefined ? {} : { version } }, place)
    })

const wordsOf = (items: readonly WorkbinItem[] | null): string =>
  items?.map(({ id }) => id).join(' ') ?? ''

/** `resync +a -b ~c` */
export const describeChange = ({ added, cause, removed, updated }: ItemsChange): string =>
  [
    cause,
    ...added.map(({ id }) => `+${id}`),
    ...removed.map(({ id }) => `-${id}`),
    ...updated.map(({ id }) => `~${id}`),
  ].join(' ')

/** Makes the client; the link is held and live. */
export function openContents(options: Partial<FullPorts> = {}): OpenContents {
  const queryClient = new QueryClient()
  const gets: FakeGet[] = []
  const clock = createFakeClock()
  const list: ListPort['list'] = (target, signal) =>
    new Promise((resolve) => {
      const answer = async (outcome: ListOutcome<WorkbinItem>): Promise<void> => {
        resolve(outcome)
        await settle()
      }
      gets.push({ target, signal, answer })
    })
  const cache = createListCache(queryClient, clock)
  const forgetAgent: FullPorts['forgetAgent'] = (key) =>
    forgetQueries(queryClient.getQueryCache(), key)
  const open = openClient({ cache, lists: { list }, forgetAgent, ...options }, clock)
  open.client.connect()
  open.goLive()
  const newest = (): FakeGet => {
    const get = gets.at(-1)
    if (get === undefined) throw new Error('no GET is out')
    return get
  }
  return {
    open,
    queryClient,
    gets,
    get get() {
      return newest()
    },
    list: (ids) => newest().answer({ type: 'listed', items: itemsOf(ids) }),
    fail: (code = 'request-failed', type = 'retry') =>
      newest().answer({ type, error: new WorkbinError(code) }),
    observe: (target = billing, how = {}) => observe(open.client, target, how),
    async live(ids, target = billing) {
      const observed = observe(open.client, target, {})
      await open.confirm(74)
      await newest().answer({ type: 'listed', items: itemsOf(ids) })
      return observed
    },
    tell(action, id, target = billing, data = {}) {
      open.session.report({
        type: 'message',
        channel: '/v2/me/workbins',
        data: itemMessage(action, id, target, data),
      })
    },
  }
}

function observe(
  client: Pick<WorkbinClient, 'contents'>,
  target: WorkbinTarget,
  options: ContentsOptions,
): ObservedContents {
  const changes: string[] = []
  const onItemsChanged = (change: ItemsChange): void => void changes.push(describeChange(change))
  const handle = client.contents(target, { onItemsChanged, ...options })
  const seen = [handle.getState()]
  handle.subscribe(() => void seen.push(handle.getState()))
  return {
    handle,
    seen,
    changes,
    get state() {
      return handle.getState()
    },
    get shown() {
      const { items, status } = handle.getState()
      return `${status} ${wordsOf(items)}`.trim()
    },
  }
}

/** A message as the server sends it. */
export function itemMessage(
  action: string,
  id: string,
  { id: workbin, owner }: WorkbinTarget,
  data: Readonly<Record<string, unknown>> = {},
): object {
  const [kind, name] = ownerPart(owner)
  return {
    messageType: 'WorkbinStateChangeMessage',
    action,
    id: workbin,
    ...(kind === 'me' ? {} : { [kind === 'user' ? 'workbinUserId' : kind]: name }),
    chatStateResourceV2: { id, userData: {} },
    ...data,
  }
}
