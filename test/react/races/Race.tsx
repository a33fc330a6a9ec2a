/** One run of a history: the desktop rendered over two clients, judged at every render, commit and step. */
import type { WorkbinSubscription } from 'gws-workbins'
import {
  lazy,
  Profiler,
  startTransition,
  StrictMode,
  type ComponentType,
  type ReactElement,
} from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { vi } from 'vitest'
import { settle } from '../../core/openClient.js'
import { RaceBoard, type BoardState, type Place, type Rendered } from './RaceBoard.js'
import { stepsOf, waits, type Step } from './raceHistory.js'
import { firstBoard, firstPlace } from './firstBoard.js'
import { RaceJudge } from './RaceJudge.js'
import type { RaceOptions } from './RaceOptions.js'
import type { RaceServer } from './RaceServer.js'

/** One run. Time is fake; the test has to have said so. */
export class Race {
  readonly #options: RaceOptions
  readonly #sides: readonly RaceServer[]
  readonly #judge: RaceJudge
  readonly #container = document.createElement('div')
  readonly #root: Root = createRoot(this.#container)
  readonly #latest = new Map<number, WorkbinSubscription>()
  readonly #holds = new Map<number, () => void>()
  #committed = firstBoard
  #change: (next: (state: BoardState) => BoardState) => void = () => {}
  #seed: number
  #isCalm = false
  commits = 0

  constructor(options: RaceOptions) {
    this.#options = options
    this.#seed = options.given.seed
    this.#sides = [0, 100_000].map((base) => this.#makeSide(base))
    this.#judge = new RaceJudge(this.#sides, this.#container)
  }

  /** Plays the history, heals the world, and takes the desktop away; throws where something is wrong. */
  async run(): Promise<void> {
    const { around, given, scheduler } = this.#options
    await around(async () => this.#root.render(this.#element()))
    await this.#options.calm?.()
    const steps = stepsOf(given)
    const taken = scheduler.scheduleSequence(
      steps.map((step) => ({ label: step.action, builder: () => this.#take(step) })),
    )
    await this.#drain()
    await taken.task
    await this.#heal()
    await this.#leave()
  }

  /** Whatever happened: nothing of this run reaches into the next. */
  async close(): Promise<void> {
    await this.#options.around(async () => this.#root.unmount())
    vi.clearAllTimers()
  }

  get #targets(): RaceServer['targets'] {
    return this.#sides[0]?.targets ?? []
  }

  #makeSide(base: number): RaceServer {
    const { given, scheduler } = this.#options
    return this.#options.makeSide({
      base,
      nature: given.nature,
      gate: (label, pass) =>
        void scheduler.schedule(Promise.resolve(), `${label} of ${base === 0 ? 0 : 1}`).then(pass),
      random: () => this.#random(),
      reply: (deliver) => this.#reply(deliver),
      blame: (fault) => this.#judge.blame(fault),
    })
  }

