/** Tells the link of a login that an answer shows to be lost, before whoever asked hears of it. */
import type { WorkbinError } from './errors.js'
import type { RunningConnection } from './RunningConnection.js'

/** An outcome that says that GWS does not know the agent. */
interface SignedOut {
  readonly type: 'signed-out'
  readonly error: WorkbinError
  readonly executed?: 'unknown' | undefined
}

/** What takes its place where it is about an older login. */
interface Later {
  readonly type: 'retry'
  readonly error: WorkbinError
  readonly executed: 'no' | 'unknown'
}

/**
 * Race 3: a refusal of the agent that was sent before a new login arrives after it. It says nothing
 * about the new login, so it only counts as a failed try. Otherwise the link hears of it first: a
 * target that heard of it before would ask again at once.
 */
export async function withLogin<Outcome extends { readonly type: string }>(
  connection: RunningConnection,
  send: () => Promise<Outcome | SignedOut>,
): Promise<Outcome | SignedOut | Later> {
  const { login } = connection
  const outcome = await send()
  if (!isSignedOut(outcome)) return outcome
  const { error, executed = 'no' } = outcome
  if (login !== connection.login) return { type: 'retry', error, executed }
  connection.tell({ type: 'agentLost', login, error })
  return outcome
}

function isSignedOut(outcome: { readonly type: string }): outcome is SignedOut {
  return outcome.type === 'signed-out'
}
