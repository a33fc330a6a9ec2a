/** Runs the contents machine of one target: begins and aborts its GETs, keeps its one timer, shows its list. */
import type { WorkbinTarget } from '../protocol/target.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import { Alarm } from './Alarm.js'
import { stepContents, type ContentsContext, type ContentsEvent } from './contents.js'
import {
  contentsDeadline,
  initialContents,
  type ContentsState,
  type PendingFetch,
} from './contentsState.js'
import type { ItemsCause } from './itemsChange.js'
import type { LinkView } from './linkView.js'
import type { KeptContents, ListCache, ListKeeper, OpenList } from './listCache.js'
import type { ListPort } from './ports.js'
import { shareItems } from './shareItems.js'
import { showContents } from './showContents.js'
import { noContents, type WorkbinContents } from './workbinContents.js'
import type { WorkbinKey } from './workbinKeys.js'

/** What a list needs, and whom it tells. */
export interface ContentsOptions extends ContentsContext {
  readonly lists: ListPort
  readonly cache: ListCache
  /** Where it is in the cache: for the agent of this moment. */
  keyOf(target: WorkbinTarget): WorkbinKey
  /** The list changed, and nothing told so: the subscription is dead at the server. */
  onDrift(target: WorkbinTarget): void
  /** Called after every change of what is shown; the cause is that of the items, where they changed. */
  onShown(target: WorkbinTarget, cause: ItemsCause): void
}

/** One target's list; nothing happens before somebody observes it. */
export class RunningContents {
  readonly target: WorkbinTarget
  readonly #options: ContentsOptions
  readonly #key: WorkbinKey
  readonly #keeper: ListKeeper
  readonly #alarm: Alarm
  #state: ContentsState<WorkbinItem>
  #shown: WorkbinContents = noContents
  #kept: KeptContents | null = null
  #open: OpenList | null = null
  #flight: { readonly id: number; readonly abort: AbortController } | null = null
  #waiting: (() => void)[] = []

  constructor(
    target: WorkbinTarget,
    view: LinkView,
    options: ContentsOptions,
    fetch: ListKeeper['fetch'],
  ) {
    this.target = target
    this.#options = options
    this.#key = options.keyOf(target)
    this.#state = initialContents(view)
    this.#keeper = {
      fetch,
      onInvalidated: () => this.tell({ type: 'mutated' }),
      onReplaced: () => this.#show('resync'),
    }
    this.#alarm = new Alarm(options.clock, () => {
      this.tell({ type: 'due' })
      this.#alarm.set(contentsDeadline(this.#state))
    })
  }

  get state(): ContentsState<WorkbinItem> {
    return this.#state
  }

  get shown(): WorkbinContents {
    return this.#shown
  }

  /** The list as the cache has it. */
  get kept(): KeptContents | null {
    return this.#kept
  }

  tell(event: ContentsEvent<WorkbinItem>): void {
    const before = this.#state
    this.#state = stepContents(before, shareItems(event, this.#shown.items), this.#options)
    if (this.#state === before) return
    const { clean, dirty, drifts, error, fetch, observers } = this.#state
    const hasDrifted = drifts !== before.drifts
    if (observers > 0) this.#open ??= this.#options.cache.open(this.#key, this.#keeper)
    if (fetch?.id !== before.fetch?.id) this.#replaceFlight(fetch)
    this.#alarm.set(contentsDeadline(this.#state))
    const isAnswered = event.type === 'fetched' && (clean === dirty || error !== null)
    this.#show(event.type === 'changed' ? 'event' : 'resync')
    if (observers === 0) this.#close()
    if (isAnswered || observers === 0) this.#release()
    if (hasDrifted) this.#options.onDrift(this.target)
  }

  /** Resolves once all that is unverified has been read, or could not be; at the latest when nobody observes it. */
  settled(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve))
  }

  /** Ends its timer and its GET; it is not told anything afterwards. */
  dispose(): void {
    this.#state = initialContents(this.#state.link)
    this.#alarm.set(Number.POSITIVE_INFINITY)
    this.#replaceFlight(null)
    this.#close()
    this.#release()
  }

  #close(): void {
    this.#open?.close()
    this.#open = null
  }

  #release(): void {
    for (const resolve of this.#waiting.splice(0)) resolve()
  }

  #replaceFlight(fetch: PendingFetch | null): void {
    this.#flight?.abort.abort()
    this.#flight = null
    if (fetch === null) return
    const { id } = fetch
    const abort = new AbortController()
    this.#flight = { id, abort }
    void this.#options.lists.list(this.target, abort.signal).then((outcome) => {
      if (this.#flight?.id === id) this.tell({ type: 'fetched', id, outcome })
    })
  }

  #show(cause: ItemsCause): void {
    const { cache, onShown } = this.#options
    const isOwn = this.#state.items !== null
    if (!isOwn) this.#kept = cache.read(this.#key)
    const shown = showContents(this.#state, this.#kept, this.#shown)
    if (shown === this.#shown) return
    const { asOf, error, isFetching, isTruncated, items, status } = shown
    this.#shown = shown
    const { asOf: keptAsOf, items: keptItems } = this.#kept ?? noContents
    const isNew = items !== keptItems || asOf !== keptAsOf
    if (isOwn && items !== null && asOf !== null && isNew) this.#kept = { items, asOf, isTruncated }
    const kept = isOwn ? this.#kept : null
    this.#open?.show({ kept, isFetching, error, isFailed: status === 'failed' })
    onShown(this.target, cause)
  }
}
