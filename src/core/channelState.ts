/** What is known of a channel that a host listens to. */
import type { WorkbinError } from './errors.js'

/**
 * - `idle` nobody listens, or no push session is up
 * - `joining` asked for on this session
 * - `joined` its messages come
 * - `refused` they do not come; `error` says why. Asked for again on the next session, and where
 *   only the answer was missing (`error.retryable`) as soon as the link has proved itself again.
 */
export type ChannelState =
  | { readonly status: 'idle' | 'joining' | 'joined'; readonly error: null }
  | { readonly status: 'refused'; readonly error: WorkbinError }

/** One word for a {@link ChannelState}. */
export type ChannelStatus = ChannelState['status']

/** Hears the `data` of each message as it came, untrusted, and the channel it came on. */
export type ChannelListener = (data: unknown, channel: string) => void

/** A channel that nobody has asked for. */
export const idleChannel: ChannelState = { status: 'idle', error: null }
