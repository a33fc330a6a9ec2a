/** What every client has, and where it keeps what else is added to it. */
import type { WorkbinClient } from './client.js'

/**
 * As much of a client as a badge needs. Lists, moves and the like are parts: whoever needs one adds
 * it, so that a page which shows no list brings no code for lists.
 */
export type LeanClient = Pick<
  WorkbinClient,
  | 'agent'
  | 'authRenewed'
  | 'connect'
  | 'connection'
  | 'peek'
  | 'queryClient'
  | 'recheck'
  | 'reset'
  | 'setReady'
  | 'subscription'
  | 'timings'
>
