/** Time that passes as fast as the work in it allows: a day of polls, deadlines and sweeps in seconds. */
import { vi } from 'vitest'
import type { SoakTime } from './playRound.js'

/** The hand that moves the time. While it is there, nothing else does. */
export interface VirtualTime extends SoakTime {
  /** How many timers are planned. */
  planned(): number
  /** Gives the real time back. */
  end(): void
}

/** Any day will do; the same one always. */
const wallStart = Date.UTC(2026, 10, 22, 10, 0, 0)

const realImmediate = globalThis.setImmediate
const RealDate = globalThis.Date

/** One planned call. It stands where Node gives a `Timeout`. */
class Timer {
  isPlanned = true
  at: number
  readonly order: number
  readonly every: number | null
  readonly run: () => void

  constructor(at: number, order: number, every: number | null, run: () => void) {
    this.at = at
    this.order = order
    this.every = every
    this.run = run
  }

  ref(): this {
    return this
  }
  unref(): this {
    return this
  }
}

/**
 * Takes the place of `setTimeout`, `setInterval`, `Date` and `performance.now`.
 *
 * Vitest's own fake timers search all timers for the next one and wait a real millisecond after
 * each: a day of this takes them most of an hour. Here they lie in a heap, and one turn of the
 * event loop lets all promises settle.
 */
export function createVirtualTime(): VirtualTime {
  const queue = createQueue()
  let time = 0
  let orders = 0
  let planned = 0

  const plan = (run: () => void, ms: number, every: number | null): Timer => {
    const timer = new Timer(time + Math.max(1, ms), (orders += 1), every, run)
    queue.push(timer)
    planned += 1
    return timer
  }
  const cancel = (timer: unknown): void => {
    if (!(timer instanceof Timer) || !timer.isPlanned) return
    timer.isPlanned = false
    planned -= 1
  }
  const fire = async (timer: Timer): Promise<void> => {
    time = timer.at
    if (timer.every === null) cancel(timer)
    timer.run()
    if (timer.every !== null && timer.isPlanned) {
      timer.at += timer.every
      queue.push(timer)
    }
    await settle()
  }
  const until = async (holds: () => boolean, ms: number): Promise<boolean> => {
    const end = time + ms
    await settle()
    for (let next = queue.peek(); !holds(); next = queue.peek()) {
      if (next === undefined || next.at > end) {
        time = end
        return holds()
      }
      queue.pop()
      // One after the other: what a timer starts may stop the next.
      // oxlint-disable-next-line no-await-in-loop
      if (next.isPlanned) await fire(next)
    }
    return true
  }

  type Callback = (...args: readonly unknown[]) => void
  vi.stubGlobal('setTimeout', (callback: Callback, ms = 0, ...args: readonly unknown[]) =>
    plan(() => callback(...args), ms, null),
  )
  vi.stubGlobal('setInterval', (callback: Callback, ms = 0, ...args: readonly unknown[]) =>
    plan(() => callback(...args), ms, Math.max(1, ms)),
  )
  vi.stubGlobal('clearTimeout', cancel)
  vi.stubGlobal('clearInterval', cancel)
  vi.stubGlobal(
    'Date',
    virtualDate(() => wallStart + Math.floor(time)),
  )
  const realNow = performance.now.bind(performance)
  performance.now = () => time

  return {
    now: () => time,
    until,
    pass: async (ms) => {
      await until(() => false, ms)
    },
    planned: () => planned,
    end() {
      performance.now = realNow
      vi.unstubAllGlobals()
    },
  }
}

/** Every promise that can go on has done so when the event loop turns. */
function settle(): Promise<void> {
  return new Promise((resolve) => realImmediate(resolve))
}

function virtualDate(now: () => number): DateConstructor {
  return new Proxy(RealDate, {
    construct: (target, args: readonly unknown[]): Date =>
      Reflect.construct(target, args.length === 0 ? [now()] : args) as Date, // what Date makes
    get: (target, name) => (name === 'now' ? now : (Reflect.get(target, name) as unknown)),
  })
}

/** A binary heap: by time, then in the order in which they were planned. */
function createQueue() {
  const heap: Timer[] = []
  const isBefore = (one: Timer, other: Timer): boolean =>
    one.at < other.at || (one.at === other.at && one.order < other.order)

  const push = (timer: Timer): void => {
    let index = heap.length
    for (let parent = heap[(index - 1) >> 1]; index > 0; parent = heap[(index - 1) >> 1]) {
      if (parent === undefined || !isBefore(timer, parent)) break
      heap[index] = parent
      index = (index - 1) >> 1
    }
    heap[index] = timer
  }
  const pop = (): void => {
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let index = 0
    for (;;) {
      const child = smallerChild(index)
      const timer = heap[child]
      if (timer === undefined || !isBefore(timer, last)) break
      heap[index] = timer
      index = child
    }
    heap[index] = last
  }
  const smallerChild = (index: number): number => {
    const left = heap[2 * index + 1]
    const right = heap[2 * index + 2]
    const isRight = left !== undefined && right !== undefined && isBefore(right, left)
    return 2 * index + (isRight ? 2 : 1)
  }
  return { push, pop, peek: (): Timer | undefined => heap[0] }
}
