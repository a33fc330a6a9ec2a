/** What the user of the command line can put right. */

/** Told in one line, with exit code 2 and no stack. The message says what is wrong and what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
