/** The command line's way to the outside, so that commands can be tested without a process. */

/** What a command may use of the process. */
export interface Terminal {
  /** Writes to standard output. */
  out(text: string): void
  /** Writes to standard error. */
  error(text: string): void
  /** Aborted when the user or the system wants an end. */
  readonly stop: AbortSignal
}
