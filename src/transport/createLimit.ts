/** Lets a few requests out at a time: a browser has six connections to a server, and the poll needs one. */

/** Runs a task when its turn comes. */
export type Limit = <Result>(task: () => Promise<Result>) => Promise<Result>

/** Runs tasks, at most `most` at once, in the order in which they came. */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = []
  let running = 0

  const enter = (): Promise<void> => {
    if (running < most) {
      running += 1
      return Promise.resolve()
    }
    return new Promise((resolve) => waiting.push(resolve))
  }

  /** Hands the place on, or gives it back. */
  const leave = (): void => {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return async (task) => {
    await enter()
    try {
      return await task()
    } finally {
      leave()
    }
  }
}