  /** However many messages it brings, what they change is on the screen at once. */
  #reply(deliver: () => void): void {
    const before = this.commits
    // Of a desktop that changes as well, React may commit the two apart.
    const isCalm = this.#isCalm
    deliver()
    void settle().then(() => {
      if (isCalm && this.commits > before + 1) this.#judge.blame('one reply is committed piecemeal')
    })
  }

  #random(): number {
    this.#seed = (Math.imul(this.#seed, 1_103_515_245) + 12_345) >>> 0
    return this.#seed / 2 ** 32
  }

  #element(): ReactElement {
    const board = (
      <Profiler id="board" onRender={() => this.#onCommit()}>
        <RaceBoard
          host={{
            clients: this.#sides.map(({ watched }) => watched.client),
            targets: this.#targets,
            initial: firstBoard,
            committed: (state, change) => {
              this.#committed = state
              this.#change = change
            },
            rendered: (what) => this.#rendered(what),
          }}
        />
      </Profiler>
    )
    return this.#options.given.isStrict ? <StrictMode>{board}</StrictMode> : board
  }

  #onCommit(): void {
    this.commits += 1
    this.#judge.committed()
  }

  async #drain(): Promise<void> {
    const { scheduler } = this.#options
    for (let left = 1_000; scheduler.count() > 0; left -= 1) {
      if (left === 0) throw new Error('the wire never rests')
      await scheduler.waitNext(1)
      this.#look()
    }
  }

  async #advance(ms: number): Promise<void> {
    for (let past = 0; past < ms; past += 500) {
      vi.advanceTimersByTime(Math.min(500, ms - past))
      for (const side of this.#sides) side.tick()
      await settle()
    }
  }

  async #take({ action, isTransition, pick, place }: Step): Promise<void> {
    const side = this.#sides[pick % 2]
    const target = pick % this.#targets.length
    const now = this.#committed.places[place] ?? firstPlace
    const change = (patch: Partial<Place>): void =>
      this.#set(isTransition, (state) => ({
        ...state,
        places: state.places.map((old, index) => (index === place ? { ...old, ...patch } : old)),
      }))
    switch (action) {
      case 'mount':
        // React 19.3 throws where what suspended a boundary is let go after the boundary has gone.
        this.#holds.delete(place)
        return change({ isMounted: !now.isMounted, Hold: null })
      case 'retarget':
        return change({ target })
      case 'resite':
        return change({ side: [null, 0, 1][pick % 3] ?? null })
      case 'provider':
        return this.#set(isTransition, (state) => ({ ...state, provider: pick % 2 }))
      case 'hide':
        return change({ isHidden: !now.isHidden })
      case 'suspend':
        return this.#suspend(place, change)
      case 'manner':
        if (pick < 3) return change({ autoSubscribe: !now.autoSubscribe })
        if (pick < 6) return change({ isDeferred: !now.isDeferred })
        return change({ lingerMs: [0, 1_000, 5_000, 8_000][pick % 4] ?? 0 })
      case 'verb': {
        const { retry, subscribe, unsubscribe } = this.#latest.get(place) ?? {}
        return [unsubscribe, subscribe, retry][pick % 3]?.()
      }
      case 'wait':
        await this.#advance(waits[pick] ?? 0)
        await this.#options.calm?.()
        this.#isCalm = true
        return undefined
      case 'foreign':
        return side?.endFromElsewhere((pick >> 1) % this.#targets.length)
      case 'loseReply':
        return side?.loseReply(pick > 5)
      case 'loseRequest':
        return side?.loseRequest(pick)
      case 'expire':
        return side?.expire(pick > 5)
      case 'refuse':
        return side?.refuse(pick > 5 ? 'retry' : 'fatal')
      default:
        return action satisfies never
    }
  }

  #set(isTransition: boolean, next: (state: BoardState) => BoardState): void {
    this.#isCalm = false
    if (isTransition) startTransition(() => this.#change(next))
    else this.#change(next)
  }

  #suspend(place: number, change: (patch: Partial<Place>) => void): void {
    const letGo = this.#holds.get(place)
    this.#holds.delete(place)
    this.#isCalm = false
    if (letGo !== undefined) return letGo()
    let resolve: (made: { default: ComponentType }) => void = () => {}
    const made = new Promise<{ default: ComponentType }>((fulfil) => {
      resolve = fulfil
    })
    this.#holds.set(place, () => resolve({ default: () => null }))
    change({ Hold: lazy(() => made) })
  }

  #rendered(what: Rendered): void {
    const { isGone, place } = what.resident
    if (!isGone) this.#latest.set(place, what.subscription)
    const isUnmounted = this.#committed.places[place]?.isMounted === false
    if (isGone && isUnmounted) this.#judge.blame('rendered after it was unmounted')
    this.#judge.rendered(what)
    this.#options.onRender?.()
  }

  #look(): void {
    // Without `act` React may not have mounted all yet; then each commit is judged, and each rest.
    if (this.#options.calm === undefined) this.#judge.live()
    this.#judge.pronounce()
  }

  /** All faults stop; everything is mounted, shown and wanted. */
  async #heal(): Promise<void> {
    const { around } = this.#options
    for (const side of this.#sides) side.refuse(null)
    await around(async () => {
      for (const letGo of this.#holds.values()) letGo()
      this.#set(false, (state) => ({
        ...state,
        places: state.places.map((place) => ({
          ...place,
          Hold: null,
          isHidden: false,
          isMounted: true,
        })),
      }))
    })
    await this.#calmDown()
    await around(async () => {
      for (const { subscribe } of this.#latest.values()) subscribe()
      for (const { watched } of this.#sides) {
        const { connection } = watched.client
        if (connection.getState().status === 'blocked') connection.reconnect()
      }
    })
    const isLive = (): boolean => {
      const live = this.#judge.visible().filter(({ badge }) => badge === 'subscribed')
      return live.length === firstBoard.places.length
    }
    await this.#rest(200, isLive)
    const left = this.#judge.visible()
    if (!isLive()) throw new Error(`never live: ${left.map(({ words }) => words).join(' ')}`)
    for (const { side, target } of left) {
      if (this.#sides[side]?.isHeld(target) !== true) {
        throw new Error(`target ${target} is live, and the server knows nothing of it`)
      }
    }
  }

  /** The desktop goes; nothing may be left behind. */
  async #leave(): Promise<void> {
    const { around } = this.#options
    await around(async () => this.#root.unmount())
    await this.#rest(100, () => vi.getTimerCount() === 0)
    for (const { watched } of this.#sides) {
      if (watched.open !== 0) this.#judge.blame(`${watched.open} uses are not given back`)
      const { status } = watched.client.connection.getState()
      if (status !== 'closed' && status !== 'idle') this.#judge.blame(`the link is ${status}`)
    }
    for (const side of this.#sides) {
      for (const target of this.#targets.keys()) {
        if (side.isOrphan(target)) this.#judge.blame(`target ${target} is left subscribed`)
      }
    }
    if (vi.getTimerCount() !== 0) this.#judge.blame(`${vi.getTimerCount()} timers are left`)
    this.#look()
  }

  async #calmDown(): Promise<void> {
    await this.#options.calm?.()
    this.#isCalm = true
    await this.#drain()
    await this.#options.calm?.()
  }

  /** Time passes, and everything on the wire arrives, until it is done; at most so many seconds. */
  async #rest(seconds: number, isDone: () => boolean): Promise<void> {
    const { around } = this.#options
    await this.#calmDown()
    for (let past = 0; past < seconds && !isDone(); past += 1) {
      await around(() => this.#advance(past < 10 ? 1_000 : 5_000))
      await this.#calmDown()
      this.#judge.rested()
      this.#look()
    }
  }
}
