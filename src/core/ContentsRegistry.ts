/** Holds the lists of a client: makes and drops them, and hands them the news of link, subscriptions and messages. */
import { targetKey, type WorkbinTarget } from '../protocol/target.js'
import type { WorkbinItem } from '../protocol/WorkbinItem.js'
import { addressees } from './addressees.js'
import type { ContentsEvent } from './contents.js'
import { distance } from './contentsState.js'
import { WorkbinError } from './errors.js'
import { compareItems, type ItemsCause, type ItemsListener } from './itemsChange.js'
import type { LinkView } from './linkView.js'
import type { KeptContents } from './listCache.js'
import { Listeners } from './Listeners.js'
import { notify } from './notify.js'
import { patch, type ItemChange } from './reconcile.js'
import type { Registry } from './Registry.js'
import { RunningContents, type ContentsOptions } from './RunningContents.js'
import { showKept } from './showContents.js'
import { toItemChange } from './toItemChange.js'
import type { WorkbinEvent } from './workbinEvent.js'
import { noContents, type WorkbinContents } from './workbinContents.js'

/** What the lists need. */
export interface ContentsRegistryOptions extends Omit<ContentsOptions, 'onShown' | 'onDrift'> {
  readonly view: LinkView
  /** The subscriptions. */
  readonly targets: Pick<Registry, 'newsOf' | 'targetsOf' | 'tell'>
}

/** How long a list is remembered that nobody observes (ms): its GETs begin 2 s apart wherever it is shown next. */
const dropAfter = 3_000

/** All lists of one client that somebody observes, by value of the target. */
export class ContentsRegistry {
  readonly #options: ContentsOptions & ContentsRegistryOptions
  readonly #running = new Map<string, RunningContents>()
  readonly #listeners = new Listeners()
  readonly #watchers = new Listeners<[ItemsCause]>()
  /** What the messages of one reply say, until the last of them is there. */
  readonly #told = new Map<RunningContents, (ItemChange<WorkbinItem> | null)[]>()
  readonly #previews = new WeakMap<KeptContents, WorkbinContents>()
  /** What each listener was told last, by target: who comes back hears what has changed since. */
  #seen = new WeakMap<ItemsListener, Map<string, readonly WorkbinItem[]>>()
  /** Of reads for those who do not observe. */
  #abort = new AbortController()
  #view: LinkView

