/** The server-side sequence of reference numbers. */

/** Gives each operation its `referenceId`. */
export interface References {
  /** The next number. */
  next(): number
  /** The last number again; the first one where there was none. */
  repeat(): number
  /** From 1 again, as after a restart of the server: numbers come back that were given before. */
  restart(): void
}

/** Begins at 1. */
export function createReferences(): References {
  let last = 0
  return {
    next: () => (last += 1),
    repeat: () => (last = Math.max(last, 1)),
    restart: () => {
      last = 0
    },
  }
}
