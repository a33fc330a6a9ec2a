/** Drives the machine of one target's contents without a client around it: events in, GETs and lists out. */
import { stepContents, type ContentsEvent } from '../../src/core/contents.js'
import {
  contentsDeadline,
  initialContents,
  type ContentsState,
} from '../../src/core/contentsState.js'
import { WorkbinError, type WorkbinErrorCode } from '../../src/core/errors.js'
import type { LinkView } from '../../src/core/linkView.js'
import type { ListOutcome } from '../../src/core/listAnswer.js'
import { defaultTimings } from '../../src/core/timings.js'
import { liveView } from './driveTarget.js'
import { createFakeClock, type FakeClock } from './fakeClock.js'

/** An item, as opaque to the machine as any. */
export interface TestItem {
  readonly id: string
  readonly version?: number
}

/** `a b c`: one item per word. */
export const itemsOf = (ids: string): TestItem[] =>
  ids
    .split(' ')
    .filter((id) => id !== '')
    .map((id) => ({ id }))

/** One target's contents under test. */
export interface ContentsDrive {
  readonly clock: FakeClock
  readonly state: ContentsState<TestItem>
  /** Monotonic ms at which each GET began, counted from the start. */
  readonly gets: readonly number[]
  /** `a b c`, or null before the first list. */
  readonly shown: string | null
  tell(event: ContentsEvent<TestItem>): void
  observe(): void
  leave(): void
  /** The subscription is live, or no longer. */
  subscribe(): void
  unsubscribe(isWanted?: boolean): void
  link(change: Partial<LinkView>): void
  /** The session is gone, and another one there. */
  renew(): void
  put(ids: string, version?: number): void
  remove(ids: string): void
  /** The GET that is out is answered. */
  list(ids: string): void
  answer(outcome: ListOutcome<TestItem>): void
  fail(code?: WorkbinErrorCode, retryAfter?: number): void
  /** Lets time pass; runs what falls due. */
  advance(ms: number): void
}

/** Starts with a link that is up and a subscription that is wanted; nobody looks yet. */
export function driveContents(view: Partial<LinkView> = {}): ContentsDrive {
  const clock = createFakeClock()
  const start = clock.now()
  const context = { clock, timings: defaultTimings }
  const gets: number[] = []
  let state = initialContents<TestItem>({ ...liveView, ...view })

  const tell = (event: ContentsEvent<TestItem>): void => {
    const { fetches } = state
    state = stepContents(state, event, context)
    if (state.fetches !== fetches) gets.push(clock.now() - start)
  }
  const answer = (outcome: ListOutcome<TestItem>): void => {
    if (state.fetch === null) throw new Error('no GET is out')
    tell({ type: 'fetched', id: state.fetch.id, outcome })
  }
  const link = (change: Partial<LinkView>): void =>
    tell({ type: 'linkChanged', link: { ...state.link, ...change } })

  tell({ type: 'targetChanged', isWanted: true, isLive: false })
  return {
    clock,
    gets,
    tell,
    link,
    answer,
    get state() {
      return state
    },
    get shown() {
      return state.items?.map(({ id }) => id).join(' ') ?? null
    },
    observe: () => tell({ type: 'observed' }),
    leave: () => tell({ type: 'unobserved' }),
    subscribe: () => tell({ type: 'targetChanged', isWanted: true, isLive: true }),
    unsubscribe: (isWanted = true) => tell({ type: 'targetChanged', isWanted, isLive: false }),
    renew() {
      const { gap, session } = state.link
      link({ session: 0, isLive: false, obstacle: 'link' })
      link({ session: session + 1, gap: gap + 1, isLive: true, obstacle: null })
    },
    put: (ids, version = 1) =>
      tell({
        type: 'changed',
        changes: itemsOf(ids).map(({ id }) => ({ type: 'put', item: { id, version } })),
      }),
    remove: (ids) =>
      tell({
        type: 'changed',
        changes: itemsOf(ids).map(({ id }) => ({ type: 'removed', id })),
      }),
    list: (ids) => answer({ type: 'listed', items: itemsOf(ids) }),
    fail: (code = 'request-failed', retryAfter) =>
      answer({ type: 'retry', error: new WorkbinError(code), retryAfter }),
    advance(ms) {
      const until = clock.now() + ms
      for (let at = contentsDeadline(state); at <= until; at = contentsDeadline(state)) {
        clock.advance(Math.max(0, at - clock.now()))
        tell({ type: 'due' })
        if (contentsDeadline(state) <= clock.now()) throw new Error('what was due is due again')
      }
      clock.advance(until - clock.now())
    },
  }
}

/** A live list, `a b c`, long after its last GET. */
export function driveCurrent(): ContentsDrive {
  const drive = driveContents()
  drive.subscribe()
  drive.observe()
  drive.list('a b c')
  drive.advance(10_000)
  return drive
}