  constructor(options: ContentsRegistryOptions) {
    const { targets, view } = options
    this.#view = view
    this.#options = {
      ...options,
      onDrift: (target) => targets.tell(target, { type: 'drifted' }),
      onShown: (target, cause) => {
        this.#listeners.tell(target)
        this.#watchers.tell(target, cause)
      },
    }
  }

  /** The list of a target for somebody who only looks. */
  read(target: WorkbinTarget): WorkbinContents {
    const running = this.#find(target)
    if (running !== undefined) return running.shown
    const { cache, keyOf } = this.#options
    const kept = cache.read(keyOf(target))
    if (kept === null) return noContents
    const known = this.#previews.get(kept) ?? showKept(kept)
    this.#previews.set(kept, known)
    return known
  }

  /** The list of a target; null where nobody observes it. */
  readObserved(target: WorkbinTarget): WorkbinContents | null {
    const running = this.#find(target)
    return running !== undefined && running.state.observers > 0 ? running.shown : null
  }

  /** Calls `listener` when the list of a target may have changed. */
  listen(target: WorkbinTarget, listener: () => void): () => void {
    return this.#listeners.add(target, listener)
  }

  /** Tells what comes and goes; at once where there is a list that `listener` does not know. */
  watch(target: WorkbinTarget, listener: ItemsListener): () => void {
    const look = (cause: ItemsCause): void => this.#tellDifference(target, cause, listener)
    notify([look], 'resync')
    return this.#watchers.add(target, look)
  }

  observe(target: WorkbinTarget): void {
    const running = this.#find(target) ?? this.#make(target)
    running.tell({ type: 'observed' })
  }

  unobserve(target: WorkbinTarget): void {
    this.tell(target, { type: 'unobserved' })
    this.#options.clock.schedule(() => this.#drop(target), dropAfter)
  }

  /** Tells a list that somebody observes. */
  tell(target: WorkbinTarget, event: ContentsEvent<WorkbinItem>): void {
    this.#find(target)?.tell(event)
  }

  /** We changed something ourselves; what is known to be gone by that is gone at once. */
  mutated(target: WorkbinTarget, removedId?: string): void {
    if (removedId !== undefined) {
      this.tell(target, { type: 'changed', changes: [{ type: 'removed', id: removedId }] })
    }
    this.tell(target, { type: 'mutated' })
  }

  /** Reads the list anew; resolves with what is shown then, whatever came of it. */
  async refetch(target: WorkbinTarget): Promise<WorkbinContents> {
    this.tell(target, { type: 'retryAsked' })
    await this.#find(target)?.settled()
    return this.read(target)
  }

  /** The list, verified, for somebody who asks once: by the GET that is out, if one is observed. */
  async fetch(target: WorkbinTarget): Promise<KeptContents> {
    // Who is mounted in the same commit may be about to observe it.
    await Promise.resolve()
    const { signal } = this.#abort
    const running = this.#find(target)
    if (running !== undefined && running.state.observers > 0) {
      if (running.state.fetch === null) running.tell({ type: 'retryAsked' })
      await running.settled()
      const { kept, state } = running
      if (state.error !== null) throw state.error
      if (state.items !== null && kept !== null) return kept
    }
    return this.#readOnce(target, signal)
  }

  /** News of the link, for every list. */
  linkChanged(view: LinkView): void {
    this.#view = view
    for (const running of [...this.#running.values()]) {
      running.tell({ type: 'linkChanged', link: view })
    }
  }

  /** News of a subscription. */
  targetChanged(target: WorkbinTarget): void {
    const running = this.#find(target)
    running?.tell({ type: 'targetChanged', ...this.#options.targets.newsOf(target) })
  }

  /** A message. All of one reply arrive in one task, and act together when it is over. */
  receive(event: WorkbinEvent): void {
    if (event.messageType === 'WorkbinSubscriptionStateChangeMessage') return
    const candidates = this.#options.targets.targetsOf(event.id)
    if (event.messageType === 'WorkbinStateChangeMessage') {
      const { isCertain, targets } = addressees(event.owner, candidates)
      const change = isCertain ? toItemChange(event) : null
      for (const target of targets) this.#note(target, change)
      // GWS told us, so it may be one of ours after all.
      if (targets.length === 0) {
        for (const target of candidates) this.tell(target, { type: 'rumoured' })
      }
    } else if (event.statedType === 'WorkbinStateChangeMessage') {
      for (const target of candidates) this.#note(target, null)
    }
  }

  /** Another agent: every list of the former one is forgotten. The function returned lets what is observed start anew. */
  reset(): () => void {
    const former = [...this.#running.values()].map((running) => {
      const { observers } = running.state
      running.dispose()
      return { target: running.target, observers }
    })
    this.#abort.abort()
    this.#abort = new AbortController()
    this.#running.clear()
    this.#told.clear()
    this.#seen = new WeakMap()
    return () => {
      for (const { observers, target } of former) {
        for (let n = 0; n < observers; n += 1) this.observe(target)
        this.#listeners.tell(target)
      }
    }
  }

  #find(target: WorkbinTarget): RunningContents | undefined {
    return this.#running.get(targetKey(target))
  }

  /** News of the subscription come before the first observer: what is awaited is not asked for. */
  #make(target: WorkbinTarget): RunningContents {
    const running = new RunningContents(target, this.#view, this.#options, () => this.fetch(target))
    this.#running.set(targetKey(target), running)
    this.targetChanged(target)
    return running
  }

  #drop(target: WorkbinTarget): void {
    const running = this.#find(target)
    if (running === undefined || running.state.observers > 0) return
    if (this.#options.clock.now() - running.state.fetchedAt < distance) return
    running.dispose()
    this.#running.delete(targetKey(target))
  }

  async #readOnce(target: WorkbinTarget, signal: AbortSignal): Promise<KeptContents> {
    const { clock, lists } = this.#options
    const asOf = clock.wall()
    const outcome = signal.aborted ? null : await lists.list(target, signal)
    if (outcome === null || signal.aborted) throw new WorkbinError('agent-changed')
    if (outcome.type !== 'listed') throw outcome.error
    return { ...patch(outcome.items, []), asOf }
  }

  #note(target: WorkbinTarget, change: ItemChange<WorkbinItem> | null): void {
    const running = this.#find(target)
    if (running === undefined) return
    if (this.#told.size === 0) queueMicrotask(() => this.#flush())
    const told = this.#told.get(running) ?? []
    told.push(change)
    this.#told.set(running, told)
  }

  #flush(): void {
    const told = [...this.#told]
    this.#told.clear()
    for (const [running, all] of told) {
      const changes = all.filter((change) => change !== null)
      if (changes.length > 0) running.tell({ type: 'changed', changes })
      if (changes.length < all.length) running.tell({ type: 'doubted' })
    }
  }

  #tellDifference(target: WorkbinTarget, cause: ItemsCause, listener: ItemsListener): void {
    const { items } = this.read(target)
    if (items === null) return
    const key = targetKey(target)
    const seen = this.#seen.get(listener) ?? new Map<string, readonly WorkbinItem[]>()
    const before = seen.get(key)
    this.#seen.set(listener, seen.set(key, items))
    const change = compareItems(items, before ?? [], before === undefined ? 'initial' : cause)
    if (change !== null) listener(change)
  }
}
